import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { bericht305, bericht323 } from '../examples/berichten.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { tr101 } from './tr101.ts';

const starts = fc.array(
  fc.record({
    nummer: fc.option(fc.constantFrom(1001, 1002), { nil: undefined }),
    code: fc.option(fc.constantFrom(1, 2), { nil: undefined }),
    dag: fc.constantFrom('2026-04-01', '2026-04-02'),
    status: fc.constantFrom('1' as const, '3' as const),
  }),
  { minLength: 1, maxLength: 12 },
);

test('of the starts with one key all but one are refused, whatever their order', () => {
  const geschud = starts.chain((lijst) =>
    fc.shuffledSubarray(lijst, { minLength: lijst.length }).map((anders) => ({ lijst, anders })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...standaarden), geschud, (standaard, { lijst, anders }) => {
      const sleutels = new Set(lijst.map(({ nummer, code, dag }) => `${nummer} ${code} ${dag}`));
      for (const volgorde of [lijst, anders]) {
        const producten = volgorde.map((start) => ({
          ToewijzingNummer: start.nummer,
          Product: start.code === undefined ? undefined : specifiek(standaard, start.code),
          Begindatum: dag(start.dag),
          StatusAanlevering: start.status,
        }));
        const gebreken = [...tr101.controleer['305'](bericht305(standaard, { producten }))];
        expect(gebreken).toHaveLength(lijst.length - sleutels.size);
      }
    }),
  );
});

test('a reference is compared as it is written: no separator or blank can make two keys equal', () => {
  const tekst = fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('"', ',', ' ', '\\', 'a') });
  const referentie = fc.record({ ReferentieNummer: tekst, VorigReferentieNummer: tekst });
  fc.assert(
    fc.property(referentie, referentie, (een, ander) => {
      const gelijk =
        een.ReferentieNummer === ander.ReferentieNummer &&
        een.VorigReferentieNummer === ander.VorigReferentieNummer;
      const bericht = bericht323('ijw-3.2', {
        clienten: [{ prestaties: [{ ProductReferentie: een }, { ProductReferentie: ander }] }],
      });
      expect([...tr101.controleer['323'](bericht)]).toHaveLength(gelijk ? 1 : 0);
    }),
  );
});
