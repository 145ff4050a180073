/** Two installations, one of a municipality and one of a provider, live a year of one client together. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Outgoing } from '../../src/casefile/casefile.ts';
import { metContract } from '../../src/rules/examples/declaraties.ts';
import { dag } from '../../src/rules/examples/waarden.ts';
import { signed } from '../../src/rules/money.ts';
import { berichtsoort, type Standaard, standaarden } from '../../src/standard/berichtsoorten.ts';
import { leesBericht } from '../../src/standard/xml/bericht.ts';
import { type Known, repeatsAt } from './agreement.ts';
import { decided } from './decisions.ts';
import { agreed, type Both, type Line, openPair, type Pair, twoDatabases } from './pair.ts';
import type { Side } from './side.ts';
import { morning, toegekend, uurtarief, year } from './year.ts';

const databases = twoDatabases();

type Ways = {
  readonly line?: Line;
  /** Whether the back offices hand everything in twice. */
  readonly twice?: boolean;
  /** Whether the municipality decides here, and does not hand its 301s and 319s in. */
  readonly decides?: boolean;
  /** Mornings on which both sides are only at work. */
  readonly workDays?: readonly string[];
};

async function live(
  wet: Standaard,
  { line, twice = false, decides = false, workDays = [] }: Ways = {},
): Promise<Pair> {
  const klok = { nu: morning('2026-01-01') };
  const protocol = metContract(wet, [{ tarief: uurtarief, geldigVan: dag('2026-01-01') }]);
  const klokken = { gemeente: klok, aanbieder: klok };
  const pair = await openPair(databases(), klokken, { protocol, ...(line ? { line } : {}) });
  const quiet = workDays.map((dagtekening) => ({ op: morning(dagtekening), hand: async () => {} }));
  const handed = year(wet).map(({ op, van, bericht }) => ({
    op,
    hand: async () => {
      if (decides && van === 'gemeente') return decided(pair.gemeente, wet, bericht);
      await pair[van].hand(bericht);
      if (twice) expect((await pair[van].offer(bericht)).soort).toBe('herhaling');
    },
  }));
  const days = [...handed, ...quiet].toSorted((a, b) => Temporal.Instant.compare(a.op, b.op));
  for (const { op, hand } of days) {
    klok.nu = op;
    await hand();
    await pair.settle();
  }
  return pair;
}

/** What both know, and that all they owed each other was done. */
async function ended(pair: Pair) {
  const { known, termijnen } = await agreed(pair);
  const alle = [...termijnen.gemeente, ...termijnen.aanbieder];
  expect(alle.filter((zin) => !zin.includes(' nagekomen'))).toEqual([]);
  return { known, termijnen };
}

