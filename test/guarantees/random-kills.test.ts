import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { deviations, type Installation, openInstallation, queues } from './installation.ts';
import { keepOffering } from './stream.ts';

const kills = 10;

let installation: Installation | undefined;
afterEach(() => installation?.close());

describe.each(queues)(
  'workers that are killed at any moment, with the queue on $queue',
  ({ queue, absent }) => {
    test.skipIf(absent)(
      `every accepted message is judged in order and answered once, after ${kills} kills`,
      async () => {
        const here = await openInstallation(queue);
        installation = here;
        here.warmUp(4);
        const api = here.spawn({ roles: ['api'] });
        const worker = () => here.spawn({ roles: ['worker', 'clock'] });
        const workers = [worker(), worker()];
        const stream = keepOffering({ address: () => api.address, casefile: here.casefile });
        const moments: string[] = [];
        for (let kill = 1; kill <= kills; kill += 1) {
          // One ahead, so that its start does not hold the test up.
          if (kill < kills) here.warmUp(2);
          const place = Math.floor(Math.random() * workers.length);
          const victim = workers[place];
          // Some die before they were well and truly there.
          if (kill % 4 !== 0) await victim?.address;
          // Not to wait for anything: the moment itself is what is tried.
          const moment = Math.floor(Math.random() * 300);
          await wait(moment);
          moments.push(`${place} after ${moment} ms`);
          await victim?.kill();
          workers[place] = worker();
        }
        await stream.stop();
        await here.settled();
        expect(deviations(await here.accounts(), stream.accepted), moments.join(', ')).toEqual([]);
        expect([...stream.statuses]).toEqual([202]);
        expect(stream.accepted.size).toBeGreaterThan(50);
      },
    );
  },
);
