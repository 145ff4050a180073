import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eigenRedis, type RedisServer } from '../services/redis.ts';
import { deviations, type Installation, offer, openInstallation } from './installation.ts';
import { clients, lifetime, type Offered } from './messages.ts';
import { keepOffering } from './stream.ts';

const startRedis = eigenRedis();

describe.skipIf(startRedis === undefined)('a queue on Redis that loses everything', () => {
  let redis: RedisServer;
  let installation: Installation | undefined;

  beforeAll(async () => {
    if (startRedis) redis = await startRedis();
  });
  afterEach(() => installation?.close());
  afterAll(() => redis?.stop());

  async function open(): Promise<Installation> {
    installation = await openInstallation('Redis', { redisUrl: redis.url });
    return installation;
  }

  /** Ask for everything that Redis holds to be thrown away. @returns how many keys that were */
  async function flush(): Promise<number> {
    const connection = new Redis(redis.url);
    const keys = await connection.dbsize();
    await connection.flushall();
    await connection.quit();
    return keys;
  }

  test('messages that waited in it are found again by the clock, and answered once', async () => {
    const here = await open();
    here.warmUp(2);
    const api = await here.spawn({ roles: ['api'] }).address;
    const accepted = new Map<string, Offered>();
    await Promise.all(
      clients(0, 8).map(async (who) => {
        for (const message of lifetime(who, 2)) {
          const { id, status } = await offer(api, message);
          expect(status).toBe(202);
          if (id !== null) accepted.set(id, message);
        }
      }),
    );
    // The first few of the provider, at the least; the others wait in the database for those to be judged.
    expect(await flush()).toBeGreaterThan(6);
    here.spawn({ roles: ['worker', 'clock'] });
    await here.settled();
    expect(deviations(await here.accounts(), accepted)).toEqual([]);
  });

  test('work goes on when it is flushed, and when it dies and comes back empty, without a restart of ours', async () => {
    const here = await open();
    here.warmUp(2);
    const processes = [here.spawn({ roles: ['api', 'clock'] }), here.spawn({ roles: ['worker'] })];
    const [api = '', worker = ''] = await Promise.all(processes.map((one) => one.address));
    const stream = keepOffering({ address: () => api, casefile: here.casefile });
    for (let round = 0; round < 4; round += 1) {
      await stream.more(10);
      await flush();
    }
    await stream.more(10);
    await redis.dood();
    // The message is safe without Redis, so it is accepted; that nobody is woken shows in the readiness.
    await stream.more(2);
    for (const address of [api, worker]) {
      expect((await fetch(`${address}/health/live`)).status).toBe(200);
      expect((await fetch(`${address}/health/ready`)).status).toBe(503);
    }
    await redis.start();
    await stream.more(20);
    await stream.stop();
    await here.settled();
    expect(deviations(await here.accounts(), stream.accepted)).toEqual([]);
    expect([...stream.statuses]).toEqual([202]);
    expect(processes.map((one) => one.alive())).toEqual([true, true]);
  });
});
