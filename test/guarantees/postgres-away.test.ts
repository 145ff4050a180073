import { mkdtemp, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import {
  deviations,
  type Installation,
  newDatabase,
  offer,
  openInstallation,
  queues,
  type Spawned,
  until,
} from './installation.ts';
import { allocation, client } from './messages.ts';
import { keepOffering } from './stream.ts';

/** A server whose data outlives it, so that it can be away for as long as a test wants. */
let postgres: EmbeddedPostgres;
let folder: string;

beforeAll(async () => {
  // Within reach of the user that the server runs as, wherever temporary files of ours are kept.
  folder = await mkdtemp('/tmp/berichtenpoort-garanties-pg-');
  postgres = await startEmbeddedPostgres({ map: folder, zekerheid: 'test' });
});

afterAll(async () => {
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The status of a page of health, and which parts it says cannot be reached. */
async function health(address: string, page: 'live' | 'ready') {
  const response = await fetch(`${address}/health/${page}`);
  const body = await response.text();
  return { status: response.status, away: /"database":\{"status":"onbereikbaar"/.test(body) };
}

describe.each(queues)('PostgreSQL that goes away, with the queue on $queue', ({ queue, absent }) => {
  let installation: Installation;
  afterAll(() => installation?.close());

  test.skipIf(absent)(
    'refuses with 503 what it cannot store, loses nothing it accepted, and needs no restart',
    async () => {
      const here = await openInstallation(queue, { databaseUrl: await newDatabase(postgres.url) });
      installation = here;
      here.warmUp(2);
      const processes: readonly Spawned[] = [
        here.spawn({ roles: ['api'] }),
        here.spawn({ roles: ['worker', 'clock'] }),
      ];
      const addresses = await Promise.all(processes.map((one) => one.address));
      const [api = ''] = addresses;
      const stream = keepOffering({ address: () => api, casefile: here.casefile });
      await stream.more(20);

      // In order, and away for a while.
      const { poort } = postgres;
      await postgres.stop();
      expect((await offer(api, allocation(client(90_000)))).status).toBe(503);
      for (const address of addresses) {
        expect(await health(address, 'live')).toEqual({ status: 200, away: false });
        expect(await health(address, 'ready')).toEqual({ status: 503, away: true });
        expect((await fetch(`${address}/metrics`)).status).toBe(200);
      }
      postgres = await startEmbeddedPostgres({ map: folder, zekerheid: 'test', poort });
      await stream.more(20);

      // As a crash would, and back at once; and once more in order.
      await postgres.herstart('hard');
      await stream.more(20);
      await postgres.herstart('netjes');
      await stream.more(20);

      await stream.stop();
      await here.settled();
      expect(deviations(await here.accounts(), stream.accepted)).toEqual([]);
      // Told every time what became of it: never an error that leaves the sender in the dark, never no answer.
      expect([...stream.statuses].filter((status) => ![200, 202, 503].includes(status))).toEqual([]);
      expect(stream.statuses).toContain(503);
      expect(processes.map((one) => one.alive())).toEqual([true, true]);
      for (const address of addresses) {
        await until('ready again', async () => (await health(address, 'ready')).status === 200);
      }
    },
  );
});
