/**
 * What is known: messages in and out, allocations, deliveries, terms and the audit trail, behind one interface.
 * Two stores carry it out (`memory.ts`, `postgres.ts`) and one contract test holds both to it.
 *
 * Words: a *bericht* is a message in or out with its bytes; a *zaak* is one message being judged, alone,
 * with everything about its provider and client standing still until its decision is committed.
 *
 * An installation serves municipalities or providers; the casefile is the same. Messages of a party that we serve are
 * our own, whichever kind of party that is.
 */

import type { AllocationFact, EarlierMessage, FactsFor, JudgedNumber, RequestState } from '../rules/facts.ts';
import type { Advice, Outcome, Reason } from '../rules/regional/assessing.ts';
import type { TermRule } from '../rules/terms.ts';
import type { Verdict, WaitingLine } from '../rules/verdict.ts';
import type {
  AangevraagdProduct315,
  Bericht,
  BerichtVan,
  Verzoek317,
} from '../standard/berichten.generated.ts';
import type { Nummer, Standaard } from '../standard/berichtsoorten.ts';
import type { AgreementStore } from './afspraken.ts';
import type { PaymentFilter, PaymentPage, Payments } from './betalingen.ts';
import type { BookingStore } from './boekingen.ts';
import type { KnownFacts } from './known.ts';
import type { ReportSource } from './rapportage.ts';
import type { SignalStore } from './signals.ts';
import type { AllocationFilter, AllocationView } from './toewijzingen.ts';
import type { TurnQuery, TurnRule, Turns } from './turns.ts';
import type { HeldCount, HeldStore } from './vasthouden.ts';
import type {
  AgeQuery,
  ClientAllocation,
  EndedAllocation,
  RefusedAllocation,
  RefusedOffer,
  RefusedOfferQuery,
  RunningAllocation,
  RunningQuery,
  TermFilter,
  TermView,
  WatchedAllocation,
} from './watched.ts';

export type { TurnQuery, TurnRule, Turns } from './turns.ts';

/** UUID, made by whoever hands the message in, so that a retry is recognised. */
export type MessageId = string;

/**
 * Who handed the message over: the other party on the wire (a provider or a municipality), or the back office of a
 * party that this installation serves.
 */
export type Origin = 'aanbieder' | 'gemeente' | 'backoffice';

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
  readonly verplichting: TermRule;
  readonly partij: 'gemeente' | 'aanbieder';
  /** Amsterdam day the term started from, and its last day. */
  readonly vanaf: Temporal.PlainDate;
  readonly uiterlijk: Temporal.PlainDate;
  /** The one request it is about (OP274, OP346); absent when it is about a message as a whole. */
  readonly referentieAanbieder?: string;
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
 * A message as stored. `volgnummer` rises in order of receipt within one provider and client, and between a declaration
 * and every other message of its provider. A retour belongs to the provider and client of the message it answers,
 * whether or not it names the client itself.
 */
export type StoredMessage = {
  readonly id: MessageId;
  readonly volgnummer: number;
  readonly herkomst: Origin | 'berichtenpoort';
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
  /** Terms that start because of this decision; of a request that the message carries, or answers, by its reference. */
  readonly termijnen?: readonly Obligation[];
  /** What the region says of the requests that the message carries; none where it says nothing of any. */
  readonly adviezen?: readonly Advice[];
  /** What it was judged by, kept to explain it later; absent: the facts as they were given. */
  readonly feiten?: object;
};

/** One message being judged. Nothing of its provider and client changes until the work is done. */
export type Case = {
  readonly bericht: StoredMessage;
  /** The declaration that is held for a person and must be judged before this one; null: there is none. */
  readonly achter: MessageId | null;
  /** Of a declaration that was held for a person: until when. */
  readonly vastTot: Temporal.Instant | null;
  /**
   * In a fixed number of queries, whatever the size of the message. Of the stored message, read into a `Bericht`. Of one
   * that was held for a person they are those of then, with what was decided since; of one that waited for such a
   * declaration only what was granted is as it is now.
   */
  feiten<B extends BerichtVan<JudgedNumber>>(bericht: B): Promise<FactsFor<B['nummer']>>;
  /** At most once. Carried out when the work ends well: effects, answer, outbox, terms and audit in one transaction. */
  besluit(beslissing: Decision, bericht: Bericht | null): Promise<void>;
  /** Instead of a decision: looked at again when something arrives that it may wait for, and at the latest then. */
  houdAan(tot: Temporal.Instant, op: Temporal.Instant): Promise<void>;
  /** Instead of a decision: a person is to decide on these lines, until `tot`. Not before the facts were asked. */
  houdVast(
    regels: readonly [WaitingLine, ...WaitingLine[]],
    tot: Temporal.Instant,
    op: Temporal.Instant,
  ): Promise<void>;
  /** Instead of a decision: looked at again once `achter` was judged. Not before the facts were asked. */
  wacht(op: Temporal.Instant): Promise<void>;
};

