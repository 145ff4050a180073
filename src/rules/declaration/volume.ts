/**
 * How much an allocation with an Omvang lets be declared: in one ProductPeriode (TR321) and over all of it (TR322).
 * Sources: iJw/iWmo 3.2, IV042, IV076, IV077, IV078; Werkwijze frequentie per week. The tests are their examples.
 *
 * Where the sources are silent:
 * - An allocation without Einddatum has no duration to count over, so only a total (Frequentie 6) bounds it as a whole.
 * - Output per month in a month that is not allocated entirely is left to agreement (IV078); the bound is a whole month.
 * - Output per week on an allocation in which no Sunday falls: its one week counts where the allocation ends.
 * - The 6 weeks of huishoudelijke hulp are for inspanning: IV077 names them there, and output is counted by Sundays.
 */
import type { CDT_Omvang, LDT_Frequentie } from '../../standard/berichten.generated.ts';
import { isAfter, isBefore } from '../dates.ts';
import type { AllocationFact } from '../facts.ts';
import { days, holdsLastSundayBefore, isoWeeks, isSunday, months, type Period, sundays } from './calendar.ts';
import { inSmallest, isOutput, volumeText } from './units.ts';

/** What of an allocation decides how much it allows. */
export type Allocated = Pick<AllocationFact, 'product' | 'ingangsdatum' | 'einddatum'> & {
  readonly omvang: CDT_Omvang;
};

/** How often the Volume of an allocation may be declared. */
export type Count = {
  readonly aantal: number;
  readonly van: 'dag' | 'week' | 'zondag' | 'maand' | 'totaal';
  /** `aantal` holds one more than there are Sundays: the broken week in which the allocation ends. */
  readonly metLaatsteWeek?: true;
};

const huishoudelijkeHulp = '01';
const wekenHuishoudelijkeHulp = 6;

/** TR321. Null when the ProductPeriode lies entirely outside the allocation, which other rules refuse. */
export function countInPeriod(toewijzing: Allocated, productPeriode: Period): Count | null {
  const periode = within(toewijzing, productPeriode);
  if (periode === null) return null;
  const { Frequentie, Eenheid } = toewijzing.omvang;
  if (Frequentie !== '2') return perFrequency[Frequentie](periode);
  if (isOutput(Eenheid)) return countOutputWeeks(toewijzing, periode);
  if (toewijzing.product?.Categorie === huishoudelijkeHulp) {
    return { aantal: wekenHuishoudelijkeHulp, van: 'week' };
  }
  return { aantal: isoWeeks(periode), van: 'week' };
}

/** TR322. Null when the allocation is open and its Omvang is not a total: then there is no whole. */
export function countOverall(toewijzing: Allocated): Count | null {
  const { omvang, ingangsdatum, einddatum } = toewijzing;
  if (omvang.Frequentie === '6') return { aantal: 1, van: 'totaal' };
  if (einddatum === null) return null;
  const geheel = { begin: ingangsdatum, eind: einddatum };
  return omvang.Frequentie === '2'
    ? { aantal: isoWeeks(geheel), van: 'week' }
    : perFrequency[omvang.Frequentie](geheel);
}

const perFrequency: Readonly<Record<Exclude<LDT_Frequentie, '2'>, (periode: Period) => Count>> = {
  '1': (periode) => ({ aantal: days(periode), van: 'dag' }),
  '4': (periode) => ({ aantal: months(periode), van: 'maand' }),
  '6': () => ({ aantal: 1, van: 'totaal' }),
};

/** The part of a period in which the allocation runs; null when it does not. */
function within({ ingangsdatum, einddatum }: Allocated, { begin, eind }: Period): Period | null {
  const vanaf = isBefore(begin, ingangsdatum) ? ingangsdatum : begin;
  const tot = einddatum !== null && isAfter(eind, einddatum) ? einddatum : eind;
  return isAfter(vanaf, tot) ? null : { begin: vanaf, eind: tot };
}

/** IV076, IV077: a week counts where its Sunday falls; the broken last week where the last Sunday before it falls. */
function countOutputWeeks({ ingangsdatum, einddatum }: Allocated, periode: Period): Count {
  const aantal = sundays(periode);
  if (einddatum === null || isSunday(einddatum)) return { aantal, van: 'zondag' };
  const zonderZondag = sundays({ begin: ingangsdatum, eind: einddatum }) === 0;
  const laatste = zonderZondag
    ? !isBefore(periode.eind, einddatum)
    : holdsLastSundayBefore(periode, einddatum);
  return laatste ? { aantal: aantal + 1, van: 'zondag', metLaatsteWeek: true } : { aantal, van: 'zondag' };
}

/** What a count comes to, in the smallest unit (see `units.ts`). */
export function volumeOf({ aantal }: Count, { Volume, Eenheid }: CDT_Omvang): number {
  return aantal * inSmallest(Volume, Eenheid);
}

const namen: Readonly<Record<Exclude<Count['van'], 'totaal'>, readonly [een: string, meer: string]>> = {
  dag: ['dag', 'dagen'],
  week: ['week', 'weken'],
  zondag: ['zondag', 'zondagen'],
  maand: ['maand', 'maanden'],
};

/** `5 weken × 3 uur`, `4 zondagen en de laatste week × € 300,00`, `in totaal 40 uur` */
export function countText({ aantal, van, metLaatsteWeek }: Count, { Volume, Eenheid }: CDT_Omvang): string {
  const volume = volumeText(inSmallest(Volume, Eenheid), Eenheid);
  if (van === 'totaal') return `in totaal ${volume}`;
  const zondagen = metLaatsteWeek === true ? aantal - 1 : aantal;
  const geteld = `${zondagen} ${namen[van][zondagen === 1 ? 0 : 1]}`;
  return `${geteld}${metLaatsteWeek === true ? ' en de laatste week' : ''} × ${volume}`;
}
