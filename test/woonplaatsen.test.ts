/** The register of residence: made from a list with BSNs, read while it is replaced, and asked when a request comes in. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryCasefile } from '../src/casefile/memory.ts';
import { woonplaatsen } from '../src/commands/woonplaatsen.ts';
import { decideOnRequest } from '../src/pipeline/deciding.ts';
import { investigateInTime } from '../src/pipeline/investigating.ts';
import { judgeMessage } from '../src/pipeline/judging.ts';
import { loadProtocol, protocolsFolder } from '../src/pipeline/protocols.ts';
import { leesSleutelconfiguratie } from '../src/platform/config.ts';
import { maakKluis } from '../src/platform/sleutels.ts';
import { openWoonplaatsregister } from '../src/platform/woonplaatsregister.ts';
import { bericht315, bericht317 } from '../src/rules/examples/berichten.ts';
import { landelijk } from '../src/rules/examples/landelijk.ts';
import { bsn, dag, gemeente } from '../src/rules/examples/waarden.ts';
import { look } from '../src/watch/watch.ts';
import { run } from './play.ts';
import { type TestWorld, testWorld } from './world.ts';

const env = {
  BERICHTENPOORT_SLEUTELS: `een:${Buffer.alloc(32, 1).toString('base64')}`,
  BERICHTENPOORT_BSN_SLEUTEL: Buffer.alloc(32, 2).toString('base64'),
};
const gelezen = leesSleutelconfiguratie(env);
if (gelezen.soort === 'fout') throw new Error(gelezen.fouten.join());
const { bsnHash } = maakKluis(gelezen.configuratie);
const kop = 'bsn,gemeente,geldig_van,geldig_tot';

let map = '';
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'woonplaatsen-'));
});
afterEach(() => rmSync(map, { recursive: true }));

async function make(...regels: readonly string[]): Promise<string> {
  const [lijst, register] = [join(map, 'lijst.csv'), join(map, 'register.csv')];
  writeFileSync(lijst, [kop, ...regels].join('\n'));
  await run(woonplaatsen, [lijst, register], env);
  return register;
}
const meldingen: string[] = [];
const open = (pad: string) => openWoonplaatsregister(pad, { bsnHash, meld: (fout) => meldingen.push(fout) });

describe('A register of residence', () => {
  test('names nobody, and knows who is responsible on which day', async () => {
    const pad = await make(`${bsn.eerste},0772,2021-01-01,2021-06-30`, `${bsn.eerste},0384,2021-07-01,`);
    expect(readFileSync(pad, 'utf8')).not.toContain(bsn.eerste);
    const register = open(pad);
    const op = async (tekst: string) => register.gemeenteVan(bsn.eerste, dag(tekst));
    expect(await Promise.all(['2020-12-31', '2021-01-01', '2021-06-30', '2021-07-01'].map(op))).toEqual([
      null,
      '0772',
      '0772',
      '0384',
    ]);
    expect(await register.gemeenteVan(bsn.tweede, dag('2021-01-01'))).toBeNull();
  });

  test('is read again when it is replaced, and kept when what replaces it is none', async () => {
    const pad = await make(`${bsn.eerste},0772,2021-01-01,`);
    const register = open(pad);
    const wie = () => register.gemeenteVan(bsn.tweede, dag('2021-01-01'));
    expect(await wie()).toBeNull();
    await make(`${bsn.eerste},0772,2021-01-01,`, `${bsn.tweede},0001,2021-01-01,`);
    expect(await wie()).toBe('0001');
    writeFileSync(pad, 'geen register');
    meldingen.length = 0;
    expect(await wie()).toBe('0001');
    writeFileSync(pad, `client,gemeente,geldig_van,geldig_tot\n${bsn.eerste},1,gisteren,`);
    expect(await wie()).toBe('0001');
    expect(meldingen.at(-1)).toMatch(/register\.csv klopt niet\. regel 2, client:/);
    expect(meldingen.join()).not.toContain(bsn.eerste);
  });

  test.each([
    ['123456789,0384,2021-01-01,', /Regel 2 .*bsn: geen BSN/],
    [`${bsn.eerste},384,2021-01-01,`, /Regel 2 .*gemeente/],
    [`${bsn.eerste},0384,gisteren,`, /Regel 2 .*geldig_van/],
  ])('is not made of a list that does not hold: line %#', async (regel, melding) => {
    const gemaakt = make(regel);
    await expect(gemaakt).rejects.toThrow(melding);
    await expect(gemaakt).rejects.not.toThrow(bsn.eerste);
  });

  test('that cannot be read ends the start', () => {
    expect(() => open(join(map, 'bestaat-niet.csv'))).toThrow();
  });
});

test('a client of another municipality makes it an advice with reason 8, and a person decides', async () => {
  const regio = loadProtocol(protocolsFolder, 'een-10-voor-de-jeugd-2021');
  const register = open(await make(`${bsn.eerste},0772,2021-01-01,`));
  const w = testWorld(memoryCasefile(), { protocolVoor: () => regio, woonplaatsen: register });
  const product = { Categorie: '54', Code: '54001' } as const;
  const omvang = { Volume: 20, Eenheid: '04', Frequentie: '6' } as const;
  const vraag = (identificatie: string, Bsn: string, ReferentieAanbieder: string) =>
    bericht315('ijw-3.2', {
      identificatie,
      client: { Bsn },
      producten: [
        {
          ReferentieAanbieder,
          Product: product,
          Omvang: omvang,
          Verwijzer: { Type: '02', ZorgverlenerCode: '01234567' },
        },
      ],
    });
  const id = await w.receive(vraag('A', bsn.eerste, 'ELDERS'));
  await w.receive(vraag('B', bsn.tweede, 'ONBEKEND'));
  const [onbekend, elders] = await w.casefile.verzoeken({ aantal: 9 });
  expect(onbekend?.advies).toEqual({ oordeel: 'geen-bezwaar', redenen: [] });
  expect(elders).toMatchObject({
    stand: 'open',
    advies: {
      oordeel: 'bezwaar',
      redenen: [
        {
          regel: 'e10j-315-toets-woonplaats',
          gevolg: { wat: 'adviseren', reden: '8' },
          waarden: { gemeente: '0772' },
        },
      ],
    },
  });
  expect((await w.casefile.toon(id))?.oordeel?.signalen).toMatchObject([
    { code: 'e10j-315-toets-woonplaats' },
  ]);
  expect(w.verzonden.map(({ bericht }) => bericht)).toEqual(['JW316', 'JW316']);
});

describe('The two weeks in which who is not responsible says so (OP359)', () => {
  const elders = { gemeenteVan: async () => '0772' };
  /** What runs of the requests, by its last day. */
  const terms = async (w: TestWorld, einde: null | 'nagekomen' = null) =>
    (await w.casefile.termijnen({ einde, aantal: 99 }))
      .filter(({ verzoekId }) => verzoekId !== null)
      .map(
        ({ verplichting, referentieAanbieder, uiterlijk }) =>
          `${verplichting} ${referentieAanbieder} ${uiterlijk}`,
      );
  const looked = async (w: TestWorld, op: string) => {
    w.klok.nu = Temporal.Instant.from(`${op}+02:00`);
    return ((await look(w.wiring)) ?? []).map(({ soort, code }) => `${soort} ${code}`);
  };

  test('run from the receipt of a request that the register speaks against, until it is decided on', async () => {
    const w = testWorld(memoryCasefile(), { woonplaatsen: elders });
    await w.receive(bericht315('ijw-3.2'));
    expect(await terms(w)).toEqual(['OP274 VOT1 2026-05-13', 'OP359 VOT1 2026-05-20']);
    w.klok.nu = Temporal.Instant.from('2026-05-13T08:00:00+02:00');
    await investigateInTime(w.wiring);
    await w.sendAll();
    expect(await terms(w)).toEqual(['OP359 VOT1 2026-05-20', 'OP274 VOT1 2026-07-01']);
    expect(await looked(w, '2026-05-18T23:59:00')).toEqual([]);
    expect(await looked(w, '2026-05-19T00:00:00')).toEqual(['termijn-nadert OP359']);
    // Nobody answered the 319 either.
    expect(await looked(w, '2026-05-21T00:00:00')).toEqual([
      'geen-antwoord OP090',
      'termijn-verstreken OP359',
    ]);
    const [signaal] = await w.casefile.signalen.zoek({ aantal: 1 });
    expect(signaal?.melding).toContain('op verzoek VOT1 (JW315) hoorde uiterlijk 20-05-2026');
    const [verzoek] = await w.casefile.verzoeken({ aantal: 1 });
    const besluit = { antwoord: 'afwijzen', reden: '8', gemeente: '0772' } as const;
    const uitslag = await decideOnRequest(verzoek?.id ?? 0, besluit, { wie: 'backoffice' }, w.wiring);
    expect(uitslag.soort).toBe('besloten');
    await w.sendAll();
    expect(await terms(w)).toEqual([]);
    expect(await terms(w, 'nagekomen')).toContain('OP359 VOT1 2026-05-20');
    await looked(w, '2026-05-21T00:01:00');
    const open = await w.casefile.signalen.zoek({ stand: 'open', aantal: 9 });
    expect(open.map(({ code }) => code)).toEqual(['OP090']);
  });

  test.each([
    ['nobody knows where the client lives', {}, bericht315('ijw-3.2')],
    [
      'the register does not know the client',
      { woonplaatsen: { gemeenteVan: async () => null } },
      bericht315('ijw-3.2'),
    ],
    [
      'this municipality is responsible',
      { woonplaatsen: { gemeenteVan: async () => gemeente } },
      bericht315('ijw-3.2'),
    ],
    ['the request is one under the iWmo', { woonplaatsen: elders }, bericht315('iwmo-3.2')],
    ['the request is for a change', { woonplaatsen: elders }, bericht317('ijw-3.2', { ongewijzigd: [] })],
  ])('do not run where %s', async (_, anders, bericht) => {
    const w = testWorld(memoryCasefile(), anders);
    const id = await w.receive(bericht, { zonderOordeel: true });
    await judgeMessage(id, w.wiring);
    expect((await terms(w)).filter((term) => term.startsWith('OP359'))).toEqual([]);
  });

  test('take nothing into investigation before its own five working days', async () => {
    // So many free days that two weeks are over first.
    const vrijeDagen = new Set(
      Array.from({ length: 20 }, (_, n) => dag('2026-05-07').add({ days: n }).toString()),
    );
    const protocol = { ...landelijk, kalender: { ...landelijk.kalender, vrijeDagen } };
    const w = testWorld(memoryCasefile(), { woonplaatsen: elders, protocolVoor: () => protocol });
    await w.receive(bericht315('ijw-3.2'));
    w.klok.nu = Temporal.Instant.from('2026-05-21T08:00:00+02:00');
    expect(await investigateInTime(w.wiring)).toEqual([]);
  });
});
