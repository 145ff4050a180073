/** Starts and stops that are told late (OP271, OP272). That refuses nothing; a person is told. */
import type { Bericht, Bericht305, Bericht307 } from '../standard/berichten.generated.ts';
import { isAfter } from './dates.ts';
import { newStarts, newStops, removedStarts, removedStops, sameProduct } from './delivery.ts';
import { datum } from './dutch.ts';
import { keyValues, subjectText } from './earlier.ts';
import type { StartKey } from './effects.ts';
import type { AllocationFact, FactsFor, JudgedNumber, RegieFacts } from './facts.ts';
import type { RuleContext } from './rule.ts';
import { startTerm, stopTerm } from './terms.ts';
import type { Signal } from './verdict.ts';
import { amsterdamDay } from './workingdays.ts';

/** Of an approved message; none but a 305 or 307 can be late by what it says. */
export function lateSignals<N extends JudgedNumber>(
  bericht: Bericht,
  { feiten, ontvangstdag, protocol }: RuleContext<N>,
): readonly Signal[] {
  if (bericht.nummer !== '305' && bericht.nummer !== '307') return [];
  // The facts belong to the number just looked at, which TypeScript cannot tell.
  const regie = feiten as FactsFor<'305'>;
  const { kalender } = protocol;
  return bericht.nummer === '305'
    ? lateStarts(bericht, regie, ontvangstdag, kalender)
    : lateStops(bericht, regie, ontvangstdag, kalender);
}

type Calendar = RuleContext<'305'>['protocol']['kalender'];

function lateStarts(
  bericht: Bericht305,
  { leveringen, toewijzingen }: RegieFacts,
  ontvangen: Temporal.PlainDate,
  kalender: Calendar,
): readonly Signal[] {
  const verbeterd = removedStarts(bericht);
  return newStarts(bericht, leveringen).flatMap(({ pad, sleutel }) => {
    // What takes the place of an earlier start was told before.
    if (verbeterd.some((een) => sameSubject(een.sleutel, sleutel))) return [];
    const toegewezen = allocatedOn(sleutel, toewijzingen) ?? sleutel.begindatum;
    const { uiterlijk, verplichting } = startTerm(sleutel.begindatum, toegewezen, kalender);
    return isAfter(ontvangen, uiterlijk)
      ? late(verplichting, pad, sleutel, `De start op ${datum(sleutel.begindatum)}`, uiterlijk, ontvangen)
      : [];
  });
}

function lateStops(
  bericht: Bericht307,
  { leveringen }: RegieFacts,
  ontvangen: Temporal.PlainDate,
  kalender: Calendar,
): readonly Signal[] {
  const verbeterd = removedStops(bericht);
  return newStops(bericht, leveringen).flatMap(({ pad, sleutel, tijdelijk }) => {
    // That a temporary stop became definitive is told when it is known, and the message does not say since when.
    if (tijdelijk !== null || verbeterd.some((een) => sameSubject(een.sleutel, sleutel))) return [];
    const { uiterlijk, verplichting } = stopTerm(sleutel.einddatum, kalender);
    return isAfter(ontvangen, uiterlijk)
      ? late(verplichting, pad, sleutel, `De stop op ${datum(sleutel.einddatum)}`, uiterlijk, ontvangen)
      : [];
  });
}

function late(
  code: string,
  pad: string,
  sleutel: StartKey,
  wat: string,
  uiterlijk: Temporal.PlainDate,
  ontvangen: Temporal.PlainDate,
): Signal {
  return {
    code,
    pad,
    melding: `${wat} van ${subjectText(sleutel)} is te laat gemeld: uiterlijk ${datum(uiterlijk)}, ontvangen op ${datum(ontvangen)}.`,
    waarden: { ...keyValues(sleutel), uiterlijk: datum(uiterlijk), ontvangen: datum(ontvangen) },
  };
}

/** The newest day on which the provider heard of what a start is about; null when that is not known. */
function allocatedOn(sleutel: StartKey, toewijzingen: readonly AllocationFact[]): Temporal.PlainDate | null {
  const dagen = toewijzingen
    .filter((een) => een.vanDezeClient && een.vanDezeAanbieder)
    .filter(({ toewijzingNummer, product }) =>
      sleutel.toewijzingNummer === null
        ? sameProduct(product, sleutel.product)
        : toewijzingNummer === sleutel.toewijzingNummer,
    )
    .map(({ uitBericht }) => amsterdamDay(uitBericht.ontvangenOp));
  return dagen.toSorted(Temporal.PlainDate.compare).at(-1) ?? null;
}

function sameSubject(een: StartKey, ander: StartKey): boolean {
  return een.toewijzingNummer === null
    ? ander.toewijzingNummer === null && sameProduct(een.product, ander.product)
    : een.toewijzingNummer === ander.toewijzingNummer;
}
