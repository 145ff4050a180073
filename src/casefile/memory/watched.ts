/** What the watch looks at, out of plain maps. */
import { isBefore } from '../../rules/dates.ts';
import { sameProduct, tijdelijkeReden } from '../../rules/delivery.ts';
import type { StartKey, StopKey } from '../../rules/effects.ts';
import { hasAge } from '../../rules/watched.ts';
import { directionOf, nameOf, partiesOf } from '../partijen.ts';
import {
  type AgeQuery,
  type ClientAllocation,
  lastYear,
  type RefusedAllocation,
  type RunningAllocation,
  type RunningQuery,
  type TermFilter,
  type TermView,
  type WatchedAllocation,
} from '../watched.ts';
import { everythingInForce, type InForce, owners, personKey, refusedLast } from './dossier.ts';
import type { State } from './facts.ts';
import { type Register, row } from './register.ts';

export function searchTerms(register: Register, filter: TermFilter): readonly TermView[] {
  const { einde, verplichting, partij, gemeente, aanbieder, vanaf, tot, na, aantal } = filter;
  const alle = [...register.termijnen].flatMap(([berichtId, termijnen]): readonly TermView[] => {
    const { identiteit } = row(register, berichtId);
    return termijnen.map(({ id, term, verzoek }) => ({
      ...term,
      id,
      verzoekId: verzoek,
      bericht: nameOf(identiteit),
      identificatie: identiteit.identificatie,
      standaard: identiteit.standaard,
      ...partiesOf(identiteit),
    }));
  });
  return alle
    .filter(
      (term) =>
        (term.einde?.hoe ?? null) === einde &&
        (verplichting === undefined || term.verplichting === verplichting) &&
        (partij === undefined || term.partij === partij) &&
        (gemeente === undefined || term.gemeente === gemeente) &&
        (aanbieder === undefined || term.aanbieder === aanbieder) &&
        (vanaf === undefined || !isBefore(term.uiterlijk, vanaf)) &&
        (tot === undefined || !isBefore(tot, term.uiterlijk)) &&
        (na === undefined || inOrder(na, term) < 0),
    )
    .toSorted(inOrder)
    .slice(0, aantal);
}

type Place = Pick<TermView, 'uiterlijk' | 'id'>;
function inOrder(een: Place, ander: Place): number {
  return Temporal.PlainDate.compare(een.uiterlijk, ander.uiterlijk) || een.id - ander.id;
}

export function watchedAllocations(
  { dossier, register }: Pick<State, 'dossier' | 'register'>,
  vandaag: Temporal.PlainDate,
): readonly WatchedAllocation[] {
  return everythingInForce(dossier)
    .flatMap((geldt) => watched(geldt, register, vandaag) ?? [])
    .toSorted(
      (a, b) =>
        compareText(a.gemeente, b.gemeente) ||
        compareText(a.standaard, b.standaard) ||
        a.toewijzingNummer - b.toewijzingNummer,
    );
}

function watched(
  { toewijzing, eigenaar, berichtId, berichten, leveringen }: InForce,
  register: Register,
  vandaag: Temporal.PlainDate,
): WatchedAllocation | null {
  const { toewijzingNummer, product, ingangsdatum, einddatum, redenWijziging } = toewijzing;
  if (redenWijziging === '13' || (einddatum !== null && isBefore(einddatum, vandaag))) return null;
  const verzonden = berichten.flatMap((id) => sentOn(register, id) ?? []);
  const [toegewezenOp] = verzonden.toSorted(Temporal.Instant.compare);
  if (!toegewezenOp) return null;
  const { standaard, gemeente, aanbieder } = eigenaar;
  const gemeen = {
    standaard,
    gemeente,
    aanbieder,
    toewijzingNummer,
    product,
    ingangsdatum,
    einddatum,
    berichtId,
    toegewezenOp,
  };
  const start = startsOn({ toewijzing, leveringen }).at(-1);
  if (!start) return { ...gemeen, stop: null };
  const stop = leveringen.findLast(
    ({ sleutel }) =>
      'einddatum' in sleutel &&
      sleutel.toewijzingNummer === toewijzingNummer &&
      sleutel.begindatum.equals(start) &&
      sleutel.redenBeeindiging !== tijdelijkeReden &&
      (einddatum === null || isBefore(sleutel.einddatum, einddatum)),
  );
  if (!stop || !('einddatum' in stop.sleutel)) return null;
  const { ontvangenOp } = row(register, stop.berichtId);
  return { ...gemeen, stop: { einddatum: stop.sleutel.einddatum, berichtId: stop.berichtId, ontvangenOp } };
}

/** Begindatums of the starts on an allocation, the earliest first. */
export function startsOn({
  toewijzing,
  leveringen,
}: Pick<InForce, 'toewijzing' | 'leveringen'>): readonly Temporal.PlainDate[] {
  return leveringen
    .filter(({ sleutel }) => !('einddatum' in sleutel) && isAbout(sleutel, toewijzing))
    .map(({ sleutel }) => sleutel.begindatum)
    .toSorted(Temporal.PlainDate.compare);
}

/** Without a number a start is about every allocation of its product (IV096). */
export function isAbout(
  sleutel: StartKey | StopKey,
  { toewijzingNummer, product }: InForce['toewijzing'],
): boolean {
  return sleutel.toewijzingNummer === null
    ? sameProduct(sleutel.product, product)
    : sleutel.toewijzingNummer === toewijzingNummer;
}

