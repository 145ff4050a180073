/**
 * Reading sealed messages. A value travels as text of twice its size, in a buffer that doubles while it grows, so a large
 * one is read in parts: one message of 20 MB would otherwise take a hundred.
 */
import { type RawBuilder, sql } from 'kysely';
import type { MessageId } from '../casefile.ts';
import type { Db } from './store.ts';

/** Bytes at most in one piece. */
const part = 2 ** 20;

/** The sealed bytes of `b`, or null when they are read in parts. */
export const selectSealed: RawBuilder<Uint8Array | null> = sql`
  case when octet_length(b.bytes_verzegeld) <= ${sql.lit(part)} then b.bytes_verzegeld end`;

/** @param gelezen what `selectSealed` gave; the bytes of a message never change, so the rest may be read later */
export async function wholeSealed(db: Db, id: MessageId, gelezen: Uint8Array | null): Promise<Uint8Array> {
  if (gelezen !== null) return gelezen;
  const { rows } = await sql<{ omvang: number }>`
    select octet_length(bytes_verzegeld) as omvang from bericht where id = ${id}`.execute(db);
  const geheel = Buffer.allocUnsafeSlow(rows[0]?.omvang ?? 0);
  for (let vanaf = 0; vanaf < geheel.length; vanaf += part) {
    const { rows: delen } = await sql<{ deel: Uint8Array }>`
      select substring(bytes_verzegeld from ${vanaf + 1}::integer for ${part}::integer) as deel
      from bericht where id = ${id}`.execute(db);
    geheel.set(delen[0]?.deel ?? [], vanaf);
  }
  return geheel;
}
