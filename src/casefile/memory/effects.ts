/** What a decision changes, in plain maps: looked at first, so that a change that is refused leaves nothing. */
import type { Effect } from '../../rules/effects.ts';
import type { Advice } from '../../rules/regional/assessing.ts';
import type { Bericht } from '../../standard/berichten.generated.ts';
import type { MessageId, Obligation } from '../casefile.ts';
import { Overtaken } from '../errors.ts';
import { directionOf } from '../partijen.ts';
import { checkAnswers } from '../requests.ts';
import { checkDeclaration, recordDeclaration, settle } from './declarations.ts';
import {
  applyEffects,
  checkDeliveries,
  confirm,
  recordBirth,
  standings,
  takeBackDeliveries,
} from './dossier.ts';
import { ownerOf, relationOf, type Seen, type State } from './facts.ts';
import {
  endRequestTerms,
  endTerm,
  lapseRequestTerms,
  openRequestTerm,
  openTerms,
  type Row,
  record,
  reviveRequestTerms,
  row,
} from './register.ts';
import {
  answer,
  answeredAfter,
  answeredBy,
  answeredFirst,
  answeredIn,
  byReference,
  checkReferences,
  recordRequests,
  takeBack,
} from './requests.ts';

/** The message that changes something. */
type Subject = Pick<Row, 'id' | 'identiteit' | 'herkomst' | 'ontvangenOp'>;

/**
 * Whether effects and terms can be carried out; nothing is changed.
 * @throws Overtaken when a number or a request changed for somebody else since the facts were seen
 * @throws when they cannot
 */
export function checkCase(
  { dossier, verzoeken, declaraties }: State,
  { id, identiteit }: Subject,
  seen: Seen | null,
  effecten: readonly Effect[],
  termijnen: readonly Obligation[],
): void {
  if (effecten.length + termijnen.length === 0) return;
  const relatie = relationOf(identiteit);
  const eigenaar = ownerOf(identiteit);
  if (!relatie) throw new Error(`Message ${id} has effects but does not say whose case it is about.`);
  const ofClient = effecten.some(
    ({ effect }) =>
      effect.startsWith('toewijzing-') ||
      effect.startsWith('start-') ||
      effect.startsWith('stop-') ||
      effect === 'verzoek-vastgelegd',
  );
  if (ofClient && !eigenaar) throw new Error(`Message ${id} has effects but does not say on which client.`);

  if (seen) {
    const nummers = effecten.flatMap((e) => (e.effect === 'toewijzing-vastgelegd' ? e.toewijzingNummer : []));
    const nu = standings(dossier, relatie, nummers);
    if (nummers.some((nummer) => (seen.toewijzingen.get(nummer) ?? 0) !== nu.get(nummer))) {
      throw new Overtaken();
    }
  }
  const beantwoord = answeredBy(verzoeken, relatie, identiteit.bsn, effecten);
  const versies = new Map(
    beantwoord.map(({ verzoek: v }) => [v.verzoek.referentieAanbieder, v.versie + 1] as const),
  );
  checkAnswers(effecten, seen?.verzoeken ?? null, versies);
  checkReferences(verzoeken, relatie, effecten);
  checkDeclaration(declaraties, relatie, effecten);
  const gevraagd = new Set(
    effecten.flatMap((e) => (e.effect === 'verzoek-vastgelegd' ? e.referentieAanbieder : [])),
  );
  for (const { referentieAanbieder: referentie } of termijnen) {
    if (referentie === undefined || gevraagd.has(referentie)) continue;
    if (byReference(verzoeken, relatie, referentie) === null) {
      throw new Error('A term of a request that does not exist.');
    }
  }

  if (eigenaar) checkDeliveries(dossier, eigenaar, id, effecten);
}

/** What is kept beside effects: what the region says of what is asked, and why it was decided otherwise. */
type Beside = {
  readonly adviezen?: readonly Advice[];
  readonly motivering?: string;
  /** What was decided on; absent where nobody has it read. */
  readonly bericht?: Bericht | null;
};

/** Carries out what was checked. */
export function changeCase(
  { register, dossier, verzoeken, declaraties }: State,
  { id, identiteit, herkomst, ontvangenOp }: Subject,
  effecten: readonly Effect[],
  termijnen: readonly Obligation[],
  { adviezen = [], motivering, bericht = null }: Beside = {},
): void {
  const relatie = relationOf(identiteit);
  const eigenaar = ownerOf(identiteit);
  if (!relatie) return;
  if (eigenaar) applyEffects(dossier, eigenaar, id, effecten);
  const toegewezen = effecten.some(({ effect }) => effect === 'toewijzing-vastgelegd');
  if (eigenaar && toegewezen && directionOf(herkomst) === 'uit') recordBirth(dossier, eigenaar, bericht);
  if (eigenaar) recordRequests(verzoeken, eigenaar, id, effecten, adviezen);
  const beantwoord = answeredBy(verzoeken, relatie, identiteit.bsn, effecten);
  answer(verzoeken, id, beantwoord, motivering ?? null);
  if (directionOf(herkomst) === 'in') {
    for (const { verzoek, stand } of beantwoord) endRequestTerms(register, verzoek, id, stand, ontvangenOp);
  }
  recordDeclaration(declaraties, relatie, id, effecten, bericht);
  for (const termijn of termijnen) {
    const { referentieAanbieder: referentie } = termijn;
    const verzoek = referentie === undefined ? null : byReference(verzoeken, relatie, referentie);
    // The answer that this very message gives is none that overtook it.
    const eerder = verzoek && answeredFirst(register, verzoek);
    if (verzoek) openRequestTerm(register, verzoek, termijn, id, eerder === id ? null : eerder);
    else openTerms(register, id, [termijn]);
  }
}

type Retour = Extract<Effect, { effect: 'retour-verwerkt' }>;

/** A retour on our own message ends its term, and when it has errors undoes what our message changed (OP286). */
export function processRetour(
  state: State,
  { id, ontvangenOp }: Row,
  { heenberichtId: heen, afgekeurd, retourcodes }: Retour,
  bericht: Bericht | null,
  op: Temporal.Instant,
): void {
  const { register, dossier, verzoeken, declaraties } = state;
  confirm(dossier, heen, afgekeurd);
  const eigenaar = ownerOf(row(register, heen).identiteit);
  if (afgekeurd && eigenaar) takeBackDeliveries(dossier, eigenaar, heen);
  settle(declaraties, heen, afgekeurd, bericht);
  if (afgekeurd) {
    const { gevraagd, beantwoord } = takeBack(verzoeken, heen);
    for (const verzoek of gevraagd) lapseRequestTerms(register, verzoek, ontvangenOp);
    for (const verzoek of beantwoord)
      reviveRequestTerms(register, verzoek, heen, answeredAfter(verzoek, heen), ontvangenOp);
  }
  register.antwoorden.set(heen, id);
  endTerm(register, heen, 'nagekomen', ontvangenOp);
  record(register, {
    op,
    wat: 'retour-ontvangen',
    wie: 'berichtenpoort',
    berichtId: heen,
    bijzonderheden: { retour: id, retourcodes: retourcodes.join(' ') },
  });
}

/** An answer of ours has left: the terms of the requests it answers were kept. */
export function answersSent({ register, verzoeken }: State, id: MessageId, op: Temporal.Instant): void {
  for (const verzoek of answeredIn(verzoeken, id)) {
    const antwoord = verzoek.antwoorden.find(({ berichtId }) => berichtId === id);
    if (antwoord) endRequestTerms(register, verzoek, id, antwoord.stand, op);
  }
}
