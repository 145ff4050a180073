/** Messages that keep coming while something else happens. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Casefile, MessageId } from '../../src/casefile/casefile.ts';
import { offerUntilAccepted, until } from './installation.ts';
import { client, lifetime, type Offered } from './messages.ts';

export type Stream = {
  readonly accepted: ReadonlyMap<MessageId, Offered>;
  /** Every status that an offer was answered with; 0 for no answer at all. */
  readonly statuses: ReadonlySet<number>;
  /** Waits until so many more are accepted. */
  more(count: number): Promise<void>;
  /** Offers what is left of the lifetimes that were begun. */
  stop(): Promise<void>;
};

export type StreamOptions = {
  /** Asked for every offer. */
  readonly address: () => string | Promise<string>;
  readonly casefile: Pick<Casefile, 'achterstand'>;
  /** Number of the first client; later ones count on from it. */
  readonly firstClient?: number;
};

/** Clients whose messages are offered at the same time. */
const lanes = 4;
/** Starts and stops of one client. */
const periods = 3;
/** Milliseconds between two messages of a client: enough to keep workers busy, and no more than a test needs. */
const rhythm = 60;
/** More than this waiting only makes the test longer. */
const enough = 40;
/** Then a sender slows down, by this many turns for each message; it does not stop, for nobody may be at work. */
const patience = 25;

/**
 * Lifetimes of one client after another: of each the messages in order, every one of them offered until it is accepted,
 * as a sender does.
 */
export function keepOffering({ address, casefile, firstClient = 0 }: StreamOptions): Stream {
  const accepted = new Map<MessageId, Offered>();
  const statuses = new Set<number>();
  let next = firstClient;
  let stopped = false;
  const lane = async () => {
    while (!stopped) {
      for (const message of lifetime(client(next++), periods)) {
        for (let turn = 0; turn < patience && !stopped; turn += 1) {
          await wait(rhythm);
          if ((await backlog(casefile)) <= enough) break;
        }
        const { id, statuses: seen } = await offerUntilAccepted(address, message);
        for (const status of seen) statuses.add(status);
        accepted.set(id, message);
      }
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, lane));
  // Whoever calls `stop` hears what went wrong.
  running.catch(() => {});
  return {
    accepted,
    statuses,
    more: async (count) => {
      const goal = accepted.size + count;
      await Promise.race([running, until('the stream flows', () => accepted.size >= goal)]);
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

/** While the database is away nothing is known to wait, and that is no reason to stop offering. */
async function backlog(casefile: StreamOptions['casefile']): Promise<number> {
  try {
    const { teBeoordelen, teVerzenden } = await casefile.achterstand();
    return teBeoordelen + teVerzenden;
  } catch {
    return 0;
  }
}
