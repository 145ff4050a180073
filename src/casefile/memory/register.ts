/** Messages, terms and events in plain maps, and what is shown of them. */
import type { EarlierMessage, RequestState } from '../../rules/facts.ts';
import { tillDecided } from '../../rules/terms.ts';
import type { Verdict } from '../../rules/verdict.ts';
import type {
  MessageEvent,
  MessageFilter,
  MessageId,
  MessageIdentity,
  MessageSummary,
  MessageView,
  Obligation,
  Origin,
  Outgoing,
  RequestId,
  Term,
} from '../casefile.ts';
import { directionOf, nameOf, wireOf } from '../partijen.ts';
import { precedesDecision } from '../requests.ts';
import type { TermId } from '../watched.ts';

export type Row = {
  readonly id: MessageId;
  readonly volgnummer: number;
  readonly herkomst: Origin | 'berichtenpoort';
  readonly identiteit: MessageIdentity;
  readonly ontvangenOp: Temporal.Instant;
  readonly bytes: Uint8Array;
  readonly aanbieder: string | null;
  /** Provider and client; null: judged alone, or a declaration, which takes its turn with its provider. */
  readonly stroom: string | null;
  readonly oordeel: Verdict | null;
  readonly beoordeeldOp: Temporal.Instant | null;
  readonly aangehoudenTot: Temporal.Instant | null;
  /** The held declaration that must be judged before it. */
  readonly wachtOp: MessageId | null;
  readonly inAntwoordOp: MessageId | null;
  readonly retourcodes: readonly string[];
  readonly verzending: { readonly op: Temporal.Instant | null; readonly pogingen: number } | null;
};

/** A term, and when it is about a request, which message made it start and which answer ended it. */
export type KeptTerm = {
  readonly id: TermId;
  readonly term: Term;
  readonly verzoek: RequestId | null;
  readonly geopendDoor: MessageId | null;
  readonly beeindigdDoor: MessageId | null;
};

export type Register = {
  /** In order of volgnummer, as are the two sets of what waits. */
  readonly berichten: Map<MessageId, Row>;
  readonly teBeoordelen: Set<MessageId>;
  readonly teVerzenden: Set<MessageId>;
  readonly perEnvelop: Map<string, MessageId>;
  readonly perIdentiteit: Map<string, MessageId>;
  /** The answer to each message, made here or received. */
  readonly antwoorden: Map<MessageId, MessageId>;
  readonly termijnen: Map<MessageId, readonly KeptTerm[]>;
  /** Of the term that was opened last. */
  laatsteTermijn: TermId;
  readonly gebeurtenissen: MessageEvent[];
};

export function emptyRegister(): Register {
  return {
    berichten: new Map(),
    teBeoordelen: new Set(),
    teVerzenden: new Set(),
    perEnvelop: new Map(),
    perIdentiteit: new Map(),
    antwoorden: new Map(),
    termijnen: new Map(),
    laatsteTermijn: 0,
    gebeurtenissen: [],
  };
}

/** @throws when there is no such message */
export function row(register: Register, id: MessageId): Row {
  const rij = register.berichten.get(id);
  if (!rij) throw new Error(`There is no message ${id}.`);
  return rij;
}

export function change(register: Register, id: MessageId, wijziging: Partial<Row>): void {
  register.berichten.set(id, { ...row(register, id), ...wijziging });
}

export function earlierMessage(register: Register, id: MessageId): EarlierMessage {
  const { identiteit, ontvangenOp } = row(register, id);
  return { bericht: nameOf(identiteit), identificatie: identiteit.identificatie ?? '', ontvangenOp };
}

export function record(register: Register, gebeurtenis: MessageEvent): void {
  register.gebeurtenissen.push(gebeurtenis);
}

