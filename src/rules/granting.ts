/** Whether an allocation message gives what a request asks: a request for change is granted whole or not (OP348). */
import type { NieuwProduct317, TeWijzigenProduct317 } from '../standard/berichten.generated.ts';
import { isCurrent, isRemoved } from './allocations.ts';
import { isBefore } from './dates.ts';
import type { AllocationFact } from './facts.ts';
import {
  type AllocationContent,
  mayChangeAmount,
  type Objection,
  sameAmount,
  sameDay,
  type Verzoek,
  type VerzoekOmWijziging,
} from './request.ts';

/** A product of an allocation message. */
export type Granted = AllocationContent &
  Pick<AllocationFact, 'toewijzingNummer' | 'redenWijziging' | 'referentieAanbieder'>;

/**
 * What of the request the message does not give.
 * @param bekend the allocations of this client at this provider before the message, by ToewijzingNummer
 * @param dag the day on which it is allocated: what was to begin earlier may get other days
 */
export function ungranted(
  verzoek: Verzoek,
  producten: readonly Granted[],
  bekend: ReadonlyMap<number, AllocationFact>,
  dag: Temporal.PlainDate,
): readonly Objection[] {
  const { referentieAanbieder } = verzoek;
  if (verzoek.soort === '317') {
    return missingParts(verzoek, producten, bekend, dag).map((deel) => ({
      regel: 'OP348',
      melding: `Verzoek ${referentieAanbieder} wordt in zijn geheel toegewezen of afgewezen; ${deel}.`,
    }));
  }
  if (producten.some((product) => product.referentieAanbieder === referentieAanbieder)) return [];
  return [
    {
      regel: 'TR379',
      melding: `Geen enkele toewijzing in het bericht noemt ReferentieAanbieder ${referentieAanbieder}.`,
    },
  ];
}

function missingParts(
  { gevraagd }: VerzoekOmWijziging,
  producten: readonly Granted[],
  bekend: ReadonlyMap<number, AllocationFact>,
  dag: Temporal.PlainDate,
): readonly string[] {
  const perNummer = new Map(producten.map((product) => [product.toewijzingNummer, product]));
  // Each new allocation stands for one part of the request.
  const nieuw = new Set(producten.filter(({ toewijzingNummer }) => !bekend.has(toewijzingNummer)));
  const take = (wens: Wish): Granted | null => {
    for (const product of nieuw) {
      if (!sameProduct(product, wens.product) || !fits(product, wens, dag)) continue;
      nieuw.delete(product);
      return product;
    }
    return null;
  };

  const ontbreekt: string[] = [];
  for (const { ToewijzingNummer } of gevraagd.OngewijzigdeProducten?.OngewijzigdProduct ?? []) {
    const [was, wordt] = [bekend.get(ToewijzingNummer), perNummer.get(ToewijzingNummer)];
    // What ended while the request was looked into need not be sent again.
    if (wordt === undefined && was !== undefined && !isCurrent(was, dag)) continue;
    if (was === undefined || wordt === undefined || !unchanged(was, wordt)) {
      ontbreekt.push(`toewijzing ${ToewijzingNummer} blijft niet ongewijzigd in het bericht`);
    }
  }
  for (const deel of gevraagd.TeWijzigenProducten?.TeWijzigenProduct ?? []) {
    const { ToewijzingNummer } = deel;
    const [was, wordt] = [bekend.get(ToewijzingNummer), perNummer.get(ToewijzingNummer)];
    const wens = { deel, product: was?.product ?? null };
    if (was !== undefined && wordt !== undefined && keepsNumber(was, wordt) && asAsked(wordt, wens, dag))
      continue;
    const opvolger = take(wens);
    const oud = wordt ?? was;
    if (opvolger === null || oud === undefined || !endsBefore(oud, opvolger.ingangsdatum)) {
      ontbreekt.push(`toewijzing ${ToewijzingNummer} wijzigt niet zoals gevraagd`);
    }
  }
  for (const [plaats, deel] of (gevraagd.NieuweProducten?.NieuwProduct ?? []).entries()) {
    if (take({ deel, product: deel.Product ?? null }) === null) {
      ontbreekt.push(`nieuw product ${plaats + 1} is niet toegewezen zoals gevraagd`);
    }
  }
  return ontbreekt;
}

type Wish = {
  readonly deel: TeWijzigenProduct317 | NieuwProduct317;
  readonly product: AllocationFact['product'];
};

function sameProduct({ product }: Granted, ander: AllocationFact['product']): boolean {
  return product?.Categorie === ander?.Categorie && product?.Code === ander?.Code;
}

function unchanged(was: AllocationFact, wordt: Granted): boolean {
  return (
    sameAmount(was, wordt) &&
    was.ingangsdatum.equals(wordt.ingangsdatum) &&
    sameDay(was.einddatum, wordt.einddatum)
  );
}

/** The amount as asked; the last day too, unless the change was to begin before the day of allocating. */
function asAsked(wordt: Granted, { deel }: Wish, dag: Temporal.PlainDate): boolean {
  if (!sameAmount(wordt, { omvang: deel.Omvang ?? null, budget: deel.Budget ?? null })) return false;
  return isBefore(deel.GewensteIngangsdatum, dag) || sameDay(wordt.einddatum, deel.Einddatum ?? null);
}

function fits(product: Granted, wens: Wish, dag: Temporal.PlainDate): boolean {
  if (!asAsked(product, wens, dag)) return false;
  const gewenst = wens.deel.GewensteIngangsdatum;
  return isBefore(gewenst, dag) || product.ingangsdatum.equals(gewenst);
}

/** Whether the amount is one that this allocation may have without getting another number (IV066). */
function keepsNumber(was: AllocationFact, wordt: Granted): boolean {
  return !isRemoved(wordt) && (sameAmount(was, wordt) || mayChangeAmount(wordt, was));
}

/** Whether an allocation is over, or removed, when its successor begins. */
function endsBefore(oud: AllocationFact | Granted, opvolgerVanaf: Temporal.PlainDate): boolean {
  if (isRemoved(oud)) return true;
  return oud.einddatum !== null && isBefore(oud.einddatum, opvolgerVanaf);
}
