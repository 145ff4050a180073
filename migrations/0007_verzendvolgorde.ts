import { type Kysely, sql } from 'kysely';

/** Messages of ours about one client leave in the order in which they were decided. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table verzending add column rij bigint;

    update verzending v set rij = hashtextextended(concat(coalesce(b.stroom::text, b.aanbieder), '/', b.ontvanger), 2)
    from bericht b
    where b.id = v.bericht_id and v.verzonden_op is null and b.in_antwoord_op is null
      and (b.stroom is not null or b.nummer = '323');

    create index verzending_in_de_rij on verzending (rij, volgorde)
      where verzonden_op is null and rij is not null;

    comment on column verzending.rij is
      'What leaves in order: our own messages about one client, or declarations of one provider, to one receiver. Null: an answer, or a message that names no client.';
  `.execute(db);
}
