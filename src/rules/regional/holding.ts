/** What becomes of a line that only the region refuses, where the region lets a person decide. */
import type { LineDecisions } from '../facts.ts';
import { declaratieTerm } from '../terms.ts';
import type { Calendar } from '../workingdays.ts';
import type { Refusal } from './regional.ts';

export type Fate = 'toekennen' | 'afwijzen' | 'wachten';

/** @param alleenRegio whether nothing of the standard refuses the line, so that a person can grant it */
export function fateOf(
  pad: string,
  afkeur: Extract<Refusal, { wijze: 'vasthouden' }>,
  besluiten: LineDecisions | undefined,
  alleenRegio: boolean,
): Fate {
  const besloten = besluiten?.regels.get(pad);
  if (besloten) return besloten.besluit;
  if (alleenRegio && besluiten?.voorbij !== true) return 'wachten';
  return afkeur.daarna.wijze === 'retourcode' ? 'afwijzen' : 'toekennen';
}

/** From when nobody is waited for any more: the beginning, in Amsterdam, of the last day on which it must be answered (OP090x4). */
export function decidedUntil(ontvangenOp: Temporal.Instant, kalender: Calendar): Temporal.Instant {
  return declaratieTerm(ontvangenOp, kalender).uiterlijk.toZonedDateTime('Europe/Amsterdam').toInstant();
}
