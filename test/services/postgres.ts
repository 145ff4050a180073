import pg from 'pg';
import { inject } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';

let teller = 0;

/**
 * A fresh, empty database on the server that the tests share (PostgreSQL 15 or newer); it is dropped after the run.
 * @returns its connection string, of a superuser.
 */
export async function verseDatabase(): Promise<string> {
  teller += 1;
  const naam = `${inject('testrun')}_${process.pid}_${teller}`;
  const client = new pg.Client({ connectionString: inject('postgres') });
  await client.connect();
  try {
    // template0: nobody can be connected to it, which would make the copy fail.
    await client.query(`create database ${pg.escapeIdentifier(naam)} template template0 encoding 'UTF8'`);
  } finally {
    await client.end();
  }
  const url = new URL(inject('postgres'));
  url.pathname = `/${naam}`;
  return url.href;
}

/** A PostgreSQL of the caller's own, to crash and restart; the caller stops it, and it dies with the test process. */
export function eigenPostgres(): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ zekerheid: 'test' });
}
