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
