import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { eigenPostgres, verseDatabase } from '../../test/services/postgres.ts';
import { totdat } from '../../test/services/wachten.ts';
import { type Database, migreer, openDatabase, openstaandeMigraties } from './database.ts';

const opruimen: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const ruimOp of opruimen.splice(0).reverse()) await ruimOp();
});

function open(url: string, meer: { geduld?: number; meld?: (fout: string) => void } = {}): Database {
  const database = openDatabase({ url, ...meer });
  opruimen.push(() => database.sluit());
  return database;
}

async function map(bestanden: Readonly<Record<string, string>>): Promise<string> {
  const naam = await fs.mkdtemp(join(tmpdir(), 'berichtenpoort-migraties-'));
  opruimen.push(() => fs.rm(naam, { recursive: true, force: true }));
  for (const [bestand, sql] of Object.entries(bestanden)) {
    const tekst = `import { sql } from ${JSON.stringify(import.meta.resolve('kysely'))};
      export async function up(db) { await sql\`${sql}\`.execute(db); }`;
    await fs.writeFile(join(naam, bestand), tekst);
  }
  return naam;
}

test('large numbers, days and moments arrive as what they are', async () => {
  const { db } = open(await verseDatabase());
  const { rows } = await sql`
    select 9007199254740993::bigint as groot, 7::integer as klein, date '2026-03-29' as dag,
      timestamptz '2026-03-29 03:30:00.123456+02' as moment, null::date as leeg`.execute(db);
  expect(rows).toEqual([
    {
      groot: 9007199254740993n,
      klein: 7,
      dag: Temporal.PlainDate.from('2026-03-29'),
      moment: Temporal.Instant.from('2026-03-29T01:30:00.123456Z'),
      leeg: null,
    },
  ]);
});

test('a statement that takes too long is given up', async () => {
  const { db } = open(await verseDatabase(), { geduld: 200 });
  await expect(sql`select pg_sleep(20)`.execute(db)).rejects.toThrow(/statement timeout/);
});

test('a connection that is killed in the middle of a transaction is an error there and nowhere else', async () => {
  const url = await verseDatabase();
  const { db } = open(url);
  const ander = open(url);
  const wat = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(ander.db);
    await sql`select pg_sleep(0.2)`.execute(ander.db);
    await sql`select 1`.execute(trx);
  });
  await expect(wat).rejects.toThrow();
  expect((await sql`select 1 as een`.execute(db)).rows).toEqual([{ een: 1 }]);
});

test('after a crash and a restart of PostgreSQL the same pool works again', async () => {
  const server = await eigenPostgres();
  opruimen.push(() => server.stop());
  const meldingen: string[] = [];
  const database = open(server.url, { meld: (fout) => meldingen.push(fout) });
  expect(await database.bereikbaar()).toBe(true);
  await server.herstart('hard');
  await totdat('reachable again', () => database.bereikbaar());
  await totdat('told of the broken connection', () => meldingen.length > 0);
  await server.stop();
  expect(await database.bereikbaar()).toBe(false);
});

test('migrations are applied in the order of their numbers, once, also by several processes at once', async () => {
  const url = await verseDatabase();
  const migraties = await map({
    '0002_b.ts': 'insert into t values (2)',
    '0001_a.ts': 'create table t (a int)',
    '0001_a.test.ts': 'select 1/0',
    'README.md': '',
  });
  const { db } = open(url);
  expect(await openstaandeMigraties(db, migraties)).toEqual(['0001_a', '0002_b']);
  const uitslagen = await Promise.all([1, 2, 3, 4].map(() => migreer(url, migraties)));
  expect(uitslagen.flat()).toEqual(['0001_a', '0002_b']);
  expect((await sql`select a from t`.execute(db)).rows).toEqual([{ a: 2 }]);
  expect(await openstaandeMigraties(db, migraties)).toEqual([]);
});

test('a migration that fails leaves nothing behind, and is named', async () => {
  const url = await verseDatabase();
  const migraties = await map({ '0001_a.ts': 'create table t (a int)', '0002_b.ts': 'select 1/0' });
  await expect(migreer(url, migraties)).rejects.toThrow(/migratie 0002_b/);
  const { db } = open(url);
  expect(await openstaandeMigraties(db, migraties)).toEqual(['0001_a', '0002_b']);
  await expect(sql`select 1 from t`.execute(db)).rejects.toThrow(/does not exist/);
});

test('the migrations of this installation apply to an empty database', async () => {
  const url = await verseDatabase();
  expect((await migreer(url)).length).toBeGreaterThan(0);
  expect(await openstaandeMigraties(open(url).db)).toEqual([]);
});
