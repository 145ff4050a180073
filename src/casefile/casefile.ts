/**
 * What is known: messages in and out, allocations, deliveries, terms and the audit trail, behind one interface.
 * Two stores carry it out (`memory.ts`, `postgres.ts`) and one contract test holds both to it.
 *
 * Words: a *bericht* is a message in or out with its bytes; a *zaak* is one message being judged, alone,
 * with everything about its provider and client standing still until its decision is committed.
 */

import type { FactsFor, JudgedNumber } from '../rules/facts.ts';
import type { Verdict } from '../rules/verdict.ts';
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import type { Nummer, Standaard } from '../standard/berichtsoorten.ts';

/** UUID, made by whoever hands the message in, so that a retry is recognised. */
export type MessageId = string;

/** Who handed the message over: a provider (by way of the GGK or the api) or our own back office. */
export type Origin = 'aanbieder' | 'backoffice';

/**
 * What a message says of itself. Everything but the kind may be missing from a message that breaks its schema;
 * such a message is kept and refused all the same.
 */
export type MessageIdentity = {
  readonly standaard: Standaard;
  readonly nummer: Nummer;
  readonly afzender: string | null;
  readonly ontvanger: string | null;
  /** Header/BerichtIdentificatie; in a retour that of the message it answers. */
  readonly identificatie: string | null;
  readonly dagtekening: Temporal.PlainDate | null;
  /** Only for messages about one client. Never stored in clear. */
  readonly bsn: string | null;
};

/** The transport's own key; a repeat of it is a retry of the transport. */
export type Envelope = { readonly zender: string; readonly referentienummer: string };

export type Obligation = {
  /** Rule that sets the term, as the contract names it: `OP090`. */
  readonly verplichting: 'OP090';
  readonly partij: 'gemeente' | 'aanbieder';
  /** Amsterdam day the term started from, and its last day. */
  readonly vanaf: Temporal.PlainDate;
  readonly uiterlijk: Temporal.PlainDate;
};

export type NewMessage = {
  readonly id: MessageId;
  readonly herkomst: Origin;
  readonly bytes: Uint8Array;
  readonly identiteit: MessageIdentity;
  readonly envelop: Envelope | null;
  readonly ontvangenOp: Temporal.Instant;
  /** Terms that start at receipt. */
  readonly termijnen: readonly Obligation[];
  /**
   * What to do with another message of the same identity (TR056): `weigeren` answers `botsing` and keeps only the
   * event; `beoordelen` takes it in, so that judging refuses it with 9056. A retour carries the identity of the
   * message it answers and is never compared.
   */
  readonly bijBotsing: 'weigeren' | 'beoordelen';
};

export type Intake =
  | { readonly soort: 'ontvangen'; readonly id: MessageId; readonly volgnummer: number }
  /** Same envelope key, or same identity with the same bytes under `weigeren`: nothing new was stored. */
  | { readonly soort: 'herhaling'; readonly id: MessageId }
  | { readonly soort: 'botsing'; readonly id: MessageId };

/**
 * A message as stored. `volgnummer` rises in order of receipt within one provider and client. A retour belongs to the
 * provider and client of the message it answers, whether or not it names the client itself.
 */
export type StoredMessage = {
  readonly id: MessageId;
  readonly volgnummer: number;
  readonly herkomst: Origin;
  readonly identiteit: Omit<MessageIdentity, 'bsn'>;
  readonly ontvangenOp: Temporal.Instant;
  readonly bytes: Uint8Array;
};

/** An answer to a received message, ready to be sent. */
export type NewAnswer = {
  readonly id: MessageId;
  readonly nummer: Nummer;
  readonly identificatie: string;
  readonly bytes: Uint8Array;
};

export type Decision = {
  readonly oordeel: Verdict;
  readonly op: Temporal.Instant;
  /** The retour; null where none is due (level 1, a retour received, our own message). */
  readonly antwoord: NewAnswer | null;
  /** Our own approved message goes into the outbox itself. */
  readonly doorsturen: boolean;
  /** Terms of this message that end unfulfilled by nature, because no retour can be made (OP090x2). */
  readonly termijnVervalt: boolean;
};

/** One message being judged. Nothing of its provider and client changes until the work is done. */
export type Case = {
  readonly bericht: StoredMessage;
  /** In a fixed number of queries, whatever the size of the message. Of the stored message, read into a `Bericht`. */
  feiten<B extends BerichtVan<JudgedNumber>>(bericht: B): Promise<FactsFor<B['nummer']>>;
  /** At most once. Carried out when the work ends well: effects, answer, outbox, terms and audit in one transaction. */
  besluit(beslissing: Decision, bericht: Bericht | null): Promise<void>;
};

