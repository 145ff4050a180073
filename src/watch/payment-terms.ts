/** The term of a payment: worked out from what is granted and what was recorded as paid, never stored. */
import type { Payment, PaymentFilter, PaymentPage } from '../casefile/betalingen.ts';
import type { Term } from '../casefile/casefile.ts';
import type { PaymentState } from '../rules/betaling.ts';
import { type Protocol, protocolOn } from '../rules/protocol.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Watched } from './watch.ts';

export type PaymentDue = {
  /** The rule of the region, or a name of our own. */
  readonly verplichting: string;
  readonly vanaf: Temporal.PlainDate;
  readonly uiterlijk: Temporal.PlainDate;
  readonly einde: Term['einde'];
  readonly betaling: Payment;
};

/** Of a declaration that was dealt with; null where nobody keeps what was paid when it came in. */
function dueOf(betaling: Payment, protocol: Protocol): PaymentDue | null {
  const ontvangst = amsterdamDay(betaling.ontvangenOp);
  const { bewaken, regel, vanaf } = protocolOn(protocol, ontvangst).betaling;
  if (!bewaken) return null;
  const { voldaanOp, uiterlijk, dagtekening } = betaling;
  return {
    verplichting: regel,
    vanaf: { dagtekening, ontvangst }[vanaf],
    uiterlijk,
    einde: voldaanOp && { hoe: 'nagekomen', op: voldaanOp },
    betaling,
  };
}

/** What is owed and was not paid yet. */
export const unpaid: readonly PaymentState[] = ['open', 'deels'];
/** What was owed. */
export const settled: readonly PaymentState[] = ['betaald', 'verrekend'];

export type DueQuery = Pick<PaymentFilter, 'aanbieder' | 'van' | 'tot' | 'standen'> & {
  readonly gemeente?: string;
  readonly na?: NonNullable<PaymentPage['na']>;
  /** Of each municipality and law at most so many, the first; absent: all. */
  readonly aantal?: number;
};

/** Read at a time. */
const bladzijde = 1_000;

/** Of every municipality that keeps what was paid, in the order of their last day. */
export async function paymentsDue(
  { casefile, protocolVoor }: Pick<Watched, 'casefile' | 'protocolVoor'>,
  { gemeente: alleen, na, aantal, ...filter }: DueQuery,
): Promise<readonly PaymentDue[]> {
  const gevonden: PaymentDue[] = [];
  for (const { gemeente, standaard } of await casefile.toewijzendeGemeenten()) {
    const protocol = protocolVoor(gemeente, standaard);
    if ((alleen !== undefined && gemeente !== alleen) || !everWatched(protocol)) continue;
    const hier: PaymentDue[] = [];
    let vanaf = na;
    for (;;) {
      const { regels } = await casefile.betalingen(
        { ...filter, gemeente, standaard, verschuldigd: true },
        { aantal: bladzijde, ...(vanaf === undefined ? {} : { na: vanaf }) },
      );
      hier.push(...regels.flatMap((betaling) => dueOf(betaling, protocol) ?? []));
      vanaf = regels.at(-1);
      if (regels.length < bladzijde || (aantal !== undefined && hier.length >= aantal)) break;
    }
    gevonden.push(...hier);
  }
  return gevonden;
}

function everWatched({ betaling, later = [] }: Protocol): boolean {
  return betaling.bewaken || later.some(({ protocol }) => protocol.betaling.bewaken);
}
