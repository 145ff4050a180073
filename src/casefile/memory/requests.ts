/** Requests and their answers in plain maps. What changes is replaced, so that a refused change leaves nothing. */
import type { Effect } from '../../rules/effects.ts';
import type { ClientRequest, RequestFact, RequestState } from '../../rules/facts.ts';
import type { Advice } from '../../rules/regional/assessing.ts';
import type { MessageId, RequestAdvice, RequestFilter, RequestId, RequestView } from '../casefile.ts';
import { Overtaken } from '../errors.ts';
import { directionOf } from '../partijen.ts';
import {
  type AnswerState,
  adviceFor,
  answersIn,
  askedIn,
  mayBecome,
  type RequestsSeen,
  waits,
} from '../requests.ts';
import type { Owner, Relation } from './dossier.ts';
import { earlierMessage, type Register, row, termsOfRequest } from './register.ts';

type Recorded<E extends Effect['effect']> = Extract<Effect, { effect: E }>;

type Answer = {
  readonly berichtId: MessageId;
  readonly stand: AnswerState;
  readonly afgekeurd: boolean;
  readonly motivering: string | null;
};

export type StoredRequest = {
  readonly id: RequestId;
  readonly berichtId: MessageId;
  readonly eigenaar: Owner;
  readonly verzoek: Recorded<'verzoek-vastgelegd'>;
  readonly stand: RequestState;
  /** Rises with every change of stand. */
  readonly versie: number;
  /** Its message was refused technically: it counts as never sent (OP286). */
  readonly afgekeurd: boolean;
  readonly antwoorden: readonly Answer[];
  readonly advies: RequestAdvice | null;
};

export type Requests = {
  /** In order of recording. */
  readonly perId: Map<RequestId, StoredRequest>;
  /** The one that counts. */
  readonly perReferentie: Map<string, RequestId>;
  readonly perEigenaar: Map<string, readonly RequestId[]>;
  /** The same at every provider. */
  readonly perClient: Map<string, readonly RequestId[]>;
  /** Carried by a message, and answered by one. */
  readonly perBericht: Map<MessageId, readonly RequestId[]>;
  readonly beantwoordDoor: Map<MessageId, readonly RequestId[]>;
};

export function emptyRequests(): Requests {
  return {
    perId: new Map(),
    perReferentie: new Map(),
    perEigenaar: new Map(),
    perClient: new Map(),
    perBericht: new Map(),
    beantwoordDoor: new Map(),
  };
}

const referenceKey = ({ standaard, gemeente, aanbieder }: Relation, referentie: string) =>
  JSON.stringify([gemeente, standaard, aanbieder, referentie]);
const clientKey = (e: Owner) => `${e.gemeente}/${e.standaard}/${e.bsn}`;
const ownerKey = (e: Owner) => `${e.gemeente}/${e.standaard}/${e.aanbieder}/${e.bsn}`;

function request(verzoeken: Requests, id: RequestId): StoredRequest {
  const verzoek = verzoeken.perId.get(id);
  if (!verzoek) throw new Error(`There is no request ${id}.`);
  return verzoek;
}

export function byReference(
  verzoeken: Requests,
  relatie: Relation,
  referentie: string,
): StoredRequest | null {
  const id = verzoeken.perReferentie.get(referenceKey(relatie, referentie));
  return id === undefined ? null : request(verzoeken, id);
}

/** Those that a message carries, in its order. */
export function carriedBy(verzoeken: Requests, berichtId: MessageId): readonly StoredRequest[] {
  return (verzoeken.perBericht.get(berichtId) ?? []).map((id) => request(verzoeken, id));
}

/** Those that wait for a decision, the oldest first. */
export function waitingOf(verzoeken: Requests, eigenaar: Owner): readonly StoredRequest[] {
  return (verzoeken.perEigenaar.get(ownerKey(eigenaar)) ?? [])
    .map((id) => request(verzoeken, id))
    .filter(({ afgekeurd, stand }) => !afgekeurd && waits(stand));
}

/** Those that are named, and where asked those of this client that wait; in order of recording. */
export function requestsAbout(
  verzoeken: Requests,
  eigenaar: Owner,
  referenties: readonly string[],
  ookWachtende: boolean,
): readonly StoredRequest[] {
  const genoemd = referenties.flatMap((referentie) => byReference(verzoeken, eigenaar, referentie) ?? []);
  const wachtend = ookWachtende ? waitingOf(verzoeken, eigenaar) : [];
  return [...new Set([...genoemd, ...wachtend])].toSorted((a, b) => a.id - b.id);
}

export function requestFact(
  register: Register,
  { verzoek, stand, eigenaar, berichtId }: StoredRequest,
  bsn: string | null,
): RequestFact {
  return {
    referentieAanbieder: verzoek.referentieAanbieder,
    soort: verzoek.soort,
    stand,
    vanDezeClient: bsn === null || eigenaar.bsn === bsn,
    dagtekening: dayOf(register, berichtId),
    uitBericht: earlierMessage(register, berichtId),
  };
}

