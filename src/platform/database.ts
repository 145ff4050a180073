/** PostgreSQL through Kysely, and its migrations. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';

export type Database = {
  readonly db: Kysely<unknown>;
  /** Whether PostgreSQL answers; never throws. */
  bereikbaar(): Promise<boolean>;
  /** Waits for queries under way. */
  sluit(): Promise<void>;
};

export type Databaseopties = {
  readonly url: string;
  /** Connections at most. A judgement and a sending each keep one, so it is more than the number of workers. */
  readonly verbindingen?: number;
  /** Milliseconds after which PostgreSQL gives up a statement. */
  readonly geduld?: number;
  /** Puts something between the queries and the connections, such as what lets PostgreSQL plan them once. */
  readonly omhul?: (pool: pg.Pool) => PostgresPool;
  /** Told of a connection that broke while idle; the next query gets a new one. The text holds no data. */
  readonly meld?: (fout: string) => void;
};

/**
 * A pool of connections; none is made before the first query. A PostgreSQL that goes away makes queries fail until it
 * is back, and nothing else: no restart of ours is needed.
 *
 * What the driver makes of values: `int8` a bigint, so that no number is silently rounded; `date` a
 * `Temporal.PlainDate`, `timestamptz` a `Temporal.Instant`; the rest as `pg` has it.
 */
export function openDatabase(opties: Databaseopties): Database {
  const geduld = opties.geduld ?? 30_000;
  const pool = new pg.Pool({
    connectionString: opties.url,
    max: opties.verbindingen ?? 20,
    application_name: 'berichtenpoort',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // A new connection plans every statement anew, so one that is not needed for a moment stays.
    idleTimeoutMillis: 60_000,
    // For `omhul`: statements may follow each other without waiting.
    pipeline: true,
    types: { getTypeParser },
    statement_timeout: geduld,
    // A process that hangs in the middle of a transaction must not hold its locks for ever.
    idle_in_transaction_session_timeout: 2 * geduld,
    // For a connection that died without a word; PostgreSQL's own limit comes first where there is one.
    query_timeout: geduld + 5_000,
  });
  // Without these two a connection that breaks, idle or in the middle of a transaction, ends the process.
  pool.on('error', (fout) => opties.meld?.(fout.message));
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: opties.omhul?.(pool) ?? pool }) });
  return {
    db,
    bereikbaar: async () => {
      try {
        await pool.query('select 1');
        return true;
      } catch {
        return false;
      }
    },
    sluit: () => db.destroy(),
  };
}

const parsers: Readonly<Record<number, (tekst: string) => unknown>> = {
  [pg.types.builtins.INT8]: BigInt,
  [pg.types.builtins.DATE]: (tekst) => Temporal.PlainDate.from(tekst),
  [pg.types.builtins.TIMESTAMPTZ]: (tekst) => Temporal.Instant.from(tekst),
};

/** For this pool alone: the driver's own table is shared with the queue, which expects its defaults. */
function getTypeParser(oid: number, formaat?: 'text' | 'binary') {
  return (formaat !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, formaat);
}

/** Where the numbered migrations of this installation are. */
export const migratiemap = join(import.meta.dirname, '..', '..', 'migrations');

/** Of us alone, in the way PostgreSQL keeps advisory locks: one number. */
const MIGRATIESLOT = 3_020_207;

/**
 * Brings the database up to date, in one transaction. Several processes may do so at once: one works, the others wait
 * and find nothing left to do.
 * @returns the names of what was applied now, in order
 * @throws Error with a Dutch sentence that names the migration; nothing of it was kept
 */
export async function migreer(url: string, map: string = migratiemap): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  client.on('error', () => {});
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await client.connect();
    // A lock of our own around Kysely's, which gives up waiting after a while.
    await client.query('select pg_advisory_lock($1)', [MIGRATIESLOT]);
    const { error, results = [] } = await new Migrator({ db, provider: migraties(map) }).migrateToLatest();
    if (error !== undefined) {
      const naam = results.find((uitslag) => uitslag.status === 'Error')?.migrationName;
      throw new Error(
        `De database kon niet worden bijgewerkt${naam === undefined ? '' : ` (migratie ${naam})`}.`,
        {
          cause: error,
        },
      );
    }
    return results.map((uitslag) => uitslag.migrationName);
  } finally {
    // The lock goes with its connection.
    await client.end();
    await db.destroy();
  }
}

/** The names of the migrations that this database still lacks: work on it must wait for `migreer`. */
export async function openstaandeMigraties(db: Kysely<unknown>, map: string = migratiemap) {
  const alle = await new Migrator({ db, provider: migraties(map) }).getMigrations();
  return alle.filter((migratie) => migratie.executedAt === undefined).map((migratie) => migratie.name);
}

function migraties(map: string): MigrationProvider {
  return {
    getMigrations: async () => {
      const gevonden: Record<string, Migration> = {};
      for (const bestand of (await readdir(map)).sort()) {
        if (!/^\d{4}_[a-z0-9_]+\.ts$/.test(bestand)) continue;
        gevonden[bestand.replace(/\.ts$/, '')] = await import(pathToFileURL(join(map, bestand)).href);
      }
      return gevonden;
    },
  };
}
