/** The contracts (`contracten.csv`) as the rules ask for them. */
import type { LDT_Eenheid } from '../../standard/berichten.generated.ts';
import { productcategorieen } from '../../standard/codelijsten.ts';
import { isAfter, isBefore } from '../dates.ts';
import type { AgreementLookup, Protocol } from '../protocol.ts';

/** One line of a contract. */
export type ContractLine = {
  readonly aanbieder: string;
  readonly productcategorie: string;
  /** Empty for all products of the category that have no line of their own. */
  readonly productcode: string;
  readonly eenheid: LDT_Eenheid;
  /** eurocents; null when only the Eenheid is agreed */
  readonly tarief: number | null;
  readonly geldigVan: Temporal.PlainDate;
  readonly geldigTot: Temporal.PlainDate | null;
};

/** A line for the product itself goes before one for its category. */
export function agreementLookup(regels: readonly ContractLine[]): AgreementLookup {
  const sleutel = (aanbieder: string, categorie: string, code: string) => `${aanbieder} ${categorie} ${code}`;
  const perProduct = Map.groupBy(regels, (r) => sleutel(r.aanbieder, r.productcategorie, r.productcode));
  return (aanbieder, { categorie, code }, { begin, eind }) => {
    const bekend =
      perProduct.get(sleutel(aanbieder, categorie, code)) ??
      perProduct.get(sleutel(aanbieder, categorie, ''));
    const geldig = bekend?.filter(
      ({ geldigVan, geldigTot }) => !isAfter(geldigVan, eind) && !(geldigTot && isBefore(geldigTot, begin)),
    );
    if (geldig === undefined || geldig.length === 0) return null;
    const tarieven = new Map<LDT_Eenheid, Set<number>>();
    for (const { eenheid, tarief } of geldig) {
      const bij = tarieven.get(eenheid) ?? new Set();
      tarieven.set(eenheid, tarief === null ? bij : bij.add(tarief));
    }
    return tarieven;
  };
}

/** Whether a provider has a contract for anything under a law. */
export function contracted(regels: readonly ContractLine[]): NonNullable<Protocol['gecontracteerd']> {
  const perAanbieder = Map.groupBy(regels, ({ aanbieder }) => aanbieder);
  return (aanbieder, standaard, dag) =>
    (perAanbieder.get(aanbieder) ?? []).some(
      ({ productcategorie, geldigVan, geldigTot }) =>
        productcategorieen[standaard].has(productcategorie) &&
        !isAfter(geldigVan, dag) &&
        !(geldigTot && isBefore(geldigTot, dag)),
    );
}