/** Everything asked for this client, at every provider, in order of recording. */
export function clientRequests(
  register: Register,
  verzoeken: Requests,
  eigenaar: Owner,
): readonly ClientRequest[] {
  return (verzoeken.perClient.get(clientKey(eigenaar)) ?? [])
    .map((id) => request(verzoeken, id))
    .filter(({ afgekeurd }) => !afgekeurd)
    .map(({ verzoek, stand, berichtId, eigenaar: van }) => ({
      referentieAanbieder: verzoek.referentieAanbieder,
      soort: verzoek.soort,
      stand,
      vanDezeAanbieder: van.aanbieder === eigenaar.aanbieder,
      gevraagd: askedIn(verzoek),
      uitBericht: earlierMessage(register, berichtId),
    }));
}

function dayOf(register: Register, berichtId: MessageId): Temporal.PlainDate {
  const { dagtekening } = row(register, berichtId).identiteit;
  if (dagtekening === null) throw new Error(`Request message ${berichtId} has no day.`);
  return dagtekening;
}

export function requestsSeen(gezien: readonly StoredRequest[], bsn: string | null): RequestsSeen {
  return new Map(
    gezien.map(({ verzoek, versie, stand, eigenaar }) => [
      verzoek.referentieAanbieder,
      { versie, stand, vanDezeClient: bsn === null || eigenaar.bsn === bsn },
    ]),
  );
}

/** The requests that these effects answer, each with where it goes; the others stay as they are. */
export function answeredBy(
  verzoeken: Requests,
  relatie: Relation,
  bsn: string | null,
  effecten: readonly Effect[],
): readonly { readonly verzoek: StoredRequest; readonly stand: AnswerState }[] {
  return [...answersIn(effecten)].flatMap(([referentie, stand]) => {
    const verzoek = byReference(verzoeken, relatie, referentie);
    if (!verzoek || !mayBecome(verzoek.stand, stand)) return [];
    // A 319 does not name the client; a 301 grants nothing to anybody else.
    return bsn === null || verzoek.eigenaar.bsn === bsn ? { verzoek, stand } : [];
  });
}

export function answer(
  verzoeken: Requests,
  berichtId: MessageId,
  beantwoord: ReturnType<typeof answeredBy>,
  motivering: string | null,
): void {
  for (const { verzoek, stand } of beantwoord) {
    verzoeken.perId.set(verzoek.id, {
      ...verzoek,
      stand,
      versie: verzoek.versie + 1,
      antwoorden: [...verzoek.antwoorden, { berichtId, stand, afgekeurd: false, motivering }],
    });
    include(verzoeken.beantwoordDoor, berichtId, verzoek.id);
  }
}

/**
 * @throws Overtaken when a reference is in use, which the facts told unless somebody took it meanwhile
 * @throws when one is used twice
 */
export function checkReferences(verzoeken: Requests, relatie: Relation, effecten: readonly Effect[]): void {
  const nieuw = effecten.flatMap((e) => (e.effect === 'verzoek-vastgelegd' ? e.referentieAanbieder : []));
  if (nieuw.some((referentie) => byReference(verzoeken, relatie, referentie) !== null)) throw new Overtaken();
  if (new Set(nieuw).size < nieuw.length) {
    throw new Error('Two requests cannot have one ReferentieAanbieder (TR347).');
  }
}

export function recordRequests(
  verzoeken: Requests,
  eigenaar: Owner,
  berichtId: MessageId,
  effecten: readonly Effect[],
  adviezen: readonly Advice[],
): void {
  for (const verzoek of effecten) {
    if (verzoek.effect !== 'verzoek-vastgelegd') continue;
    const id = verzoeken.perId.size + 1;
    const begin = { stand: 'open', versie: 1, afgekeurd: false, antwoorden: [] } as const;
    const advies = adviceFor(verzoek.referentieAanbieder, adviezen);
    verzoeken.perId.set(id, { id, berichtId, eigenaar, verzoek, advies, ...begin });
    verzoeken.perReferentie.set(referenceKey(eigenaar, verzoek.referentieAanbieder), id);
    include(verzoeken.perEigenaar, ownerKey(eigenaar), id);
    include(verzoeken.perClient, clientKey(eigenaar), id);
    include(verzoeken.perBericht, berichtId, id);
  }
}

/**
 * The retour on a message of ours refuses it: what it asked was never asked, what it answered was never answered.
 * @returns the requests that stand otherwise now
 */
