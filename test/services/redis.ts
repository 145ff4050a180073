import { inject } from 'vitest';
import { overgeslagen } from './overgeslagen.ts';
import { type RedisServer, redisProgramma, startRedisServer } from './redis-server.ts';

export type { RedisServer };

let teller = 0;

/**
 * The Redis that the tests share, with a prefix for the keys of the caller; keys under it are removed after the run.
 * Undefined where there is none: the tests that need it are then skipped aloud, and in CI the file fails.
 *
 * ```ts
 * const redis = gedeeldeRedis();
 * describe.skipIf(redis === undefined)('on Redis', ...)
 * ```
 */
export function gedeeldeRedis(): { readonly url: string; readonly voorvoegsel: string } | undefined {
  const redis = inject('redis');
  if ('ontbreekt' in redis) return overgeslagen('Redis', redis.ontbreekt);
  teller += 1;
  return { url: redis.url, voorvoegsel: `${inject('testrun')}_${process.pid}_${teller}` };
}

/**
 * Starts a Redis of the caller's own, to flush, kill and start again; the caller stops it. Undefined as above.
 *
 * ```ts
 * const startRedis = eigenRedis();
 * test.skipIf(startRedis === undefined)('...', async () => { const server = await startRedis?.(); ... })
 * ```
 */
export function eigenRedis(): (() => Promise<RedisServer>) | undefined {
  const programma = redisProgramma();
  if (programma === undefined) return overgeslagen('a Redis of their own', 'redis-server is not installed');
  return () => startRedisServer(programma);
}
