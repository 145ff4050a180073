import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaymentAmounts } from '../../src/casefile/betalingen.ts';
import type { Casefile } from '../../src/casefile/casefile.ts';
import { type TestDatabase, testDatabase } from '../../src/casefile/contract/database.ts';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { judgeMessage } from '../../src/pipeline/judging.ts';
import { bericht301, bericht323 } from '../../src/rules/examples/berichten.ts';
import { bsn, dag, periode, specifiek, type Wijziging } from '../../src/rules/examples/waarden.ts';
import { signed } from '../../src/rules/money.ts';
import type { Prestatie323 } from '../../src/standard/berichten.generated.ts';
import { leesBericht } from '../../src/standard/xml/bericht.ts';
import { verseDatabase } from '../services/postgres.ts';
import { testWorld } from '../world.ts';

const law = 'ijw-3.2';
const aanbieders = ['99990001', '99990002'] as const;
const maanden = ['2026-03', '2026-04'] as const;

/** What a provider puts into a declaration; a correction takes a debit back and declares it anew. */
type Line = {
  readonly wat: 'debet' | 'credit' | 'correctie';
  readonly client: 0 | 1;
  readonly maand: (typeof maanden)[number];
  /** One of few, so that some are taken twice and some credits find their debit. */
  readonly referentie: number;
  readonly uren: number;
  readonly andereUren: number;
};
type Declaration = { readonly aanbieder: number; readonly nummer: number; readonly regels: readonly Line[] };

const line: fc.Arbitrary<Line> = fc.record({
  wat: fc.constantFrom('debet', 'debet', 'credit', 'correctie'),
  client: fc.constantFrom(0, 1),
  maand: fc.constantFrom(...maanden),
  referentie: fc.integer({ min: 1, max: 2 }),
  uren: fc.constantFrom(4, 4, 4, 4, 4, 7),
  andereUren: fc.integer({ min: 1, max: 9 }),
});
const declarations: fc.Arbitrary<readonly Declaration[]> = fc.array(
  fc.record({
    aanbieder: fc.constantFrom(0, 0, 1),
    // A number that was used before refuses the declaration as a whole.
    nummer: fc.integer({ min: 1, max: 20 }),
    // TR416: one debit per period.
    regels: fc.uniqueArray(line, {
      minLength: 1,
      maxLength: 4,
      selector: ({ client, maand }) => `${client} ${maand}`,
    }),
  }),
  { minLength: 3, maxLength: 8 },
);

function prestaties({ wat, client, maand, referentie, uren, andereUren }: Line, uniek: string) {
  const laatste = Temporal.PlainYearMonth.from(maand).daysInMonth;
  const of = (ReferentieNummer: string, aantal: number, vorige?: string): Wijziging<Prestatie323> => ({
    ProductReferentie: {
      ReferentieNummer,
      ...(vorige === undefined ? {} : { VorigReferentieNummer: vorige }),
    },
    ToewijzingNummer: 1001 + 100 * client,
    ProductCode: specifiek(law).Code,
    ProductPeriode: periode(`${maand}-01`, `${maand}-${laatste}`),
    GeleverdVolume: aantal,
    IngediendBedrag: { Bedrag: aantal * 1250, DebetCredit: vorige === undefined ? 'D' : 'C' },
  });
  const debet = `${client}${maand}D${referentie}`;
  switch (wat) {
    case 'debet':
      return [of(debet, uren)];
    case 'credit':
      return [of(uniek, uren, debet)];
    case 'correctie':
      return [of(uniek, uren, debet), of(`${uniek}N`, andereUren)];
  }
}

function messageOf({ aanbieder, nummer, regels }: Declaration, plaats: number) {
  const perClient = [0, 1].map((client) =>
    regels.flatMap((regel, n) => (regel.client === client ? prestaties(regel, `U${plaats}-${n}`) : [])),
  );
  return bericht323(law, {
    aanbieder: aanbieders[aanbieder] ?? aanbieders[0],
    identificatie: `D${plaats}`,
    declaratie: { DeclaratieNummer: `N${nummer}`, DeclaratieDagtekening: dag('2026-05-06') },
    clienten: perClient.flatMap((lijst, client) =>
      lijst.length === 0 ? [] : [{ bsn: client === 0 ? bsn.eerste : bsn.tweede, prestaties: lijst }],
    ),
  });
}

/** How often something was seen, so that the property is known to be about it. */
const gezien = { credit: 0, negatief: 0, geweigerd: 0, deels: 0, alles: 0 };

