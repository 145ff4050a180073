/** What is agreed in the world of the generated traffic: its products, their codes and the contracts about them. */
import { agreementLookup, type ContractLine } from '../../src/rules/declaration/agreements.ts';
import { landelijk } from '../../src/rules/examples/landelijk.ts';
import { categorie, dag, specifiek } from '../../src/rules/examples/waarden.ts';
import type { Protocol } from '../../src/rules/protocol.ts';
import type { CDT_Omvang, LDT_Eenheid } from '../../src/standard/berichten.generated.ts';
import { type Standaard, standaarden } from '../../src/standard/berichtsoorten.ts';

/** A way in which a product is allocated and declared. */
export type Offer = {
  /** Product number of the examples; null for what has a category only, or no product at all. */
  readonly product: number | null | 'geen';
  readonly omvang: CDT_Omvang | null;
  /** eurocents */
  readonly budget: number | null;
  readonly eenheid: LDT_Eenheid;
  /** eurocents; null where the volume itself is money */
  readonly tarief: number | null;
  /** How much of it is delivered in a month at most, when nothing is wrong. */
  readonly perMaand: number;
};

export const offers: readonly Offer[] = [
  offer(1, { Volume: 10, Eenheid: '04', Frequentie: '4' }, '04', 12_50, 10),
  offer(2, { Volume: 3, Eenheid: '14', Frequentie: '2' }, '14', 250_00, 6),
  offer(3, { Volume: 200_00, Eenheid: '83', Frequentie: '4' }, '83', null, 200_00),
  offer(4, { Volume: 90, Eenheid: '04', Frequentie: '6' }, '01', 1_00, 240),
  { product: null, omvang: null, budget: 4_000_00, eenheid: '04', tarief: 12_50, perMaand: 12 },
];

/** Of no product at all, so that nothing else can be allocated beside it. */
export const freeBudget: Offer = {
  product: 'geen',
  omvang: null,
  budget: 4_000_00,
  eenheid: '04',
  tarief: 12_50,
  perMaand: 12,
};

function offer(
  product: number,
  omvang: CDT_Omvang,
  eenheid: LDT_Eenheid,
  tarief: number | null,
  perMaand: number,
): Offer {
  return { product, omvang, budget: null, eenheid, tarief, perMaand };
}

/** The offer of product 4 is agreed per hour and declared in minutes; product 3 has no contract. */
function contracts(standaard: Standaard, aanbieder: string): readonly ContractLine[] {
  const regel = (product: number, eenheid: LDT_Eenheid, tarief: number): ContractLine => ({
    aanbieder,
    productcategorie: categorie(standaard),
    productcode: specifiek(standaard, product).Code,
    eenheid,
    tarief,
    geldigVan: dag('2020-01-01'),
    geldigTot: null,
  });
  return [regel(1, '04', 12_50), regel(2, '14', 250_00), regel(4, '04', 60_00)];
}

/** Codes outside the list are allowed; those on it belong to their category. */
export function agreed(aanbieders: readonly string[]): Protocol {
  const codes = (standaard: Standaard) =>
    new Map([1, 2, 3, 4].map((n) => [specifiek(standaard, n).Code, new Set([categorie(standaard)])]));
  return {
    ...landelijk,
    productcategorieen: { 'ijw-3.2': codes('ijw-3.2'), 'iwmo-3.2': codes('iwmo-3.2') },
    afspraken: agreementLookup(
      standaarden.flatMap((standaard) => aanbieders.flatMap((een) => contracts(standaard, een))),
    ),
  };
}
