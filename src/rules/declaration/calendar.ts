/**
 * Counting what a period touches: days, ISO weeks, Sundays, calendar months.
 * Declarations count by the ten thousand, so this is arithmetic on day numbers; see `dates.ts`.
 */

/** Both days belong to it. */
export type Period = { readonly begin: Temporal.PlainDate; readonly eind: Temporal.PlainDate };

const dagInMilliseconden = 86_400_000;

/** Days since Thursday 1 January 1970. */
function dayCount(dag: Temporal.PlainDate): number {
  return Date.UTC(dag.year, dag.month - 1, dag.day) / dagInMilliseconden;
}

/** Weeks since the one of 1 January 1970; a week begins on Monday. */
function weekCount(dag: Temporal.PlainDate): number {
  return Math.floor((dayCount(dag) + 3) / 7);
}

/** Calendar months since the beginning of the era. */
export function monthCount(dag: Temporal.PlainDate): number {
  return dag.year * 12 + dag.month - 1;
}

export function days({ begin, eind }: Period): number {
  return Math.max(0, dayCount(eind) - dayCount(begin) + 1);
}

/**
 * ISO weeks, also those of which only a part lies in the period. A week around New Year's Day is one week, as it is
 * when its week numbers are counted per week-year.
 */
export function isoWeeks({ begin, eind }: Period): number {
  return Math.max(0, weekCount(eind) - weekCount(begin) + 1);
}

export function sundays({ begin, eind }: Period): number {
  const tot = (dagen: number) => Math.floor((dagen + 4) / 7);
  return Math.max(0, tot(dayCount(eind)) - tot(dayCount(begin) - 1));
}

/** Calendar months, also those of which only a part lies in the period. */
export function months({ begin, eind }: Period): number {
  return Math.max(0, monthCount(eind) - monthCount(begin) + 1);
}

/** The last Sunday on or before a day is fewer than seven days back: whether the period reaches it. */
export function holdsLastSundayBefore({ begin, eind }: Period, dag: Temporal.PlainDate): boolean {
  const zondag = weekCount(dag) * 7 + 3 - (isSunday(dag) ? 0 : 7);
  return dayCount(begin) <= zondag && zondag <= dayCount(eind);
}

export function isSunday(dag: Temporal.PlainDate): boolean {
  return (dayCount(dag) + 4) % 7 === 0;
}

/** `week 14 t/m 18`, or `week 14` */
export function weekText({ begin, eind }: Period): string {
  const [eerste, laatste] = [begin.weekOfYear, eind.weekOfYear];
  return isoWeeks({ begin, eind }) === 1 ? `week ${eerste}` : `week ${eerste} t/m ${laatste}`;
}
