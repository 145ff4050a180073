import { type Kysely, sql } from 'kysely';

/** What was refused of declarations that were taken in: a region may want it back in time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table prestatie_geweigerd (
      id bigint generated always as identity primary key,
      declaratie_id bigint not null references declaratie (id),
      gemeente text not null,
      standaard text not null,
      aanbieder text not null,
      toewijzing_nummer bigint not null,
      maand date not null check (extract(day from maand) = 1)
    );

    create index prestatie_geweigerd_per_toewijzing
      on prestatie_geweigerd (toewijzing_nummer, gemeente, standaard, aanbieder);

    comment on table prestatie_geweigerd is
      'Of each declaration, the allocations and months of which a debit was refused, once each.';
    comment on column prestatie_geweigerd.id is 'Order of recording.';
    comment on column prestatie_geweigerd.declaratie_id is 'Declaration in which it was refused.';
    comment on column prestatie_geweigerd.gemeente is 'Municipality it was declared to.';
    comment on column prestatie_geweigerd.standaard is 'Law and release.';
    comment on column prestatie_geweigerd.aanbieder is 'Provider that declared it.';
    comment on column prestatie_geweigerd.toewijzing_nummer is 'ToewijzingNummer as it was declared, known or not.';
    comment on column prestatie_geweigerd.maand is 'First day of the month in which the care began.';
  `.execute(db);
}
