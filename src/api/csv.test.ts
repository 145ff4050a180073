import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRow } from './csv.ts';

test('what was written is read again, but for the apostrophe before what a spreadsheet would run', () => {
  const tekst = fc.string({ unit: fc.constantFrom(...'=+-@",;\t\r\n\'aé\uFF1D0 '), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(tekst, { minLength: 1, maxLength: 4 }), fc.integer(), (teksten, getal) => {
      const [gelezen, ...rest]: string[][] = parse(csvRow([...teksten, getal, 'x']));
      expect(rest).toEqual([]);
      expect(gelezen?.slice(-2)).toEqual([String(getal), 'x']);
      for (const [plaats, cel] of (gelezen ?? []).slice(0, -2).entries()) {
        const geschreven = teksten[plaats] ?? '';
        expect([geschreven, `'${geschreven}`]).toContain(cel);
        expect(cel).not.toMatch(/^[=+\-@\t\r\uFF1D]/);
      }
    }),
  );
});

test.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '\uFF1D1'])('%j is shown and not run', (tekst) => {
  expect(csvRow([tekst])).toMatch(/^'/);
});

test('a negative number stays a number', () => {
  expect(csvRow(['D1', -20_00])).toBe('D1,-2000\r\n');
});
