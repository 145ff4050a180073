/** What the watch looks at, out of plain maps. */
import { isBefore } from '../rules/dates.ts';
import { sameProduct, tijdelijkeReden } from '../rules/delivery.ts';
import type { StartKey, StopKey } from '../rules/effects.ts';
import { everythingInForce, type InForce } from './memory-dossier.ts';
import type { State } from './memory-facts.ts';
import { type Register, row } from './memory-register.ts';
import { directionOf, nameOf, partiesOf } from './partijen.ts';
import type { TermFilter, TermView, WatchedAllocation } from './watched.ts';

export function searchTerms(register: Register, filter: TermFilter): readonly TermView[] {
  const { einde, verplichting, partij, gemeente, aanbieder, vanaf, tot, na, aantal } = filter;
  const alle = [...register.termijnen].flatMap(([berichtId, termijnen]): readonly TermView[] => {
    const { identiteit } = row(register, berichtId);
    return termijnen.map(({ id, term, verzoek }) => ({
      ...term,
      id,
      verzoekId: verzoek,
      bericht: nameOf(identiteit),
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
  const start = leveringen
    .filter(({ sleutel }) => !('einddatum' in sleutel) && isAbout(sleutel, toewijzing))
    .map(({ sleutel }) => sleutel.begindatum)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);
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

/** Without a number a start is about every allocation of its product (IV096). */
function isAbout(sleutel: StartKey | StopKey, { toewijzingNummer, product }: InForce['toewijzing']): boolean {
  return sleutel.toewijzingNummer === null
    ? sameProduct(sleutel.product, product)
    : sleutel.toewijzingNummer === toewijzingNummer;
}

/** When a 301 left us, or came in; null when it waits to leave. */
function sentOn(register: Register, id: string): Temporal.Instant | null {
  const { herkomst, ontvangenOp, verzending } = row(register, id);
  return directionOf(herkomst) === 'in' ? ontvangenOp : (verzending?.op ?? null);
}

function compareText(een: string, ander: string): number {
  return een < ander ? -1 : een > ander ? 1 : 0;
}
