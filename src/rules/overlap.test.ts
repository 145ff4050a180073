import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CDT_Product } from '../standard/berichten.generated.ts';
import { type Standaard, standaarden } from '../standard/berichtsoorten.ts';
import type { Occurrence, ProductLine } from './classes.ts';
import { overlaps } from './overlap.ts';

/** The demand as it is written: every pair compared. */
function clash(standaard: Standaard, a: ProductLine, b: ProductLine): boolean {
  const hulpmiddel = (p: CDT_Product | undefined) => ['11', '12', '13', '14'].includes(p?.Categorie ?? '');
  if (standaard === 'iwmo-3.2' && (hulpmiddel(a.Product) || hulpmiddel(b.Product))) return false;
  const zelfde =
    a.Product === undefined ||
    b.Product === undefined ||
    (a.Product.Categorie === b.Product.Categorie &&
      (a.Product.Code === undefined || b.Product.Code === undefined || a.Product.Code === b.Product.Code));
  const begintVoorEind = (begin: Temporal.PlainDate, eind: Temporal.PlainDate | undefined) =>
    eind === undefined || Temporal.PlainDate.compare(begin, eind) <= 0;
  return zelfde && begintVoorEind(a.ingangsdatum, b.einddatum) && begintVoorEind(b.ingangsdatum, a.einddatum);
}

const product: fc.Arbitrary<CDT_Product | undefined> = fc.option(
  fc.record(
    { Categorie: fc.constantFrom('01', '02', '11'), Code: fc.constantFrom('A', 'B') },
    { requiredKeys: ['Categorie'] },
  ),
  { nil: undefined },
);

const regel: fc.Arbitrary<ProductLine> = fc
  .record({ product, begin: fc.nat(20), duur: fc.option(fc.nat(8), { nil: undefined }) })
  .map(({ product: dit, begin, duur }) => {
    const ingangsdatum = Temporal.PlainDate.from('2026-01-01').add({ days: begin });
    return {
      Product: dit,
      ingangsdatum,
      einddatum: duur === undefined ? undefined : ingangsdatum.add({ days: duur }),
      Omvang: undefined,
      Budget: undefined,
      einddatumElement: 'Einddatum',
      ingangsdatumElement: 'Ingangsdatum',
    };
  });

const regels = fc
  .array(regel, { maxLength: 8 })
  .map((lijst) => lijst.map((inhoud, i): Occurrence<ProductLine> => ({ pad: `/P[${i + 1}]`, inhoud })));

test('products are refused exactly when some pair of them clashes, and the two named ones do clash', () => {
  fc.assert(
    fc.property(fc.constantFrom(...standaarden), regels, (standaard, lijst) => {
      const gevonden = [...overlaps(standaard, lijst)];
      for (const { later, eerder } of gevonden) {
        expect(clash(standaard, later.inhoud, eerder.inhoud)).toBe(true);
      }
      const botsing = lijst.some((a, i) =>
        lijst.slice(i + 1).some((b) => clash(standaard, a.inhoud, b.inhoud)),
      );
      expect(gevonden.length > 0).toBe(botsing);
    }),
  );
});

test('overlap is symmetric: the order of products that start on different days does not change which are refused', () => {
  const geschud = fc
    .uniqueArray(regel, { maxLength: 8, selector: (r) => r.ingangsdatum.toString() })
    .map((lijst) => lijst.map((inhoud, i) => ({ pad: `/P[${i + 1}]`, inhoud })))
    .chain((lijst) =>
      fc.shuffledSubarray(lijst, { minLength: lijst.length }).map((anders) => ({ lijst, anders })),
    );
  const paden = (standaard: Standaard, lijst: readonly Occurrence<ProductLine>[]) =>
    [...overlaps(standaard, lijst)].map(({ later }) => later.pad).sort();
  fc.assert(
    fc.property(fc.constantFrom(...standaarden), geschud, (standaard, { lijst, anders }) => {
      expect(paden(standaard, anders)).toEqual(paden(standaard, lijst));
    }),
  );
});

test('fifty thousand products without overlap are judged without comparing all pairs', () => {
  const dag = Temporal.PlainDate.from('2026-01-01');
  const lijst = Array.from({ length: 50_000 }, (_, i): Occurrence<ProductLine> => {
    const dit = dag.add({ days: i });
    return {
      pad: `/P[${i + 1}]`,
      inhoud: {
        Product: undefined,
        ingangsdatum: dit,
        einddatum: dit,
        Omvang: undefined,
        Budget: undefined,
        einddatumElement: 'Einddatum',
        ingangsdatumElement: 'Ingangsdatum',
      },
    };
  });
  const begin = performance.now();
  expect([...overlaps('ijw-3.2', lijst)]).toEqual([]);
  // All pairs would take minutes; the bound only has to tell those apart on a busy machine.
  expect(performance.now() - begin).toBeLessThan(2000);
});
