/** Payments that were made, as a financial administration tells of them. What is withdrawn stays, and counts no more. */
import { isAfter } from '../rules/dates.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { PaymentBooking } from './betalingen.ts';
import type { MessageEvent, MessageId } from './casefile.ts';

export type BookingId = number;

/** Which declaration: by the id of its 323, or by what names it for both parties. */
export type DeclarationName =
  | { readonly declaratie: MessageId }
  | {
      readonly standaard: Standaard;
      readonly gemeente: string;
      readonly aanbieder: string;
      readonly declaratieNummer: string;
    };

export type NewBooking = {
  readonly van: DeclarationName;
  /** The day on which it was paid. */
  readonly op: Temporal.PlainDate;
  /** eurocents, above zero */
  readonly bedrag: number;
  /** What the payer calls it; a second payment of one declaration on one day of one amount needs one. */
  readonly kenmerk: string | null;
};

export const bookingRefusals = [
  /** No such declaration, or it was refused as a whole. */
  'onbekend',
  /** Nothing is to be paid of it. */
  'niets-te-betalen',
  /** More than what was granted minus what was paid. */
  'te-veel',
  /** A payment of that declaration has this kenmerk, with another day or amount. */
  'kenmerk-in-gebruik',
  'dag-in-toekomst',
] as const;

export type BookingOutcome =
  | { readonly uitkomst: 'vastgelegd' | 'bekend'; readonly boeking: BookingId }
  | {
      readonly uitkomst: 'geweigerd';
      readonly reden: (typeof bookingRefusals)[number];
      /** eurocents that could still be recorded; null of a declaration that nobody knows */
      readonly over: number | null;
    };

export type BookingView = PaymentBooking & { readonly declaratie: MessageId };

export type BookingStore = {
  /**
   * Each by itself, in order: what can be recorded is, whatever the others do. The same again is not recorded twice.
   * @param op also tells what day it is
   * @returns one for each
   */
  legVast(
    boekingen: readonly NewBooking[],
    door: string,
    op: Temporal.Instant,
  ): Promise<readonly BookingOutcome[]>;
  /** The amount is open again. Who withdrew it first stays. Null when there is no such payment. */
  trekIn(id: BookingId, door: string, op: Temporal.Instant): Promise<BookingView | null>;
};

/** What is known of a declaration that something was paid of. */
export type BookedDeclaration = {
  readonly id: MessageId;
  /** eurocents */
  readonly toegekend: number;
  /** That were not withdrawn. */
  readonly boekingen: readonly Pick<PaymentBooking, 'id' | 'op' | 'bedrag' | 'kenmerk'>[];
};

export const unknownDeclaration: BookingOutcome = { uitkomst: 'geweigerd', reden: 'onbekend', over: null };

/** What becomes of one that is not recorded; null of one that is. */
export function judgeBooking(
  { op, bedrag, kenmerk }: NewBooking,
  { toegekend, boekingen }: BookedDeclaration,
  vandaag: Temporal.PlainDate,
): BookingOutcome | null {
  const zelfde = boekingen.find((een) =>
    kenmerk === null
      ? een.kenmerk === null && een.op.equals(op) && een.bedrag === bedrag
      : een.kenmerk === kenmerk,
  );
  const over = Math.max(toegekend - boekingen.reduce((som, een) => som + een.bedrag, 0), 0);
  const refused = (reden: (typeof bookingRefusals)[number]): BookingOutcome => ({
    uitkomst: 'geweigerd',
    reden,
    over,
  });
  if (zelfde) {
    const gelijk = zelfde.op.equals(op) && zelfde.bedrag === bedrag;
    return gelijk ? { uitkomst: 'bekend', boeking: zelfde.id } : refused('kenmerk-in-gebruik');
  }
  if (isAfter(op, vandaag)) return refused('dag-in-toekomst');
  if (toegekend <= 0) return refused('niets-te-betalen');
  return bedrag > over ? refused('te-veel') : null;
}

export function bookedEvent(
  boeking: Pick<BookingView, 'id' | 'declaratie' | 'op' | 'bedrag'>,
  wat: 'betaald' | 'betaling-ingetrokken',
  op: Temporal.Instant,
): MessageEvent {
  const bijzonderheden = {
    boeking: String(boeking.id),
    op: boeking.op.toString(),
    cent: String(boeking.bedrag),
  };
  return { op, wat, wie: 'backoffice', berichtId: boeking.declaratie, bijzonderheden };
}
