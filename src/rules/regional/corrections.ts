/** Which lines of a declaration correct what was granted before. */
import type { Bericht323, Prestatie323 } from '../../standard/berichten.generated.ts';
import { prestaties } from '../classes.ts';
import { monthCount } from '../declaration/calendar.ts';
import type { DeclaredLine, LineContext } from '../declaration/line.ts';

type PerMonth = ReadonlyMap<string, readonly Prestatie323[]>;

// Every line asks, and a declaration has them by the ten thousand.
const perMessage = new WeakMap<Bericht323, PerMonth>();

/** Credits in the same message on the same allocation and month: what a debit takes the place of. */
export function creditsBeside(
  { prestatie }: DeclaredLine,
  { bericht }: Pick<LineContext, 'bericht'>,
): readonly Prestatie323[] {
  return creditsIn(bericht).get(monthKey(prestatie)) ?? [];
}

function creditsIn(bericht: Bericht323): PerMonth {
  const bekend = perMessage.get(bericht);
  if (bekend) return bekend;
  const credits = prestaties(bericht)
    .map(({ inhoud }) => inhoud)
    .filter(({ IngediendBedrag }) => IngediendBedrag.DebetCredit === 'C');
  const perMaand = Map.groupBy(credits, monthKey);
  perMessage.set(bericht, perMaand);
  return perMaand;
}

function monthKey({ ToewijzingNummer, ProductPeriode }: Prestatie323): string {
  return `${ToewijzingNummer} ${monthCount(ProductPeriode.Begindatum)}`;
}
