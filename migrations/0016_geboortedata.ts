import { type Kysely, sql } from 'kysely';

/** When clients turn an age, for regions that want that seen. The day is personal, so only its year can be read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table client_geboren (
      gemeente text not null,
      bsn_hash bytea not null,
      jaar smallint not null,
      geboren_verzegeld bytea not null,
      bericht_id uuid not null references bericht (id),
      constraint client_geboren_pkey primary key (gemeente, bsn_hash)
    );

    create index client_geboren_per_jaar on client_geboren (gemeente, jaar);

    comment on table client_geboren is
      'When the client of a municipality was born, as its newest 301 of ours says.';
    comment on column client_geboren.gemeente is 'Municipality that allocates.';
    comment on column client_geboren.bsn_hash is 'Keyed hash of the BSN of the client.';
    comment on column client_geboren.jaar is 'Year of birth: what narrows the search for birthdays, and all that can be read.';
    comment on column client_geboren.geboren_verzegeld is 'Client/Geboortedatum, sealed.';
    comment on column client_geboren.bericht_id is 'The 301 that said so.';
  `.execute(db);
}
