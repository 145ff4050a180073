import { type Kysely, sql } from 'kysely';

/** Reports read a municipality, or a period, and not the whole of a table. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index toewijzing_per_gemeente on toewijzing (gemeente, standaard, nummer);

    -- Both days rise nearly as rows are added, so a summary of each block finds a period, and costs a write next to nothing.
    create index prestatie_per_periode on prestatie using brin (begindatum);
    create index termijn_per_periode on termijn using brin (vanaf);
  `.execute(db);
}
