/** What is left to pay, over any declarations, payments and withdrawals, against a second calculation that moves cent by cent. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payment } from '../../src/casefile/betalingen.ts';
import type { BookingOutcome } from '../../src/casefile/boekingen.ts';
import type { Casefile, MessageId } from '../../src/casefile/casefile.ts';
import { declaration } from '../../src/casefile/contract/betalingen.ts';
import { type TestDatabase, testDatabase } from '../../src/casefile/contract/database.ts';
import { moment, processed } from '../../src/casefile/contract/wereld.ts';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { netted, paymentStates } from '../../src/rules/betaling.ts';
import { dag } from '../../src/rules/examples/waarden.ts';
import { verseDatabase } from '../services/postgres.ts';

const aanbieders = ['99990001', '99990002'] as const;

type Step =
  | { readonly doe: 'declareer'; readonly cent: number; readonly aanbieder: 0 | 1; readonly dag: number }
  | { readonly doe: 'betaal'; readonly regels: readonly Line[] }
  | { readonly doe: 'trekIn'; readonly welke: number };
type Line = {
  readonly welke: number;
  readonly cent: number;
  readonly dag: number;
  readonly kenmerk: 'A' | 'B' | null;
};

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record<Step & { doe: 'declareer' }>({
    doe: fc.constant('declareer'),
    // Below zero: more is taken back than asked.
    cent: fc.integer({ min: -9, max: 12 }),
    aanbieder: fc.constantFrom(0, 0, 1),
    dag: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record<Step & { doe: 'betaal' }>({
    doe: fc.constant('betaal'),
    regels: fc.array(
      fc.record({
        welke: fc.nat(5),
        // Few, so that some are told twice. The last day is tomorrow.
        cent: fc.constantFrom(1, 2, 5),
        dag: fc.constantFrom(5, 5, 6, 7),
        kenmerk: fc.constantFrom('A', 'B', null),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
  fc.record<Step & { doe: 'trekIn' }>({ doe: fc.constant('trekIn'), welke: fc.nat(5) }),
);
const steps = fc.array(step, { minLength: 4, maxLength: 16 });

/** How often something was seen, so that the property is known to be about it. */
const gezien = new Map<string, number>();
const see = (wat: string) => gezien.set(wat, (gezien.get(wat) ?? 0) + 1);

/** Ids differ between stores; what they name does not. */
async function play(casefile: Casefile, stappen: readonly Step[]) {
  const declaraties: MessageId[] = [];
  const boekingen: number[] = [];
  const gehoord: unknown[] = [];
  for (const [n, stap] of stappen.entries()) {
    switch (stap.doe) {
      case 'declareer': {
        const { cent, aanbieder, dag: dagtekening } = stap;
        const prestatie = cent < 0 ? ([`P${n}`, -cent, 'X'] as const) : ([`P${n}`, cent] as const);
        const bericht = declaration(`D${n}`, {
          aanbieder: aanbieders[aanbieder],
          dagtekening: `2026-05-0${dagtekening}`,
          prestaties: [prestatie],
        });
        declaraties.push(await processed(casefile, bericht, { op: moment(n) }));
        break;
      }
      case 'betaal': {
        const nieuw = stap.regels.map(({ welke, cent, dag: op, kenmerk }) => ({
          van: { declaratie: declaraties[welke] ?? 'geen' },
          op: dag(`2026-05-0${op}`),
          bedrag: cent,
          kenmerk,
        }));
        const uitkomsten = await casefile.boekingen.legVast(nieuw, 'x', moment(n));
        gehoord.push(uitkomsten.map((een) => heard(een, boekingen)));
        break;
      }
      case 'trekIn': {
        const weg = await casefile.boekingen.trekIn(boekingen[stap.welke] ?? 0, 'x', moment(n));
        gehoord.push(weg && [weg.bedrag, String(weg.op), weg.kenmerk, String(weg.ingetrokken?.op)]);
        if (weg) see('ingetrokken');
      }
    }
  }
  const { regels, totalen } = await casefile.betalingen({}, { aantal: 99 });
  const perStand = [];
  for (const stand of paymentStates) {
    perStand.push((await casefile.betalingen({ standen: [stand] }, { aantal: 99 })).regels.map(withoutIds));
  }
  return { gehoord, regels: regels.map(withoutIds), totalen, perStand };
}

