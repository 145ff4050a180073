/** Whether a message that was sent already says what is asked for now, so that asking twice is answered once. */
import { grantedBy } from '../answers/verschil.ts';
import { isRemoved } from '../rules/allocations.ts';
import type { Granted } from '../rules/granting.ts';
import { sameAmount, sameDay, type Wijziging } from '../rules/request.ts';
import type { Bericht301, Bericht319 } from '../standard/berichten.generated.ts';
import type { Besluit } from './deciding.ts';

/** @param referentie of the request that both are about */
export function saysTheSame(
  bericht: Bericht301 | Bericht319,
  bytes: Uint8Array,
  referentie: string,
  besluit: Besluit,
): boolean {
  switch (besluit.antwoord) {
    case 'onderzoek':
      // Only once (TR360): asking again is a mistake, not a retry that can be told from one.
      return false;
    case 'afwijzen': {
      if (bericht.nummer !== '319') return false;
      const { VerzoekAntwoord, RedenAfwijzingVerzoek, Woonplaatsbeginsel } = bericht.Antwoord;
      return (
        VerzoekAntwoord === '1' &&
        RedenAfwijzingVerzoek === besluit.reden &&
        Woonplaatsbeginsel?.Gemeente === besluit.gemeente
      );
    }
    case 'toewijzen': {
      if (bericht.nummer !== '301') return false;
      const { toewijzing } = besluit;
      switch (toewijzing.hoe) {
        case 'bericht':
          return Buffer.compare(bytes, toewijzing.bytes) === 0;
        case 'wijzigingen':
          return carries(bericht, toewijzing.wijzigingen);
        case 'zoals-gevraagd':
          return toewijzing.andereDagen === undefined && numbered(bericht, referentie, toewijzing.nummers);
      }
    }
  }
}

/** A grant takes the numbers that it is given in their order. */
function numbered(bericht: Bericht301, referentie: string, [eerste]: readonly number[]): boolean {
  const voor = grantedBy(bericht).filter((product) => product.referentieAanbieder === referentie);
  return eerste === undefined
    ? voor.length > 0
    : voor.some(({ toewijzingNummer }) => toewijzingNummer === eerste);
}

export function carries(bericht: Bericht301, wijzigingen: readonly Wijziging[]): boolean {
  const perNummer = new Map(grantedBy(bericht).map((product) => [product.toewijzingNummer, product]));
  return wijzigingen.every((wijziging) => {
    const product = perNummer.get(wijziging.toewijzingNummer);
    return product !== undefined && holds(product, wijziging);
  });
}

function holds(product: Granted, wijziging: Wijziging): boolean {
  switch (wijziging.soort) {
    case 'nieuw':
      return (
        product.redenWijziging === null &&
        product.product?.Categorie === wijziging.product?.Categorie &&
        product.product?.Code === wijziging.product?.Code &&
        product.ingangsdatum.equals(wijziging.ingangsdatum) &&
        sameDay(product.einddatum, wijziging.einddatum) &&
        sameAmount(product, wijziging)
      );
    case 'gewijzigd': {
      const { redenWijziging, einddatum, volume, budget } = wijziging;
      return (
        product.redenWijziging === redenWijziging &&
        (einddatum === undefined || sameDay(product.einddatum, einddatum)) &&
        (volume === undefined || product.omvang?.Volume === volume) &&
        (budget === undefined || product.budget === budget)
      );
    }
    case 'verwijderd':
      return isRemoved(product);
  }
}