async function holds(casefile: Casefile, declaraties: readonly Declaration[]): Promise<void> {
  const w = testWorld(casefile);
  for (const aanbieder of aanbieders) {
    for (const client of [0, 1]) {
      await w.receive(
        bericht301(law, {
          aanbieder,
          identificatie: `T${client}-${aanbieder}`,
          client: { Bsn: client === 0 ? bsn.eerste : bsn.tweede },
          producten: [
            {
              // Of the second provider other numbers, so that what is declared there is refused.
              ToewijzingNummer: 1001 + 100 * client + (aanbieder === aanbieders[0] ? 0 : 5000),
              Product: specifiek(law),
              Ingangsdatum: dag('2026-01-01'),
              Omvang: { Volume: 12, Eenheid: '04', Frequentie: '4' },
            },
          ],
        }),
      );
    }
  }
  w.verzonden.length = 0;
  for (const [plaats, declaratie] of declaraties.entries()) {
    const id = await w.receive(messageOf(declaratie, plaats), { zonderOordeel: true });
    await judgeMessage(id, w.wiring);
    await w.sendAll();
  }

  // What the providers were told, read from what was sent to them.
  const toegezegd = new Map<string, number>();
  const perAanbieder = new Map<string, number>();
  for (const { bytes, naar } of w.verzonden) {
    const gelezen = leesBericht(bytes);
    if (!gelezen.ok || gelezen.bericht.nummer !== '325') throw new Error('Something else was sent.');
    const { Header, DeclaratieAntwoord } = gelezen.bericht;
    const { TotaalBedrag = 0, DebetCredit = 'D' } = DeclaratieAntwoord?.TotaalToegekendBedrag ?? {};
    const bedrag = signed(TotaalBedrag, DebetCredit);
    const opGeheel = DeclaratieAntwoord?.RetourCodes.RetourCode.some(
      (code) => code !== '0200' && code !== '8001',
    );
    perAanbieder.set(naar, (perAanbieder.get(naar) ?? 0) + bedrag);
    if (DeclaratieAntwoord === undefined || opGeheel) gezien.geweigerd += 1;
    else toegezegd.set(Header.BerichtIdentificatie.Identificatie, bedrag);
    if (bedrag < 0) gezien.negatief += 1;
    if (DeclaratieAntwoord?.Clienten) gezien.deels += 1;
    if (DeclaratieAntwoord && !DeclaratieAntwoord.Clienten && !opGeheel) gezien.alles += 1;
  }
  expect(w.verzonden).toHaveLength(declaraties.length);

  const { regels, totalen } = await casefile.betalingen({}, { aantal: 999 });
  expect(new Map(regels.map((r) => [r.antwoord?.identificatie, r.toegekend]))).toEqual(toegezegd);
  for (const { debet, credit, toegekend } of [...regels, ...totalen]) {
    expect(debet - credit).toBe(toegekend);
    expect(Math.min(debet, credit)).toBeGreaterThanOrEqual(0);
    if (credit > 0) gezien.credit += 1;
  }
  for (const { aanbieder, toegekend } of totalen) {
    expect(toegekend).toBe(perAanbieder.get(aanbieder));
    perAanbieder.delete(aanbieder);
  }
  // Whoever has no line was granted nothing.
  expect([...perAanbieder.values()].filter((bedrag) => bedrag !== 0)).toEqual([]);
  await pagesHold(casefile, totalen.reduce(adding, nothing));
}

const nothing: PaymentAmounts = {
  ingediend: 0,
  debet: 0,
  credit: 0,
  toegekend: 0,
  betaald: 0,
  verrekend: 0,
  openstaand: 0,
};
function adding(som: PaymentAmounts, een: PaymentAmounts): PaymentAmounts {
  return {
    ingediend: som.ingediend + een.ingediend,
    debet: som.debet + een.debet,
    credit: som.credit + een.credit,
    toegekend: som.toegekend + een.toegekend,
    betaald: som.betaald + een.betaald,
    verrekend: som.verrekend + een.verrekend,
    openstaand: som.openstaand + een.openstaand,
  };
}

/** All pages together are the totals: nothing is told twice or left out. */
async function pagesHold(casefile: Casefile, verwacht: PaymentAmounts): Promise<void> {
  let som = nothing;
  let na: Awaited<ReturnType<Casefile['betalingen']>>['regels'][number] | undefined;
  do {
    const { regels } = await casefile.betalingen({}, { aantal: 2, ...(na ? { na } : {}) });
    som = regels.reduce(adding, som);
    na = regels.at(-1);
  } while (na);
  expect(som).toEqual(verwacht);
}

describe('What is paid is what the answers to the declarations grant, to the cent', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase(await verseDatabase());
  });
  afterAll(() => database.stop());

  test('over any declarations, with credits, corrections and refusals, in memory', async () => {
    await fc.assert(
      fc.asyncProperty(declarations, (declaraties) => holds(memoryCasefile(), declaraties)),
      { numRuns: 60 },
    );
    for (const aantal of Object.values(gezien)) expect(aantal).toBeGreaterThan(0);
  }, 60_000);

  test('and in PostgreSQL', async () => {
    await fc.assert(
      fc.asyncProperty(declarations, async (declaraties) => {
        await database.empty();
        await holds(database.casefile, declaraties);
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});
