/** What an approved message changes in the casefile, per message number. */
import type {
  Bericht301,
  Bericht305,
  Bericht307,
  Bericht315,
  Bericht317,
  Bericht319,
  BerichtVan,
} from '../standard/berichten.generated.ts';
import { effectsOfAnswer } from './declaration/answer-effects.ts';
import type { Effect } from './effects.ts';
import type { DeclarationAnswerFacts, FactsFor, JudgedNumber, RetourFacts } from './facts.ts';
import { retourcodesOf } from './retourcodes.ts';

/** What is approved as a whole. A 323 is granted per Prestatie; see `declaration/judging.ts`. */
export type ApprovedNumber = Exclude<JudgedNumber, '323'>;
/** What tells how a message of ours was judged (IV028). */
export type RetourNumber = '302' | '306' | '308' | '316' | '318' | '320';

/** Removals come before new deliveries, so that a correction in one message replaces what it corrects (IV008). */
export function effectsOf<N extends ApprovedNumber>(
  bericht: BerichtVan<N>,
  feiten: FactsFor<N>,
): readonly Effect[] {
  switch (bericht.nummer) {
    case '301':
      return ofAllocation(bericht);
    case '302':
    case '306':
    case '308':
    case '316':
    case '318':
    case '320':
      // The facts belong to the number just switched on; the type parameter hides that from TypeScript.
      return ofRetour(bericht, feiten as RetourFacts);
    case '305':
      return removalsFirst(ofStart(bericht));
    case '307':
      return removalsFirst(ofStop(bericht));
    case '315':
      return ofRequest(bericht);
    case '317':
      return ofChangeRequest(bericht);
    case '319':
      return ofAnswer(bericht);
    case '325':
      // As above.
      return effectsOfAnswer(bericht, feiten as DeclarationAnswerFacts);
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

function ofRequest(bericht: Bericht315): readonly Effect[] {
  return bericht.Client.AangevraagdeProducten.AangevraagdProduct.map((gevraagd) => ({
    effect: 'verzoek-vastgelegd',
    soort: '315',
    referentieAanbieder: gevraagd.ReferentieAanbieder,
    gevraagd,
  }));
}

function ofChangeRequest({ Client: { Verzoek } }: Bericht317): readonly Effect[] {
  const { ReferentieAanbieder: referentieAanbieder } = Verzoek;
  return [{ effect: 'verzoek-vastgelegd', soort: '317', referentieAanbieder, gevraagd: Verzoek }];
}

function ofAnswer({ Antwoord: { ReferentieAanbieder, VerzoekAntwoord } }: Bericht319): readonly Effect[] {
  const stand = VerzoekAntwoord === '1' ? 'afgewezen' : 'in-onderzoek';
  return [{ effect: 'verzoek-beantwoord', referentieAanbieder: ReferentieAanbieder, stand }];
}

function ofRetour(bericht: BerichtVan<RetourNumber>, { heenbericht }: RetourFacts): readonly Effect[] {
  if (heenbericht === null) return [];
  const retourcodes = retourcodesOf(bericht);
  return [
    {
      effect: 'retour-verwerkt',
      heenberichtId: heenbericht.berichtId,
      afgekeurd: retourcodes.length > 0,
      retourcodes,
    },
  ];
}
