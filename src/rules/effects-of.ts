/** What an approved message changes in the casefile, per message number. */
import type {
  Bericht301,
  Bericht302,
  Bericht305,
  Bericht307,
  BerichtVan,
} from '../standard/berichten.generated.ts';
import type { Effect } from './effects.ts';
import type { FactsFor, JudgedNumber, RetourFacts } from './facts.ts';

/** Removals come before new deliveries, so that a correction in one message replaces what it corrects (IV008). */
export function effectsOf<N extends JudgedNumber>(
  bericht: BerichtVan<N>,
  feiten: FactsFor<N>,
): readonly Effect[] {
  switch (bericht.nummer) {
    case '301':
      return ofAllocation(bericht);
    case '302':
      // The facts belong to the number just switched on; the type parameter hides that from TypeScript.
      return ofRetour(bericht, feiten as RetourFacts);
    case '305':
      return removalsFirst(ofStart(bericht));
    case '307':
      return removalsFirst(ofStop(bericht));
  }
}

function removalsFirst(effecten: readonly Effect[]): readonly Effect[] {
  const removes = (e: Effect) => e.effect === 'start-verwijderd' || e.effect === 'stop-verwijderd';
  return [...effecten.filter(removes), ...effecten.filter((e) => !removes(e))];
}

function ofAllocation(bericht: Bericht301): readonly Effect[] {
  return bericht.Client.ToegewezenProducten.ToegewezenProduct.map((product) => ({
    effect: 'toewijzing-vastgelegd',
    toewijzingNummer: product.ToewijzingNummer,
    referentieAanbieder: product.ReferentieAanbieder ?? null,
    product: product.Product ?? null,
    ingangsdatum: product.Ingangsdatum,
    einddatum: product.Einddatum ?? null,
    redenWijziging: product.RedenWijziging ?? null,
    omvang: product.Omvang ?? null,
    budget: product.Budget ?? null,
  }));
}

function ofStart(bericht: Bericht305): readonly Effect[] {
  return bericht.Client.StartProducten.StartProduct.map((start): Effect => {
    const sleutel = {
      toewijzingNummer: start.ToewijzingNummer ?? null,
      product: start.Product ?? null,
      begindatum: start.Begindatum,
    };
    return start.StatusAanlevering === '3'
      ? { effect: 'start-verwijderd', sleutel }
      : { effect: 'start-vastgelegd', sleutel, toewijzingIngangsdatum: start.ToewijzingIngangsdatum ?? null };
  });
}

function ofStop(bericht: Bericht307): readonly Effect[] {
  return bericht.Client.StopProducten.StopProduct.map((stop): Effect => {
    const sleutel = {
      toewijzingNummer: stop.ToewijzingNummer ?? null,
      product: stop.Product ?? null,
      begindatum: stop.Begindatum,
      einddatum: stop.Einddatum,
      redenBeeindiging: stop.RedenBeeindiging,
    };
    return stop.StatusAanlevering === '3'
      ? { effect: 'stop-verwijderd', sleutel }
      : { effect: 'stop-vastgelegd', sleutel, toewijzingIngangsdatum: stop.ToewijzingIngangsdatum ?? null };
  });
}

function ofRetour(bericht: Bericht302, feiten: RetourFacts): readonly Effect[] {
  if (feiten.heenbericht === null) return [];
  const codes = retourcodesOf(bericht);
  return [
    {
      effect: 'retour-verwerkt',
      heenberichtId: feiten.heenbericht.berichtId,
      afgekeurd: codes.length > 0,
      retourcodes: codes,
    },
  ];
}

/** Every retourcode of the retour once, in document order; none means the message it answers was approved (IV028). */
function retourcodesOf(bericht: Bericht302) {
  const client = bericht.Client;
  const dragers = [
    bericht.Header.RetourCodes,
    ...(client?.Relaties?.Relatie ?? []).flatMap((relatie) => [
      relatie.Contact.RetourCodes,
      relatie.RetourCodes,
    ]),
    ...(client?.Contactgegevens.Contact ?? []).map((contact) => contact.RetourCodes),
    ...(client?.ToegewezenProducten.ToegewezenProduct ?? []).map((product) => product.RetourCodes),
    client?.RetourCodes,
  ];
  return [...new Set(dragers.flatMap((codes) => codes?.RetourCode ?? []))];
}
