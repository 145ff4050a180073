/** What the contract or the catalogue lets be asked for a product in a period. */
import type { LDT_Eenheid } from '../../standard/berichten.generated.ts';
import { isAfter, isBefore } from '../dates.ts';
import { amountForMinutes, minuteTariff } from '../declaration/amounts.ts';
import type { DeclaredLine } from '../declaration/line.ts';
import { productPeriode } from '../declaration/line.ts';
import type { RegionalLineContext } from './kind.ts';
import type { Product } from './regional.ts';

/**
 * Tariffs in eurocents in a unit; the contract of the provider goes before the catalogue. Null when neither says anything.
 * When a tariff changes within the period, both hold.
 */
export function tariffsIn(
  eenheid: LDT_Eenheid,
  regel: DeclaredLine,
  context: Pick<RegionalLineContext, 'protocol' | 'bericht' | 'product'>,
): readonly number[] {
  const { ProductCategorie: categorie, ProductCode: code } = regel.prestatie;
  const periode = productPeriode(regel);
  const { protocol, bericht } = context;
  const contract = protocol.afspraken?.(bericht.Header.Afzender, { categorie, code }, periode);
  const afgesproken = contract ? [...contract].flatMap(([e, t]) => (sameUnit(e, eenheid) ? [...t] : [])) : [];
  if (afgesproken.length > 0) return afgesproken;
  return inCatalogue(context.product, eenheid, periode);
}

function inCatalogue(
  product: Product | null,
  eenheid: LDT_Eenheid,
  { begin, eind }: ReturnType<typeof productPeriode>,
): readonly number[] {
  return (product?.tarieven ?? [])
    .filter(
      (tarief) =>
        sameUnit(tarief.eenheid, eenheid) &&
        !isAfter(tarief.geldigVan, eind) &&
        !(tarief.geldigTot && isBefore(tarief.geldigTot, begin)),
    )
    .map(({ cent }) => cent);
}

/** Pieces of output and of inspanning cost what a piece costs. */
function sameUnit(een: LDT_Eenheid, ander: LDT_Eenheid): boolean {
  return een === ander || (isPiece(een) && isPiece(ander));
}

function isPiece(eenheid: LDT_Eenheid): boolean {
  return eenheid === '82' || eenheid === '84';
}

/** The most that may stand as tariff on a line; null when nothing is agreed. */
export function highestTariff(regel: DeclaredLine, context: RegionalLineContext): number | null {
  const { Eenheid } = regel.prestatie;
  const eigen = tariffsIn(Eenheid, regel, context);
  if (eigen.length > 0) return Math.max(...eigen);
  if (Eenheid !== '01') return null;
  const perUur = tariffsIn('04', regel, context);
  return perUur.length === 0 ? null : Math.max(...perUur.map(minuteTariff));
}

/** The most for a number of minutes by a tariff per hour; null where minutes have a tariff of their own, or none is known. */
export function mostForMinutes(regel: DeclaredLine, context: RegionalLineContext): number | null {
  const { Eenheid, GeleverdVolume } = regel.prestatie;
  if (Eenheid !== '01' || tariffsIn('01', regel, context).length > 0) return null;
  const perUur = tariffsIn('04', regel, context);
  if (perUur.length === 0) return null;
  return Math.max(...perUur.map((uurtarief) => amountForMinutes(uurtarief, GeleverdVolume)));
}
