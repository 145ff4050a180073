/** What ships the service without being TypeScript: checked here, for nothing else reads it before an administrator. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { leesConfiguratie, variabelen } from '../src/platform/config.ts';
import { nieuweSleutel } from '../src/platform/sleutels.ts';

const root = join(import.meta.dirname, '..');
const lees = (naam: string) => readFileSync(join(root, naam), 'utf8');

const dienst = z.object({
  image: z.string(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  env_file: z.string().optional(),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  restart: z.string(),
  healthcheck: z.looseObject({}).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const { services, volumes } = z
  .object({
    services: z.strictObject({
      postgres: dienst,
      valkey: dienst,
      migrate: dienst,
      api: dienst,
      worker: dienst,
      clock: dienst,
    }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(lees('docker-compose.yml'), { merge: true }));
const opNaam = new Map(Object.entries(services));

const eigen = Object.entries(services).filter(([, { image }]) => image === 'berichtenpoort');

/** Names and values of the example, those that are commented out included. */
const voorbeeld = new Map(
  [...lees('.env.voorbeeld').matchAll(/^(?:# )?([A-Z][A-Z_]+)=(.*)$/gm)].map(([, naam = '', waarde = '']) => [
    naam,
    waarde,
  ]),
);

describe('the example of the environment', () => {
  test('names every variable there is and none that there is not', () => {
    const namen = [...voorbeeld.keys()].filter((naam) => naam !== 'POSTGRES_WACHTWOORD');
    expect(namen.toSorted()).toEqual(Object.values(variabelen).toSorted());
  });

  test('holds no secrets, not even made-up ones that somebody could leave in place', () => {
    for (const naam of ['POSTGRES_WACHTWOORD', variabelen.sleutels, variabelen.bsnSleutel]) {
      expect(voorbeeld.get(naam)).toBe('');
    }
  });
});

describe('docker-compose.yml', () => {
  test('runs migrate once, and each role as a service of the same image', () => {
    expect(eigen.map(([naam, { command }]) => [naam, command.slice(1)])).toEqual([
      ['migrate', ['src/cli.ts', 'migrate']],
      ['api', ['src/cli.ts', 'serve', '--role', 'api']],
      ['worker', ['src/cli.ts', 'serve', '--role', 'worker']],
      ['clock', ['src/cli.ts', 'serve', '--role', 'clock']],
    ]);
    for (const [naam, { restart }] of Object.entries(services)) {
      expect(restart).toBe(naam === 'migrate' ? 'no' : 'unless-stopped');
    }
  });

  test('gives its services a configuration that is right once the secrets are filled in', () => {
    const geheimen = {
      [variabelen.sleutels]: `2026:${nieuweSleutel()}`,
      [variabelen.bsnSleutel]: nieuweSleutel(),
    };
    for (const [, { environment, env_file }] of eigen) {
      expect(env_file).toBe('.env');
      const ingevuld = Object.entries(environment).map(([naam, waarde]) => [
        naam,
        waarde.replace(/\$\{POSTGRES_WACHTWOORD:\?[^}]+\}/, 'abc123'),
      ]);
      const env = { ...Object.fromEntries(voorbeeld), ...geheimen, ...Object.fromEntries(ingevuld) };
      expect(leesConfiguratie(env)).toMatchObject({ soort: 'goed', waarschuwingen: [] });
      expect(JSON.stringify(ingevuld)).not.toContain('$');
    }
  });

  test('opens nothing to another machine', () => {
    const poorten = Object.values(services).flatMap(({ ports }) => ports);
    expect(poorten.length).toBeGreaterThan(0);
    for (const poort of poorten) expect(poort).toMatch(/^127\.0\.0\.1:/);
  });

  test('waits for what it needs, and that says when it is there', () => {
    for (const [naam, { depends_on }] of eigen) {
      const verwacht = naam === 'migrate' ? ['postgres'] : ['migrate', 'postgres', 'valkey'];
      expect(Object.keys(depends_on)).toEqual(verwacht);
      for (const [van, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe(van === 'migrate' ? 'service_completed_successfully' : 'service_healthy');
        if (van !== 'migrate') expect(opNaam.get(van)?.healthcheck).toHaveProperty('test');
      }
    }
  });

  test('has a Valkey that writes down and never forgets to make room', () => {
    const commando = services.valkey.command.join(' ');
    expect(commando).toContain('--appendonly yes');
    expect(commando).toContain('--appendfsync everysec');
    expect(commando).toContain('--maxmemory-policy noeviction');
  });

  test('keeps data where the images write it, in volumes that exist', () => {
    const gebruikt = Object.values(services).flatMap((een) =>
      een.volumes.map((volume) => volume.split(':')[0] ?? ''),
    );
    expect(new Set(gebruikt)).toEqual(new Set(Object.keys(volumes)));
    expect(services.postgres.volumes).toEqual(['postgres:/var/lib/postgresql']);
    const map = services.worker.environment[variabelen.uitgaandMap];
    expect(services.worker.volumes).toEqual([`uitgaand:${map}`]);
    expect(lees('Dockerfile')).toContain(`install -d -o node -g node -m 0700 ${map}\n`);
  });
});

describe('the image', () => {
  test('has the Node that we test with, and does not run as root', () => {
    const { devDependencies } = z
      .object({ devDependencies: z.object({ node: z.string() }) })
      .parse(JSON.parse(lees('package.json')));
    const versies = [...lees('Dockerfile').matchAll(/^FROM node:(\d+\.\d+)-slim/gm)].map(
      ([, versie]) => versie,
    );
    expect(versies).toHaveLength(2);
    for (const versie of versies) expect(devDependencies.node.startsWith(`${versie}.`)).toBe(true);
    expect(lees('Dockerfile')).toMatch(/^USER node$/m);
  });

  test('is made of named files only, so that no .env ends up in it', () => {
    const regels = lees('.dockerignore')
      .split('\n')
      .filter((regel) => regel !== '' && !regel.startsWith('#'));
    expect(regels[0]).toBe('*');
    expect(regels.filter((regel) => regel.includes('.env'))).toEqual([]);
  });
});