/** When a 301 left us, or came in; null when it waits to leave. */
export function sentOn(register: Register, id: string): Temporal.Instant | null {
  const { herkomst, ontvangenOp, verzending } = row(register, id);
  return directionOf(herkomst) === 'in' ? ontvangenOp : (verzending?.op ?? null);
}

export function compareText(een: string, ander: string): number {
  return een < ander ? -1 : een > ander ? 1 : 0;
}

export function runningAllocations(
  { dossier }: Pick<State, 'dossier'>,
  { gemeente, standaard, vandaag, eindTot, codes }: RunningQuery,
): readonly RunningAllocation[] {
  const geldig = everythingInForce(dossier).filter(({ toewijzing }) => toewijzing.redenWijziging !== '13');
  return geldig
    .filter(({ eigenaar, toewijzing: { einddatum, product } }) => {
      if (eigenaar.gemeente !== gemeente || eigenaar.standaard !== standaard) return false;
      if (einddatum !== null && isBefore(einddatum, vandaag)) return false;
      const loopt = einddatum !== null && eindTot !== null && !isBefore(eindTot, einddatum);
      return loopt || (product?.Code !== undefined && codes.includes(product.Code));
    })
    .map((een) => ({
      standaard,
      gemeente,
      aanbieder: een.eigenaar.aanbieder,
      toewijzingNummer: een.toewijzing.toewijzingNummer,
      product: een.toewijzing.product,
      ingangsdatum: een.toewijzing.ingangsdatum,
      einddatum: een.toewijzing.einddatum,
      berichtId: een.berichtId,
      begonnen: startsOn(een)[0] ?? null,
      vervolg: geldig.some((ander) => follows(ander, een)),
    }))
    .toSorted((a, b) => a.toewijzingNummer - b.toewijzingNummer);
}

function follows(ander: InForce, een: InForce): boolean {
  const { eigenaar, toewijzing } = een;
  return (
    ander.eigenaar.bsn === eigenaar.bsn &&
    ander.eigenaar.gemeente === eigenaar.gemeente &&
    ander.eigenaar.standaard === eigenaar.standaard &&
    ander.toewijzing.toewijzingNummer !== toewijzing.toewijzingNummer &&
    ander.toewijzing.product?.Categorie === toewijzing.product?.Categorie &&
    isBefore(toewijzing.ingangsdatum, ander.toewijzing.ingangsdatum) &&
    (ander.toewijzing.einddatum === null ||
      (toewijzing.einddatum !== null && isBefore(toewijzing.einddatum, ander.toewijzing.einddatum)))
  );
}

export function allocationsByAge(
  { dossier }: Pick<State, 'dossier'>,
  { gemeente, standaard, leeftijden, vandaag }: AgeQuery,
): readonly ClientAllocation[] {
  const clienten = [...dossier.geboren.keys()];
  return everythingInForce(dossier)
    .flatMap(({ toewijzing, eigenaar, berichtId }): readonly ClientAllocation[] => {
      const { toewijzingNummer, product, ingangsdatum, einddatum, redenWijziging } = toewijzing;
      const geboren = dossier.geboren.get(personKey(eigenaar));
      if (eigenaar.gemeente !== gemeente || eigenaar.standaard !== standaard) return [];
      if (geboren === undefined || !leeftijden.some((een) => hasAge(geboren, een, vandaag))) return [];
      if (redenWijziging === '13' || (einddatum !== null && isBefore(einddatum, lastYear(vandaag))))
        return [];
      const { aanbieder } = eigenaar;
      const client = clienten.indexOf(personKey(eigenaar));
      return [
        {
          standaard,
          gemeente,
          aanbieder,
          toewijzingNummer,
          product,
          ingangsdatum,
          einddatum,
          berichtId,
          client,
          geboren,
        },
      ];
    })
    .toSorted((a, b) => a.toewijzingNummer - b.toewijzingNummer);
}

export function refusedAllocations(
  { dossier, register }: Pick<State, 'dossier' | 'register'>,
  vandaag: Temporal.PlainDate,
): readonly RefusedAllocation[] {
  return [...refusedLast(dossier)]
    .filter(([, { einden }]) => einden.some((einde) => einde === null || !isBefore(einde, vandaag)))
    .map(
      ([
        berichtId,
        {
          eigenaar: { standaard, gemeente, aanbieder },
        },
      ]) => {
        const retour = register.antwoorden.get(berichtId) ?? '';
        return {
          standaard,
          gemeente,
          aanbieder,
          berichtId,
          retour: { berichtId: retour, ontvangenOp: row(register, retour).ontvangenOp },
        };
      },
    )
    .toSorted((a, b) => row(register, a.berichtId).volgnummer - row(register, b.berichtId).volgnummer);
}

export function allocatingMunicipalities({
  dossier,
}: Pick<State, 'dossier'>): readonly Pick<RunningQuery, 'gemeente' | 'standaard'>[] {
  // Whatever became of what it allocated.
  const perSleutel = new Map(
    owners(dossier).map(({ gemeente, standaard }) => [`${gemeente}/${standaard}`, { gemeente, standaard }]),
  );
  return [...perSleutel].toSorted(([a], [b]) => compareText(a, b)).map(([, een]) => een);
}
