import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { dispatch } from '../../src/pipeline/dispatch.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { judgeMessage } from '../../src/pipeline/judging.ts';
import {
  deviations,
  type Installation,
  offer,
  openInstallation,
  queues,
  type Spawned,
  until,
} from './installation.ts';
import { allocation, type Client, client, clients, lifetime, type Offered, start } from './messages.ts';
import type { Halt } from './spawned.ts';

test('many that judge and send the same messages at once give one answer to each', async () => {
  const here = await openInstallation('PostgreSQL');
  onTestFinished(() => here.close());
  const workers = Array.from({ length: 4 }, () => here.wiring());
  const accepted = new Map<string, Offered>();
  for (const message of clients(0, 6).flatMap((who) => lifetime(who, 2))) {
    const [wiring] = workers;
    if (!wiring) throw new Error('There are workers.');
    const taken = await takeIn({ bytes: message.bytes, envelop: null, bijBotsing: 'weigeren' }, wiring);
    if (taken.soort !== 'ontvangen') throw new Error(`This message was ${taken.soort}.`);
    accepted.set(taken.id, message);
  }
  // Each begins elsewhere, so that they also meet on messages that are not the next in line.
  const judged = await everyone(workers, (wiring, place) =>
    inTurn(
      [...accepted.keys()].toSorted((one, other) => one.charCodeAt(place) - other.charCodeAt(place)),
      (id) => judgeMessage(id, wiring),
    ),
  );
  const { teVerzenden } = await here.casefile.onafgemaakt(1_000);
  const sent = await everyone(workers, (wiring) => inTurn(teVerzenden, (id) => dispatch(id, wiring)));
  expect(deviations(await here.accounts(), accepted)).toEqual([]);
  expect(judged.filter(Boolean).length).toBeLessThanOrEqual(accepted.size);
  expect(sent.filter(Boolean).length).toBe(teVerzenden.length);
});

/** Two at a time for each of them. */
async function everyone<W>(
  workers: readonly W[],
  work: (worker: W, place: number) => Promise<readonly boolean[]>,
): Promise<readonly boolean[]> {
  return (await Promise.all([...workers, ...workers].map(work))).flat();
}

async function inTurn(ids: readonly string[], work: (id: string) => Promise<boolean>) {
  const done: boolean[] = [];
  for (const id of ids) done.push(await work(id));
  return done;
}

describe.each(queues)('two processes with one message, with the queue on $queue', ({ queue, absent }) => {
  let here: Installation;
  let workers: readonly [Spawned, Spawned];
  const accepted = new Map<string, Offered>();

  beforeAll(async () => {
    if (absent) return;
    here = await openInstallation(queue);
    const spawn = () => here.spawn({ roles: ['api', 'worker', 'clock'] });
    workers = [spawn(), spawn()];
    await Promise.all(workers.map((worker) => worker.address));
  });
  afterAll(() => here?.close());

  async function accept(message: Offered): Promise<string> {
    const { id, status } = await offer(await workers[0].address, message);
    if (status !== 202 || id === null) throw new Error(`Not accepted: ${status}`);
    accepted.set(id, message);
    return id;
  }

  /** Lets somebody start care; whoever is the first to have the message at `halt` hangs there. */
  async function hanging(who: Client, halt: Halt) {
    const message = start(who, 0);
    for (const worker of workers) await worker.hold(message.name, halt);
    await accept(allocation(who));
    // Or the one that hangs might hang with more in its hands than this message.
    await here.settled();
    const id = await accept(message);
    const [one, other] = workers;
    const first = await Promise.race(
      workers.map((worker) => worker.halted(message.name, halt).then(() => worker)),
    );
    const second = first === one ? other : one;
    const heard = second.hold(message.name, null);
    first.signal('SIGSTOP');
    await heard;
    return { id, message, first, second };
  }

  test.skipIf(absent)(
    'one that was taken for dead and comes back to judge finds the other at it, and leaves it be',
    async () => {
      const { message, first, second } = await hanging(client(100), 'before judging');
      await second.hold(message.name, 'between judging and commit');
      await second.halted(message.name, 'between judging and commit');
      first.signal('SIGCONT');
      first.goOn(message.name);
      await until('the first waits for its turn', async () => {
        const [row] = await here.query<{ waiting: number }>(
          `select count(*)::integer as waiting from pg_locks
           where locktype = 'advisory' and not granted
             and database = (select oid from pg_database where datname = current_database())`,
        );
        return (row?.waiting ?? 0) > 0;
      });
      second.goOn(message.name);
      await here.settled();
      expect(deviations(await here.accounts(), accepted)).toEqual([]);
    },
  );

  test.skipIf(absent)(
    'one that hangs with a decision it has not committed loses it to the other',
    async () => {
      const { id, message, first } = await hanging(client(101), 'between judging and commit');
      await until('the other judged it', async () => {
        // As PostgreSQL does by itself after a minute without a word in the middle of a transaction.
        await here.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction'
           and state_change < clock_timestamp() - interval '200 ms'`,
        );
        return (await here.casefile.toon(id))?.oordeel !== null;
      });
      first.signal('SIGCONT');
      first.goOn(message.name);
      await here.settled();
      expect(deviations(await here.accounts(), accepted)).toEqual([]);
      expect(first.alive()).toBe(true);
    },
  );

  test.skipIf(absent)(
    'one that hangs while it sends keeps the message to itself, and sends it once',
    async () => {
      const { id, message, first } = await hanging(client(102), 'before sending');
      // The job of the one that hangs has gone to the other, which found nothing it could do.
      await until('the job came back', async () => (await here.jobs()) === 0);
      first.signal('SIGCONT');
      first.goOn(message.name);
      await here.settled();
      expect(deviations(await here.accounts(), accepted)).toEqual([]);
      const answer = (await here.casefile.toon(id))?.antwoordId;
      const handedOver = await readFile(here.journal, 'utf8');
      expect(handedOver.split('\n').filter((line) => line.startsWith(`${answer} `))).toHaveLength(1);
    },
  );
});
