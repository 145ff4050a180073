/** What the starts and stops on an allocation say about a period. */

import { isAfter, isBefore } from '../dates.ts';
import type { Period } from '../declaration/calendar.ts';
import type { DeliveryFact, StartFact, StopFact } from '../facts.ts';

/** RedenBeeindiging 20: the delivery is paused. */
const tijdelijk = '20';

export function firstStart(leveringen: readonly DeliveryFact[]): StartFact | null {
  const starts = leveringen.filter((een) => een.soort === 'start');
  return starts.reduce<StartFact | null>(
    (eerste, een) => (eerste === null || isBefore(een.begindatum, eerste.begindatum) ? een : eerste),
    null,
  );
}

/** The stop that ends the delivery for good; null while there is none. */
export function finalStop(leveringen: readonly DeliveryFact[]): StopFact | null {
  return (
    leveringen.findLast(
      (een): een is StopFact => een.soort === 'stop' && een.redenBeeindiging !== tijdelijk,
    ) ?? null
  );
}

/** The last stop before a period after which nothing was started again in it or before; null when care may be given. */
export function standsStillIn(leveringen: readonly DeliveryFact[], { begin, eind }: Period): StopFact | null {
  const stop = leveringen
    .filter((een): een is StopFact => een.soort === 'stop' && isBefore(een.einddatum, begin))
    .reduce<StopFact | null>(
      (laatste, een) => (laatste === null || isAfter(een.einddatum, laatste.einddatum) ? een : laatste),
      null,
    );
  if (stop === null) return null;
  const herstart = leveringen.some(
    (een) =>
      een.soort === 'start' && !isBefore(een.begindatum, stop.einddatum) && !isAfter(een.begindatum, eind),
  );
  return herstart ? null : stop;
}

export function isTemporary({ redenBeeindiging }: StopFact): boolean {
  return redenBeeindiging === tijdelijk;
}
