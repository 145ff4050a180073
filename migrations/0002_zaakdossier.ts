import { type Kysely, sql } from 'kysely';

/** What approved messages made known: allocations, starts and stops. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table toewijzing (
      id bigint generated always as identity primary key,
      gemeente text not null,
      standaard text not null,
      nummer bigint not null,
      stand integer not null default 1,
      constraint toewijzing_nummer_key unique (nummer, gemeente, standaard)
    );

    comment on table toewijzing is
      'A ToewijzingNummer, unique per municipality and law (TR332). Everything about it is in its versions.';
    comment on column toewijzing.id is 'Of this table only; the standard knows (gemeente, standaard, nummer).';
    comment on column toewijzing.gemeente is 'Municipality that allocates.';
    comment on column toewijzing.standaard is 'Law and release.';
    comment on column toewijzing.nummer is 'ToewijzingNummer.';
    comment on column toewijzing.stand is
      'Rises with every version. Whoever judged by an older stand judges again, so that two clients never get one number.';
  `.execute(db);

  await sql`
    create table toewijzing_versie (
      id bigint generated always as identity primary key,
      toewijzing_id bigint not null references toewijzing (id),
      bericht_id uuid not null references bericht (id),
      status text not null default 'verzonden' check (status in ('verzonden', 'bevestigd', 'afgekeurd')),
      aanbieder text not null,
      bsn_hash bytea not null,
      categorie text,
      code text,
      ingangsdatum date not null,
      einddatum date,
      reden_wijziging text,
      volume bigint,
      eenheid text,
      frequentie text,
      budget bigint,
      referentie_aanbieder text,
      constraint toewijzing_versie_per_bericht unique (bericht_id, toewijzing_id),
      constraint toewijzing_versie_product check (code is null or categorie is not null),
      constraint toewijzing_versie_omvang
        check ((volume is null) = (eenheid is null) and (volume is null) = (frequentie is null))
    );

    create index toewijzing_versie_geldig on toewijzing_versie (toewijzing_id, id desc) where status <> 'afgekeurd';
    create index toewijzing_versie_per_client on toewijzing_versie (bsn_hash, aanbieder, toewijzing_id);

    comment on table toewijzing_versie is
      'A ToegewezenProduct as one 301 carried it. In force is the newest version that was not refused.';
    comment on column toewijzing_versie.id is 'Rises with every version of a ToewijzingNummer.';
    comment on column toewijzing_versie.toewijzing_id is 'The ToewijzingNummer.';
    comment on column toewijzing_versie.bericht_id is 'The 301 that carried it.';
    comment on column toewijzing_versie.status is
      'verzonden: no 302 yet. bevestigd: its 302 had no errors. afgekeurd: its 302 had errors, so the 301 counts as never sent (OP286).';
    comment on column toewijzing_versie.aanbieder is 'Provider that gets the allocation.';
    comment on column toewijzing_versie.bsn_hash is 'Keyed hash of the BSN of the client.';
    comment on column toewijzing_versie.categorie is 'Product/Categorie; null when there is no Product.';
    comment on column toewijzing_versie.code is 'Product/Code.';
    comment on column toewijzing_versie.ingangsdatum is 'Ingangsdatum.';
    comment on column toewijzing_versie.einddatum is 'Einddatum; null when the allocation is open-ended.';
    comment on column toewijzing_versie.reden_wijziging is 'RedenWijziging; 13: removed.';
    comment on column toewijzing_versie.volume is 'Omvang/Volume; null when there is no Omvang.';
    comment on column toewijzing_versie.eenheid is 'Omvang/Eenheid.';
    comment on column toewijzing_versie.frequentie is 'Omvang/Frequentie.';
    comment on column toewijzing_versie.budget is 'Budget in eurocents.';
    comment on column toewijzing_versie.referentie_aanbieder is
      'ReferentieAanbieder of the request that this allocation grants.';
  `.execute(db);

  await sql`
    create table levering (
      id bigint generated always as identity primary key,
      soort text not null check (soort in ('start', 'stop')),
      gemeente text not null,
      standaard text not null,
      aanbieder text not null,
      bsn_hash bytea not null,
      toewijzing_nummer bigint,
      categorie text,
      code text,
      begindatum date not null,
      einddatum date,
      reden_beeindiging text,
      toewijzing_ingangsdatum date,
      bericht_id uuid not null references bericht (id),
      verwijderd_door uuid references bericht (id),
      constraint levering_product check (code is null or categorie is not null),
      constraint levering_stop
        check ((soort = 'stop') = (einddatum is not null) and (soort = 'stop') = (reden_beeindiging is not null))
    );

    -- Absent equals absent, so nulls are equal here. The leading columns serve the look-up of a client's deliveries.
    create unique index levering_logische_sleutel on levering (
      bsn_hash, aanbieder, gemeente, standaard, soort,
      toewijzing_nummer, categorie, code, begindatum, einddatum, reden_beeindiging
    ) nulls not distinct where verwijderd_door is null;

    comment on table levering is
      'An approved StartProduct or StopProduct. Removal (StatusAanlevering 3) is recorded, nothing is deleted.';
    comment on column levering.id is 'Order of processing: within a client and provider the order of receipt.';
    comment on column levering.soort is 'start: StartProduct of a 305. stop: StopProduct of a 307.';
    comment on column levering.gemeente is 'Municipality that received it.';
    comment on column levering.standaard is 'Law and release.';
    comment on column levering.aanbieder is 'Provider that sent it.';
    comment on column levering.bsn_hash is 'Keyed hash of the BSN of the client.';
    comment on column levering.toewijzing_nummer is 'ToewijzingNummer; part of the logical key (duplicate key 3, TR074).';
    comment on column levering.categorie is 'Product/Categorie; part of the logical key.';
    comment on column levering.code is 'Product/Code; part of the logical key.';
    comment on column levering.begindatum is 'Begindatum; part of the logical key.';
    comment on column levering.einddatum is 'Einddatum of a stop; part of its logical key.';
    comment on column levering.reden_beeindiging is 'RedenBeeindiging of a stop; part of its logical key.';
    comment on column levering.toewijzing_ingangsdatum is 'ToewijzingIngangsdatum; no part of the key.';
    comment on column levering.bericht_id is 'The message that carried it.';
    comment on column levering.verwijderd_door is 'The message that removed it; null: in force.';
  `.execute(db);
}
