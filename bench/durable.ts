/** The durable road, everything on one machine: from intake to a committed answer that has left the outbox. */
import { Redis } from 'ioredis';
import pg from 'pg';
import { openSchemas } from '../src/commands/schemas.ts';
import { start } from '../src/main.ts';
import { takeIn } from '../src/pipeline/intake.ts';
import type { Wiring } from '../src/pipeline/wiring.ts';
import { systeemklok } from '../src/platform/clock.ts';
import { migreer } from '../src/platform/database.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { maakLog } from '../src/platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../src/platform/sleutels.ts';
import { allocations, bsns, starts } from './messages.ts';
import { median, type Row } from './report.ts';

export type Queue = 'PostgreSQL' | 'Redis';

type Server = { readonly url: string; readonly wat: string; stop(): Promise<void> };

/** The server that runs here, or one of our own. */
export async function findPostgres(): Promise<Server> {
  const url = 'postgresql://postgres@127.0.0.1:5432/postgres';
  const draait = await query(url, 'show server_version').catch(() => null);
  if (draait) {
    const fsync = await query(url, 'show fsync');
    return { url, wat: `PostgreSQL ${draait}, fsync ${fsync}`, stop: async () => {} };
  }
  const eigen = await startEmbeddedPostgres({ zekerheid: 'duurzaam' });
  return { url: eigen.url, wat: 'PostgreSQL 18 (embedded), fsync on', stop: () => eigen.stop() };
}

const redisUrl = 'redis://127.0.0.1:6379';

export async function redisRuns(): Promise<boolean> {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null });
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

/** @param aantal messages of each kind per round; each round has clients and a provider of its own */
export async function measureDurable(
  server: Server,
  wachtrij: Queue,
  opties: { readonly rondes: number; readonly aantal: number },
): Promise<Row[]> {
  const naam = `bench_${process.pid}_${wachtrij.toLowerCase()}`;
  await query(server.url, `create database ${naam} template template0 encoding 'UTF8'`);
  const url = new URL(server.url);
  url.pathname = `/${naam}`;
  await migreer(url.href);
  const outbox = counter();
  let wiring: Wiring | undefined;
  const draait = await start({
    rollen: new Set(['worker']),
    databaseUrl: url.href,
    wachtrijUrl: wachtrij === 'Redis' ? redisUrl : url.href,
    wachtrijSchema: naam,
    kluis: maakKluis({
      sleutels: leesSleutelring(`bench:${nieuweSleutel()}`),
      bsnSleutel: leesSleutel(nieuweSleutel()),
    }),
    schemas: openSchemas(),
    gemeenten: new Set(),
    sender: { verzend: async () => {} },
    host: '127.0.0.1',
    poort: 0,
    gelijktijdig: 8,
    klok: systeemklok,
    log: maakLog({ niveau: 'error' }),
    herstelInterval: 3_600_000,
    rond: (gewoon) => {
      const { casefile } = gewoon;
      wiring = {
        ...gewoon,
        casefile: {
          ...casefile,
          verzend: async (...argumenten) => {
            const verzonden = await casefile.verzend(...argumenten);
            if (verzonden) outbox.tel();
            return verzonden;
          },
        },
      };
      return wiring;
    },
  });
  try {
    if (!wiring) throw new Error('The service did not start.');
    return await rounds(wiring, wachtrij, outbox, opties);
  } finally {
    await draait.stop();
    await query(server.url, `drop database ${naam} with (force)`);
    if (wachtrij === 'Redis') await forget(naam);
  }
}

async function rounds(
  wiring: Wiring,
  wachtrij: Queue,
  outbox: ReturnType<typeof counter>,
  { rondes, aantal }: { readonly rondes: number; readonly aantal: number },
): Promise<Row[]> {
  const clienten = bsns(aantal);
  const gemeten = new Map<string, { rij: Row; inname: number[]; totaal: number[] }>();
  for (let ronde = 0; ronde <= rondes; ronde += 1) {
    // A start needs its allocation, so within a round the 301s come first.
    for (const [nummer, berichten] of [
      ['301', allocations(clienten, ronde)],
      ['305', starts(clienten, ronde)],
    ] as const) {
      const klaar = outbox.na(berichten.length);
      const begin = performance.now();
      await takeAll(berichten, wiring);
      const ingenomen = performance.now() - begin;
      await klaar;
      const totaal = performance.now() - begin;
      const bekend = gemeten.get(nummer) ?? {
        rij: { bericht: nummer, grootte: berichten[0]?.length ?? 0, wat: '', perSeconde: 0 },
        inname: [],
        totaal: [],
      };
      // The first round warms up.
      if (ronde > 0) {
        bekend.inname.push((berichten.length / ingenomen) * 1000);
        bekend.totaal.push((berichten.length / totaal) * 1000);
      }
      gemeten.set(nummer, bekend);
    }
  }
  const geheugen = process.memoryUsage().rss;
  return [...gemeten.values()].flatMap(({ rij, inname, totaal }) => [
    {
      ...rij,
      wat: `durable, queue on ${wachtrij}: intake while judging goes on`,
      perSeconde: median(inname),
    },
    {
      ...rij,
      wat: `durable, queue on ${wachtrij}: intake to answer sent`,
      perSeconde: median(totaal),
      geheugen,
    },
  ]);
}

/** Sixteen senders at once, as a busy api has. */
async function takeAll(berichten: readonly Uint8Array[], wiring: Wiring): Promise<void> {
  const rij = berichten.values();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const bytes of rij) {
        const { soort } = await takeIn({ bytes, envelop: null, bijBotsing: 'beoordelen' }, wiring);
        if (soort !== 'ontvangen') throw new Error(`A measured message was not taken in: ${soort}.`);
      }
    }),
  );
}

/** Counts what left the outbox; `na(n)` resolves when n more have. */
function counter() {
  let geteld = 0;
  let doel = Number.POSITIVE_INFINITY;
  let klaar = () => {};
  return {
    tel: () => {
      geteld += 1;
      if (geteld >= doel) klaar();
    },
    na: (meer: number): Promise<void> => {
      const { promise, resolve } = Promise.withResolvers<void>();
      doel = geteld + meer;
      klaar = resolve;
      return promise;
    },
  };
}

async function query(url: string, sql: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return String(Object.values(rows[0] ?? {})[0] ?? '');
  } finally {
    await client.end();
  }
}

async function forget(voorvoegsel: string): Promise<void> {
  const redis = new Redis(redisUrl);
  for await (const sleutels of redis.scanStream({ match: `${voorvoegsel}*` })) {
    if (sleutels.length > 0) await redis.del(sleutels);
  }
  await redis.quit();
}
