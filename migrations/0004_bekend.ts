import { type Kysely, sql } from 'kysely';

/** What was known when a message was judged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bekend (
      bericht_id uuid primary key references bericht (id),
      feiten_verzegeld bytea not null
    );
    alter table bekend alter column feiten_verzegeld set storage external;

    comment on table bekend is
      'The facts a message was judged by, as they were then. None for a message that was refused before facts were asked for.';
    comment on column bekend.bericht_id is 'The message that was judged.';
    comment on column bekend.feiten_verzegeld is 'The facts as compressed JSON, sealed.';
  `.execute(db);
}
