import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSchemas } from '../commands/schemas.ts';
import { isCurrent } from '../rules/allocations.ts';
import { bericht301 } from '../rules/examples/berichten.ts';
import { toewijzing as facts, toegewezen } from '../rules/examples/facts.ts';
import { landelijk, ontvangst } from '../rules/examples/landelijk.ts';
import { dag, namen, omvang, specifiek } from '../rules/examples/waarden.ts';
import type { AllocationFact } from '../rules/facts.ts';
import { judge } from '../rules/judge.ts';
import type { Wijziging } from '../rules/request.ts';
import type { Bericht301 } from '../standard/berichten.generated.ts';
import { berichtsoort, standaarden } from '../standard/berichtsoorten.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { libxml2Validator } from '../standard/xsd/libxml2.ts';
import { type AllocationOrder, composeToewijzing } from './toewijzing.ts';
import { difference, leftOut } from './verschil.ts';

const validator = libxml2Validator(readSchemas(join(import.meta.dirname, '../../schemas')));
const s = 'ijw-3.2';
const vandaag = dag('2026-05-06');

const eerste = bericht301(s, {
  identificatie: 'E1',
  dagtekening: '2026-04-01',
  client: { Commentaar: 'Bellen na vijf uur' },
  producten: [
    { Commentaar: 'Op school' },
    { Toewijzingsdatum: dag('2026-03-15'), Toewijzingstijd: '14:30:00' },
  ],
});
const een = toegewezen(s, { omvang, referentieAanbieder: 'VOT0', redenWijziging: '12' });
const twee = toegewezen(s, { toewijzingNummer: 1002, product: specifiek(s, 2), omvang });

