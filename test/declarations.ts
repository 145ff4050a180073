/** Declarations for the property tests, with what is known when they arrive; all of them pass level 2. */
import fc from 'fast-check';
import { bericht323 } from '../src/rules/examples/berichten.ts';
import { declaraties, toegekend } from '../src/rules/examples/declaraties.ts';
import { dag, specifiek, type Wijziging } from '../src/rules/examples/waarden.ts';
import type { DeclarationFacts, DeclaredAllocation, PrestatieFact } from '../src/rules/facts.ts';
import type { CDT_Omvang, LDT_Eenheid, Prestatie323 } from '../src/standard/berichten.generated.ts';
import { type Standaard, standaarden } from '../src/standard/berichtsoorten.ts';

export type Situation = {
  readonly standaard: Standaard;
  readonly feiten: DeclarationFacts;
  /** Per client, in document order. */
  readonly regels: readonly (readonly Wijziging<Prestatie323>[])[];
};

/** Months of 2026 in which the generated allocations run and Prestaties lie. */
const maanden = [1, 2, 3, 4] as const;
/** Per client two allocations; the last number is of nobody. Numbers stand more often where they are to be drawn more. */
const nummers = [
  [1001, 1001, 1001, 1002, 1002, 1002, 9999],
  [1101, 1101, 1101, 1102, 1102, 1102, 9999],
] as const;

const omvang: fc.Arbitrary<CDT_Omvang> = fc.record({
  Volume: fc.integer({ min: 2, max: 30 }),
  Eenheid: fc.constantFrom<LDT_Eenheid>('01', '04', '04', '04', '04', '14'),
  Frequentie: fc.constantFrom('2', '4', '6'),
});

function allocation(toewijzingNummer: number, client: number) {
  return fc.record({
    toewijzingNummer: fc.constant(toewijzingNummer),
    clienten: fc.constant(new Set([client])),
    ingangsdatum: fc.constantFrom(dag('2026-01-01'), dag('2026-01-12')),
    einddatum: fc.constantFrom(null, dag('2026-04-30'), dag('2026-04-18')),
    omvang: fc.option(omvang, { freq: 4 }),
    budget: fc.option(fc.integer({ min: 0, max: 12_000 }), { freq: 2 }),
    redenWijziging: fc.constantFrom(...Array.from({ length: 12 }, () => null), '13' as const),
  });
}

type Month = { readonly nummer: number; readonly maand: number };
const month = (keuze: readonly number[]): fc.Arbitrary<Month> =>
  fc.record({ nummer: fc.constantFrom(...keuze), maand: fc.constantFrom(...maanden) });

/** The ProductPeriode of an allocation in a month, as far as it is known; a whole month otherwise. */
function period(
  { nummer, maand }: Month,
  toewijzingen: readonly Pick<DeclaredAllocation, 'toewijzingNummer' | 'ingangsdatum' | 'einddatum'>[],
) {
  const eerste = dag(`2026-0${maand}-01`);
  const laatste = eerste.with({ day: eerste.daysInMonth });
  const deze = toewijzingen.find(({ toewijzingNummer }) => toewijzingNummer === nummer);
  const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(a, b) < 0 ? b : a;
  const eerder = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(a, b) < 0 ? a : b;
  return {
    Begindatum: later(eerste, deze?.ingangsdatum ?? eerste),
    Einddatum: eerder(laatste, deze?.einddatum ?? laatste),
  };
}

/** At least one: a credit of nothing does not exist (CS325). */
const volume = fc.integer({ min: 1, max: 30 });

/**
 * Two clients with allocations, some of it declared and credited before, and a declaration with debits and credits of
 * which some are right and others are not.
 */
