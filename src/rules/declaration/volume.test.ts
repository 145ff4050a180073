/** The worked examples of the standard under the names of their sources, and what holds for any allocation. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CDT_Omvang, LDT_Eenheid, LDT_ProductCategorie } from '../../standard/berichten.generated.ts';
import { bedrag } from '../dutch.ts';
import { dag } from '../examples/waarden.ts';
import { days, isoWeeks, type Period, sundays } from './calendar.ts';
import { inSmallest } from './units.ts';
import { type Allocated, countInPeriod, countOverall, countText, volumeOf } from './volume.ts';

type Case = {
  readonly bron: string;
  readonly van: string;
  readonly tot: string;
  readonly omvang: CDT_Omvang;
  readonly categorie?: LDT_ProductCategorie;
  /** Per month of the allocation, in the unit of the allocation. */
  readonly perMaand: readonly number[];
  readonly totaal: number;
};

const uurPerWeek = (Volume: number): CDT_Omvang => ({ Volume, Eenheid: '04', Frequentie: '2' });
const euroPerWeek = (euro: number): CDT_Omvang => ({ Volume: euro * 100, Eenheid: '83', Frequentie: '2' });
const cent = (...euros: readonly number[]) => euros.map((euro) => euro * 100);

const uitDeStandaard: readonly Case[] = [
  {
    bron: 'IV077, inspanning',
    van: '2022-10-11',
    tot: '2022-12-28',
    omvang: uurPerWeek(3),
    perMaand: [12, 15, 15],
    totaal: 36,
  },
  {
    bron: 'IV077, output',
    van: '2022-10-11',
    tot: '2022-12-31',
    omvang: euroPerWeek(300),
    perMaand: cent(900, 1200, 1500),
    totaal: 3600_00,
  },
  {
    bron: 'IV076, inspanning',
    van: '2022-07-11',
    tot: '2022-09-04',
    omvang: uurPerWeek(3),
    perMaand: [9, 15, 3],
    totaal: 24,
  },
  {
    bron: 'IV076, output, einde op een zondag',
    van: '2022-07-11',
    tot: '2022-09-04',
    omvang: euroPerWeek(300),
    perMaand: cent(900, 1200, 300),
    totaal: 2400_00,
  },
  {
    bron: 'IV076, output, einde niet op een zondag',
    van: '2022-07-11',
    tot: '2022-09-03',
    omvang: euroPerWeek(300),
    perMaand: cent(900, 1500, 0),
    totaal: 2400_00,
  },
  {
    bron: 'IV078, voorbeeld 1, per week',
    van: '2021-10-12',
    tot: '2021-12-13',
    omvang: uurPerWeek(3),
    perMaand: [9, 15, 9],
    totaal: 30,
  },
  {
    bron: 'IV078, voorbeeld 2, per maand',
    van: '2021-10-12',
    tot: '2021-12-13',
    omvang: { Volume: 15, Eenheid: '04', Frequentie: '4' },
    perMaand: [15, 15, 15],
    totaal: 45,
  },
  {
    bron: 'Werkwijze frequentie per week, inspanning',
    van: '2022-04-13',
    tot: '2022-06-30',
    omvang: uurPerWeek(3),
    perMaand: [9, 18, 15],
    totaal: 36,
  },
  {
    bron: 'Werkwijze frequentie per week, huishoudelijke hulp',
    van: '2022-05-01',
    tot: '2022-07-31',
    omvang: uurPerWeek(1),
    categorie: '01',
    perMaand: [6, 6, 6],
    totaal: 14,
  },
  {
    bron: 'Werkwijze frequentie per week, output tot 4 juni',
    van: '2022-04-15',
    tot: '2022-06-04',
    omvang: euroPerWeek(150),
    perMaand: cent(300, 900, 0),
    totaal: 1200_00,
  },
  {
    bron: 'Werkwijze frequentie per week, output tot 31 juli',
    van: '2022-04-15',
    tot: '2022-07-31',
    omvang: euroPerWeek(150),
    perMaand: cent(300, 750, 600, 750),
    totaal: 2400_00,
  },
];

function allocated({ van, tot, omvang, categorie = '45' }: Omit<Case, 'bron' | 'perMaand' | 'totaal'>) {
  return {
    product: { Categorie: categorie, Code: '45A01' },
    ingangsdatum: dag(van),
    einddatum: dag(tot),
    omvang,
  } satisfies Allocated;
}

/** The ProductPerioden of an allocation (IV089): its calendar months, the first and the last as far as it runs. */
function productPerioden({
  ingangsdatum,
  einddatum,
}: {
  ingangsdatum: Temporal.PlainDate;
  einddatum: Temporal.PlainDate;
}) {
  const perioden: Period[] = [];
  for (let begin = ingangsdatum; Temporal.PlainDate.compare(begin, einddatum) <= 0; ) {
    const laatste = begin.with({ day: begin.daysInMonth });
    const eind = Temporal.PlainDate.compare(laatste, einddatum) < 0 ? laatste : einddatum;
    perioden.push({ begin, eind });
    begin = eind.add({ days: 1 });
  }
  return perioden;
}