function order(wijzigingen: readonly Wijziging[], anders: Partial<AllocationOrder> = {}): AllocationOrder {
  return {
    standaard: s,
    gemeente: '0384',
    aanbieder: '99990001',
    toewijzingen: [een, twee],
    eerdere: [eerste],
    wijzigingen,
    eigen: {
      identificatie: 'T1',
      xsdVersie: { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' },
    },
    op: ontvangst,
    ...anders,
  };
}

function composed(wijzigingen: readonly Wijziging[], anders: Partial<AllocationOrder> = {}) {
  const uitkomst = composeToewijzing(order(wijzigingen, anders));
  if (!uitkomst.ok) throw new Error(uitkomst.bezwaren.map(({ melding }) => melding).join(' '));
  return uitkomst;
}

function refused(wijzigingen: readonly Wijziging[], anders: Partial<AllocationOrder> = {}) {
  const uitkomst = composeToewijzing(order(wijzigingen, anders));
  return uitkomst.ok ? [] : uitkomst.bezwaren.map(({ regel }) => regel);
}

function products({ Client }: Bericht301) {
  return Client.ToegewezenProducten.ToegewezenProduct;
}

const numbers = (lijst: readonly { readonly toewijzingNummer: number }[]) =>
  lijst.map(({ toewijzingNummer }) => toewijzingNummer);

const nieuw: Wijziging = {
  soort: 'nieuw',
  toewijzingNummer: 2001,
  product: specifiek(s, 3),
  ingangsdatum: dag('2026-06-01'),
  einddatum: null,
  omvang,
  budget: null,
};
const korter: Wijziging = {
  soort: 'gewijzigd',
  toewijzingNummer: 1002,
  redenWijziging: '05',
  einddatum: dag('2026-08-31'),
};

describe('an allocation message', () => {
  test('with a new allocation holds what was current as it was, without reason or reference of last time', () => {
    const { bericht, verschil } = composed([nieuw]);
    expect(products(bericht)).toEqual([
      {
        ToewijzingNummer: 1001,
        Product: specifiek(s),
        Toewijzingsdatum: dag('2026-04-01'),
        Toewijzingstijd: '09:00:00',
        Ingangsdatum: dag('2026-04-01'),
        Omvang: omvang,
        Commentaar: 'Op school',
      },
      {
        ToewijzingNummer: 1002,
        Product: specifiek(s, 2),
        Toewijzingsdatum: dag('2026-03-15'),
        Toewijzingstijd: '14:30:00',
        Ingangsdatum: dag('2026-04-01'),
        Omvang: omvang,
      },
      {
        ToewijzingNummer: 2001,
        Product: specifiek(s, 3),
        Toewijzingsdatum: vandaag,
        Toewijzingstijd: '10:00:00',
        Ingangsdatum: dag('2026-06-01'),
        Omvang: omvang,
      },
    ]);
    expect(numbers(verschil.toegevoegd)).toEqual([2001]);
    expect(numbers(verschil.ongewijzigd)).toEqual([1001, 1002]);
    expect([verschil.gewijzigd, verschil.verwijderd, verschil.weggelaten]).toEqual([[], [], []]);
  });

  test('takes from the latest one what the casefile does not keep of the client', () => {
    const { Bsn, Naam, Contactgegevens, Commentaar } = composed([nieuw]).bericht.Client;
    expect({ Bsn, Naam, Contactgegevens, Commentaar }).toEqual({
      Bsn: eerste.Client.Bsn,
      Naam: eerste.Client.Naam,
      Contactgegevens: eerste.Client.Contactgegevens,
      Commentaar: 'Bellen na vijf uur',
    });
    const client = { ...eerste.Client, Naam: { Geslachtsnaam: namen.partner, NaamGebruik: '1' as const } };
    expect(composed([nieuw], { client }).bericht.Client.Naam).toEqual(client.Naam);
    expect(products(composed([nieuw], { client }).bericht)).toHaveLength(3);
  });

  test('with a change has its reason and a Toewijzingsdatum of now, and shows what was and becomes', () => {
    const { bericht, verschil } = composed([korter]);
    expect(products(bericht)[1]).toMatchObject({
      ToewijzingNummer: 1002,
      RedenWijziging: '05',
      Einddatum: dag('2026-08-31'),
      Toewijzingsdatum: vandaag,
      Toewijzingstijd: '10:00:00',
    });
    expect(verschil.gewijzigd).toMatchObject([
      { toewijzingNummer: 1002, elementen: [{ element: 'Einddatum', was: 'leeg', wordt: '31-08-2026' }] },
    ]);
  });

  test('with a removal ends the allocation on its first day with reason 13 (CS335)', () => {
    const { bericht, verschil } = composed([{ soort: 'verwijderd', toewijzingNummer: 1001 }]);
    expect(products(bericht)[0]).toMatchObject({ RedenWijziging: '13', Einddatum: dag('2026-04-01') });
    expect(numbers(verschil.verwijderd)).toEqual([1001]);
    expect(numbers(verschil.gewijzigd)).toEqual([]);
  });

  test('changes a Budget, and a volume that is a total for the whole term', () => {
    const totaal = { ...omvang, Frequentie: '6' } as const;
    const { verschil } = composed(
      [
        { soort: 'gewijzigd', toewijzingNummer: 1001, redenWijziging: '05', volume: 7 },
        { soort: 'gewijzigd', toewijzingNummer: 1002, redenWijziging: '05', budget: 50_000 },
      ],
      {
        toewijzingen: [
          { ...een, omvang: totaal },
          { ...twee, product: null, omvang: null, budget: 40_000, einddatum: dag('2026-12-31') },
        ],
      },
    );
    expect(verschil.gewijzigd.map(({ elementen }) => elementen)).toEqual([
      [{ element: 'Omvang', was: '2 (eenheid 04, frequentie 6)', wordt: '7 (eenheid 04, frequentie 6)' }],
      [{ element: 'Budget', was: '€\u00a0400,00', wordt: '€\u00a0500,00' }],
    ]);
  });

  test('leaves out what ended, what was removed and what is of others, but not what ends today', () => {
    const { bericht } = composed([nieuw], {
      toewijzingen: [
        { ...een, einddatum: dag('2026-05-05') },
        { ...twee, einddatum: vandaag },
        toegewezen(s, { toewijzingNummer: 1003, redenWijziging: '13', einddatum: dag('2026-04-01') }),
        toegewezen(s, { toewijzingNummer: 1004, vanDezeClient: false }),
        toegewezen(s, { toewijzingNummer: 1005, vanDezeAanbieder: false }),
      ],
    });
    expect(products(bericht).map(({ ToewijzingNummer }) => ToewijzingNummer)).toEqual([1002, 2001]);
  });

  test('holds an ended allocation when that is what changes', () => {
    const toewijzingen = [{ ...een, einddatum: dag('2026-05-05') }, twee];
    const terug: Wijziging = { ...korter, toewijzingNummer: 1001, einddatum: dag('2026-04-30') };
    expect(products(composed([terug], { toewijzingen }).bericht)).toHaveLength(2);
  });

  test('can be sent again without a change', () => {
    expect(products(composed([]).bericht)).toHaveLength(2);
  });

  test('finds each allocation in the newest message that has it', () => {
    const nieuwste = bericht301(s, {
      identificatie: 'E2',
      dagtekening: '2026-04-20',
      producten: [{ Toewijzingsdatum: dag('2026-04-20'), Commentaar: 'Thuis' }],
    });
    const [p1001, p1002] = products(composed([], { eerdere: [nieuwste, eerste] }).bericht);
    expect([p1001?.Commentaar, p1001?.Toewijzingsdatum]).toEqual(['Thuis', dag('2026-04-20')]);
    expect(p1002?.Toewijzingstijd).toBe('14:30:00');
  });

  test('has the clock of Amsterdam, also around midnight', () => {
    const op = Temporal.Instant.from('2026-05-06T22:30:05.999Z');
    const { bericht } = composed([nieuw], { op });
    expect(bericht.Header.BerichtIdentificatie.Dagtekening).toEqual(dag('2026-05-07'));
    expect(products(bericht)[2]).toMatchObject({
      Toewijzingsdatum: dag('2026-05-07'),
      Toewijzingstijd: '00:30:05',
    });
  });

  test.each([
    ['a number that is already used', [{ ...nieuw, toewijzingNummer: 1001 }], ['TR332']],
    ['a change of an unknown allocation', [{ ...korter, toewijzingNummer: 3001 }], ['IV066']],
    ['a change that changes nothing', [{ ...korter, einddatum: null }], ['IV099']],
    ['another volume per month', [{ ...korter, volume: 9 }], ['IV066']],
    ['a budget where there is none', [{ ...korter, budget: 9 }], ['IV066']],
    [
      'two changes of one allocation',
      [korter, { soort: 'verwijderd', toewijzingNummer: 1002 } as const],
      ['TR101'],
    ],
  ])('is not made of %s', (_wat, wijzigingen, regels) => {
    expect(refused(wijzigingen)).toEqual(regels);
  });

  test('is not made of a removed allocation, of nothing at all, or without knowing the client', () => {
    const weg = { ...twee, redenWijziging: '13', einddatum: twee.ingangsdatum } as const;
    expect(refused([korter], { toewijzingen: [een, weg] })).toEqual(['CS335']);
    expect(refused([], { toewijzingen: [weg] })).toEqual(['OP087']);
    expect(refused([nieuw], { eerdere: [] })).toEqual(['OP087']);
  });

  test('is never made with the name of another client', () => {
    const ander = bericht301(s, { client: { Bsn: '999900018' } });
    expect(() => composed([nieuw], { eerdere: [eerste, ander] })).toThrow();
    expect(() => composed([nieuw], { client: ander.Client })).toThrow();
    expect(() => composed([nieuw], { aanbieder: '99990002' })).toThrow();
  });
});

describe('what a message of the back office leaves out', () => {
  const bekend = new Map([een, twee].map((t) => [t.toewijzingNummer, t]));

  test('is every allocation that is current on its Dagtekening and that it does not name (OP087)', () => {
    const bericht = bericht301(s, { producten: [{ ToewijzingNummer: 1002, Product: specifiek(s, 2) }] });
    expect(numbers(leftOut(bericht, bekend))).toEqual([1001]);
    expect(difference(bericht, bekend).weggelaten).toMatchObject([
      { toewijzingNummer: 1001, uitBericht: een.uitBericht },
    ]);
  });

  test('is nothing when it names all, and what ended before its Dagtekening does not count', () => {
    expect(leftOut(bericht301(s, { producten: [{}, {}] }), bekend)).toEqual([]);
    const over = new Map([...bekend, [1001, { ...een, einddatum: dag('2026-05-05') }]]);
    const bericht = bericht301(s, { producten: [{ ToewijzingNummer: 1002 }] });
    expect(leftOut(bericht, over)).toEqual([]);
  });

  test('an allocation that was removed and comes back is added', () => {
    const weg: AllocationFact = { ...een, redenWijziging: '13', einddatum: een.ingangsdatum };
    const { toegevoegd, weggelaten } = difference(bericht301(s), new Map([[1001, weg]]));
    expect([numbers(toegevoegd), weggelaten]).toEqual([[1001], []]);
  });
});

/** Allocations of one client, each of another product, some over and some removed. */
const allocation = (nummer: number) =>
  fc
    .record({
      begin: fc.integer({ min: -200, max: 200 }),
      dagen: fc.option(fc.integer({ min: 0, max: 300 })),
      verwijderd: fc.boolean(),
      soort: fc.constantFrom('maand', 'totaal', 'budget'),
    })
    .map(({ begin, dagen, verwijderd, soort }): AllocationFact => {
      const ingangsdatum = vandaag.add({ days: begin });
      const einddatum =
        verwijderd || (dagen === null && soort !== 'budget')
          ? verwijderd
            ? ingangsdatum
            : null
          : ingangsdatum.add({ days: dagen ?? 30 });
      return toegewezen(s, {
        toewijzingNummer: nummer,
        product: soort === 'budget' ? { Categorie: '54' } : specifiek(s, nummer - 1000),
        ingangsdatum,
        einddatum,
        redenWijziging: verwijderd ? '13' : null,
        omvang: soort === 'budget' ? null : { ...omvang, Frequentie: soort === 'totaal' ? '6' : '4' },
        budget: soort === 'budget' ? 100_000 : null,
      });
    });

const world = fc
  .integer({ min: 1, max: 6 })
  .chain((aantal) => fc.tuple(...Array.from({ length: aantal }, (_, plaats) => allocation(1001 + plaats))))
  // Products without a code are one category: only the first of them may be there.
  .map((lijst) =>
    lijst.filter((t, i) => t.budget === null || lijst.findIndex((x) => x.budget !== null) === i),
  )
  .chain((lijst) =>
    fc.tuple(
      fc.constant(lijst),
      fc.array(
        fc.record({
          welke: fc.nat({ max: 7 }),
          wat: fc.constantFrom('korter', 'verwijderd', 'nieuw'),
          dagen: fc.integer({ min: 0, max: 60 }),
        }),
        { maxLength: 4 },
      ),
      fc.option(fc.constantFrom('VOW1')),
    ),
  )
  .map(([toewijzingen, keuzes, vow]) => {
    const per = new Map<number, Wijziging>();
    for (const { welke, wat, dagen } of keuzes) {
      const was = toewijzingen[welke % Math.max(1, toewijzingen.length)];
      if (wat === 'nieuw') {
        const nummer = 2001 + welke;
        per.set(nummer, { ...nieuw, toewijzingNummer: nummer, product: specifiek(s, 50 + welke) });
      } else if (was !== undefined && was.redenWijziging !== '13') {
        const { toewijzingNummer } = was;
        const einddatum = was.ingangsdatum.add({ days: dagen });
        if (wat === 'verwijderd') per.set(toewijzingNummer, { soort: 'verwijderd', toewijzingNummer });
        else if (!was.einddatum?.equals(einddatum))
          per.set(toewijzingNummer, {
            soort: 'gewijzigd',
            toewijzingNummer,
            redenWijziging: '05',
            einddatum,
          });
      }
    }
    return { toewijzingen, wijzigingen: [...per.values()], vow };
  });

describe('whatever changes', () => {
  test('the message holds every current allocation exactly once, and nothing is left out', () => {
    fc.assert(
      fc.property(world, ({ toewijzingen, wijzigingen, vow }) => {
        const actueel = toewijzingen.filter((t) => isCurrent(t, vandaag));
        fc.pre(actueel.length + wijzigingen.length > 0);
        const { bericht, verschil } = composed(wijzigingen, {
          toewijzingen,
          ...(vow === null ? {} : { verzoekOmWijziging: { referentieAanbieder: vow, noemt: new Set() } }),
        });
        const nummers = products(bericht).map(({ ToewijzingNummer }) => ToewijzingNummer);
        expect(new Set(nummers).size).toBe(nummers.length);
        const verwacht = new Set([...numbers(actueel), ...numbers(wijzigingen)]);
        expect(new Set(nummers)).toEqual(verwacht);
        expect(verschil.weggelaten).toEqual([]);
        const gewijzigd = new Set(numbers(wijzigingen.filter(({ soort }) => soort !== 'nieuw')));
        for (const { ToewijzingNummer, RedenWijziging, ReferentieAanbieder } of products(bericht)) {
          expect(RedenWijziging !== undefined).toBe(gewijzigd.has(ToewijzingNummer));
          expect(ReferentieAanbieder ?? null).toBe(vow);
        }
      }),
    );
  });

  test('the message fits its schema and no rule refuses it', () => {
    fc.assert(
      fc.property(world, ({ toewijzingen, wijzigingen }) => {
        fc.pre(toewijzingen.some((t) => isCurrent(t, vandaag)) || wijzigingen.length > 0);
        const { bericht } = composed(wijzigingen, { toewijzingen });
        expect(validator.controleer(schrijfBericht(bericht), berichtsoort(s, '301'))).toEqual([]);
        const oordeel = judge(bericht, facts({ toewijzingen }), landelijk, ontvangst);
        expect(oordeel.bevindingen).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test.each(standaarden)('it is made for %s alike', (standaard) => {
    const { bericht } = composed([{ ...nieuw, product: specifiek(standaard, 3) }], {
      standaard,
      toewijzingen: [toegewezen(standaard, { omvang })],
      eerdere: [bericht301(standaard)],
    });
    expect(bericht.Header.BerichtCode).toBe(berichtsoort(standaard, '301').berichtcode);
    expect(validator.controleer(schrijfBericht(bericht), berichtsoort(standaard, '301'))).toEqual([]);
  });
});
