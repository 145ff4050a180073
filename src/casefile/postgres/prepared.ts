/**
 * A pool that lets PostgreSQL plan a statement once per connection instead of every time. Planning costs more than
 * running for the statements of the casefile: with this a judgement takes half the time (docs/decisions.md).
 * And one that sends `begin` along with the first statement of its transaction: waiting for its answer is a round trip
 * that tells nothing. The pool must pipeline for that.
 */
import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** More different texts than this are not ours to expect; they are planned each time, so nothing grows. */
const maxStatements = 300;

/** The answer to a `begin`, which nobody reads. */
const nothing: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] };

/** Statements with parameters are prepared under a name made of their text. Not for a pooler that forgets those. */
export function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= maxStatements) return known;
    const name = createHash('sha256').update(text).digest('hex').slice(0, 40);
    names.set(text, name);
    return name;
  };
  const prepare = (client: pg.PoolClient): PostgresPoolClient => {
    const send = (text: string, values: readonly unknown[]) => {
      const name = values.length > 0 ? nameOf(text) : undefined;
      const asked = { text, values: [...values] };
      return client.query(name === undefined ? asked : { ...asked, name });
    };
    let beginDue = false;
    const query = async <R>(text: string, values: readonly unknown[] = []) => {
      if (text === 'begin') {
        beginDue = true;
        return nothing;
      }
      const before = beginDue ? send('begin', []) : null;
      beginDue = false;
      const [result] = await Promise.all([send(text, values), before]);
      // The driver knows nothing of the row type that a query promises, and calls the command a string.
      return result as unknown as PostgresQueryResult<R>;
    };
    // Kysely asks for a cursor only when it is given one, which is not so here.
    return { query: query as PostgresPoolClient['query'], release: (weg) => client.release(weg) };
  };
  // One wrapper per connection: Kysely keeps what it knows of a connection by its identity.
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? prepare(client);
      clients.set(client, known);
      return known;
    },
  };
}
