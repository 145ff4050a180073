/** What must be paid of each declaration that was taken in, by when, and what was paid. No BSN, no name, no Prestatie. */
import type { PaymentState } from '../rules/betaling.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { BookingId } from './boekingen.ts';
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
  /** What was recorded as paid. */
  readonly betaald: number;
  /** What credits of other declarations in the relation take off; negative where this one's credit was used for others. */
  readonly verrekend: number;
  /** `toegekend` minus these two: below zero is still to be taken off something, or too much was paid. */
  readonly openstaand: number;
};

export type Payment = PaymentRelation &
  PaymentAmounts & {
    /** Rises in order of processing. */
    readonly id: number;
    readonly declaratieNummer: string;
    readonly periode: { readonly begindatum: Temporal.PlainDate; readonly einddatum: Temporal.PlainDate };
    /** DeclaratieDagtekening. */
    readonly dagtekening: Temporal.PlainDate;
    /** When the declaration came in, or was handed in. */
    readonly ontvangenOp: Temporal.Instant;
    readonly uiterlijk: Temporal.PlainDate;
    readonly stand: PaymentState;
    /** When nothing was open any more of what was to be paid; null as long as something is, and where nothing was. */
    readonly voldaanOp: Temporal.Instant | null;
    /** In order of recording, also those that were withdrawn. */
    readonly boekingen: readonly PaymentBooking[];
    readonly declaratie: { readonly id: MessageId; readonly identificatie: string };
    /** Its 325; of a declaration of ours null as long as that did not come, and then `toegekend` is what we expect. */
    readonly antwoord: { readonly id: MessageId; readonly identificatie: string } | null;
  };

/** An amount that was paid, as it was recorded. */
export type PaymentBooking = {
  readonly id: BookingId;
  /** The day on which it was paid. */
  readonly op: Temporal.PlainDate;
  /** eurocents, above zero */
  readonly bedrag: number;
  readonly kenmerk: string | null;
  readonly vastgelegdOp: Temporal.Instant;
  readonly door: string;
  readonly ingetrokken: { readonly op: Temporal.Instant; readonly door: string } | null;
};

export type PaymentTotal = PaymentRelation & PaymentAmounts & { readonly declaraties: number };

export type PaymentFilter = Partial<PaymentRelation> & {
  /** Only with a last day in this period, both days included. */
  readonly van?: Temporal.PlainDate;
  readonly tot?: Temporal.PlainDate;
  readonly standen?: readonly PaymentState[];
  /** Only what its 325 granted more than nothing of, so that it is owed. */
  readonly verschuldigd?: true;
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
