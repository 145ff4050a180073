/** Rows about the same thing, summed. */
import type { CDT_Product } from '../standard/berichten.generated.ts';
import type { Column, Question } from './rapport.ts';

/** What a row of most reports is about; null where that is not told apart. */
export type Subject = {
  readonly gemeente: string;
  readonly standaard: string;
  readonly aanbieder: string | null;
  readonly categorie: string | null;
  readonly code: string | null;
};

export const onderwerp = {
  gemeente: { soort: 'tekst', uitleg: 'CBS-code van de gemeente' },
  standaard: { soort: 'tekst', uitleg: 'wet en release' },
  aanbieder: { soort: 'tekst', uitleg: 'AGB-code van de aanbieder' },
  categorie: { soort: 'tekst', uitleg: 'productcategorie' },
  code: { soort: 'tekst', uitleg: 'productcode' },
} as const satisfies Readonly<Record<keyof Subject, Column>>;

export function subjectOf(
  {
    gemeente,
    standaard,
    aanbieder,
    product,
  }: Pick<Subject, 'gemeente' | 'standaard' | 'aanbieder'> & { readonly product: CDT_Product | null },
  { per }: Pick<Question, 'per'>,
): Subject {
  const perProduct = per === 'product' ? product : null;
  return {
    gemeente,
    standaard,
    aanbieder: per === 'gemeente' ? null : aanbieder,
    categorie: perProduct?.Categorie ?? null,
    code: perProduct?.Code ?? null,
  };
}

/** What is counted of each thing: made when it is first met. */
export function groups<K extends object, S>(leeg: () => S) {
  const groepen = new Map<string, { readonly sleutel: K; readonly stand: S }>();
  return {
    at(sleutel: K): S {
      const tekst = JSON.stringify(Object.values(sleutel));
      const bekend = groepen.get(tekst) ?? { sleutel, stand: leeg() };
      groepen.set(tekst, bekend);
      return bekend.stand;
    },
    /** In the order of their keys. */
    rows<R>(maak: (sleutel: K, stand: S) => R): readonly R[] {
      return [...groepen]
        .toSorted(([een], [ander]) => (een < ander ? -1 : Number(een > ander)))
        .map(([, { sleutel, stand }]) => maak(sleutel, stand));
    },
  };
}
