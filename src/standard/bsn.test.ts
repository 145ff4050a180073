import fc from 'fast-check';
import { expect, test } from 'vitest';
import { voldoetAanElfproef } from './bsn.ts';

test('the official test numbers satisfy the 11-proef', () => {
  for (const bsn of ['999900006', '999900018', '999900031', '999900043']) {
    expect(voldoetAanElfproef(bsn)).toBe(true);
  }
});

test('a number that is not nine digits never satisfies the 11-proef', () => {
  for (const bsn of ['', '99990006', '0999900006', '99990000x', ' 999900006']) {
    expect(voldoetAanElfproef(bsn)).toBe(false);
  }
});

test('changing one digit, or swapping two different neighbours, is always noticed', () => {
  const cijfer = fc.integer({ min: 0, max: 9 });
  const goed = fc
    .array(cijfer, { minLength: 9, maxLength: 9 })
    .map((cijfers) => cijfers.join(''))
    .filter(voldoetAanElfproef);
  fc.assert(
    fc.property(goed, fc.integer({ min: 0, max: 8 }), cijfer, (bsn, plaats, ander) => {
      const fout = bsn.slice(0, plaats) + ander + bsn.slice(plaats + 1);
      expect(voldoetAanElfproef(fout)).toBe(fout === bsn);
    }),
  );
  fc.assert(
    fc.property(goed, fc.integer({ min: 0, max: 7 }), (bsn, plaats) => {
      const fout = bsn.slice(0, plaats) + bsn[plaats + 1] + bsn[plaats] + bsn.slice(plaats + 2);
      // The last two weights, 2 and -1, differ by 3; the others by 1: neither is a multiple of 11.
      expect(voldoetAanElfproef(fout)).toBe(fout === bsn);
    }),
  );
});