export function openTerms(
  register: Register,
  berichtId: MessageId,
  verplichtingen: readonly Obligation[],
  einde: Term['einde'] = null,
): void {
  register.termijnen.set(berichtId, [
    ...(register.termijnen.get(berichtId) ?? []),
    ...verplichtingen.map((verplichting) => ({
      id: nextTerm(register),
      term: { ...verplichting, berichtId, einde },
      verzoek: null,
      geopendDoor: null,
      beeindigdDoor: null,
    })),
  ]);
}

/** A term of a request, under the message that carries it. */
export function openRequestTerm(
  register: Register,
  { id, berichtId }: { readonly id: RequestId; readonly berichtId: MessageId },
  verplichting: Obligation,
  geopendDoor: MessageId,
  /** The answer that overtook what makes the term start, which then ends as it opens. */
  beeindigdDoor: MessageId | null,
): void {
  const einde: Term['einde'] =
    beeindigdDoor === null ? null : { hoe: 'nagekomen', op: row(register, beeindigdDoor).ontvangenOp };
  register.termijnen.set(berichtId, [
    ...(register.termijnen.get(berichtId) ?? []),
    {
      id: nextTerm(register),
      term: { ...verplichting, berichtId, einde },
      verzoek: id,
      geopendDoor,
      beeindigdDoor,
    },
  ]);
}

function nextTerm(register: Register): TermId {
  register.laatsteTermijn += 1;
  return register.laatsteTermijn;
}

function changeTerms(
  register: Register,
  berichtId: MessageId,
  wijzig: (termijn: KeptTerm) => KeptTerm,
): void {
  register.termijnen.set(berichtId, (register.termijnen.get(berichtId) ?? []).map(wijzig));
}

/** Ends the open term of the answer to a message: its retour, or of a declaration its 325. */
export function endTerm(
  register: Register,
  berichtId: MessageId,
  hoe: 'nagekomen' | 'vervallen',
  op: Temporal.Instant,
): void {
  changeTerms(register, berichtId, (kept) =>
    (kept.term.verplichting === 'OP090' || kept.term.verplichting === 'OP090x4') && kept.term.einde === null
      ? { ...kept, term: { ...kept.term, einde: { hoe, op } } }
      : kept,
  );
}

type RequestKey = { readonly id: RequestId; readonly berichtId: MessageId };

/** An answer ends the terms of its request, except those it opened itself, or that only a decision ends. */
export function endRequestTerms(
  register: Register,
  { id, berichtId }: RequestKey,
  antwoord: MessageId,
  stand: RequestState,
  op: Temporal.Instant,
): void {
  const ends = ({ verplichting, einde }: Term) =>
    einde === null && (stand !== 'in-onderzoek' || !tillDecided.has(verplichting));
  changeTerms(register, berichtId, (kept) =>
    kept.verzoek === id && ends(kept.term) && kept.geopendDoor !== antwoord
      ? { ...kept, term: { ...kept.term, einde: { hoe: 'nagekomen', op } }, beeindigdDoor: antwoord }
      : kept,
  );
}

/**
 * The answer counts as never given: what it ended runs again unless a later answer stands, and what it opened can be
 * owed by nobody.
 */
export function reviveRequestTerms(
  register: Register,
  { id, berichtId }: RequestKey,
  antwoord: MessageId,
  later: MessageId | null,
  op: Temporal.Instant,
): void {
  changeTerms(register, berichtId, (kept) => {
    if (kept.verzoek !== id) return kept;
    if (kept.geopendDoor === antwoord && kept.term.einde === null) {
      return { ...kept, term: { ...kept.term, einde: { hoe: 'vervallen', op } } };
    }
    if (kept.beeindigdDoor !== antwoord) return kept;
    return later === null
      ? { ...kept, term: { ...kept.term, einde: null }, beeindigdDoor: null }
      : { ...kept, beeindigdDoor: later };
  });
}

/** The request counts as never made, so nothing is owed any more. */
export function lapseRequestTerms(
  register: Register,
  { id, berichtId }: RequestKey,
  op: Temporal.Instant,
): void {
  changeTerms(register, berichtId, (kept) =>
    kept.verzoek === id && kept.term.einde === null
      ? { ...kept, term: { ...kept.term, einde: { hoe: 'vervallen', op } } }
      : kept,
  );
}

