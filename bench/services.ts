/** The services that the durable road needs: what runs on this machine is used, and left as it was found. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { Redis } from 'ioredis';
import pg from 'pg';
import { migreer } from '../src/platform/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';

/** Of this run alone: databases and Redis keys carry it, so that nothing of anybody else is touched. */
const eigen = `bench_${process.pid}`;

export type Fact = readonly [onderwerp: string, waarde: string];

export function machineFacts(): readonly Fact[] {
  const [kern] = cpus();
  const belasting = loadavg().map((waarde) => waarde.toFixed(1));
  return [
    [
      'machine',
      `${availableParallelism()} kernen (${kern?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`,
    ],
    ['belasting', `${belasting.join(' ')} (1, 5 en 15 minuten, voor de meting begon)`],
    ['node', process.version],
  ];
}

export type PostgresForBench = {
  readonly feiten: readonly Fact[];
  /** Of everything this run makes, here and in Redis. */
  readonly voorvoegsel: string;
  /** A fresh database with our tables; gives its connection string. */
  database(naam: string): Promise<string>;
  /** Drops what was made. */
  sluit(): Promise<void>;
};

/** What three gateways and their queues ask at most. */
const verbindingen = 85;

/**
 * @param url of a superuser, or `ingebouwd`; where nothing answers, or others leave no room, the embedded PostgreSQL is
 * started, as sure of its disk as one in production
 */
export async function openPostgres(url: string): Promise<PostgresForBench> {
  const eigenServer = (await hasRoom(url)) ? null : await startEmbeddedPostgres({ zekerheid: 'duurzaam' });
  const beheerUrl = eigenServer?.url ?? url;
  const gemaakt: string[] = [];
  const [versie, ...instellingen] = await Promise.all(
    ['server_version', 'fsync', 'synchronous_commit', 'shared_buffers'].map(async (naam) => {
      const [rij] = await ask(beheerUrl, `show ${naam}`);
      return `${naam}=${rij?.[naam]}`;
    }),
  );
  return {
    voorvoegsel: eigen,
    feiten: [
      ['PostgreSQL', `${versie?.split('=')[1]}, ${eigenServer ? 'ingebouwd' : `op ${new URL(url).host}`}`],
      ['', instellingen.join(', ')],
    ],
    async database(naam) {
      const volledig = `${eigen}_${naam}`;
      await ask(
        beheerUrl,
        `create database ${pg.escapeIdentifier(volledig)} template template0 encoding 'UTF8'`,
      );
      gemaakt.push(volledig);
      const nieuw = new URL(beheerUrl);
      nieuw.pathname = `/${volledig}`;
      await migreer(nieuw.href);
      return nieuw.href;
    },
    async sluit() {
      for (const naam of gemaakt)
        await ask(beheerUrl, `drop database ${pg.escapeIdentifier(naam)} with (force)`);
      await eigenServer?.stop();
    },
  };
}

async function hasRoom(url: string): Promise<boolean> {
  if (url === 'ingebouwd') return false;
  try {
    const [{ ruimte } = {}] = await ask(
      url,
      `select current_setting('max_connections')::integer - count(*)::integer >= ${verbindingen} as ruimte
       from pg_stat_activity where backend_type = 'client backend'`,
    );
    return ruimte === true;
  } catch {
    return false;
  }
}

async function ask(url: string, vraag: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(vraag)).rows;
  } finally {
    await client.end();
  }
}

export type RedisForBench = {
  readonly feiten: readonly Fact[];
  readonly url: string;
  /** Removes our keys. */
  sluit(): Promise<void>;
};

/** @returns null when nothing answers there */
export async function openRedis(url: string): Promise<RedisForBench | null> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  redis.on('error', () => {});
  let info = '';
  try {
    await redis.connect();
    info = await redis.info();
  } catch {
    redis.disconnect();
    return null;
  }
  const veld = (naam: string) => new RegExp(`^${naam}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '?';
  return {
    feiten: [
      ['Redis', `${veld('redis_version')} op ${new URL(url).host}, aof_enabled=${veld('aof_enabled')}`],
    ],
    url,
    async sluit() {
      for await (const sleutels of redis.scanStream({ match: `${eigen}:*`, count: 500 })) {
        if (sleutels.length > 0) await redis.del(sleutels);
      }
      redis.disconnect();
    },
  };
}
