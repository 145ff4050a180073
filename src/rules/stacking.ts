/** The sentence about stacked products, the same for allocations, requests and changes. */
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { Occurrence, ProductLine } from './classes.ts';
import { periode, product } from './dutch.ts';
import { overlaps } from './overlap.ts';
import type { Defect } from './rule.ts';

/**
 * @param naam what the class is called
 * @param regels all members of the list
 * @param geldig those of them that count
 */
export function* stacked(
  standaard: Standaard,
  naam: string,
  regels: readonly Occurrence<ProductLine>[],
  geldig = regels,
): Iterable<Defect> {
  let plaatsen: ReadonlyMap<Occurrence<ProductLine>, number> | undefined;
  for (const { later, eerder } of overlaps(standaard, geldig)) {
    plaatsen ??= new Map(regels.map((regel, plaats) => [regel, plaats + 1]));
    const dit = { product: product(later.inhoud.Product), periode: span(later.inhoud) };
    const ander = { product: product(eerder.inhoud.Product), periode: span(eerder.inhoud) };
    yield {
      klasse: later.pad,
      melding:
        `De periode ${dit.periode} (product ${dit.product}) overlapt met ${naam} ${plaatsen.get(eerder)}: ` +
        `${ander.periode} (product ${ander.product}).`,
      waarden: {
        product: dit.product,
        periode: dit.periode,
        anderProduct: ander.product,
        anderePeriode: ander.periode,
      },
      herstel: 'Laat de periodes op elkaar aansluiten, of neem een van beide producten niet op.',
    };
  }
}

function span({ ingangsdatum, einddatum }: ProductLine): string {
  return periode(ingangsdatum, einddatum);
}
