/** What the region says of a request, when the municipality that decides on it takes it in. */
import type { StoredMessage } from '../casefile/casefile.ts';
import type { FactsFor, JudgedNumber } from '../rules/facts.ts';
import type { Protocol } from '../rules/protocol.ts';
import { type Advice, assess } from '../rules/regional/assessing.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Bericht } from '../standard/berichten.generated.ts';

/** @returns nothing of what is no request, was refused, or is not ours to decide on */
export function advise(
  bericht: Bericht,
  feiten: FactsFor<JudgedNumber>,
  { herkomst, ontvangenOp }: StoredMessage,
  protocol: Protocol,
): readonly Advice[] {
  if (herkomst !== 'aanbieder' || (bericht.nummer !== '315' && bericht.nummer !== '317')) return [];
  const ontvangstdag = amsterdamDay(ontvangenOp);
  // The facts belong to the number just looked at, which TypeScript cannot tell.
  return assess(bericht, { feiten: feiten as FactsFor<'315'>, protocol, ontvangenOp, ontvangstdag });
}
