import { type Kysely, sql } from 'kysely';

/** Starts and stops of a provider that we serve can be refused by the municipality. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table levering add column afgekeurd boolean not null default false;

    drop index levering_logische_sleutel;
    create unique index levering_logische_sleutel on levering (
      bsn_hash, aanbieder, gemeente, standaard, soort,
      toewijzing_nummer, categorie, code, begindatum, einddatum, reden_beeindiging
    ) nulls not distinct where verwijderd_door is null and not afgekeurd;

    comment on column levering.afgekeurd is
      'The retour on its message had errors, so it counts as never sent (OP286). Only of our own messages.';
    comment on column levering.verwijderd_door is
      'The message that removed it; null: in force, unless afgekeurd. When that message is refused, what it removed is in force again.';
  `.execute(db);
}
