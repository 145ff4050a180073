/** Test equipment: the casefile in a database of its own, and a vault with keys that nobody else has. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, type LogConfig, PostgresDialect, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import pg from 'pg';
import type { Casefile } from '../casefile.ts';
import type { Kluis } from '../kluis.ts';
import { preparing } from '../postgres/prepared.ts';
import { postgresCasefile } from '../postgres.ts';

const migrations = join(import.meta.dirname, '../../../migrations');

export function testKluis(): Kluis {
  const key = randomBytes(32);
  const pepper = randomBytes(32);
  return {
    seal(klaar, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      return Buffer.concat([nonce, cipher.update(klaar), cipher.final(), cipher.getAuthTag()]);
    },
    open(verzegeld, context) {
      const decipher = createDecipheriv('aes-256-gcm', key, verzegeld.subarray(0, 12));
      decipher.setAAD(Buffer.from(context)).setAuthTag(verzegeld.subarray(-16));
      return Buffer.concat([decipher.update(verzegeld.subarray(12, -16)), decipher.final()]);
    },
    bsnHash: (bsn) => createHmac('sha256', pepper).update(bsn).digest(),
  };
}

export async function migrate(db: Kysely<unknown>): Promise<void> {
  const files = (await readdir(migrations)).filter((file) => file.endsWith('.ts')).sort();
  for (const file of files) {
    const { up }: Migration = await import(join(migrations, file));
    await db.transaction().execute(up);
  }
}

export type TestDatabase = {
  readonly db: Kysely<unknown>;
  readonly kluis: Kluis;
  readonly casefile: Casefile;
  /** Another process on the same casefile. */
  another(): TestDatabase;
  /** Takes every row away, which only a superuser who switches the triggers off can. */
  empty(): Promise<void>;
  stop(): Promise<void>;
};

export const tables = [
  'melding',
  'webhook',
  'afspraak',
  'boeking',
  'prestatie_geweigerd',
  'client_geboren',
  'vastgehouden',
  'signaal',
  'bekend',
  'gebeurtenis',
  'verzending',
  'termijn',
  'verzoek_antwoord',
  'verzoek',
  'prestatie',
  'declaratie',
  'identiteit',
  'levering',
  'toewijzing_versie',
  'toewijzing',
  'bericht',
] as const;

type Options = { readonly log?: LogConfig; readonly max?: number };

let schemas = 0;

/** A casefile in an empty schema of this database. */
export async function testDatabase(url: string, opties: Options = {}): Promise<TestDatabase> {
  schemas += 1;
  const schema = `test_${schemas}`;
  const database = connect(url, schema, testKluis(), opties);
  await sql`create schema ${sql.id(schema)}`.execute(database.db);
  await migrate(database.db);
  return database;
}

function connect(url: string, schema: string, kluis: Kluis, opties: Options): TestDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: opties.max ?? 8,
    pipeline: true,
    // No test here crashes the server, so none needs to wait for its disk.
    options: `-c search_path=${schema} -c synchronous_commit=off`,
  });
  // A connection that is killed says so here too; the test that kills it looks elsewhere.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: preparing(pool) }),
    ...(opties.log ? { log: opties.log } : {}),
  });
  return {
    db,
    kluis,
    casefile: postgresCasefile({ db, kluis }),
    another: () => connect(url, schema, kluis, opties),
    empty: () =>
      db.transaction().execute(async (trx) => {
        const deletes = tables.map((table) => `delete from ${table};`).join('');
        await sql.raw(`set local session_replication_role = replica; ${deletes}`).execute(trx);
      }),
    stop: () => db.destroy(),
  };
}
