/** What a region wants watched of an allocation that nobody starts: a rule of its own, with its number. */
import type { Standaard } from '../standard/berichtsoorten.ts';
import { isBefore } from './dates.ts';
import { addWorkingDays, type Calendar } from './workingdays.ts';

/** A stretch of time as regions write it; a term in days, weeks or months does not move when it ends on a free day. */
export type Stretch = {
  readonly aantal: number;
  readonly in: 'werkdagen' | 'dagen' | 'weken' | 'maanden';
};

/** No start within a while after the allocation was sent, after its Ingangsdatum, or after the later of the two. */
export type AllocationWatch = {
  /** Of the rule in the pack. */
  readonly id: string;
  readonly wetten: ReadonlySet<Standaard>;
  readonly binnen: Stretch;
  readonly vanaf: 'toewijzing' | 'ingangsdatum' | 'laatste';
};

/** The day from which that runs, and its last day. */
export function watchTerm(
  { binnen, vanaf }: Pick<AllocationWatch, 'binnen' | 'vanaf'>,
  {
    toegewezen,
    ingangsdatum,
  }: { readonly toegewezen: Temporal.PlainDate; readonly ingangsdatum: Temporal.PlainDate },
  kalender: Calendar,
) {
  const begin = {
    toewijzing: toegewezen,
    ingangsdatum,
    laatste: isBefore(toegewezen, ingangsdatum) ? ingangsdatum : toegewezen,
  }[vanaf];
  return { vanaf: begin, uiterlijk: after(begin, binnen, kalender) };
}

function after(begin: Temporal.PlainDate, binnen: Stretch, kalender: Calendar): Temporal.PlainDate {
  switch (binnen.in) {
    case 'werkdagen':
      return addWorkingDays(begin, binnen.aantal, kalender);
    case 'dagen':
      return begin.add({ days: binnen.aantal });
    case 'weken':
      return begin.add({ weeks: binnen.aantal });
    case 'maanden':
      return begin.add({ months: binnen.aantal });
  }
}
