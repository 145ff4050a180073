/**
 * Stacking: the same product more than once in one message with periods that overlap (TR302, TR386, TR410).
 *
 * Two products clash when their category and code are the same, when their category is the same and one of them has no
 * code, or when one of them has no product at all. Under the Wmo, aids and facilities may be stacked.
 */
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { Occurrence, ProductLine } from './classes.ts';
import { dayNumber, isAfter, isBefore } from './dates.ts';

export type Overlap = {
  /** Starts last; of two that start on one day, the last in the message. */
  readonly later: Occurrence<ProductLine>;
  readonly eerder: Occurrence<ProductLine>;
};

/** Wheelchairs, transport, housing and other aids: under the Wmo someone may have several of them at once. */
const stapelbaar: ReadonlySet<string> = new Set(['11', '12', '13', '14']);

/**
 * Every product that starts while a clashing one is still running, with the one that runs longest of those.
 * Walks the periods in order of their start and remembers per group only the last end, so that a long list costs a
 * sort and not a comparison of all pairs.
 */
export function* overlaps(
  standaard: Standaard,
  regels: readonly Occurrence<ProductLine>[],
): Iterable<Overlap> {
  if (regels.length < 2) return;
  const opStart = regels
    .filter(({ inhoud }) => isPeriod(inhoud) && !mayStack(standaard, inhoud))
    .sort((a, b) => dayNumber(a.inhoud.ingangsdatum) - dayNumber(b.inhoud.ingangsdatum));
  const langste = new Map<string, Occurrence<ProductLine>>();
  for (const later of opStart) {
    const { botstMet, hoortBij } = groups(later.inhoud);
    for (const groep of botstMet) {
      const eerder = langste.get(groep);
      if (eerder !== undefined && stillRuns(eerder.inhoud, later.inhoud.ingangsdatum)) {
        yield { later, eerder };
        break;
      }
    }
    for (const groep of hoortBij) {
      const tot = langste.get(groep);
      if (tot === undefined || endsLater(later.inhoud, tot.inhoud)) langste.set(groep, later);
    }
  }
}

/** The groups whose members clash with this product, and the groups it is a member of itself. */
function groups({ Product: product }: ProductLine) {
  if (product === undefined) return { botstMet: ['alle'], hoortBij: ['alle', 'zonder product'] };
  const { Categorie: categorie, Code: code } = product;
  const zonderCode = `${categorie} zonder code`;
  if (code === undefined) {
    return { botstMet: ['zonder product', categorie], hoortBij: ['alle', categorie, zonderCode] };
  }
  const zelfde = `${categorie}/${code}`;
  return { botstMet: ['zonder product', zonderCode, zelfde], hoortBij: ['alle', categorie, zelfde] };
}

/** A last day before the first day is no period and overlaps nothing; CS003 refuses it. */
function isPeriod({ ingangsdatum, einddatum }: ProductLine): boolean {
  return einddatum === undefined || !isAfter(ingangsdatum, einddatum);
}

function mayStack(standaard: Standaard, { Product: product }: ProductLine): boolean {
  return standaard === 'iwmo-3.2' && product !== undefined && stapelbaar.has(product.Categorie);
}

function stillRuns({ einddatum }: ProductLine, dag: Temporal.PlainDate): boolean {
  return einddatum === undefined || !isBefore(einddatum, dag);
}

function endsLater(een: ProductLine, ander: ProductLine): boolean {
  if (ander.einddatum === undefined) return false;
  return een.einddatum === undefined || isAfter(een.einddatum, ander.einddatum);
}
