/** Values as a Dutch reader writes them. */
import type { CDT_Product } from '../standard/berichten.generated.ts';

/** `31-12-2026` */
export function datum(dag: Temporal.PlainDate): string {
  const twee = (getal: number) => String(getal).padStart(2, '0');
  return `${twee(dag.day)}-${twee(dag.month)}-${String(dag.year).padStart(4, '0')}`;
}

/** `01-04-2026 t/m 30-04-2026`, or `vanaf 01-04-2026` when the last day is open. */
export function periode(begin: Temporal.PlainDate, eind: Temporal.PlainDate | undefined): string {
  return eind === undefined ? `vanaf ${datum(begin)}` : `${datum(begin)} t/m ${datum(eind)}`;
}

const euros = new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' });

/** An amount in eurocents: `€ 1.234,56`. */
export function bedrag(cent: number): string {
  return euros.format(cent / 100);
}

/** `45A03 (categorie 45)`, `categorie 45`, or `geen` for a generic allocation. */
export function product(deze: CDT_Product | undefined): string {
  if (deze === undefined) return 'geen';
  return deze.Code === undefined
    ? `categorie ${deze.Categorie}`
    : `${deze.Code} (categorie ${deze.Categorie})`;
}