describe.each(standaarden)('a year of one client under %s', (wet) => {
  let usual: Known;
  let termijnen: Both<readonly string[]>;
  let sides: Pair;
  beforeAll(async () => {
    sides = await live(wet);
    const einde = await ended(sides);
    usual = einde.known;
    termijnen = einde.termijnen;
  });

  test('ends with both sides knowing the same, and every term kept', () => {
    expect(termijnen.aanbieder).toEqual(termijnen.gemeente);
    expect(termijnen.gemeente.filter((zin) => zin.endsWith('te laat'))).toEqual([]);
    // Of every message its answer, of three requests the decision, and of one the end of its investigation.
    expect(termijnen.gemeente).toHaveLength(year(wet).length + 3 + 1);
  });

  test('ends with what was granted, allocated, asked and delivered', () => {
    expect(usual.clienten).toBe(1);
    const perDeclaratie = usual.declaraties.map(({ nummer, toegekend }) => [nummer, toegekend]);
    expect(Object.fromEntries(perDeclaratie)).toEqual(toegekend);
    const perPrestatie = usual.prestaties.map(({ bedrag, debet_credit }) => signed(bedrag, debet_credit));
    expect(total(perPrestatie)).toBe(total(Object.values(toegekend)));
    expect(usual.toewijzingen).toMatchObject([
      { nummer: 1001, einddatum: '2026-05-31', volume: 10 },
      { nummer: 1002, einddatum: '2026-11-30', volume: 12 },
    ]);
    expect(usual.verzoeken).toMatchObject([
      { referentie: 'VOT1', stand: 'toegewezen' },
      { referentie: 'VOT2', stand: 'afgewezen' },
      { referentie: 'VOW1', stand: 'toegewezen' },
    ]);
    expect(usual.leveringen).toMatchObject([
      { soort: 'start', begindatum: '2026-01-19' },
      { soort: 'stop', einddatum: '2026-05-31' },
      { soort: 'start', begindatum: '2026-06-02' },
      { soort: 'stop', einddatum: '2026-07-31' },
      { soort: 'start', begindatum: '2026-09-01' },
      { soort: 'stop', einddatum: '2026-11-30' },
    ]);
    expect(usual.berichten).not.toContainEqual(expect.objectContaining({ aanvaard: false }));
  });

  test('has one answer to every message, and one declaration that is granted in part', () => {
    const kinds = (side: Side) => side.sent.map(({ nummer }) => nummer).join(' ');
    expect(kinds(sides.aanbieder)).toBe(
      '315 320 320 302 305 323 323 323 317 302 323 307 323 305 305 323 307 323 305 323 323 307 323 302',
    );
    expect(kinds(sides.gemeente)).toBe(
      '316 319 319 301 306 325 325 325 318 301 325 308 325 306 306 325 308 325 306 325 325 308 325 301',
    );
    expect(sides.gemeente.sent.flatMap(retourcodesIn)).toEqual(['0611']);
    expect(sides.aanbieder.sent.flatMap(retourcodesIn)).toEqual([]);
    const februari = sides.gemeente.sent.filter(({ nummer }) => nummer === '325')[1];
    expect(februari && messageIn(februari)).toMatchObject({
      DeclaratieAntwoord: {
        DeclaratieNummer: 'D202602',
        TotaalIngediendBedrag: { TotaalBedrag: 8 * 1300 - 4 * uurtarief, DebetCredit: 'D' },
        TotaalToegekendBedrag: { TotaalBedrag: 4 * uurtarief, DebetCredit: 'C' },
        Clienten: {
          Client: [{ Prestaties: { Prestatie: [{ ProductReferentie: { ReferentieNummer: 'P02' } }] } }],
        },
      },
    });
  });

  test('ends in the same state when the municipality decides here', async () => {
    const { known, termijnen: zo } = await ended(await live(wet, { decides: true }));
    const { berichten: _, ...rest } = usual;
    expect(known).toMatchObject(rest);
    expect(zo.aanbieder).toEqual(zo.gemeente);
    expect(zo.gemeente).toHaveLength(termijnen.gemeente.length);
  });

  test('ends in the same state when everything is handed in twice and delivered twice', async () => {
    const heard = new Set<string>();
    const line: Line = async (uit, deliver) => {
      await deliver();
      if (heard.has(uit.id)) return;
      heard.add(uit.id);
      throw new Error('It arrived, but nobody heard so.');
    };
    const { known } = await ended(await live(wet, { line, twice: true }));
    expect(known).toEqual(usual);
    const opnieuw = (await repeatsAt(databases().gemeente)) + (await repeatsAt(databases().aanbieder));
    expect(opnieuw).toBe(heard.size + year(wet).length);
    expect(heard.size).toBe(sides.aanbieder.sent.length + sides.gemeente.sent.length);
  });

  test('ends in the same state when the line is down for a while, in both directions', async () => {
    const outages = [
      [morning('2026-04-01'), morning('2026-04-17')],
      [morning('2026-11-30'), morning('2026-12-04')],
    ] as const;
    const failed = new Set<string>();
    const line: Line = async (uit, deliver, op) => {
      if (!outages.some(([van, tot]) => isBetween(op, van, tot))) return deliver();
      failed.add(`${uit.nummer} ${uit.identificatie}`);
      throw new Error('The line is down.');
    };
    const { known } = await ended(await live(wet, { line, workDays: ['2026-04-17', '2026-12-04'] }));
    expect(known).toEqual(usual);
    expect([...failed]).toEqual([
      '323 DECL202603',
      '317 VERZOEK2',
      '307 STOP3',
      '323 DECL202611',
      '301 TOEWIJZING3',
    ]);
  });

  test('ends in the same state when retours come a week late, after what follows them', async () => {
    const since = new Map<string, Temporal.Instant>();
    const line: Line = async (uit, deliver, op) => {
      const van = since.get(uit.id) ?? op;
      since.set(uit.id, van);
      const isRetour = berichtsoort(uit.standaard, uit.nummer).soort === 'retour';
      if (isRetour && isBetween(op, van, van.add({ hours: 7 * 24 }))) throw new Error('Not yet.');
      await deliver();
    };
    const { known, termijnen } = await ended(await live(wet, { line, workDays: ['2026-12-18'] }));
    expect(known).toEqual(usual);
    expect(termijnen.gemeente.filter((zin) => zin.endsWith('te laat')).length).toBeGreaterThan(5);
    // Both products were answered before the retour on their request came.
    const gevraagd = termijnen.aanbieder.filter((zin) => / VOT[12] .* 2026-01-12 /.test(zin));
    expect(gevraagd).toHaveLength(2);
  });
});

function total(bedragen: readonly number[]): number {
  return bedragen.reduce((som, bedrag) => som + bedrag, 0);
}

function isBetween(op: Temporal.Instant, van: Temporal.Instant, tot: Temporal.Instant): boolean {
  return Temporal.Instant.compare(op, van) >= 0 && Temporal.Instant.compare(op, tot) < 0;
}

function messageIn({ bytes }: Outgoing) {
  const gelezen = leesBericht(bytes);
  if (!gelezen.ok) throw new Error('What was sent is no message.');
  return gelezen.bericht;
}

/** Codes that refuse something. */
function retourcodesIn({ bytes }: Outgoing): readonly string[] {
  const codes = [
    ...Buffer.from(bytes)
      .toString()
      .matchAll(/RetourCode>([0-9A-Z]{4})</g),
  ].map(([, code]) => code ?? '');
  return codes.filter((code) => !['0200', '8001'].includes(code));
}
