/** What the starts and stops on an allocation say about the care. */
import type { Care } from '../casefile/rapportage.ts';
import { isAfter, isBefore } from '../rules/dates.ts';
import { tijdelijkeReden } from '../rules/delivery.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { LDT_RedenBeeindiging } from '../standard/berichten.generated.ts';

export const allocatedOn = ({ toegewezenOp }: Care) => amsterdamDay(toegewezenOp);

/** Begindatum of its first start; null when it has none. */
export function begunOn({ starts }: Care): Temporal.PlainDate | null {
  return starts.map(({ begindatum }) => begindatum).toSorted(Temporal.PlainDate.compare)[0] ?? null;
}

/** Whole days from one day to another. */
export function daysBetween(van: Temporal.PlainDate, tot: Temporal.PlainDate): number {
  return van.until(tot, { largestUnit: 'days' }).days;
}

/** Days from the 301 to another day; who began before it did not wait. */
export function waited(zorg: Care, tot: Temporal.PlainDate): number {
  return Math.max(0, daysBetween(allocatedOn(zorg), tot));
}

export type End = {
  readonly op: Temporal.PlainDate;
  /** RedenBeeindiging; null: the allocation ran out. */
  readonly reden: LDT_RedenBeeindiging | null;
};

/** When care that began ended or will end; null when nobody says. A temporary stop ends nothing. */
export function endOf({ starts, stops, einddatum }: Care): End | null {
  const laatste = starts
    .map(({ begindatum }) => begindatum)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);
  if (!laatste) return null;
  const stop = stops
    .filter(({ begindatum, reden }) => begindatum.equals(laatste) && reden !== tijdelijkeReden)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.einddatum, b.einddatum))[0];
  if (stop && (einddatum === null || !isAfter(stop.einddatum, einddatum)))
    return { op: stop.einddatum, reden: stop.reden };
  return einddatum && { op: einddatum, reden: null };
}

/** Days in a period on which care was given, both days included: from each start to its stop, none twice. */
export function occupiedDays(
  { starts, stops, einddatum }: Care,
  van: Temporal.PlainDate,
  tot: Temporal.PlainDate,
) {
  let dagen = 0;
  let vrijVanaf = van;
  for (const { begindatum } of starts.toSorted((a, b) =>
    Temporal.PlainDate.compare(a.begindatum, b.begindatum),
  )) {
    const einden = [
      tot,
      ...(einddatum ? [einddatum] : []),
      ...stops.filter((stop) => stop.begindatum.equals(begindatum)).map((stop) => stop.einddatum),
    ];
    const [eind = tot] = einden.toSorted(Temporal.PlainDate.compare);
    const begin = isBefore(begindatum, vrijVanaf) ? vrijVanaf : begindatum;
    if (isBefore(eind, begin)) continue;
    dagen += daysBetween(begin, eind) + 1;
    vrijVanaf = eind.add({ days: 1 });
  }
  return dagen;
}

const zone = 'Europe/Amsterdam';

/** From the beginning of one Amsterdam day to the end of another. */
export function momentsOf(van: Temporal.PlainDate, tot: Temporal.PlainDate) {
  const begin = (dag: Temporal.PlainDate) => dag.toZonedDateTime(zone).toInstant();
  return { van: begin(van), voor: begin(tot.add({ days: 1 })) };
}

/** The first days of the months that a period touches. */
export function monthsOf(van: Temporal.PlainDate, tot: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const maanden: Temporal.PlainDate[] = [];
  for (let maand = van.with({ day: 1 }); !isAfter(maand, tot); maand = maand.add({ months: 1 }))
    maanden.push(maand);
  return maanden;
}

/** `2026-04` */
export const monthText = (dag: Temporal.PlainDate) => dag.toPlainYearMonth().toString();
