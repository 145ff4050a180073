/** Which terms start when a message comes in, is approved or leaves, on either side of the traffic. */
import type { Obligation, Outgoing, StoredMessage } from '../casefile/casefile.ts';
import type { AnswerFacts, FactsFor, JudgedNumber, RetourFacts } from '../rules/facts.ts';
import type { Protocol } from '../rules/protocol.ts';
import { retourcodesOf } from '../rules/retourcodes.ts';
import { declaratieTerm, retourTerm, verzoekTerm, woonplaatsTerm } from '../rules/terms.ts';
import type { Calendar } from '../rules/workingdays.ts';
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import { type Berichtsoort, berichtsoort } from '../standard/berichtsoorten.ts';
import { investigationTerms } from './investigation-term.ts';
import { opposite, type Side } from './parties.ts';

/** What the receiver owes from the moment a message is there: its retour, or its answer; a retour is not answered. */
function answerTerms(
  soort: Berichtsoort,
  partij: Side,
  op: Temporal.Instant,
  kalender: Calendar,
): readonly Obligation[] {
  if (soort.nummer === '323') return [{ ...declaratieTerm(op, kalender), partij }];
  return soort.retour === null ? [] : [{ ...retourTerm(op, kalender), partij }];
}

/** OP090: what we owe whoever sent us a message. */
export function termsAtReceipt(
  soort: Berichtsoort,
  op: Temporal.Instant,
  kalender: Calendar,
): readonly Obligation[] {
  return answerTerms(soort, opposite(soort.afzender), op, kalender);
}

/** OP090: whoever sends a message watches for its answer, which is due as from the moment it was taken over. */
export function termsAtSending(
  { standaard, nummer }: Outgoing,
  op: Temporal.Instant,
  kalender: Calendar,
): readonly Obligation[] {
  const soort = berichtsoort(standaard, nummer);
  return answerTerms(soort, opposite(soort.afzender), op, kalender);
}

/**
 * A request that was taken in waits for a decision; one under investigation waits eight weeks (OP274, OP346). When another
 * municipality is responsible, refusing a request for that reason has a term of its own (OP359).
 * @param woonplaats which municipality is responsible for the client; null where nobody knows
 */
export function termsOpened(
  bericht: Bericht,
  feiten: FactsFor<JudgedNumber>,
  { herkomst, ontvangenOp }: StoredMessage,
  { kalender }: Protocol,
  woonplaats: string | null,
): readonly Obligation[] {
  const opened = (soort: '315' | '317', op: Temporal.Instant, referenties: readonly string[]) =>
    referenties.map((referentieAanbieder) => ({
      ...verzoekTerm(soort, op, kalender),
      partij: 'gemeente' as const,
      referentieAanbieder,
    }));
  switch (bericht.nummer) {
    case '315':
    case '317':
      // Our own is only taken in when the municipality says so.
      return herkomst === 'backoffice'
        ? []
        : [
            ...opened(bericht.nummer, ontvangenOp, referencesOf(bericht)),
            ...elsewhere(bericht, ontvangenOp, woonplaats),
          ];
    case '316':
    case '318': {
      // The facts belong to the number just switched on, which TypeScript cannot tell.
      const { heenbericht } = feiten as RetourFacts;
      if (heenbericht === null || retourcodesOf(bericht).length > 0) return [];
      // The municipality has it since it was sent; a retour that overtakes the mark of that proves no earlier moment.
      const sinds = heenbericht.verzondenOp ?? ontvangenOp;
      return opened(bericht.nummer === '316' ? '315' : '317', sinds, heenbericht.verzoeken);
    }
    case '319': {
      // As above.
      const { verzoek } = feiten as AnswerFacts;
      return verzoek === null ? [] : investigationTerms(bericht, verzoek);
    }
    default:
      return [];
  }
}

/** OP359 is a rule of the iJw, and about a request for allocation. */
function elsewhere(
  bericht: BerichtVan<'315' | '317'>,
  op: Temporal.Instant,
  woonplaats: string | null,
): readonly Obligation[] {
  if (bericht.nummer !== '315' || bericht.standaard !== 'ijw-3.2') return [];
  if (woonplaats === null || woonplaats === bericht.Header.Ontvanger) return [];
  return referencesOf(bericht).map((referentieAanbieder) => ({
    ...woonplaatsTerm(op),
    partij: 'gemeente',
    referentieAanbieder,
  }));
}

function referencesOf(bericht: BerichtVan<'315' | '317'>): readonly string[] {
  return bericht.nummer === '317'
    ? [bericht.Client.Verzoek.ReferentieAanbieder]
    : bericht.Client.AangevraagdeProducten.AangevraagdProduct.map((een) => een.ReferentieAanbieder);
}