export const situations: fc.Arbitrary<Situation> = fc
  .tuple(
    fc.constantFrom(...standaarden),
    fc.tuple(
      ...nummers.flatMap(([een, , , ander], client) => [allocation(een, client), allocation(ander, client)]),
    ),
  )
  .chain(([standaard, toewijzingen]) => {
    const eenheden = fc.constantFrom<LDT_Eenheid>('01', '04', '04', '04', '04', '04', '14');
    const eerder = fc
      .uniqueArray(
        fc.record({ waar: month([1001, 1002, 1101, 1102]), volume, eenheid: eenheden, credit: fc.boolean() }),
        {
          maxLength: 6,
          selector: ({ waar }) => `${waar.nummer} ${waar.maand}`,
        },
      )
      .map((lijst) => lijst.flatMap((een, plaats) => earlier(standaard, een, plaats, toewijzingen)));
    const debets = (client: number) =>
      fc.uniqueArray(fc.record({ waar: month(nummers[client] ?? [9999]), volume, eenheid: eenheden }), {
        maxLength: 6,
        selector: ({ waar }) => `${waar.nummer} ${waar.maand}`,
      });
    return fc
      .record({ eerder, eersten: debets(0), tweeden: debets(1), crediteer: fc.nat(63), vreemd: fc.boolean() })
      .map(({ eerder: bekend, eersten, tweeden, crediteer, vreemd }): Situation => {
        const perClient = [eersten, tweeden].map((lijst, client) =>
          lijst.map(({ waar, volume: geleverd, eenheid }, plaats) => ({
            ProductReferentie: { ReferentieNummer: `N${client}${plaats}` },
            ToewijzingNummer: waar.nummer,
            ProductPeriode: period(waar, toewijzingen),
            GeleverdVolume: geleverd,
            Eenheid: eenheid,
            ProductTarief: 100,
            IngediendBedrag: { Bedrag: geleverd * 100, DebetCredit: 'D' as const },
          })),
        );
        const credits = bekend
          .filter(({ debetCredit }, plaats) => debetCredit === 'D' && (crediteer & (1 << plaats)) !== 0)
          .map((debet) => ({
            client: Math.floor((debet.toewijzingNummer - 1001) / 100),
            regel: creditOf(debet, vreemd),
          }));
        return {
          standaard,
          feiten: declaraties(standaard, {
            bekendeClienten: new Set([0, 1]),
            toewijzingen: toewijzingen.map((deze) => ({ product: specifiek(standaard), ...deze })),
            prestaties: bekend,
          }),
          regels: perClient
            .map((lijst, client) => [
              ...lijst,
              ...credits.filter((c) => c.client === client).map(({ regel }) => regel),
            ])
            .filter((lijst) => lijst.length > 0),
        };
      });
  })
  // Without the first client the places of the others would no longer be theirs.
  .filter(({ regels }) => regels.length === 2);

function earlier(
  standaard: Standaard,
  {
    waar,
    volume: geleverd,
    eenheid,
    credit,
  }: { waar: Month; volume: number; eenheid: LDT_Eenheid; credit: boolean },
  plaats: number,
  toewijzingen: Parameters<typeof period>[1],
): readonly PrestatieFact[] {
  const { Begindatum, Einddatum } = period(waar, toewijzingen);
  const debet = toegekend(standaard, {
    referentieNummer: `E${plaats}`,
    toewijzingNummer: waar.nummer,
    begindatum: Begindatum,
    einddatum: Einddatum,
    geleverdVolume: geleverd,
    eenheid,
    productTarief: 100,
    bedrag: geleverd * 100,
  });
  if (!credit) return [debet];
  return [
    debet,
    {
      ...debet,
      referentieNummer: `EC${plaats}`,
      vorigReferentieNummer: debet.referentieNummer,
      debetCredit: 'C',
    },
  ];
}

/** A credit as IV091 wants it, or one that differs from its debit. */
function creditOf(debet: PrestatieFact, anders: boolean): Wijziging<Prestatie323> {
  return {
    ProductReferentie: {
      ReferentieNummer: `C-${debet.referentieNummer}`,
      VorigReferentieNummer: debet.referentieNummer,
    },
    ToewijzingNummer: debet.toewijzingNummer,
    ProductPeriode: { Begindatum: debet.begindatum, Einddatum: debet.einddatum },
    GeleverdVolume: debet.geleverdVolume + (anders && debet.geleverdVolume % 2 === 1 ? 1 : 0),
    Eenheid: debet.eenheid,
    ProductTarief: debet.productTarief ?? 0,
    IngediendBedrag: { Bedrag: debet.bedrag, DebetCredit: 'C' },
  };
}

export function messageOf({ standaard, regels }: Pick<Situation, 'standaard' | 'regels'>) {
  return bericht323(standaard, { clienten: regels.map((prestaties) => ({ prestaties })) });
}
