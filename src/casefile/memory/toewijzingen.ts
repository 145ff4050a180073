/** What is allocated, out of plain maps. */
import { isAfter, isBefore } from '../../rules/dates.ts';
import type { AllocationFilter, AllocationPlace, AllocationView, ViewLimit } from '../toewijzingen.ts';
import { type Dossier, everythingInForce } from './dossier.ts';

export function searchAllocations(
  dossier: Dossier,
  { na, aantal, ...filter }: AllocationFilter,
): readonly AllocationView[] {
  return everythingInForce(dossier)
    .filter(({ toewijzing }) => toewijzing.redenWijziging !== '13')
    .map(({ toewijzing, eigenaar: { standaard, gemeente, aanbieder }, berichtId, bevestigd }) => {
      const { toewijzingNummer, product, ingangsdatum, einddatum, omvang, budget } = toewijzing;
      const wat = { toewijzingNummer, product, ingangsdatum, einddatum, omvang, budget };
      return { standaard, gemeente, aanbieder, ...wat, berichtId, bevestigd };
    })
    .filter((een) => isAsked(een, filter) && (na === undefined || inOrder(na, een) < 0))
    .toSorted(inOrder)
    .slice(0, aantal);
}

function isAsked(een: AllocationView, filter: Omit<AllocationFilter, 'na' | 'aantal'>): boolean {
  const { gemeente, standaard, aanbieder, productcode, peildatum, eindeVanaf, eindeTot, inzage } = filter;
  return (
    (gemeente === undefined || een.gemeente === gemeente) &&
    (standaard === undefined || een.standaard === standaard) &&
    (aanbieder === undefined || een.aanbieder === aanbieder) &&
    (productcode === undefined || een.product?.Code === productcode) &&
    (peildatum === undefined || (!isAfter(een.ingangsdatum, peildatum) && !endsBefore(een, peildatum))) &&
    (eindeVanaf === undefined || !endsBefore(een, eindeVanaf)) &&
    (eindeTot === undefined || (een.einddatum !== null && !isAfter(een.einddatum, eindeTot))) &&
    !inzage.some((grens) => isBeyond(een, grens))
  );
}

function isBeyond(een: AllocationView, { gemeente, standaard, eindeVanaf }: ViewLimit): boolean {
  return een.gemeente === gemeente && een.standaard === standaard && endsBefore(een, eindeVanaf);
}

function endsBefore({ einddatum }: AllocationView, dag: Temporal.PlainDate): boolean {
  return einddatum !== null && isBefore(einddatum, dag);
}

function inOrder(een: AllocationPlace, ander: AllocationPlace): number {
  return (
    een.toewijzingNummer - ander.toewijzingNummer ||
    compareText(een.gemeente, ander.gemeente) ||
    compareText(een.standaard, ander.standaard)
  );
}

function compareText(een: string, ander: string): number {
  return een < ander ? -1 : een > ander ? 1 : 0;
}