export function takeBack(
  verzoeken: Requests,
  heen: MessageId,
): { readonly gevraagd: readonly StoredRequest[]; readonly beantwoord: readonly StoredRequest[] } {
  const gevraagd = carriedBy(verzoeken, heen);
  for (const verzoek of gevraagd) {
    const { id, versie } = verzoek;
    verzoeken.perId.set(id, { ...verzoek, afgekeurd: true, versie: versie + 1 });
    verzoeken.perReferentie.delete(referenceKey(verzoek.eigenaar, verzoek.verzoek.referentieAanbieder));
  }
  const beantwoord = (verzoeken.beantwoordDoor.get(heen) ?? []).map((id) => request(verzoeken, id));
  for (const verzoek of beantwoord) {
    const { id } = verzoek;
    const antwoorden = verzoek.antwoorden.map((a) => (a.berichtId === heen ? { ...a, afgekeurd: true } : a));
    const stand = antwoorden.findLast((a) => !a.afgekeurd)?.stand ?? 'open';
    verzoeken.perId.set(id, { ...verzoek, antwoorden, stand, versie: verzoek.versie + 1 });
  }
  return { gevraagd, beantwoord };
}

/** The first answer after this one that was not refused. */
export function answeredAfter({ antwoorden }: StoredRequest, eerder: MessageId): MessageId | null {
  const plaats = antwoorden.findIndex(({ berichtId }) => berichtId === eerder);
  return antwoorden.slice(plaats + 1).find(({ afgekeurd }) => !afgekeurd)?.berichtId ?? null;
}

/** The message of another party that answered a request first. */
export function answeredFirst(register: Register, { antwoorden }: StoredRequest): MessageId | null {
  const antwoord = antwoorden.find(
    ({ berichtId, afgekeurd }) => !afgekeurd && directionOf(row(register, berichtId).herkomst) === 'in',
  );
  return antwoord?.berichtId ?? null;
}

/** The requests that a message answered, unless its retour refused it first. */
export function answeredIn(verzoeken: Requests, berichtId: MessageId): readonly StoredRequest[] {
  return (verzoeken.beantwoordDoor.get(berichtId) ?? [])
    .map((id) => request(verzoeken, id))
    .filter(({ antwoorden }) => antwoorden.some((a) => a.berichtId === berichtId && !a.afgekeurd));
}

export function requestView(
  register: Register,
  { id, berichtId, eigenaar, verzoek, stand, advies, antwoorden }: StoredRequest,
): RequestView {
  const { ontvangenOp } = row(register, berichtId);
  const { standaard, aanbieder, gemeente } = eigenaar;
  const { soort, gevraagd, referentieAanbieder } = verzoek;
  const view = {
    id,
    berichtId,
    referentieAanbieder,
    stand,
    standaard,
    aanbieder,
    gemeente,
    ontvangenOp,
    dagtekening: dayOf(register, berichtId),
    uitBericht: earlierMessage(register, berichtId),
    termijnen: termsOfRequest(register, berichtId, id),
    advies,
    antwoorden: antwoorden.map((antwoord) => {
      const { ontvangenOp: op, herkomst: wie } = row(register, antwoord.berichtId);
      return { ...antwoord, op, wie };
    }),
    soort,
    gevraagd,
  };
  // An effect does not tie what is asked to the kind of its message; the rules make it so.
  return view as RequestView;
}

export function searchRequests(
  { register, verzoeken }: { readonly register: Register; readonly verzoeken: Requests },
  filter: RequestFilter,
): readonly StoredRequest[] {
  const { stand, aanbieder, uiterlijk, advies, onbeantwoord, bericht, bij, voor, aantal } = filter;
  const due = ({ id, berichtId }: StoredRequest, dag: Temporal.PlainDate) =>
    termsOfRequest(register, berichtId, id).some(
      (term) => term.einde === null && Temporal.PlainDate.compare(term.uiterlijk, dag) <= 0,
    );
  return [...verzoeken.perId.values()]
    .filter(
      (verzoek) =>
        !verzoek.afgekeurd &&
        (stand === undefined || verzoek.stand === stand) &&
        (aanbieder === undefined || verzoek.eigenaar.aanbieder === aanbieder) &&
        (uiterlijk === undefined || due(verzoek, uiterlijk)) &&
        (advies === undefined || verzoek.advies?.oordeel === advies) &&
        (onbeantwoord === undefined || verzoek.antwoorden.length === 0) &&
        (bericht === undefined || verzoek.berichtId === bericht) &&
        (bij === undefined || came(register, verzoek, bij)) &&
        (voor === undefined || verzoek.id < voor),
    )
    .toReversed()
    .slice(0, aantal);
}

function came(
  register: Register,
  { berichtId, eigenaar }: StoredRequest,
  { gemeente, standaard, van, voor }: NonNullable<RequestFilter['bij']>,
): boolean {
  const { ontvangenOp } = row(register, berichtId);
  return (
    eigenaar.gemeente === gemeente &&
    eigenaar.standaard === standaard &&
    Temporal.Instant.compare(ontvangenOp, van) >= 0 &&
    Temporal.Instant.compare(ontvangenOp, voor) < 0
  );
}

export function showRequest(verzoeken: Requests, id: RequestId): StoredRequest | null {
  const verzoek = verzoeken.perId.get(id);
  return verzoek && !verzoek.afgekeurd ? verzoek : null;
}

function include<K>(index: Map<K, readonly RequestId[]>, sleutel: K, id: RequestId): void {
  index.set(sleutel, [...(index.get(sleutel) ?? []), id]);
}