export type Judged =
  | { readonly soort: 'beoordeeld' }
  /** Somebody judged it before: nothing was done. */
  | { readonly soort: 'al-beoordeeld' }
  /** An earlier message of the same provider and client must be judged first: nothing was done. */
  | { readonly soort: 'eerst'; readonly id: MessageId }
  | { readonly soort: 'onbekend' };

/** A message in the outbox. */
export type Outgoing = {
  readonly id: MessageId;
  /** `JW306` */
  readonly bericht: string;
  readonly standaard: Standaard;
  readonly nummer: Nummer;
  /** Party that receives it on the wire: AGB code or municipality code. */
  readonly naar: string;
  readonly van: string;
  readonly identificatie: string;
  readonly inAntwoordOp: MessageId | null;
  readonly bytes: Uint8Array;
};

export type Term = Obligation & {
  readonly berichtId: MessageId;
  readonly einde: { readonly hoe: 'nagekomen' | 'vervallen'; readonly op: Temporal.Instant } | null;
};

export type MessageEvent = {
  readonly op: Temporal.Instant;
  readonly wat:
    | 'ontvangen'
    | 'herhaling'
    | 'botsing'
    | 'beoordeeld'
    | 'aangemaakt'
    | 'retour-ontvangen'
    | 'verzonden'
    | 'verzending-mislukt';
  readonly wie: Origin | 'berichtenpoort';
  readonly berichtId: MessageId | null;
  readonly bijzonderheden: Readonly<Record<string, string>>;
};

/** Everything shown of a message; no bytes, no BSN. */
export type MessageView = {
  readonly id: MessageId;
  readonly volgnummer: number;
  /** Seen from the municipality: what a provider sent is in, our own messages and answers go out. */
  readonly richting: 'in' | 'uit';
  readonly herkomst: Origin | 'berichtenpoort';
  readonly standaard: Standaard;
  readonly bericht: string;
  readonly afzender: string | null;
  readonly ontvanger: string | null;
  readonly identificatie: string | null;
  readonly dagtekening: Temporal.PlainDate | null;
  readonly ontvangenOp: Temporal.Instant;
  readonly oordeel: Verdict | null;
  readonly beoordeeldOp: Temporal.Instant | null;
  /** Answer given to it, message it answers, when it was sent. */
  readonly antwoordId: MessageId | null;
  readonly inAntwoordOp: MessageId | null;
  readonly verzending: {
    readonly status: 'wacht' | 'verzonden';
    readonly op: Temporal.Instant | null;
    readonly pogingen: number;
  } | null;
  /** Retourcodes a received retour carried. */
  readonly retourcodes: readonly string[];
  readonly termijnen: readonly Term[];
};

export type MessageFilter = {
  readonly richting?: 'in' | 'uit';
  readonly bericht?: string;
  readonly partij?: string;
  readonly status?: 'ontvangen' | 'goedgekeurd' | 'afgekeurd';
  /** Keyset paging, newest first: only messages with a smaller volgnummer. */
  readonly voor?: number;
  readonly aantal: number;
};

export type Backlog = {
  readonly teBeoordelen: number;
  readonly teVerzenden: number;
  /** Receipt of the oldest message that waits to be judged. */
  readonly oudste: Temporal.Instant | null;
};

export type Casefile = {
  /** Stores and commits; after this returns the message cannot be lost. */
  neemIn(bericht: NewMessage): Promise<Intake>;
  /**
   * Runs `werk` on the message while no other message of the same provider and client is being judged.
   * `werk` must call `besluit` once; when it throws, nothing of it remains. It may be run again from the start: when
   * the ToewijzingNummer it decided on was meanwhile given to someone else, so that its facts were no longer true.
   */
  beoordeel(id: MessageId, werk: (zaak: Case) => Promise<void>): Promise<Judged>;
  /**
   * Runs `verzend` for a message in the outbox unless it was sent or someone else is sending it (then false).
   * When `verzend` resolves, the message is marked sent, the term of the message it answers ends as fulfilled and
   * `termijnen` start; when it throws, the attempt is counted and the error passed on.
   */
  verzend(
    id: MessageId,
    verzend: (uit: Outgoing) => Promise<void>,
    bijVerzending: (uit: Outgoing) => {
      readonly op: Temporal.Instant;
      readonly termijnen: readonly Obligation[];
    },
  ): Promise<boolean>;
  /** Ids of messages to judge and to send, oldest first: what a reconciler puts back on the queue. */
  onafgemaakt(
    maximaal: number,
  ): Promise<{ readonly teBeoordelen: readonly MessageId[]; readonly teVerzenden: readonly MessageId[] }>;
  achterstand(): Promise<Backlog>;
  toon(id: MessageId): Promise<MessageView | null>;
  zoek(filter: MessageFilter): Promise<readonly MessageView[]>;
  bytes(id: MessageId): Promise<Uint8Array | null>;
  /** In order of time; of one message, or of the whole installation. */
  gebeurtenissen(id: MessageId): Promise<readonly MessageEvent[]>;
};