export type Judged =
  /** `opnieuw`: held messages that it may have freed, to be looked at again; absent when there are none. */
  | { readonly soort: 'beoordeeld'; readonly opnieuw?: readonly MessageId[] }
  | { readonly soort: 'aangehouden' }
  /** Somebody judged it before: nothing was done. */
  | { readonly soort: 'al-beoordeeld' }
  /** An earlier message of the same provider and client must be judged first: nothing was done. */
  | { readonly soort: 'eerst'; readonly id: MessageId }
  /** A declaration of the same provider, or what one depends on, is being judged: nothing was done, try again later. */
  | { readonly soort: 'bezet' }
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
    | 'aangehouden'
    | 'beoordeeld'
    | 'aangemaakt'
    | 'besloten'
    | 'retour-ontvangen'
    | 'verzonden'
    | 'verzending-mislukt'
    | 'betaald'
    | 'betaling-ingetrokken';
  readonly wie: Origin | 'berichtenpoort';
  readonly berichtId: MessageId | null;
  readonly bijzonderheden: Readonly<Record<string, string>>;
};

/** Everything shown of a message; no bytes, no BSN. */
export type MessageSummary = {
  readonly id: MessageId;
  readonly volgnummer: number;
  /** Seen from us: what another party sent is in, our own messages and answers go out. */
  readonly richting: 'in' | 'uit';
  readonly herkomst: Origin | 'berichtenpoort';
  readonly standaard: Standaard;
  readonly bericht: string;
  readonly afzender: string | null;
  readonly ontvanger: string | null;
  readonly identificatie: string | null;
  readonly dagtekening: Temporal.PlainDate | null;
  readonly ontvangenOp: Temporal.Instant;
  readonly uitkomst: Verdict['uitkomst'] | null;
  readonly beoordeeldOp: Temporal.Instant | null;
  /** Until when a message that is not judged waits for another; null: it does not. */
  readonly aangehoudenTot: Temporal.Instant | null;
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

/** What a list leaves out: of a large declaration the findings are as large as itself. */
export type MessageView = MessageSummary & {
  /** Without the effects that have a place of their own: requested products (`verzoeken`) and granted Prestaties. */
  readonly oordeel: Verdict | null;
  /** What a person is still to decide before it is judged; null: nothing. */
  readonly vastgehouden: (HeldCount & { readonly tot: Temporal.Instant }) | null;
  /** The declaration that must be judged before it; null: none. */
  readonly wachtOp: MessageId | null;
};

export type MessageFilter = {
  readonly richting?: 'in' | 'uit';
  readonly bericht?: string;
  readonly partij?: string;
  readonly status?: 'ontvangen' | Verdict['uitkomst'];
  /** Keyset paging, newest first: only messages with a smaller volgnummer. */
  readonly voor?: number;
  readonly aantal: number;
};

/** Rises in order of recording. */
export type RequestId = number;

/** One requested product of a 315, or a 317 as a whole. No BSN. */
export type RequestView = {
  readonly id: RequestId;
  /** The message that carries it. */
  readonly berichtId: MessageId;
  readonly referentieAanbieder: string;
  readonly stand: RequestState;
  readonly standaard: Standaard;
  readonly aanbieder: string;
  readonly gemeente: string;
  readonly ontvangenOp: Temporal.Instant;
  /** Of the message; an investigation takes eight weeks from this day. */
  readonly dagtekening: Temporal.PlainDate;
  readonly uitBericht: EarlierMessage;
  /** Its own alone, in the order in which they were opened. */
  readonly termijnen: readonly Term[];
  /** What the region said of it when it came in; null where it says nothing. */
  readonly advies: RequestAdvice | null;
  /** In order; one that its receiver refused counts as never sent (OP286). */
  readonly antwoorden: readonly RequestAnswer[];
} & (
  | { readonly soort: '315'; readonly gevraagd: AangevraagdProduct315 }
  | { readonly soort: '317'; readonly gevraagd: Verzoek317 }
);

export type RequestAdvice = { readonly oordeel: Outcome; readonly redenen: readonly Reason[] };

export type RequestAnswer = {
  /** The 319 or 301 that carries it. */
  readonly berichtId: MessageId;
  readonly stand: Exclude<RequestState, 'open'>;
  readonly op: Temporal.Instant;
  readonly wie: MessageEvent['wie'];
  readonly afgekeurd: boolean;
  /** Why it was decided against the advice; free text, kept sealed. */
  readonly motivering: string | null;
};

export type RequestFilter = {
  readonly stand?: RequestState;
  readonly aanbieder?: string;
  readonly advies?: Outcome;
  /** Never answered, not even by a message that was refused. */
  readonly onbeantwoord?: true;
  /** Those that this message carries. */
  readonly bericht?: MessageId;
  /** Those that a municipality received under a law, at `van` or later and before `voor`. */
  readonly bij?: {
    readonly gemeente: string;
    readonly standaard: Standaard;
    readonly van: Temporal.Instant;
    readonly voor: Temporal.Instant;
  };
  /** Only those with a term that runs and whose last day is this one or an earlier one. */
  readonly uiterlijk?: Temporal.PlainDate;
  /** Keyset paging, newest first: only requests with a smaller id. */
  readonly voor?: RequestId;
  readonly aantal: number;
};

/** A message of our own that is written down with the verdict it was given. */
export type OwnMessage = {
  readonly id: MessageId;
  readonly bericht: BerichtVan<'301' | '319'>;
  readonly bytes: Uint8Array;
  /** A message that we would refuse ourselves is not sent. */
  readonly oordeel: Extract<Verdict, { uitkomst: 'goedgekeurd' }>;
  /** What it was judged by, kept to explain it later. */
  readonly feiten: object;
  /** Terms that start because of it, each of a request that it answers. */
  readonly termijnen: readonly Obligation[];
};

/** What the municipality decided, as the messages that carry it to the provider. */
export type Ruling = {
  readonly op: Temporal.Instant;
  /** The back office, or the clock when a term is about to pass. */
  readonly wie: 'backoffice' | 'berichtenpoort';
  readonly berichten: readonly OwnMessage[];
  /** Of a decision against the advice: why. Free text, kept sealed with the answer and nowhere else. */
  readonly motivering?: string;
};

/** A client at a provider, under one law, in one municipality. */
export type ClientKey = {
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly bsn: string;
};

/** A client about whom messages of ours are being made. Nothing of the provider and client changes until that is done. */
export type ClientCase = {
  /** Their requests that wait for a decision, the oldest first. */
  readonly verzoeken: readonly RequestView[];
  /** Every allocation of this client at this provider as it stands. */
  readonly toewijzingen: readonly AllocationFact[];
  /** The 301s that say so, and the newest 301 that was not refused; the newest first. */
  readonly eerdereToewijzingen: readonly StoredMessage[];
  /** What the rules ask about a message of ours, as for a message handed in. */
  feiten<B extends BerichtVan<'301' | '319'>>(bericht: B): Promise<FactsFor<B['nummer']>>;
  /**
   * At most once, and not at all when nothing may be sent. Carried out when the work ends well: effects, outbox, terms
   * and audit in one transaction.
   */
  besluit(uitspraak: Ruling): Promise<void>;
};

export type RequestCase = ClientCase & {
  readonly verzoek: RequestView;
  /** The 315 or 317 that carries it. */
  readonly bericht: StoredMessage;
};

export type Ruled<T> =
  /** The work was run to its end, whether or not it decided. */
  | { readonly soort: 'gedaan'; readonly uitslag: T }
  | Extract<Judged, { soort: 'eerst' | 'bezet' | 'onbekend' }>;

export type Backlog = {
  /** Held messages are counted apart. */
  readonly teBeoordelen: number;
  readonly teVerzenden: number;
  readonly aangehouden: number;
  /** Those of them that wait for a person. */
  readonly vastgehouden: number;
  /** Receipt of the oldest message that waits to be judged. */
  readonly oudste: Temporal.Instant | null;
};

export type Casefile = ReportSource & {
  /** Stores and commits; after this returns the message cannot be lost. */
  neemIn(bericht: NewMessage): Promise<Intake>;
  /**
   * Runs `werk` on the message while no other message of the same provider and client is being judged. A declaration
   * waits for every earlier message of its provider; while it is being judged, no other declaration of that provider is,
   * and nothing that changes what is allocated to it. What must wait for that is told to come back (`bezet`).
   * A held message is waited for by none, but that a declaration is held for a person the later ones of the same provider,
   * municipality and law are told (`achter`). `werk` must call `besluit`, `houdAan`, `houdVast` or `wacht` once; when it throws, nothing of it remains. It may be run again from the start: when
   * the ToewijzingNummer it decided on was meanwhile given to someone else, so that its facts were no longer true.
   */
  beoordeel(id: MessageId, werk: (zaak: Case) => Promise<void>): Promise<Judged>;
  /**
   * Runs `verzend` for a message in the outbox unless it was sent or someone else is sending it (then false).
   * When `verzend` resolves, the message is marked sent, the term of the message it answers ends as fulfilled and
   * `termijnen` start; when it throws, the attempt is counted and the error passed on.
   * @throws LaterInLine when an earlier message of ours to the same receiver about the same client waits to be sent
   */
  verzend(
    id: MessageId,
    verzend: (uit: Outgoing) => Promise<void>,
    bijVerzending: (uit: Outgoing) => {
      readonly op: Temporal.Instant;
      readonly termijnen: readonly Obligation[];
    },
  ): Promise<boolean>;
  /**
   * Ids of messages to judge and to send, oldest first: what a reconciler puts back on the queue. Of held messages those
   * whose time has come, or none when no time is given.
   */
  onafgemaakt(
    maximaal: number,
    nu?: Temporal.Instant,
  ): Promise<{ readonly teBeoordelen: readonly MessageId[]; readonly teVerzenden: readonly MessageId[] }>;
  beurten(vraag: TurnQuery, regel: TurnRule): Promise<Turns>;
  /** Its size in bytes, give or take what sealing adds; null when there is no such message. */
  omvang(id: MessageId): Promise<number | null>;
  achterstand(): Promise<Backlog>;
  /** Requests that were not refused, newest first. */
  verzoeken(filter: RequestFilter): Promise<readonly RequestView[]>;
  verzoek(id: RequestId): Promise<RequestView | null>;
  /** What is to be paid of declarations, and to be received for those of ours; page and totals of one moment. */
  betalingen(filter: PaymentFilter, bladzijde: PaymentPage): Promise<Payments>;
  /**
   * Runs `werk` on the request while no message of its provider and client is being judged. It may be run again from
   * the start, as that of `beoordeel`.
   * @throws when the ruling answers a request that was answered before
   */
  beslis<T>(id: RequestId, werk: (zaak: RequestCase) => Promise<T>): Promise<Ruled<T>>;
  /** The same for messages that no request asked for: a change in what is allocated. */
  regel<T>(client: ClientKey, werk: (zaak: ClientCase) => Promise<T>): Promise<Ruled<T>>;
  toon(id: MessageId): Promise<MessageView | null>;
  zoek(filter: MessageFilter): Promise<readonly MessageSummary[]>;
  bytes(id: MessageId): Promise<Uint8Array | null>;
  /** What was known when the message was judged; null when it was not, or was refused before anything was asked. */
  bekend(id: MessageId): Promise<KnownFacts | null>;
  /** In order of time; of one message, or of the whole installation. */
  gebeurtenissen(id: MessageId): Promise<readonly MessageEvent[]>;
  /** In the order of their last day. */
  termijnen(filter: TermFilter): Promise<readonly TermView[]>;
  /** What is allocated, in the order of number, municipality and law. */
  toewijzingen(filter: AllocationFilter): Promise<readonly AllocationView[]>;
  /** In the order of municipality, law and number. @param vandaag what ended before this day is over */
  teBewaken(vandaag: Temporal.PlainDate): Promise<readonly WatchedAllocation[]>;
  /** In the order of their number. */
  lopendeToewijzingen(vraag: RunningQuery): Promise<readonly RunningAllocation[]>;
  /** In the order of their number, none that ended a year ago; of clients about whom a 301 of ours was sent. */
  toewijzingenNaarLeeftijd(vraag: AgeQuery): Promise<readonly ClientAllocation[]>;
  /** One for each 301, in the order in which they were sent. @param vandaag what ended before this day is over */
  geweigerdeToewijzingen(vandaag: Temporal.PlainDate): Promise<readonly RefusedAllocation[]>;
  /** In the order of municipality, law and number. Of what ended from the one day, and before the other. */
  zonderStop(sinds: Temporal.PlainDate, vandaag: Temporal.PlainDate): Promise<readonly EndedAllocation[]>;
  /** In the order in which they were refused. */
  geweigerdeRegels(vraag: RefusedOfferQuery): Promise<readonly RefusedOffer[]>;
  /** Who allocated anything, under which law. */
  toewijzendeGemeenten(): Promise<readonly Pick<RunningQuery, 'gemeente' | 'standaard'>[]>;
  readonly signalen: SignalStore;
  /** Declarations that wait for a person. */
  readonly vastgehouden: HeldStore;
  /** What was agreed apart from messages; the facts of a declaration know of it. */
  readonly afspraken: AgreementStore;
  /** What was paid of declarations. */
  readonly boekingen: BookingStore;
};
