import fc from 'fast-check';
import { expect, test } from 'vitest';
import { count, highest, mean, median, ratio, share, type Tally } from './rekenen.ts';

function tallyOf(waarden: readonly number[]): Tally {
  const telling: Tally = new Map();
  for (const waarde of waarden) count(telling, waarde);
  return telling;
}

test('the mean has two decimals and the median of an even number lies between two', () => {
  expect(mean(tallyOf([14, 56, 0]))).toBe(23.33);
  expect(median(tallyOf([14, 56, 0]))).toBe(14);
  expect(median(tallyOf([1, 2, 3, 10]))).toBe(2.5);
  expect(mean(tallyOf([1, 2]))).toBe(1.5);
  expect(mean(tallyOf([0, 0, 1]))).toBe(0.33);
  expect(mean(tallyOf([0, 1, 1]))).toBe(0.67);
});

test('nothing has no mean, no median, no highest and no share', () => {
  expect([mean(new Map()), median(new Map()), highest(new Map()), share(0, 0)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('halves are rounded up, also below zero, and zero has no sign', () => {
  expect([ratio(5, 2, 1), ratio(-5, 2, 1), ratio(1, 8, 100)]).toEqual([3, -2, 0]);
  expect(share(1, 3)).toBe(33.3);
  expect(share(2, 3)).toBe(66.7);
  expect(Object.is(ratio(-1, 4, 1), 0)).toBe(true);
});

test('a tally gives what the plain list gives', () => {
  const lijst = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(lijst, (waarden) => {
      const oplopend = waarden.toSorted((a, b) => a - b);
      const [links = 0, rechts = 0] = [(oplopend.length - 1) >> 1, oplopend.length >> 1].map(
        (n) => oplopend[n],
      );
      expect(median(tallyOf(waarden))).toBe((links + rechts) / 2);
      const som = waarden.reduce((a, b) => a + b, 0);
      expect(Math.abs((mean(tallyOf(waarden)) ?? 0) - som / waarden.length)).toBeLessThanOrEqual(
        0.005 + 1e-9,
      );
      expect(highest(tallyOf(waarden))).toBe(oplopend.at(-1));
    }),
  );
});
