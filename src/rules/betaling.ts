/** When what is granted of a declaration must be paid. */

export type PaymentTerm = {
  /** DeclaratieDagtekening, or the day on which the declaration was received. */
  readonly vanaf: 'dagtekening' | 'ontvangst';
  /** Days of the calendar. */
  readonly dagen: number;
};

export const nationalPaymentTerm: PaymentTerm = { vanaf: 'dagtekening', dagen: 30 };

/** The last day to pay on. It may be a free day: the agreements count in plain days and move nothing. */
export function paymentDay(
  { vanaf, dagen }: PaymentTerm,
  declaratie: Readonly<Record<PaymentTerm['vanaf'], Temporal.PlainDate>>,
): Temporal.PlainDate {
  return declaratie[vanaf].add({ days: dagen });
}
