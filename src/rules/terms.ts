/** The terms of the national standard: what must happen when something arrives or leaves. */
import { isBefore } from './dates.ts';
import { addWorkingDays, amsterdamDay, type Calendar } from './workingdays.ts';

export type TermRule = 'OP090' | 'OP090x4' | 'OP274' | 'OP346' | 'OP359';

/** Rules whose term nobody opens: it is worked out from what is known, every time anew. */
export type DerivedTermRule = 'OP271' | 'OP272';

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

/** OP090x4: a declaration is answered within ten working days after receipt. */
export const declaratieWerkdagen = 10;

/** The day the term of a declaration-answer (325) starts from and its last day. */
export function declaratieTerm(op: Temporal.Instant, kalender: Calendar) {
  const vanaf = amsterdamDay(op);
  return {
    verplichting: 'OP090x4',
    vanaf,
    uiterlijk: addWorkingDays(vanaf, declaratieWerkdagen, kalender),
  } as const;
}

/** OP274 (per requested product of a 315) and OP346 (a 317 as a whole): a 301 or 319 within five working days. */
export const verzoekWerkdagen = 5;
/** The same rules, once a 319 said "in onderzoek": eight weeks, by the calendar. */
export const onderzoekWeken = 8;

const verzoekregels = { '315': 'OP274', '317': 'OP346' } as const;

/** The term that starts with the receipt of a request. */
export function verzoekTerm(soort: '315' | '317', op: Temporal.Instant, kalender: Calendar) {
  const vanaf = amsterdamDay(op);
  return {
    verplichting: verzoekregels[soort],
    vanaf,
    uiterlijk: addWorkingDays(vanaf, verzoekWerkdagen, kalender),
  } as const;
}

/**
 * The term of a request that is under investigation. It runs from the Dagtekening of the request, not from the 319, and
 * ends on a plain day, also when that is a Sunday.
 */
export function onderzoekTerm(soort: '315' | '317', dagtekening: Temporal.PlainDate) {
  return {
    verplichting: verzoekregels[soort],
    vanaf: dagtekening,
    uiterlijk: dagtekening.add({ weeks: onderzoekWeken }),
  } as const;
}

/** OP359: whoever refuses because another municipality is responsible does so within two weeks, by the calendar. */
export const woonplaatsWeken = 2;

/** From the receipt of the request, which is what the law counts from; it may end on a free day. */
export function woonplaatsTerm(op: Temporal.Instant) {
  const vanaf = amsterdamDay(op);
  return { verplichting: 'OP359', vanaf, uiterlijk: vanaf.add({ weeks: woonplaatsWeken }) } as const;
}

/** Terms of a request that "in onderzoek" does not end: only refusing or granting does. */
export const tillDecided: ReadonlySet<TermRule> = new Set(['OP359']);

/** OP271, OP272: a start or stop is told within five working days. */
export const leveringWerkdagen = 5;

/**
 * OP271: from the day the care began; of care that was allocated afterwards from the day the allocation was received,
 * before which nobody could tell.
 */
export function startTerm(begin: Temporal.PlainDate, toegewezen: Temporal.PlainDate, kalender: Calendar) {
  const vanaf = isBefore(begin, toegewezen) ? toegewezen : begin;
  return {
    verplichting: 'OP271',
    vanaf,
    uiterlijk: addWorkingDays(vanaf, leveringWerkdagen, kalender),
  } as const;
}

/** OP272: from the day the care ended. */
export function stopTerm(einde: Temporal.PlainDate, kalender: Calendar) {
  return {
    verplichting: 'OP272',
    vanaf: einde,
    uiterlijk: addWorkingDays(einde, leveringWerkdagen, kalender),
  } as const;
}

/**
 * Until when a line of a declaration that was refused may come back: the last day of the so many-th month after that of
 * its refusal.
 */
export function offerAgainTerm(geweigerd: Temporal.PlainDate, maanden: number) {
  const eind = geweigerd.with({ day: 1 }).add({ months: maanden });
  return { vanaf: geweigerd, uiterlijk: eind.with({ day: eind.daysInMonth }) } as const;
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
