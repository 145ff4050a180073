/**
 * Messages that overtake each other: a stop before its start, a retour before the message it answers. The standard
 * judges them as they come; a municipality may choose to look again first.
 */
import type { BerichtVan } from '../standard/berichten.generated.ts';
import type { FactsFor, JudgedNumber } from './facts.ts';
import type { Verdict } from './verdict.ts';
import { addWorkingDays, amsterdamDay, type Calendar } from './workingdays.ts';

/** Whether a message that is still to come could be all that stands between this one and approval. */
export function mayYetBeRight<N extends JudgedNumber>(
  { nummer }: BerichtVan<N>,
  feiten: FactsFor<N>,
  { bevindingen }: Verdict,
): boolean {
  const only = (code: string) => bevindingen.length > 0 && bevindingen.every(({ regel }) => regel === code);
  if (nummer === '307') return only('TR382');
  // A second retour breaks the same rule, and that no message will ever mend.
  return 'heenbericht' in feiten && feiten.heenbericht === null && only('IV028');
}

/** The moment from which it is judged as it is: the end of so many working days after the day of receipt. */
export function heldUntil(
  ontvangenOp: Temporal.Instant,
  werkdagen: number,
  kalender: Calendar,
): Temporal.Instant {
  return addWorkingDays(amsterdamDay(ontvangenOp), werkdagen, kalender)
    .add({ days: 1 })
    .toZonedDateTime('Europe/Amsterdam')
    .toInstant();
}
