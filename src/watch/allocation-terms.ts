/** Terms about allocations: worked out from what is known each time, never stored. */
import type { EndedAllocation, WatchedAllocation } from '../casefile/watched.ts';
import { isBefore } from '../rules/dates.ts';
import type { Protocol } from '../rules/protocol.ts';
import { startTerm, stopTerm } from '../rules/terms.ts';
import { watchTerm } from '../rules/watched.ts';
import { amsterdamDay } from '../rules/workingdays.ts';

export type AllocationTerm = {
  /** OP271, or the rule of the region. */
  readonly verplichting: string;
  readonly vanaf: Temporal.PlainDate;
  readonly uiterlijk: Temporal.PlainDate;
};

/**
 * What the provider owes of an allocation that was never started. When care that is still to come begins, nobody here
 * knows, so OP271 runs only where it was allocated afterwards.
 */
export function allocationTerms(
  { standaard, ingangsdatum, toegewezenOp, stop }: WatchedAllocation,
  { kalender, bewaking = [] }: Pick<Protocol, 'kalender' | 'bewaking'>,
): readonly AllocationTerm[] {
  if (stop !== null) return [];
  const toegewezen = amsterdamDay(toegewezenOp);
  return [
    ...(isBefore(ingangsdatum, toegewezen) ? [startTerm(ingangsdatum, toegewezen, kalender)] : []),
    ...bewaking
      .filter((regel) => regel.wat === 'zonder-start')
      .filter(({ wetten }) => wetten.has(standaard))
      .map((regel) => ({
        verplichting: regel.id,
        ...watchTerm(regel, { toegewezen, ingangsdatum }, kalender),
      })),
  ];
}

/**
 * What the provider owes of an allocation that is over and whose care was started: the stop, also when it ended as planned
 * (OP288). From the last day of care there can be, or of an end that was set afterwards from when that was told.
 */
export function stopOwed(
  { einddatum, verzondenOp }: Pick<EndedAllocation, 'einddatum' | 'verzondenOp'>,
  { kalender }: Pick<Protocol, 'kalender'>,
): AllocationTerm {
  return stopTerm(stopFrom({ einddatum, verzondenOp }), kalender);
}

export function stopFrom({
  einddatum,
  verzondenOp,
}: Pick<EndedAllocation, 'einddatum' | 'verzondenOp'>): Temporal.PlainDate {
  const verteld = amsterdamDay(verzondenOp);
  return isBefore(einddatum, verteld) ? verteld : einddatum;
}

/** What ended longer ago is not asked for any more: by then it was declared, or never will be. */
export const stopGevraagd = { months: 6 };
