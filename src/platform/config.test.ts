import { describe, expect, test } from 'vitest';
import {
  leesConfiguratie,
  leesConfiguratieZonderOpslag,
  leesMigratieconfiguratie,
  type Omgeving,
  variabelen,
} from './config.ts';
import { nieuweSleutel } from './sleutels.ts';

const sleutel = nieuweSleutel();
const minimaal = {
  BERICHTENPOORT_DATABASE_URL: 'postgresql://bp:geheimpje@db:5432/berichtenpoort',
  BERICHTENPOORT_SLEUTELS: `2026:${sleutel}`,
  BERICHTENPOORT_BSN_SLEUTEL: nieuweSleutel(),
  BERICHTENPOORT_UITGAAND_MAP: '/var/lib/berichtenpoort/uitgaand',
};

function goed(env: Omgeving) {
  const gelezen = leesConfiguratie(env);
  if (gelezen.soort === 'fout') throw new Error(gelezen.fouten.join('\n'));
  return gelezen.configuratie;
}

function fouten(env: Omgeving): readonly string[] {
  const gelezen = leesConfiguratie(env);
  return gelezen.soort === 'fout' ? gelezen.fouten : [];
}

describe('configuration', () => {
  test('needs four variables and has a default for the rest', () => {
    const { sleutels, bsnSleutel, ...rest } = goed(minimaal);
    expect(sleutels.map(({ id }) => id)).toEqual(['2026']);
    expect(bsnSleutel.symmetricKeySize).toBe(32);
    expect(rest).toEqual({
      databaseUrl: minimaal.BERICHTENPOORT_DATABASE_URL,
      redisUrl: null,
      host: '127.0.0.1',
      port: 8080,
      gemeenten: new Set(),
      aanbieders: new Set(),
      protocollen: new Map(),
      webhooks: new Map(),
      webhookSleutels: new Map(),
      uitgaandMap: '/var/lib/berichtenpoort/uitgaand',
      woonplaatsen: null,
      xsdMotor: 'libxml2',
      werkers: 8,
      zwaarKb: 256,
      zwareWerkers: 1,
      zwaarGeheugenMb: 256,
      logNiveau: 'info',
      herstelSeconden: 15,
    });
  });

  test('takes a webhook as an address and a key under one name', () => {
    const webhooks = {
      BERICHTENPOORT_WEBHOOKS: 'backoffice=https://bo.example/in?x=1,hier=http://127.0.0.1:9/',
    };
    const sleutels = { BERICHTENPOORT_WEBHOOK_SLEUTELS: `hier=${nieuweSleutel()}, backoffice=${sleutel}` };
    const gelezen = goed({ ...minimaal, ...webhooks, ...sleutels });
    expect(gelezen.webhooks).toEqual(
      new Map([
        ['backoffice', 'https://bo.example/in?x=1'],
        ['hier', 'http://127.0.0.1:9/'],
      ]),
    );
    expect(gelezen.webhookSleutels.get('backoffice')?.symmetricKeySize).toBe(32);
    expect(fouten({ ...minimaal, ...webhooks })).toEqual([expect.stringContaining('WEBHOOK_SLEUTELS mist')]);
    expect(fouten({ ...minimaal, ...sleutels })).toEqual([
      expect.stringContaining('WEBHOOKS mist het adres'),
    ]);
  });

  test.each([
    'bo=http://bo.example/in',
    'bo=https://naam:wachtwoord@bo.example/in',
    'bo=ftp://bo.example/in',
    'BO=https://bo.example/in',
    'https://bo.example/in',
    'bo=https://a.example/,bo=https://b.example/',
  ])('takes no webhook at %s', (webhooks) => {
    const anders = { BERICHTENPOORT_WEBHOOKS: webhooks, BERICHTENPOORT_WEBHOOK_SLEUTELS: `bo=${sleutel}` };
    const zinnen = fouten({ ...minimaal, ...anders });
    expect(zinnen[0]).toMatch(/^BERICHTENPOORT_WEBHOOKS /);
    expect(zinnen.join()).not.toContain('example');
  });

  test('takes what is set, and an empty variable for one that is not', () => {
    const gezet = goed({
      ...minimaal,
      BERICHTENPOORT_REDIS_URL: ' rediss://valkey:6379/1 ',
      BERICHTENPOORT_HOST: '::',
      BERICHTENPOORT_PORT: '0',
      BERICHTENPOORT_GEMEENTEN: '0363, 0599',
      BERICHTENPOORT_AANBIEDERS: '99990001, 99990002',
      BERICHTENPOORT_PROTOCOLLEN: '0363=limburg-noord, 0384/iwmo=nijmegen',
      BERICHTENPOORT_XSD_MOTOR: 'xerces',
      BERICHTENPOORT_WERKERS: '',
      BERICHTENPOORT_LOG_NIVEAU: 'debug',
      BERICHTENPOORT_HERSTEL_SECONDEN: '60',
    });
    expect(gezet).toMatchObject({
      redisUrl: 'rediss://valkey:6379/1',
      host: '::',
      port: 0,
      gemeenten: new Set(['0363', '0599']),
      aanbieders: new Set(['99990001', '99990002']),
      protocollen: new Map([
        ['0363', 'limburg-noord'],
        ['0384/iwmo', 'nijmegen'],
      ]),
      xsdMotor: 'xerces',
      werkers: 8,
      logNiveau: 'debug',
      herstelSeconden: 60,
    });
  });

  test('reports everything that is missing at once', () => {
    const gemist = fouten({});
    expect(gemist.map((zin) => zin.split(' ')[0]).toSorted()).toEqual(Object.keys(minimaal).toSorted());
    for (const zin of gemist) expect(zin).toMatch(/^BERICHTENPOORT_[A-Z_]+ ontbreekt\. Geef .*[.2]$/);
  });

  test('reports everything that is wrong at once, and repeats no value', () => {
    const waarde = 'geheim-Wachtw00rd';
    const alles = Object.fromEntries(
      Object.values(variabelen)
        .filter((naam) => naam !== variabelen.uitgaandMap && naam !== variabelen.woonplaatsen)
        .map((naam) => [naam, `${waarde}:${waarde}`]),
    );
    const zinnen = fouten({ ...minimaal, ...alles });
    expect(zinnen.map((zin) => zin.split(' ')[0]).toSorted()).toEqual(Object.keys(alles).toSorted());
    for (const zin of zinnen) expect(zin).toMatch(/\. (Geef|Pas|Kies|Maak|Gebruik|Sleutel|De sleutel) /);
    expect(zinnen.join('\n')).not.toContain(waarde);
  });

  test.each([
    ['BERICHTENPOORT_DATABASE_URL', 'mysql://db/x', /adres van PostgreSQL/],
    ['BERICHTENPOORT_DATABASE_URL', 'postgresql://bp:ge/heim@db:x/y', /%2F/],
    ['BERICHTENPOORT_REDIS_URL', 'valkey:6379', /adres van Redis of Valkey/],
    ['BERICHTENPOORT_HOST', 'http://0.0.0.0', /zonder http/],
    ['BERICHTENPOORT_HOST', 'localhost:80', /zonder poort/],
    ['BERICHTENPOORT_PORT', '65536', /van 0 tot en met 65535/],
    ['BERICHTENPOORT_PORT', '80.5', /geheel getal/],
    ['BERICHTENPOORT_WERKERS', '0', /van 1 tot en met 200/],
    ['BERICHTENPOORT_ZWARE_WERKERS', '0', /van 1 tot en met 16/],
    ['BERICHTENPOORT_ZWAAR_GEHEUGEN_MB', '32', /van 64 tot en met 16384/],
    ['BERICHTENPOORT_HERSTEL_SECONDEN', '-1', /van 1 tot/],
    ['BERICHTENPOORT_LOG_NIVEAU', 'INFO', /Kies uit .*fatal, error, warn, info, debug/],
    ['BERICHTENPOORT_XSD_MOTOR', 'libxml', /Kies uit libxml2, xerces/],
    ['BERICHTENPOORT_GEMEENTEN', '0363,599', /deel 2/],
    ['BERICHTENPOORT_GEMEENTEN', '0363,', /deel 2/],
    ['BERICHTENPOORT_AANBIEDERS', '99990001,0363', /deel 2 heeft geen acht cijfers/],
    ['BERICHTENPOORT_PROTOCOLLEN', '0363=landelijk,0384', /deel 2/],
    ['BERICHTENPOORT_PROTOCOLLEN', '0363/wlz=landelijk', /deel 1/],
    ['BERICHTENPOORT_SLEUTELS', sleutel, /vorm id:base64/],
    ['BERICHTENPOORT_BSN_SLEUTEL', `2026:${sleutel}`, /base64/],
    ['BERICHTENPOORT_BSN_SLEUTEL', sleutel, /dezelfde sleutel/],
  ])('refuses a wrong %s (%#)', (naam, waarde, zin) => {
    const zinnen = fouten({ ...minimaal, [naam]: waarde });
    expect(zinnen).toHaveLength(1);
    expect(zinnen[0]).toMatch(zin);
    expect(zinnen[0]?.startsWith(`${naam} `)).toBe(true);
    expect(zinnen[0]).not.toContain(sleutel.slice(0, 6));
  });

  test('warns of a name that is nearly one of ours, and starts', () => {
    const gelezen = leesConfiguratie({
      ...minimaal,
      BERICHTENPOORT_GEMEENTE: '0363',
      berichtenpoort_port: '1',
      PATH: '/bin',
    });
    expect(gelezen.soort).toBe('goed');
    expect(gelezen.waarschuwingen.map((zin) => zin.split(' ')[0])).toEqual([
      'BERICHTENPOORT_GEMEENTE',
      'berichtenpoort_port',
    ]);
    expect(leesConfiguratie({ BERICHTENPOORT_GEMEENTE: '' }).waarschuwingen).toHaveLength(1);
  });

  test('for migrate is the database alone, and for commands on files nothing', () => {
    const { BERICHTENPOORT_DATABASE_URL } = minimaal;
    expect(leesMigratieconfiguratie({ BERICHTENPOORT_DATABASE_URL })).toMatchObject({ soort: 'goed' });
    expect(leesMigratieconfiguratie({})).toMatchObject({
      soort: 'fout',
      fouten: [expect.stringMatching(/^BERICHTENPOORT_DATABASE_URL ontbreekt/)],
    });
    expect(leesConfiguratieZonderOpslag({})).toMatchObject({
      configuratie: { port: 8080, xsdMotor: 'libxml2' },
    });
    expect(leesConfiguratieZonderOpslag({ BERICHTENPOORT_XSD_MOTOR: 'x' }).soort).toBe('fout');
  });
});
