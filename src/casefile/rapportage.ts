/** What reports are made of: care as it was allocated and given, what was granted, and terms. No BSN, no name. */
import type { TermRule } from '../rules/terms.ts';
import type { CDT_Omvang, LDT_Eenheid, LDT_RedenBeeindiging } from '../standard/berichten.generated.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { Obligation } from './casefile.ts';
import type { WatchedAllocation } from './watched.ts';

/** Of which municipality, under which law; of one provider, where named. */
export type ReportScope = {
  readonly gemeente: string;
  readonly standaard: Standaard;
  readonly aanbieder?: string;
};

export type CareQuery = ReportScope & {
  /** Only when the first 301 with it left, or came in, at `van` or later and before `voor`. */
  readonly toegewezen?: { readonly van: Temporal.Instant; readonly voor: Temporal.Instant };
  /** Only what has no Einddatum, or one on this day or later. */
  readonly eindVanaf?: Temporal.PlainDate;
  /** Whether what was granted on it is asked too, which takes a look-up for each. */
  readonly metToegekend: boolean;
};

/** An allocation in force that was sent, with everything that was told of its delivery. */
export type Care = Omit<WatchedAllocation, 'stop' | 'berichtId'> & {
  readonly omvang: CDT_Omvang | null;
  /** eurocents */
  readonly budget: number | null;
  /** What stands of the starts and stops on it, in order of processing. */
  readonly starts: readonly {
    readonly begindatum: Temporal.PlainDate;
    readonly ontvangenOp: Temporal.Instant;
  }[];
  readonly stops: readonly {
    /** That of the start it ends. */
    readonly begindatum: Temporal.PlainDate;
    readonly einddatum: Temporal.PlainDate;
    readonly reden: LDT_RedenBeeindiging;
    readonly ontvangenOp: Temporal.Instant;
  }[];
  /** By Eenheid, in that order, credits taken off; empty when it was not asked. */
  readonly toegekend: readonly {
    readonly eenheid: LDT_Eenheid;
    readonly volume: number;
    /** eurocents */
    readonly bedrag: number;
  }[];
};

export type GrantedQuery = ReportScope & {
  /** The ProductPeriode begins in this period, both days included. */
  readonly van: Temporal.PlainDate;
  readonly tot: Temporal.PlainDate;
};

/** What was granted of care that began in one month, to one provider, of one product, in one Eenheid. */
export type GrantedMonth = {
  readonly aanbieder: string;
  readonly categorie: string;
  readonly code: string;
  readonly eenheid: LDT_Eenheid;
  /** Its first day. */
  readonly maand: Temporal.PlainDate;
  /** Granted debits. */
  readonly prestaties: number;
  /** GeleverdVolume, credits taken off. */
  readonly volume: number;
  /** eurocents, both positive */
  readonly debet: number;
  readonly credit: number;
  /** Last day of the ProductPeriode of a debit; null when there are only credits. */
  readonly laatsteDag: Temporal.PlainDate | null;
};

export type TermCountQuery = ReportScope & {
  /** The term started in this period, both days included. */
  readonly van: Temporal.PlainDate;
  readonly tot: Temporal.PlainDate;
  /** On which a term that runs has passed, or not. */
  readonly peildatum: Temporal.PlainDate;
  /** Obligations of which every pair of days is counted apart. */
  readonly perDag: readonly TermRule[];
};

export const termOutcomes = ['op-tijd', 'te-laat', 'vervallen', 'loopt', 'verstreken'] as const;
export type TermOutcome = (typeof termOutcomes)[number];

export type TermCount = {
  readonly verplichting: string;
  readonly partij: Obligation['partij'];
  /** Null when a message that broke its schema does not say. */
  readonly aanbieder: string | null;
  readonly uitkomst: TermOutcome;
  /** Amsterdam days on which it started and ended; null when they are not counted apart. */
  readonly dagen: { readonly vanaf: Temporal.PlainDate; readonly einde: Temporal.PlainDate | null } | null;
  readonly aantal: number;
};

/** What both stores give for reports. */
export type ReportSource = {
  /** In the order of their number, read a part at a time: each as it stands when it is read. */
  zorg(vraag: CareQuery): AsyncIterable<Care>;
  /** By provider, product, Eenheid and month, in that order. */
  toegekendPerMaand(vraag: GrantedQuery): Promise<readonly GrantedMonth[]>;
  /** Terms by obligation, party, provider, outcome and days, in that order. */
  termijnenGeteld(vraag: TermCountQuery): Promise<readonly TermCount[]>;
};
