/** What the watch looks at: terms with what they are about, and allocations that nobody starts or that outlive a stop. */
import type { CDT_Geboortedatum, CDT_Product } from '../standard/berichten.generated.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { MessageId, RequestId, Term } from './casefile.ts';

/** Order in which the terms were opened. */
export type TermId = number;

export type TermView = Term & {
  readonly id: TermId;
  /** The message it is about: `JW301`. */
  readonly bericht: string;
  /** Null when a message that broke its schema does not say. */
  readonly identificatie: string | null;
  readonly standaard: Standaard;
  /** Null when a message that broke its schema does not say. */
  readonly gemeente: string | null;
  readonly aanbieder: string | null;
  readonly verzoekId: RequestId | null;
};

export type TermFilter = {
  /** How it ended; null: it runs. */
  readonly einde: 'nagekomen' | 'vervallen' | null;
  readonly verplichting?: string;
  readonly partij?: 'gemeente' | 'aanbieder';
  readonly gemeente?: string;
  readonly aanbieder?: string;
  /** Its last day is not before `vanaf`, and not after `tot`. */
  readonly vanaf?: Temporal.PlainDate;
  readonly tot?: Temporal.PlainDate;
  /** Keyset paging in the order of `uiterlijk`, and of id on one day: only those after this one. */
  readonly na?: { readonly uiterlijk: Temporal.PlainDate; readonly id: TermId };
  readonly aantal: number;
};

/** An allocation in force that was sent, is not over, and either was never started or was stopped for good before its end. */
export type WatchedAllocation = {
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly toewijzingNummer: number;
  readonly product: CDT_Product | null;
  readonly ingangsdatum: Temporal.PlainDate;
  readonly einddatum: Temporal.PlainDate | null;
  /** The 301 that carried it last. */
  readonly berichtId: MessageId;
  /** When the first 301 with it left, or came in. */
  readonly toegewezenOp: Temporal.Instant;
  /** The definitive stop, the last one told of; null: it was never started. */
  readonly stop: {
    readonly einddatum: Temporal.PlainDate;
    readonly berichtId: MessageId;
    readonly ontvangenOp: Temporal.Instant;
  } | null;
};

/** An allocation that runs and that a region wants watched until its end. */
export type RunningAllocation = Omit<WatchedAllocation, 'toegewezenOp' | 'stop'> & {
  /** Begindatum of its first start; null: it was never started. */
  readonly begonnen: Temporal.PlainDate | null;
  /** Whether another allocation of this client, in the same category, goes on after it. */
  readonly vervolg: boolean;
};

/** An allocation in force that is over, was started, and of whose last start no stop was told, not even a temporary one. */
export type EndedAllocation = Pick<
  WatchedAllocation,
  'standaard' | 'gemeente' | 'aanbieder' | 'toewijzingNummer' | 'product' | 'berichtId'
> & {
  readonly einddatum: Temporal.PlainDate;
  /** When the 301 that carried it last left, or came in. */
  readonly verzondenOp: Temporal.Instant;
};

/** What of a declaration was refused of an allocation and month, the last time it was. */
export type RefusedOffer = Pick<
  WatchedAllocation,
  'standaard' | 'gemeente' | 'aanbieder' | 'toewijzingNummer'
> & {
  /** First day of the month of care. */
  readonly maand: Temporal.PlainDate;
  /** The 323. */
  readonly berichtId: MessageId;
  readonly op: Temporal.Instant;
  /** When it was granted after all; null: it was not. */
  readonly terug: Temporal.Instant | null;
};

export type RefusedOfferQuery = {
  readonly gemeente: string;
  readonly standaard: Standaard;
  /** Refused then or later. */
  readonly sinds: Temporal.Instant;
};

export type RunningQuery = {
  readonly gemeente: string;
  readonly standaard: Standaard;
  readonly vandaag: Temporal.PlainDate;
  /** Those that end not later than this day; none where absent. */
  readonly eindTot: Temporal.PlainDate | null;
  /** And those of these products. */
  readonly codes: readonly string[];
};

/** A 301 of ours that was refused, with an allocation that no later 301 names. */
export type RefusedAllocation = Pick<
  WatchedAllocation,
  'standaard' | 'gemeente' | 'aanbieder' | 'berichtId'
> & {
  readonly retour: { readonly berichtId: MessageId; readonly ontvangenOp: Temporal.Instant };
};

/** An allocation in force of a client who has an age that was asked. */
export type ClientAllocation = Omit<WatchedAllocation, 'toegewezenOp' | 'stop'> & {
  /** The same for every allocation of one client in one answer, and without a meaning outside it. */
  readonly client: number;
  /** As the newest 301 of the municipality about the client has it. Never shown, logged or stored in clear. */
  readonly geboren: CDT_Geboortedatum;
};

export type AgeQuery = {
  readonly gemeente: string;
  readonly standaard: Standaard;
  readonly leeftijden: readonly number[];
  readonly vandaag: Temporal.PlainDate;
};

/** The last birthday of nobody was before this day. */
export function lastYear(vandaag: Temporal.PlainDate): Temporal.PlainDate {
  return vandaag.subtract({ years: 1, days: 1 });
}