const inPeriode = (toewijzing: Allocated, periode: Period) => {
  const aantal = countInPeriod(toewijzing, periode);
  return aantal === null ? 0 : volumeOf(aantal, toewijzing.omvang);
};

describe('the worked examples of the standard', () => {
  test.each(uitDeStandaard)('$bron', ({ perMaand, totaal, ...gegeven }) => {
    const toewijzing = allocated(gegeven);
    const kleinste = (volume: number) => inSmallest(volume, gegeven.omvang.Eenheid);
    expect(productPerioden(toewijzing).map((periode) => inPeriode(toewijzing, periode))).toEqual(
      perMaand.map(kleinste),
    );
    const geheel = countOverall(toewijzing);
    expect(geheel && volumeOf(geheel, gegeven.omvang)).toBe(kleinste(totaal));
  });

  test('IV089: an allocation from 08-04-2022 to 17-06-2022 has three ProductPerioden', () => {
    const toewijzing = allocated({ van: '2022-04-08', tot: '2022-06-17', omvang: uurPerWeek(1) });
    expect(productPerioden(toewijzing).map(({ begin, eind }) => `${begin} ${eind}`)).toEqual([
      '2022-04-08 2022-04-30',
      '2022-05-01 2022-05-31',
      '2022-06-01 2022-06-17',
    ]);
  });

  test('IV042: € 200 per month is 20000 in a ProductPeriode', () => {
    const omvang: CDT_Omvang = { Volume: 20000, Eenheid: '83', Frequentie: '4' };
    const toewijzing = allocated({ van: '2022-01-01', tot: '2022-12-31', omvang });
    expect(inPeriode(toewijzing, { begin: dag('2022-02-01'), eind: dag('2022-02-28') })).toBe(20000);
  });
});

describe('what the examples leave open', () => {
  const mei = { begin: dag('2026-05-01'), eind: dag('2026-05-31') };
  const van = '2026-05-01';

  test('a daily volume counts the days of the ProductPeriode, and over the allocation all its days', () => {
    const omvang: CDT_Omvang = { Volume: 2, Eenheid: '04', Frequentie: '1' };
    const toewijzing = allocated({ van: '2026-04-20', tot: '2026-05-10', omvang });
    expect(countInPeriod(toewijzing, mei)).toEqual({ aantal: 10, van: 'dag' });
    expect(countOverall(toewijzing)).toEqual({ aantal: 21, van: 'dag' });
  });

  test('a total is the same in a month as over the allocation, also when that has no end', () => {
    const omvang: CDT_Omvang = { Volume: 40, Eenheid: '14', Frequentie: '6' };
    const toewijzing = { ...allocated({ van, tot: van, omvang }), einddatum: null };
    expect(countInPeriod(toewijzing, mei)).toEqual(countOverall(toewijzing));
    expect(volumeOf({ aantal: 1, van: 'totaal' }, omvang)).toBe(40);
  });

  test.each(['1', '2', '4'] as const)('an open allocation with Frequentie %s has no whole', (Frequentie) => {
    const omvang: CDT_Omvang = { Volume: 2, Eenheid: '04', Frequentie };
    expect(countOverall({ ...allocated({ van, tot: van, omvang }), einddatum: null })).toBeNull();
  });

  test('an open allocation in output has as many weeks as Sundays', () => {
    const toewijzing = { ...allocated({ van, tot: van, omvang: euroPerWeek(1) }), einddatum: null };
    expect(countInPeriod(toewijzing, mei)).toEqual({ aantal: 5, van: 'zondag' });
  });

  test('an allocation in output without a Sunday has its one week where it ends', () => {
    const toewijzing = allocated({ van: '2026-04-28', tot: '2026-05-02', omvang: euroPerWeek(1) });
    expect(productPerioden(toewijzing).map((periode) => inPeriode(toewijzing, periode))).toEqual([0, 100]);
  });

  test('huishoudelijke hulp in output counts Sundays, not 6 weeks', () => {
    const toewijzing = allocated({ van, tot: '2026-05-31', omvang: euroPerWeek(1), categorie: '01' });
    expect(countInPeriod(toewijzing, mei)).toEqual({ aantal: 5, van: 'zondag' });
  });

  test('huishoudelijke hulp per month is not counted in weeks', () => {
    const omvang: CDT_Omvang = { Volume: 4, Eenheid: '04', Frequentie: '4' };
    const toewijzing = allocated({ van, tot: '2026-05-31', omvang, categorie: '01' });
    expect(countInPeriod(toewijzing, mei)).toEqual({ aantal: 1, van: 'maand' });
  });

  test('a ProductPeriode counts as far as it lies within the allocation, and outside it not at all', () => {
    const toewijzing = allocated({ van: '2026-05-18', tot: '2026-05-24', omvang: uurPerWeek(3) });
    expect(countInPeriod(toewijzing, mei)).toEqual({ aantal: 1, van: 'week' });
    expect(countInPeriod(toewijzing, { begin: dag('2026-05-25'), eind: dag('2026-05-31') })).toBeNull();
    expect(countInPeriod(toewijzing, { begin: dag('2026-05-01'), eind: dag('2026-05-17') })).toBeNull();
  });

  test.each([
    ['2026-12-28', '2027-01-03', 1],
    ['2026-12-28', '2027-01-04', 2],
    ['2024-12-30', '2025-01-05', 1],
    ['2024-12-29', '2025-01-06', 3],
    ['2020-12-31', '2021-12-31', 53],
  ])('%s to %s touches %i weeks around New Year', (begin, eind, weken) => {
    expect(isoWeeks({ begin: dag(begin), eind: dag(eind) })).toBe(weken);
  });
});

