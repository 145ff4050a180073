import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  amsterdamDay,
  type Calendar,
  feastDays,
  isWorkingDay,
  nationalCalendar,
} from './workingdays.ts';

const dag = Temporal.PlainDate.from;
const metGoedeVrijdagVrij: Calendar = { ...nationalCalendar, goedeVrijdagIsWerkdag: false };

/**
 * The feast days that move, written out by hand from the calendar, `MM-DD`: Good Friday, Easter Monday, King's Day,
 * Ascension, Whit Monday. New Year, 5 May and Christmas stand still.
 */
const perJaar: readonly (readonly [
  jaar: number,
  ...dagen: readonly [string, string, string, string, string],
])[] = [
  [2021, '04-02', '04-05', '04-27', '05-13', '05-24'],
  [2022, '04-15', '04-18', '04-27', '05-26', '06-06'],
  [2023, '04-07', '04-10', '04-27', '05-18', '05-29'],
  [2024, '03-29', '04-01', '04-27', '05-09', '05-20'],
  [2025, '04-18', '04-21', '04-26', '05-29', '06-09'],
  [2026, '04-03', '04-06', '04-27', '05-14', '05-25'],
  [2027, '03-26', '03-29', '04-27', '05-06', '05-17'],
  [2028, '04-14', '04-17', '04-27', '05-25', '06-05'],
  [2029, '03-30', '04-02', '04-27', '05-10', '05-21'],
  [2030, '04-19', '04-22', '04-27', '05-30', '06-10'],
  [2031, '04-11', '04-14', '04-26', '05-22', '06-02'],
  [2032, '03-26', '03-29', '04-27', '05-06', '05-17'],
  [2033, '04-15', '04-18', '04-27', '05-26', '06-06'],
  [2034, '04-07', '04-10', '04-27', '05-18', '05-29'],
  [2035, '03-23', '03-26', '04-27', '05-03', '05-14'],
];

describe('feast days per year', () => {
  test.each(perJaar)(
    'of %i are those of the calendar',
    (jaar, goedeVrijdag, paasmaandag, koningsdag, hemelvaart, pinkstermaandag) => {
      const vast = ['01-01', '05-05', '12-25', '12-26'];
      const verwacht = [...vast, paasmaandag, koningsdag, hemelvaart, pinkstermaandag];
      const voluit = (dagen: readonly string[]) => dagen.map((d) => `${jaar}-${d}`).toSorted();
      expect(feastDays(jaar, nationalCalendar).map(String)).toEqual(voluit(verwacht));
      expect(feastDays(jaar, metGoedeVrijdagVrij).map(String)).toEqual(voluit([...verwacht, goedeVrijdag]));
    },
  );

  test.each(perJaar)(
    'of %i are no working days, the days around them are what the week makes them',
    (jaar, goedeVrijdag) => {
      for (const feestdag of feastDays(jaar, nationalCalendar)) {
        expect(isWorkingDay(feestdag, nationalCalendar), String(feestdag)).toBe(false);
      }
      expect(isWorkingDay(dag(`${jaar}-${goedeVrijdag}`), nationalCalendar)).toBe(true);
      expect(isWorkingDay(dag(`${jaar}-${goedeVrijdag}`), metGoedeVrijdagVrij)).toBe(false);
    },
  );

  test('Easter is where Gauss puts it, from 1900 to 2099', () => {
    for (let jaar = 1900; jaar <= 2099; jaar += 1) {
      const dagen = feastDays(jaar, metGoedeVrijdagVrij).map(String);
      const pasen = gaussEaster(jaar);
      for (const verschuiving of [-2, 1, 39, 50]) {
        expect(dagen, String(jaar)).toContain(pasen.add({ days: verschuiving }).toString());
      }
    }
  });

  test("King's Day is never on a Sunday", () => {
    for (let jaar = 2014; jaar <= 2099; jaar += 1) {
      const zondag = dag(`${jaar}-04-27`).dayOfWeek === 7;
      const dagen = feastDays(jaar, nationalCalendar).map(String);
      expect(dagen, String(jaar)).toContain(`${jaar}-04-${zondag ? 26 : 27}`);
      expect(dagen.includes(`${jaar}-04-27`), String(jaar)).toBe(!zondag);
    }
  });
});

/** Gauss's rule with its two exceptions, in the constants that hold from 1900 to 2099. */
function gaussEaster(jaar: number): Temporal.PlainDate {
  const d = (19 * (jaar % 19) + 24) % 30;
  const e = (2 * (jaar % 4) + 4 * (jaar % 7) + 6 * d + 5) % 7;
  const teLaat = (d === 29 && e === 6) || (d === 28 && e === 6 && jaar % 19 > 10);
  return dag(`${jaar}-03-22`).add({ days: d + e - (teLaat ? 7 : 0) });
}

