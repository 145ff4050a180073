/** What a region wants watched of an allocation: a rule of its own, with its number. */
import type { CDT_Geboortedatum, CDT_Product } from '../standard/berichten.generated.ts';
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

/** A client turns an age while one of these allocations runs. */
export type AgeWatch = Watch & {
  readonly wat: 'leeftijd';
  /** Years. */
  readonly leeftijd: number;
  /** Product codes, and categories; null: all of them. */
  readonly producten: ReadonlySet<string> | null;
  readonly categorieen: ReadonlySet<string> | null;
};

export type AllocationWatch = StartWatch | SinceStartWatch | EndWatch | RefusalWatch | AgeWatch;

/**
 * The day on which somebody turns an age: of 29 February the 28th where there is no 29th. What is unknown of the birth
 * date stands in it as 01 (CS139), so this is the first day that it can be. Null when even the year is unknown.
 */
export function birthday(
  { Datum, DatumGebruik }: CDT_Geboortedatum,
  leeftijd: number,
): Temporal.PlainDate | null {
  return DatumGebruik === '3' ? null : Datum.add({ years: leeftijd });
}

/** Whether somebody turned an age, and not yet the next. */
export function hasAge(geboren: CDT_Geboortedatum, leeftijd: number, dag: Temporal.PlainDate): boolean {
  const [sinds, tot] = [birthday(geboren, leeftijd), birthday(geboren, leeftijd + 1)];
  return sinds !== null && tot !== null && !isBefore(dag, sinds) && isBefore(dag, tot);
}

/** The years in which somebody was born who has an age on a day. */
export function birthYears(leeftijd: number, dag: Temporal.PlainDate): readonly number[] {
  return [dag.year - leeftijd - 1, dag.year - leeftijd];
}

/** Whether the rule is about this product. */
export function isOfAgeWatch(
  { producten, categorieen }: Pick<AgeWatch, 'producten' | 'categorieen'>,
  product: CDT_Product | null,
): boolean {
  return (
    (producten === null || (product?.Code !== undefined && producten.has(product.Code))) &&
    (categorieen === null || (product !== null && categorieen.has(product.Categorie)))
  );
}

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
