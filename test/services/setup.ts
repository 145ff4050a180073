/**
 * Finds or starts, once per run, the services that tests talk to, and clears away afterwards what they left there.
 * A service that already runs is used and left running.
 */
import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { redisProgramma, startRedisServer } from './redis-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Prefix of everything that this run makes in a shared service. */
    testrun: string;
    /** Connection string of a superuser's maintenance database. */
    postgres: string;
    redis: { readonly url: string } | { readonly ontbreekt: string };
  }
}

type Stop = () => Promise<unknown>;

export default async function setup({ provide }: TestProject): Promise<Stop> {
  // The minute of the start is in the name, so that what a killed run left can be told from a run under way.
  const minuut = Math.floor(Date.now() / 60_000);
  const testrun = `bptest_${minuut}_${randomBytes(3).toString('hex')}`;
  provide('testrun', testrun);
  const stoppers = await Promise.all([postgres(provide, testrun, minuut), redis(provide, testrun)]);
  return async () => {
    for (const stop of stoppers) await stop();
  };
}

async function postgres(provide: TestProject['provide'], testrun: string, minuut: number): Promise<Stop> {
  const { TEST_DATABASE_URL: gevraagd } = process.env;
  const url = gevraagd ?? 'postgresql://postgres@127.0.0.1:5432/postgres';
  const fout = await vraag(url, 'select 1').then(
    () => undefined,
    (fout: Error) => fout,
  );
  if (fout !== undefined) {
    if (gevraagd !== undefined)
      throw new Error(`TEST_DATABASE_URL is set but not reachable: ${fout.message}`);
    const server = await startEmbeddedPostgres({ zekerheid: 'test' });
    provide('postgres', server.url);
    return () => server.stop();
  }
  provide('postgres', url);
  await ruimDatabasesOp(url, (naam) => Number(naam.split('_')[1]) < minuut - 180);
  return () => ruimDatabasesOp(url, (naam) => naam.startsWith(testrun));
}

async function ruimDatabasesOp(url: string, weg: (naam: string) => boolean): Promise<void> {
  const namen = await vraag(url, "select datname as naam from pg_database where datname like 'bptest\\_%'");
  for (const { naam } of namen) {
    if (typeof naam === 'string' && weg(naam)) {
      await vraag(url, `drop database if exists ${pg.escapeIdentifier(naam)} with (force)`);
    }
  }
}

async function vraag(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function redis(provide: TestProject['provide'], testrun: string): Promise<Stop> {
  const { TEST_REDIS_URL: gevraagd } = process.env;
  const url = gevraagd ?? 'redis://127.0.0.1:6379';
  if (await antwoordt(url)) {
    provide('redis', { url });
    return () => ruimSleutelsOp(url, testrun);
  }
  if (gevraagd !== undefined) throw new Error('TEST_REDIS_URL is set but not reachable.');
  const programma = redisProgramma();
  if (programma === undefined) {
    provide('redis', {
      ontbreekt: 'nothing listens on 127.0.0.1:6379 and there is no redis-server to start',
    });
    return async () => {};
  }
  const server = await startRedisServer(programma);
  provide('redis', { url: server.url });
  return () => server.stop();
}

async function antwoordt(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => {});
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

async function ruimSleutelsOp(url: string, testrun: string): Promise<void> {
  const redis = new Redis(url);
  for await (const sleutels of redis.scanStream({ match: `${testrun}*`, count: 500 })) {
    if (sleutels.length > 0) await redis.del(sleutels);
  }
  await redis.quit();
}
