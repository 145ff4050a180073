import { type Kysely, sql } from 'kysely';

/** What the region says of a request, why it was decided otherwise, and what of a client is asked anywhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table verzoek
      add column advies text check (advies in ('geen-bezwaar', 'bezwaar', 'zelf-afwijzen')),
      add column redenen jsonb,
      add constraint verzoek_advies check ((advies is null) = (redenen is null));
    alter table verzoek_antwoord add column motivering_verzegeld bytea;

    create index verzoek_wijst_zelf_af on verzoek (id)
      where advies = 'zelf-afwijzen' and versie = 1 and not afgekeurd;
    create index verzoek_per_client on verzoek (bsn_hash, gemeente, standaard) where not afgekeurd;

    comment on column verzoek.advies is
      'What the agreements of the region said of it when it came in; null where they say nothing.';
    comment on column verzoek.redenen is
      'Each rule that found something, its consequence and the values that clash. Nothing in it says who somebody is.';
    comment on column verzoek_antwoord.motivering_verzegeld is
      'Why it was decided against the advice; sealed, because it is free text.';
  `.execute(db);
}
