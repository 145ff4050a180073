import { describe, expect, test } from 'vitest';
import { dag } from './examples/waarden.ts';
import { birthday, birthYears } from './watched.ts';

describe('A birthday', () => {
  test.each([
    ['2009-06-02', 17, '2026-06-02'],
    ['2008-02-29', 17, '2025-02-28'],
    ['2008-02-29', 20, '2028-02-29'],
    ['2009-02-28', 19, '2028-02-28'],
    ['2009-12-31', 1, '2010-12-31'],
  ])('of who was born on %s and turns %i is %s', (geboren, leeftijd, verwacht) => {
    expect(birthday({ Datum: dag(geboren) }, leeftijd)?.toString()).toBe(verwacht);
  });

  test('of whom nobody knows the year is never', () => {
    expect(birthday({ Datum: dag('1900-01-01'), DatumGebruik: '3' }, 17)).toBeNull();
  });

  test('never was in the last year of somebody born in another year than those that are searched', () => {
    let nu = dag('2024-01-01');
    for (; nu.year < 2029; nu = nu.add({ days: 1 })) {
      const [eerste = 0, laatste = 0] = birthYears(17, nu);
      // The oldest and the youngest that are seventeen now.
      for (const geboren of [nu.subtract({ years: 18 }).add({ days: 2 }), nu.subtract({ years: 17 })]) {
        expect([eerste, laatste]).toContain(geboren.year);
      }
      for (const jaar of [eerste - 1, laatste + 1]) {
        for (const Datum of [dag(`${jaar}-01-01`), dag(`${jaar}-12-31`)]) {
          const [op, daarna] = [birthday({ Datum }, 17), birthday({ Datum }, 18)];
          const isZeventien =
            op !== null &&
            daarna !== null &&
            Temporal.PlainDate.compare(op, nu) <= 0 &&
            Temporal.PlainDate.compare(nu, daarna) < 0;
          expect(isZeventien).toBe(false);
        }
      }
    }
  });
});
