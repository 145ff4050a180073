/**
 * The order of days. Rules compare dates by the million, and reading the fields of a PlainDate is measured to be a
 * hundred times as fast as `Temporal.PlainDate.compare`.
 */

/** A day as a number that orders as days do: 20260401. */
export function dayNumber(dag: Temporal.PlainDate): number {
  return dag.year * 10_000 + dag.month * 100 + dag.day;
}

export function isBefore(dag: Temporal.PlainDate, ander: Temporal.PlainDate): boolean {
  return dayNumber(dag) < dayNumber(ander);
}

export function isAfter(dag: Temporal.PlainDate, ander: Temporal.PlainDate): boolean {
  return dayNumber(dag) > dayNumber(ander);
}
