/** The sentence about stacked products, the same for allocations, requests and changes. */
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { Occurrence, ProductLine } from './classes.ts';
import { periode, product } from './dutch.ts';
import { overlaps } from './overlap.ts';
import type { Defect } from './rule.ts';

/** What the laws differ in, for the rules that use this. */
export const stapelenPerWet: Readonly<Record<Standaard, string>> = {
  'ijw-3.2': 'Dat geldt voor alle categorieën.',
  'iwmo-3.2': 'Hulpmiddelen en voorzieningen (categorie 11 tot en met 14) mogen wel samen lopen.',
};

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
    const [dit, ander] = [described(later.inhoud), described(eerder.inhoud)];
    yield {
      klasse: later.pad,
      melding:
        `${dit.charAt(0).toUpperCase()}${dit.slice(1)} overlapt met ${naam} ${plaatsen.get(eerder)}: ` +
        `${ander}.`,
      waarden: {
        product: product(later.inhoud.Product),
        periode: span(later.inhoud),
        anderProduct: product(eerder.inhoud.Product),
        anderePeriode: span(eerder.inhoud),
      },
      herstel: 'Laat de periodes op elkaar aansluiten, of neem een van beide producten niet op.',
    };
  }
}

/** `product 45A01 (categorie 45) van 01-04-2026 t/m 30-04-2026` */
function described(regel: ProductLine): string {
  const { Product, einddatum } = regel;
  const soort = Product?.Code === undefined ? '' : 'product ';
  const naam = Product === undefined ? 'een regel zonder product' : `${soort}${product(Product)}`;
  return `${naam} ${einddatum === undefined ? '' : 'van '}${span(regel)}`;
}

function span({ ingangsdatum, einddatum }: ProductLine): string {
  return periode(ingangsdatum, einddatum);
}
