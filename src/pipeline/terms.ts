/** Which terms start when a message comes in or leaves, on either side of the traffic. */
import type { Obligation, Outgoing } from '../casefile/casefile.ts';
import { declaratieTerm, retourTerm } from '../rules/terms.ts';
import type { Calendar } from '../rules/workingdays.ts';
import { type Berichtsoort, berichtsoort } from '../standard/berichtsoorten.ts';
import { opposite, type Side } from './parties.ts';

/** What the receiver owes from the moment a message is there: its retour, or its answer; a retour is not answered. */
function answerTerms(
  soort: Berichtsoort,
  partij: Side,
  op: Temporal.Instant,
  kalender: Calendar,
): readonly Obligation[] {
  if (soort.nummer === '323') return [{ ...declaratieTerm(op, kalender), partij }];
  return soort.retour === null ? [] : [{ ...retourTerm(op, kalender), partij }];
}

/** OP090: what we owe whoever sent us a message. */
export function termsAtReceipt(
  soort: Berichtsoort,
  op: Temporal.Instant,
  kalender: Calendar,
): readonly Obligation[] {
  return answerTerms(soort, opposite(soort.afzender), op, kalender);
}

/** OP090: whoever sends a message watches for its answer, which is due as from the moment it was taken over. */
export function termsAtSending(
  { standaard, nummer }: Outgoing,
  op: Temporal.Instant,
  kalender: Calendar,
): readonly Obligation[] {
  const soort = berichtsoort(standaard, nummer);
  return answerTerms(soort, opposite(soort.afzender), op, kalender);
}
