import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountForMinutes, comesFromSomeHourTariff, hoursOf, minuteTariff } from './amounts.ts';

describe('the worked examples of the standard', () => {
  test('IV079: four times 95 minutes is 380 minutes and is declared as 6 hours', () => {
    expect(hoursOf([95, 95, 95, 95])).toBe(6);
  });

  test('IV079: the sum is rounded and not its parts; below half an hour down, from half an hour up', () => {
    expect(hoursOf([29, 29, 29, 29])).toBe(2);
    expect(hoursOf([89])).toBe(1);
    expect(hoursOf([90])).toBe(2);
  });

  test('IV079: at least one hour, but nothing delivered is nothing', () => {
    expect(hoursOf([5])).toBe(1);
    expect(hoursOf([])).toBe(0);
  });

  test('IV081: 1,455 becomes 1,46 and 1,454 becomes 1,45', () => {
    expect(minuteTariff(87_30)).toBe(1_46);
    expect(minuteTariff(87_24)).toBe(1_45);
  });

  test('IV081: the amount comes from the tariff per hour and not from the rounded one per minute', () => {
    // € 50,00 per hour is € 0,83 per minute; 95 minutes are € 79,17 and not 95 × € 0,83 = € 78,85.
    expect(minuteTariff(50_00)).toBe(83);
    expect(amountForMinutes(50_00, 95)).toBe(79_17);
  });
});

const centen = fc.integer({ min: 0, max: 20_000 });
const minuten = fc.integer({ min: 0, max: 50_000 });

test('a whole hour costs the tariff per hour, however many there are', () => {
  fc.assert(
    fc.property(
      centen,
      fc.integer({ min: 0, max: 800 }),
      (t, uren) => amountForMinutes(t, uren * 60) === t * uren,
    ),
  );
});

test('an amount is within half a cent of the exact one', () => {
  fc.assert(
    fc.property(centen, minuten, (t, m) => {
      const afwijking = 60 * amountForMinutes(t, m) - t * m;
      return Number.isInteger(afwijking) && afwijking > -30 && afwijking <= 30;
    }),
  );
});

test('without the contract every amount is accepted that some tariff per hour can give, and no other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 500 }),
      fc.nat(60_000),
      (t, m, b) => {
        const uurtarieven = Array.from({ length: 61 }, (_, i) => 60 * t - 30 + i).filter(
          (u) => u >= 0 && minuteTariff(u) === t,
        );
        expect(comesFromSomeHourTariff(b, m, t)).toBe(uurtarieven.some((u) => amountForMinutes(u, m) === b));
        for (const u of uurtarieven) expect(comesFromSomeHourTariff(amountForMinutes(u, m), m, t)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