test('a count reads as the sum it is', () => {
  const uren = uurPerWeek(3);
  expect(countText({ aantal: 5, van: 'week' }, uren)).toBe('5 weken × 3 uur');
  expect(countText({ aantal: 1, van: 'zondag' }, euroPerWeek(3))).toBe(`1 zondag × ${bedrag(300)}`);
  expect(countText({ aantal: 5, van: 'zondag', metLaatsteWeek: true }, euroPerWeek(3))).toBe(
    `4 zondagen en de laatste week × ${bedrag(300)}`,
  );
  expect(countText({ aantal: 1, van: 'totaal' }, { Volume: 90, Eenheid: '01', Frequentie: '6' })).toBe(
    'in totaal 90 minuten',
  );
});

describe('for any allocation', () => {
  const nulpunt = dag('2020-01-01');
  const dagen = fc.integer({ min: 0, max: 4000 }).map((aantal) => nulpunt.add({ days: aantal }));
  const lengte = fc.integer({ min: 0, max: 800 });
  const omvang: fc.Arbitrary<CDT_Omvang> = fc.record({
    Volume: fc.integer({ min: 0, max: 50_000 }),
    Eenheid: fc.constantFrom<LDT_Eenheid>('01', '04', '14', '16', '82', '83', '84'),
    Frequentie: fc.constantFrom('1', '2', '4', '6'),
  });
  const toewijzingen = fc
    .tuple(dagen, lengte, omvang, fc.constantFrom<LDT_ProductCategorie>('01', '02', '45'))
    .map(([ingangsdatum, duur, deze, Categorie]) => ({
      product: { Categorie, Code: 'A' },
      ingangsdatum,
      einddatum: ingangsdatum.add({ days: duur }),
      omvang: deze,
    }));

  test('weeks and Sundays are those that a calendar counts day by day', () => {
    fc.assert(
      fc.property(dagen, fc.integer({ min: 0, max: 100 }), (begin, duur) => {
        const alle = Array.from({ length: duur + 1 }, (_, i) => begin.add({ days: i }));
        const periode = { begin, eind: begin.add({ days: duur }) };
        const weken = new Set(alle.map((d) => `${d.yearOfWeek} ${d.weekOfYear}`));
        expect(isoWeeks(periode)).toBe(weken.size);
        expect(sundays(periode)).toBe(alle.filter((d) => d.dayOfWeek === 7).length);
        expect(days(periode)).toBe(alle.length);
      }),
    );
  });

  test('a part of a ProductPeriode never allows more than the whole of it', () => {
    fc.assert(
      fc.property(toewijzingen, fc.nat(), fc.nat(), fc.nat(), (toewijzing, welke, a, b) => {
        const perioden = productPerioden(toewijzing);
        const geheel = perioden[welke % perioden.length];
        if (geheel === undefined) throw new Error('an allocation has a ProductPeriode');
        const [van = 0, tot = 0] = [a % days(geheel), b % days(geheel)].toSorted((x, y) => x - y);
        const deel = { begin: geheel.begin.add({ days: van }), eind: geheel.begin.add({ days: tot }) };
        expect(inPeriode(toewijzing, deel)).toBeLessThanOrEqual(inPeriode(toewijzing, geheel));
      }),
    );
  });

  test('in output per week the ProductPerioden together allow exactly what the allocation does', () => {
    fc.assert(
      fc.property(toewijzingen, (gegeven) => {
        const toewijzing = {
          ...gegeven,
          omvang: { Volume: gegeven.omvang.Volume, Eenheid: '82', Frequentie: '2' } as const,
        };
        const samen = productPerioden(toewijzing).reduce((som, p) => som + inPeriode(toewijzing, p), 0);
        const geheel = countOverall(toewijzing);
        expect(samen).toBe(geheel && volumeOf(geheel, toewijzing.omvang));
      }),
    );
  });

  test('in inspanning no ProductPeriode is too small for what was allocated in it', () => {
    fc.assert(
      fc.property(toewijzingen, (toewijzing) => {
        const samen = productPerioden(toewijzing).reduce((som, p) => som + inPeriode(toewijzing, p), 0);
        const geheel = countOverall(toewijzing);
        expect(samen).toBeGreaterThanOrEqual(geheel === null ? 0 : volumeOf(geheel, toewijzing.omvang));
      }),
    );
  });
});
