/** The terms of the national standard: what must happen when something arrives or leaves. */
import { addWorkingDays, amsterdamDay, type Calendar } from './workingdays.ts';

export type TermRule = 'OP090';

/** OP090: a retour is sent within three working days after receipt; the day of receipt does not count. */
export const retourWerkdagen = 3;

/** The day a retour term starts from and its last day. */
export function retourTerm(op: Temporal.Instant, kalender: Calendar) {
  const vanaf = amsterdamDay(op);
  return {
    verplichting: 'OP090',
    vanaf,
    uiterlijk: addWorkingDays(vanaf, retourWerkdagen, kalender),
  } as const;
}

export type TermStatus = 'open' | 'nagekomen' | 'vervallen' | 'verstreken';

/**
 * Where a term stands on a day. A term is `verstreken` from 00:00 in Amsterdam on the day after its last day; that is
 * derived, never stored, so that nothing has to run at midnight for it to be true.
 */
export function termStatus(
  term: {
    readonly uiterlijk: Temporal.PlainDate;
    readonly einde: { readonly hoe: 'nagekomen' | 'vervallen' } | null;
  },
  vandaag: Temporal.PlainDate,
): TermStatus {
  if (term.einde !== null) return term.einde.hoe;
  return Temporal.PlainDate.compare(vandaag, term.uiterlijk) > 0 ? 'verstreken' : 'open';
}
