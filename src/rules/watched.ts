/** What a region wants watched of an allocation: a rule of its own, with its number. */
import type { Standaard } from '../standard/berichtsoorten.ts';
import { isBefore } from './dates.ts';
import { addWorkingDays, type Calendar } from './workingdays.ts';

/** A stretch of time as regions write it; a term in days, weeks or months does not move when it ends on a free day. */
export type Stretch = {
  readonly aantal: number;
  readonly in: 'werkdagen' | 'dagen' | 'weken' | 'maanden';
};

type Watch = {
  /** Of the rule in the pack. */
  readonly id: string;
  readonly wetten: ReadonlySet<Standaard>;
};

/** No start within a while after the allocation was sent, after its Ingangsdatum, or after the later of the two. */
export type StartWatch = Watch & {
  readonly wat: 'zonder-start';
  readonly binnen: Stretch;
  readonly vanaf: 'toewijzing' | 'ingangsdatum' | 'laatste';
};

/** Something is due a while after the start of these products. */
export type SinceStartWatch = Watch & {
  readonly wat: 'na-start';
  readonly na: Stretch;
  readonly producten: ReadonlySet<string>;
};

/** The end comes near and nothing follows. */
export type EndWatch = Watch & { readonly wat: 'voor-einde'; readonly voor: Stretch };

/** The provider refused the allocation, and no corrected one was sent. */
export type RefusalWatch = Watch & { readonly wat: 'geweigerd' };

export type AllocationWatch = StartWatch | SinceStartWatch | EndWatch | RefusalWatch;

/** The day from which that runs, and its last day. */
export function watchTerm(
  { binnen, vanaf }: Pick<StartWatch, 'binnen' | 'vanaf'>,
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

/** The last day of a stretch of time. */
export function after(begin: Temporal.PlainDate, binnen: Stretch, kalender: Calendar): Temporal.PlainDate {
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

/** The first day that is no more than a stretch of days, weeks or months before another. */
export function before(einde: Temporal.PlainDate, { aantal, in: eenheid }: Stretch): Temporal.PlainDate {
  switch (eenheid) {
    case 'weken':
      return einde.subtract({ weeks: aantal });
    case 'maanden':
      return einde.subtract({ months: aantal });
    case 'dagen':
    case 'werkdagen':
      // Packs count what comes before an end in calendar time only.
      return einde.subtract({ days: aantal });
  }
}