function heard(uitkomst: BookingOutcome, boekingen: number[]) {
  see(uitkomst.uitkomst === 'geweigerd' ? uitkomst.reden : uitkomst.uitkomst);
  if (uitkomst.uitkomst === 'geweigerd') return uitkomst;
  if (uitkomst.uitkomst === 'vastgelegd') boekingen.push(uitkomst.boeking);
  return [uitkomst.uitkomst, boekingen.indexOf(uitkomst.boeking)];
}

function withoutIds({ id: _, declaratie, antwoord, boekingen, ...regel }: Payment) {
  return {
    ...regel,
    declaratie: declaratie.identificatie,
    antwoord: antwoord !== null,
    boekingen: boekingen.map(({ id: __, ...boeking }) => boeking),
  };
}

/** Takes one cent at a time off the first that is open, out of the first that has one. */
function byTheCent(bedragen: readonly { readonly toegekend: number; readonly betaald: number }[]) {
  const open = bedragen.map(({ toegekend, betaald }) => Math.max(toegekend - betaald, 0));
  const tegoed = bedragen.map(({ toegekend }) => Math.max(-toegekend, 0));
  const verrekend = bedragen.map(() => 0);
  const met = bedragen.map(() => new Set<number>());
  for (;;) {
    const naar = open.findIndex((cent) => cent > 0);
    const uit = tegoed.findIndex((cent) => cent > 0);
    if (naar === -1 || uit === -1)
      return verrekend.map((cent, n) => ({ verrekend: cent, met: [...(met[n] ?? [])] }));
    open[naar] = (open[naar] ?? 0) - 1;
    tegoed[uit] = (tegoed[uit] ?? 0) - 1;
    verrekend[naar] = (verrekend[naar] ?? 0) + 1;
    verrekend[uit] = (verrekend[uit] ?? 0) - 1;
    met[naar]?.add(uit);
  }
}

type Played = Awaited<ReturnType<typeof play>>;

function holds({ regels, totalen, perStand }: Played): void {
  for (const { toegekend, betaald, verrekend, openstaand, stand } of [
    ...regels,
    ...totalen.map((t) => ({ ...t, stand: null })),
  ]) {
    expect(betaald + verrekend + openstaand).toBe(toegekend);
    if (stand !== null) see(stand);
  }
  // Within a relation nothing appears or is lost, and nothing stays open beside what could be taken off it.
  for (const { verrekend } of totalen) expect(verrekend).toBe(0);
  for (const hier of Map.groupBy(regels, ({ aanbieder }) => aanbieder).values()) {
    expect(hier.map(({ verrekend }) => verrekend)).toEqual(byTheCent(hier).map((een) => een.verrekend));
    const open = hier.map(({ openstaand }) => openstaand);
    expect(open.some((cent) => cent > 0) && open.some((cent) => cent < 0)).toBe(false);
  }
  for (const { toegekend, openstaand, voldaanOp } of regels) {
    expect(voldaanOp !== null).toBe(toegekend > 0 && openstaand <= 0);
  }
  const found = (lijst: readonly { readonly declaratieNummer: string }[]) =>
    lijst.map(({ declaratieNummer }) => declaratieNummer).toSorted();
  expect(found(perStand.flat())).toEqual(found(regels));
  for (const [n, stand] of paymentStates.entries()) {
    expect(perStand[n]).toEqual(regels.filter((een) => een.stand === stand));
  }
}

describe('What is left to pay', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(await verseDatabase());
  });
  afterAll(() => database.stop());

  test('is what was granted minus what was paid and what credits take off, whatever was told when', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (stappen) => holds(await play(memoryCasefile(), stappen))),
      { numRuns: 150 },
    );
    const soorten = [
      'vastgelegd',
      'bekend',
      'te-veel',
      'niets-te-betalen',
      'kenmerk-in-gebruik',
      'dag-in-toekomst',
      'onbekend',
      'ingetrokken',
    ];
    for (const wat of [...soorten, ...paymentStates]) expect(gezien.get(wat) ?? 0, wat).toBeGreaterThan(0);
  }, 60_000);

  test('is the same in PostgreSQL', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (stappen) => {
        await database.empty();
        expect(await play(database.casefile, stappen)).toEqual(await play(memoryCasefile(), stappen));
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test('is found by laying amounts end to end, as moving each cent would', () => {
    const rekening = fc.record({ toegekend: fc.integer({ min: -20, max: 20 }), betaald: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(rekening, { maxLength: 8 }), (rekeningen) => {
        expect(netted(rekeningen)).toEqual(byTheCent(rekeningen));
      }),
    );
  });
});
