/** What both stores agree on about requests: where they may go from where they stand, and what is kept of a verdict. */
import type { Effect } from '../rules/effects.ts';
import type { ClientRequest, RequestState } from '../rules/facts.ts';
import { type Advice, outcomeOf } from '../rules/regional/assessing.ts';
import type { Verdict } from '../rules/verdict.ts';
import type { AangevraagdProduct315, Verzoek317 } from '../standard/berichten.generated.ts';
import type { Nummer } from '../standard/berichtsoorten.ts';
import type { RequestAdvice } from './casefile.ts';
import { Overtaken } from './errors.ts';

/** Where an answer takes a request. */
export type AnswerState = Exclude<RequestState, 'open'>;

/** A request is investigated at most once, and answered for good at most once (TR359, TR360, TR365). */
export function mayBecome(stand: RequestState, antwoord: AnswerState): boolean {
  return stand === 'open' || (stand === 'in-onderzoek' && antwoord !== 'in-onderzoek');
}

/** A retour that its receiver must have before it hears what was decided on the request. */
export function precedesDecision(nummer: Nummer): boolean {
  return nummer === '316' || nummer === '318';
}

export function waits(stand: RequestState): boolean {
  return stand === 'open' || stand === 'in-onderzoek';
}

/** What these effects answer, each request once: a 301 for a request for change names it at every product (IV093). */
export function answersIn(effecten: readonly Effect[]): ReadonlyMap<string, AnswerState> {
  const antwoorden = new Map<string, AnswerState>();
  for (const effect of effecten) {
    if (effect.effect === 'verzoek-beantwoord') antwoorden.set(effect.referentieAanbieder, effect.stand);
    if (effect.effect === 'toewijzing-vastgelegd' && effect.referentieAanbieder !== null) {
      antwoorden.set(effect.referentieAanbieder, 'toegewezen');
    }
  }
  return antwoorden;
}

/** What is kept with a request of what the region said of it. */
export function adviceFor(referentie: string, adviezen: readonly Advice[]): RequestAdvice | null {
  const advies = adviezen.find(({ referentieAanbieder }) => referentieAanbieder === referentie);
  return advies === undefined ? null : { oordeel: outcomeOf(advies), redenen: advies.redenen };
}

/** Requests as the facts told them, by ReferentieAanbieder. */
export type RequestsSeen = ReadonlyMap<
  string,
  { readonly versie: number; readonly stand: RequestState; readonly vanDezeClient: boolean }
>;

/** Those of them that must find a request that waits; a 301 may name one that needs no answer any more. */
function requiredAnswers(effecten: readonly Effect[]): readonly string[] {
  return effecten.flatMap((e) => (e.effect === 'verzoek-beantwoord' ? e.referentieAanbieder : []));
}

/**
 * @param nu every request that was answered now, with its version after it
 * @param seen what the facts told; null when they were not asked for
 * @throws Overtaken when a request went elsewhere since the facts were read
 * @throws when a request is answered that needs no answer any more
 */
export function checkAnswers(
  effecten: readonly Effect[],
  seen: RequestsSeen | null,
  nu: ReadonlyMap<string, number>,
): void {
  const verplicht = new Set(requiredAnswers(effecten));
  for (const [referentie, antwoord] of answersIn(effecten)) {
    const gezien = seen?.get(referentie);
    const versie = nu.get(referentie);
    const verwacht = gezien !== undefined && mayBecome(gezien.stand, antwoord);
    if (versie === undefined) {
      if (verwacht && gezien.vanDezeClient) throw new Overtaken();
      if (verplicht.has(referentie)) {
        throw new Error(`Request ${referentie} needs no answer any more (TR359, TR360, TR365).`);
      }
    } else if (gezien && versie !== gezien.versie + 1) {
      throw new Overtaken();
    }
  }
}

/**
 * The verdict as it is kept beside its message. What is asked and what is granted have places of their own: a request can
 * hold free text about people, and a declaration can have thousands of Prestaties.
 */
export function asKept(oordeel: Verdict): Verdict {
  const kept = (effect: Effect) =>
    effect.effect !== 'verzoek-vastgelegd' && effect.effect !== 'prestatie-toegekend';
  return oordeel.effecten.every(kept) ? oordeel : { ...oordeel, effecten: oordeel.effecten.filter(kept) };
}

/** What of a request its client's other requests are judged by. */
export function askedIn({
  gevraagd,
}: {
  readonly gevraagd: AangevraagdProduct315 | Verzoek317;
}): ClientRequest['gevraagd'] {
  if (!('ToewijzingIngangsdatum' in gevraagd)) return null;
  return {
    product: gevraagd.Product ?? null,
    ingangsdatum: gevraagd.ToewijzingIngangsdatum,
    einddatum: gevraagd.ToewijzingEinddatum ?? null,
  };
}

/** What is asked, from JSON: every element with a day in it says so in its name. */
export function askedFrom<T>(json: string): T {
  return JSON.parse(json, (naam, waarde: unknown) =>
    typeof waarde === 'string' && /datum$/i.test(naam) ? Temporal.PlainDate.from(waarde) : waarde,
  );
}