export function termsOfRequest(register: Register, berichtId: MessageId, id: RequestId): readonly Term[] {
  return (register.termijnen.get(berichtId) ?? []).filter((kept) => kept.verzoek === id).map((k) => k.term);
}

/** The oldest message in the outbox that must leave before this one: ours too, about the same, to the same. */
export function firstInLine(register: Register, id: MessageId): MessageId | null {
  const rij = lineOf(row(register, id));
  if (rij === null) return null;
  for (const ander of register.teVerzenden) {
    if (ander === id) break;
    if (lineOf(row(register, ander)) === rij) return ander;
  }
  return null;
}

function lineOf({ inAntwoordOp, stroom, aanbieder, identiteit }: Row): string | null {
  // The retour on a request leaves before what is decided on it; any other answer leaves as it comes.
  const vooraf = inAntwoordOp !== null && precedesDecision(identiteit.nummer);
  if ((inAntwoordOp !== null && !vooraf) || (stroom === null && identiteit.nummer !== '323')) return null;
  return JSON.stringify([stroom ?? aanbieder, vooraf ? aanbieder : identiteit.ontvanger]);
}

export function outgoing(register: Register, id: MessageId): Outgoing {
  const { identiteit, inAntwoordOp, bytes } = row(register, id);
  return {
    id,
    bericht: nameOf(identiteit),
    standaard: identiteit.standaard,
    nummer: identiteit.nummer,
    ...wireOf(identiteit),
    inAntwoordOp,
    bytes,
  };
}

export function view(register: Register, id: MessageId): Omit<MessageView, 'vastgehouden' | 'wachtOp'> {
  return { ...summary(register, id), oordeel: row(register, id).oordeel };
}

function summary(register: Register, id: MessageId): MessageSummary {
  const rij = row(register, id);
  const { standaard, afzender, ontvanger, identificatie, dagtekening } = rij.identiteit;
  return {
    id,
    volgnummer: rij.volgnummer,
    richting: directionOf(rij.herkomst),
    herkomst: rij.herkomst,
    standaard,
    bericht: nameOf(rij.identiteit),
    afzender,
    ontvanger,
    identificatie,
    dagtekening,
    ontvangenOp: rij.ontvangenOp,
    uitkomst: rij.oordeel?.uitkomst ?? null,
    beoordeeldOp: rij.beoordeeldOp,
    aangehoudenTot: rij.beoordeeldOp === null ? rij.aangehoudenTot : null,
    antwoordId: register.antwoorden.get(id) ?? null,
    inAntwoordOp: rij.inAntwoordOp,
    verzending: rij.verzending && {
      status: rij.verzending.op === null ? 'wacht' : 'verzonden',
      op: rij.verzending.op,
      pogingen: rij.verzending.pogingen,
    },
    retourcodes: rij.retourcodes,
    termijnen: (register.termijnen.get(id) ?? []).map((kept) => kept.term),
  };
}

export function search(register: Register, filter: MessageFilter): readonly MessageSummary[] {
  const { richting, bericht, partij, status, voor, aantal } = filter;
  const past = ({ volgnummer, herkomst, identiteit, oordeel }: Row) =>
    (richting === undefined || directionOf(herkomst) === richting) &&
    (bericht === undefined || nameOf(identiteit) === bericht) &&
    (partij === undefined || identiteit.afzender === partij || identiteit.ontvanger === partij) &&
    (status === undefined ||
      (status === 'ontvangen'
        ? herkomst !== 'berichtenpoort' && oordeel === null
        : oordeel?.uitkomst === status)) &&
    (voor === undefined || volgnummer < voor);
  return [...register.berichten.values()]
    .filter(past)
    .toReversed()
    .slice(0, aantal)
    .map((rij) => summary(register, rij.id));
}
