/** What must be paid of each declaration that was taken in, and by when. No BSN, no name, no Prestatie. */
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { MessageId } from './casefile.ts';

/** Seen from the party that we serve. */
export type PaymentSide = 'te-betalen' | 'te-ontvangen';

/** Between whom, and under which law. */
export type PaymentRelation = {
  readonly kant: PaymentSide;
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
};

/** Eurocents. `toegekend` is `debet` minus `credit`, and what its 325 says. */
export type PaymentAmounts = {
  /** TotaalIngediendBedrag, with its sign. */
  readonly ingediend: number;
  /** Granted debits, and credits that take earlier ones back. */
  readonly debet: number;
  readonly credit: number;
  readonly toegekend: number;
};

export type Payment = PaymentRelation &
  PaymentAmounts & {
    /** Rises in order of processing. */
    readonly id: number;
    readonly declaratieNummer: string;
    readonly periode: { readonly begindatum: Temporal.PlainDate; readonly einddatum: Temporal.PlainDate };
    /** DeclaratieDagtekening. */
    readonly dagtekening: Temporal.PlainDate;
    readonly uiterlijk: Temporal.PlainDate;
    readonly declaratie: { readonly id: MessageId; readonly identificatie: string };
    /** Its 325; of a declaration of ours null as long as that did not come, and then `toegekend` is what we expect. */
    readonly antwoord: { readonly id: MessageId; readonly identificatie: string } | null;
  };

export type PaymentTotal = PaymentRelation & PaymentAmounts & { readonly declaraties: number };

export type PaymentFilter = Partial<PaymentRelation> & {
  /** Only with a last day in this period, both days included. */
  readonly van?: Temporal.PlainDate;
  readonly tot?: Temporal.PlainDate;
};

export type PaymentPage = {
  /** Keyset paging: only what stands after this one. */
  readonly na?: { readonly uiterlijk: Temporal.PlainDate; readonly id: number };
  readonly aantal: number;
};

export type Payments = {
  /** A page, by last day and then in order of processing. */
  readonly regels: readonly Payment[];
  /** Of everything that passes the filter, on every page; by side, municipality, provider and law. */
  readonly totalen: readonly PaymentTotal[];
};
