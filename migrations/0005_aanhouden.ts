import { type Kysely, sql } from 'kysely';

/** Messages that are looked at again later, because what they wait for may still come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table bericht add column aangehouden_tot timestamptz;
    create index bericht_aangehouden on bericht (stroom) where aangehouden_tot is not null and beoordeeld_op is null;

    comment on column bericht.aangehouden_tot is
      'Not judged before this moment, and nothing waits for it; null: never held. Kept after it was judged.';
  `.execute(db);
}
