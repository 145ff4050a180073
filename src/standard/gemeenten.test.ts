import { describe, expect, test } from 'vitest';
import { bestondOp, gemeenteMetCode, gemeenten } from './gemeenten.ts';

const dag = Temporal.PlainDate.from;
const aantalOp = (datum: string) => gemeenten.filter((gemeente) => bestondOp(gemeente, dag(datum))).length;

/** Whether a code exists and was in use on a day. */
function bestond(code: string, datum: string): boolean {
  const gemeente = gemeenteMetCode(code);
  return gemeente !== null && bestondOp(gemeente, dag(datum));
}

describe('the municipalities', () => {
  test.each([
    ['2016-01-01', 390],
    ['2017-01-01', 388],
    ['2018-01-01', 380],
    ['2019-01-01', 355],
    ['2020-01-01', 355],
    ['2021-01-01', 352],
    ['2022-01-01', 345],
    ['2022-03-23', 345],
    ['2022-03-24', 344],
    ['2023-01-01', 342],
    ['2026-01-01', 342],
  ])('on %s are as many as CBS counts: %i', (datum, aantal) => {
    expect(aantalOp(datum)).toBe(aantal);
  });

  test('have a code of four digits that no other has', () => {
    expect(gemeenten.every(({ code }) => /^[0-9]{4}$/.test(code))).toBe(true);
    expect(new Set(gemeenten.map(({ code }) => code)).size).toBe(gemeenten.length);
  });

  test('change on the day of the reorganisation', () => {
    expect(bestond('0530', '2022-12-31')).toBe(true);
    expect(bestond('0530', '2023-01-01')).toBe(false);
    expect(bestond('1992', '2022-12-31')).toBe(false);
    expect(bestond('1992', '2023-01-01')).toBe(true);
  });

  test('that were on the oldest list known count as existing before it, newer ones do not', () => {
    expect(bestond('0844', '2015-06-01')).toBe(true);
    expect(bestond('1948', '2015-06-01')).toBe(false);
  });

  test('do not include a code that was never given out', () => {
    expect(gemeenteMetCode('9999')).toBeNull();
  });
});