describe('terms in working days', () => {
  test.each([
    ['across a weekend', '2026-01-15', 3, '2026-01-20'],
    ['across Easter', '2026-04-02', 3, '2026-04-08'],
    ["across King's Day on a Monday", '2026-04-24', 3, '2026-04-30'],
    ["across King's Day on Saturday 26 April", '2025-04-25', 3, '2025-04-30'],
    ['across 5 May in a year that is no lustrum', '2026-05-04', 3, '2026-05-08'],
    ['across 5 May and Ascension side by side', '2027-05-04', 3, '2027-05-11'],
    ['across Ascension', '2026-05-13', 3, '2026-05-19'],
    ['across Whitsun', '2026-05-22', 3, '2026-05-28'],
    ['from before Easter to after Whitsun', '2026-04-02', 33, '2026-05-26'],
    ['across Christmas on Friday and Saturday', '2026-12-24', 3, '2026-12-30'],
    ['across Christmas and New Year', '2025-12-24', 4, '2026-01-02'],
    ['across New Year', '2026-12-30', 3, '2027-01-05'],
    ['across 29 February', '2028-02-28', 3, '2028-03-02'],
    ['of no days', '2026-05-25', 0, '2026-05-25'],
  ])('%s: %s and %i days end on %s', (_wanneer, begin, aantal, einde) => {
    expect(addWorkingDays(dag(begin), aantal, nationalCalendar).toString()).toBe(einde);
  });

  test('run over Good Friday where a region makes it a free day', () => {
    expect(addWorkingDays(dag('2026-04-02'), 3, metGoedeVrijdagVrij).toString()).toBe('2026-04-09');
  });

  test('skip local feast days and bridge days', () => {
    const kalender: Calendar = {
      goedeVrijdagIsWerkdag: true,
      vrijeDagen: new Set(['2026-05-15', '2026-10-05']),
    };
    expect(isWorkingDay(dag('2026-10-05'), kalender)).toBe(false);
    expect(addWorkingDays(dag('2026-05-13'), 3, kalender).toString()).toBe('2026-05-20');
  });

  test('end on a working day, with exactly that many working days after the first day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5500 }),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        (verschil, aantal, goedeVrijdagIsWerkdag) => {
          const kalender = { ...nationalCalendar, goedeVrijdagIsWerkdag };
          const begin = dag('2021-01-01').add({ days: verschil });
          const einde = addWorkingDays(begin, aantal, kalender);
          let geteld = 0;
          for (let d = begin; !d.equals(einde); ) {
            d = d.add({ days: 1 });
            if (isWorkingDay(d, kalender)) geteld += 1;
          }
          expect(geteld).toBe(aantal);
          expect(isWorkingDay(einde, kalender)).toBe(true);
        },
      ),
    );
  });
});

describe('the day of an instant', () => {
  test.each([
    ['one second before midnight in winter', '2026-01-15T22:59:59Z', '2026-01-15'],
    ['midnight in winter', '2026-01-15T23:00:00Z', '2026-01-16'],
    ['one second before midnight in summer', '2026-07-15T21:59:59Z', '2026-07-15'],
    ['midnight in summer', '2026-07-15T22:00:00Z', '2026-07-16'],
    ['the evening before summer time begins', '2026-03-28T22:59:59Z', '2026-03-28'],
    ['the first minute of the day on which summer time begins', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['the last second of the day of 23 hours', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['midnight after the day of 23 hours', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['the first minute of the day on which summer time ends', '2026-10-24T22:00:00Z', '2026-10-25'],
    ['the last second of the day of 25 hours', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['midnight after the day of 25 hours', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['New Year in Amsterdam while UTC is still in the old year', '2026-12-31T23:00:00Z', '2027-01-01'],
  ])('is the Amsterdam day: %s', (_wanneer, instant, verwacht) => {
    expect(amsterdamDay(Temporal.Instant.from(instant)).toString()).toBe(verwacht);
  });

  test('does not depend on the offset the instant was written with', () => {
    expect(amsterdamDay(Temporal.Instant.from('2026-05-06T23:59:00+02:00')).toString()).toBe('2026-05-06');
    expect(amsterdamDay(Temporal.Instant.from('2026-05-06T17:59:00-04:00')).toString()).toBe('2026-05-06');
  });
});
