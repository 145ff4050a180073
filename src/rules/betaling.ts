/** When what is granted of a declaration must be paid, and what credits take off. */

export type PaymentTerm = {
  /** DeclaratieDagtekening, or the day on which the declaration was received. */
  readonly vanaf: 'dagtekening' | 'ontvangst';
  /** Days of the calendar. */
  readonly dagen: number;
  /** The rule of the region that says so, or a name of our own: no rule of the standard does. */
  readonly regel: string;
  /** Whether it is told that a payment is late; only where payments are recorded can anybody know. */
  readonly bewaken: boolean;
};

export const nationalPaymentTerm: PaymentTerm = {
  vanaf: 'dagtekening',
  dagen: 30,
  regel: 'betaaltermijn',
  bewaken: false,
};

/** The last day to pay on. It may be a free day: the agreements count in plain days and move nothing. */
export function paymentDay(
  { vanaf, dagen }: Pick<PaymentTerm, 'vanaf' | 'dagen'>,
  declaratie: Readonly<Record<PaymentTerm['vanaf'], Temporal.PlainDate>>,
): Temporal.PlainDate {
  return declaratie[vanaf].add({ days: dagen });
}

/** eurocents: what was granted, negative when more was taken back, and what was paid of it. */
export type Account = { readonly toegekend: number; readonly betaald: number };

export type Netted = {
  /** What credits of other declarations take off, eurocents; negative where this one's credit was used for others. */
  readonly verrekend: number;
  /** Which of the list had those credits, by place. */
  readonly met: readonly number[];
};

/**
 * What was taken back goes off what is still to be paid, both in the order given.
 * @param rekeningen of one payer to one payee
 * @returns for each of them
 */
export function netted(rekeningen: readonly Account[]): readonly Netted[] {
  const open = stretches(rekeningen.map(({ toegekend, betaald }) => Math.max(toegekend - betaald, 0)));
  const tegoed = stretches(rekeningen.map(({ toegekend }) => Math.max(-toegekend, 0)));
  const gebruikt = Math.min(open.at(-1)?.tot ?? 0, tegoed.at(-1)?.tot ?? 0);
  const taken = (deel: Stretch) => Math.max(Math.min(deel.tot, gebruikt) - deel.van, 0);
  return open.map((vraag, plaats) => {
    const eigen = tegoed[plaats] ?? vraag;
    const af = taken(vraag);
    const met = tegoed.flatMap(({ van, tot }, welke) =>
      af > 0 && tot > van && van < vraag.van + af && tot > vraag.van ? [welke] : [],
    );
    // Never both: what is granted is above zero, or it is not. No minus zero.
    return { verrekend: af - taken(eigen), met };
  });
}

type Stretch = { readonly van: number; readonly tot: number };

/** Amounts laid end to end. */
function stretches(bedragen: readonly number[]): readonly Stretch[] {
  let tot = 0;
  return bedragen.map((bedrag) => {
    const van = tot;
    tot += bedrag;
    return { van, tot };
  });
}

export const paymentStates = ['open', 'deels', 'betaald', 'verrekend'] as const;
export type PaymentState = (typeof paymentStates)[number];

/** @param openstaand what is left of `toegekend` after what was paid and what credits took off */
export function paymentState({
  toegekend,
  betaald,
  openstaand,
}: Account & { readonly openstaand: number }): PaymentState {
  if (toegekend <= 0) return 'verrekend';
  if (openstaand <= 0) return betaald > 0 ? 'betaald' : 'verrekend';
  return openstaand < toegekend ? 'deels' : 'open';
}
