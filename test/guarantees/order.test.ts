import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { judgeMessage } from '../../src/pipeline/judging.ts';
import { deviations, type Installation, offer, openInstallation, queues } from './installation.ts';
import { client, clients, lifetime, type Offered } from './messages.ts';

const seeds = [1, 2, 3] as const;
/** Clients per seed, and the most periods of care of one. */
const crowd = 24;
const mostPeriods = 3;

describe.each(queues)('the order of judging, with the queue on $queue', ({ queue, absent }) => {
  let installation: Installation;
  let addresses: readonly string[] = [];
  const accepted = new Map<string, Offered>();

  beforeAll(async () => {
    if (absent) return;
    installation = await openInstallation(queue);
    const processes = [1, 2].map(() =>
      // Nobody dies here, so there is no hurry to find what was left.
      installation.spawn({
        ...{ roles: ['api', 'worker', 'clock'], concurrency: 6, silence: 10_000, reconcileEvery: 2_000 },
      }),
    );
    addresses = await Promise.all(processes.map((one) => one.address));
  });
  afterAll(() => installation?.close());

  async function accept(message: Offered): Promise<string> {
    // Through both, one after the other.
    const { id, status } = await offer(addresses[accepted.size % 2] ?? '', message);
    if (status !== 202 || id === null) throw new Error(`Not accepted: ${status}`);
    accepted.set(id, message);
    return id;
  }

  /** Every pair of messages of one client that was judged in another order than it was received. */
  async function judgedOutOfOrder(): Promise<number> {
    const [row] = await installation.query<{ pairs: number }>(
      `select count(*)::integer as pairs from bericht a join bericht b on a.stroom = b.stroom
         join gebeurtenis x on x.bericht_id = a.id and x.wat = 'beoordeeld'
         join gebeurtenis y on y.bericht_id = b.id and y.wat = 'beoordeeld'
       where a.volgnummer < b.volgnummer and x.id > y.id`,
    );
    return row?.pairs ?? -1;
  }

  test.skipIf(absent).each(seeds)(
    `lives of ${crowd} clients, offered through each other, are approved from beginning to end (seed %i)`,
    async (seed) => {
      const lives = fc
        .sample(fc.integer({ min: 2, max: mostPeriods }), { numRuns: crowd, seed })
        .map((periods, place) => lifetime(client(1_000 * seed + place), periods));
      await Promise.all(
        lives.map(async (life) => {
          for (const message of life) await accept(message);
        }),
      );
      await installation.settled();
      expect(deviations(await installation.accounts(), accepted)).toEqual([]);
      expect(await judgedOutOfOrder()).toBe(0);
    },
  );

  test.skipIf(absent)(
    'messages of one client offered all at once are judged as if they had come one after another',
    async () => {
      // But the 302: nobody confirms an allocation that he did not get yet.
      const messages = clients(9_000, 12)
        .flatMap((who, place) => lifetime(who, 2 + (place % 2)))
        .filter(({ expected }) => expected !== 'confirmation');
      const ids = await Promise.all(messages.map(accept));
      await installation.settled();
      expect(await judgedOutOfOrder()).toBe(0);

      // The same messages in order of receipt, one at a time, in memory.
      const order = await installation.query<{ id: string }>(
        `select id from bericht where herkomst <> 'berichtenpoort' order by volgnummer`,
      );
      const alone = { ...installation.wiring(), casefile: memoryCasefile() };
      const different: unknown[] = [];
      for (const { id } of order.filter((row) => ids.includes(row.id))) {
        const bytes = accepted.get(id)?.bytes ?? new Uint8Array();
        const taken = await takeIn({ bytes, envelop: null, bijBotsing: 'weigeren' }, alone);
        if (taken.soort !== 'ontvangen') throw new Error(`This message was ${taken.soort}.`);
        await judgeMessage(taken.id, alone);
        const [here, there] = [await installation.casefile.toon(id), await alone.casefile.toon(taken.id)];
        const verdicts = [here, there].map((view) => [
          view?.oordeel?.uitkomst,
          view?.oordeel?.bevindingen.map(({ regel, pad }) => [regel, pad]),
        ]);
        if (JSON.stringify(verdicts[0]) !== JSON.stringify(verdicts[1])) different.push(verdicts);
      }
      expect(different).toEqual([]);
    },
  );
});
