import { type Kysely, sql } from 'kysely';

/** Messages in and out, what was promised about them and what happened to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table bericht (
      id uuid primary key,
      volgnummer bigint generated always as identity unique,
      richting text not null check (richting in ('in', 'uit')),
      herkomst text not null check (herkomst in ('aanbieder', 'backoffice', 'berichtenpoort')),
      standaard text not null,
      nummer text not null,
      afzender text,
      ontvanger text,
      identificatie text,
      dagtekening date,
      bsn_hash bytea,
      bsn_verzegeld bytea,
      stroom bigint,
      ontvangen_op timestamptz not null,
      bytes_verzegeld bytea not null,
      envelop_zender text,
      envelop_referentienummer text,
      in_antwoord_op uuid references bericht (id),
      oordeel jsonb,
      uitkomst text check (uitkomst in ('goedgekeurd', 'afgekeurd')),
      niveau smallint,
      beoordeeld_op timestamptz,
      retourcodes text[] not null default '{}',
      constraint bericht_envelop_heel check ((envelop_zender is null) = (envelop_referentienummer is null)),
      constraint bericht_bsn_heel check ((bsn_hash is null) = (bsn_verzegeld is null)),
      constraint bericht_oordeel_heel
        check ((oordeel is null) = (beoordeeld_op is null) and (oordeel is null) = (uitkomst is null))
    );

    -- Sealed bytes do not compress; trying costs time on every insert.
    alter table bericht alter column bytes_verzegeld set storage external;

    create unique index bericht_envelop_key on bericht (envelop_zender, envelop_referentienummer)
      where envelop_zender is not null;
    create unique index bericht_in_antwoord_op_key on bericht (in_antwoord_op) where in_antwoord_op is not null;
    -- Not one on volgnummer alone beside it: on young tables the planner would take that one to look for an earlier
    -- message of the same stroom, and read everything that waits, and that waited, for each judgement.
    create index bericht_te_beoordelen_in_stroom on bericht (stroom, volgnummer)
      where beoordeeld_op is null and herkomst <> 'berichtenpoort';
    create index bericht_per_soort on bericht (standaard, nummer, volgnummer);
    create index bericht_per_afzender on bericht (afzender, volgnummer);
    create index bericht_per_ontvanger on bericht (ontvanger, volgnummer);
    create index bericht_per_uitkomst on bericht (uitkomst, volgnummer) where uitkomst is not null;

    comment on table bericht is 'Every message, in or out, with its bytes as received or sent. Never deleted.';
    comment on column bericht.id is 'Made by whoever handed the message in, so that a retry is recognised.';
    comment on column bericht.volgnummer is
      'Order of receipt: within one stroom a lower number was committed earlier. Gaps are normal.';
    comment on column bericht.richting is 'in: from a provider. uit: to a provider, our own answers included.';
    comment on column bericht.herkomst is 'Who handed it over; berichtenpoort: an answer made here.';
    comment on column bericht.standaard is 'Law and release, e.g. ijw-3.2.';
    comment on column bericht.nummer is 'Number of the kind, e.g. 305.';
    comment on column bericht.afzender is 'Header/Afzender; null when a broken message does not say.';
    comment on column bericht.ontvanger is 'Header/Ontvanger; null when a broken message does not say.';
    comment on column bericht.identificatie is
      'Header/BerichtIdentificatie/Identificatie, in a received retour that of the message it answers; in an answer made here its own IdentificatieRetour.';
    comment on column bericht.dagtekening is 'Dagtekening that belongs to identificatie.';
    comment on column bericht.bsn_hash is 'Keyed hash of the BSN of the one Client; the only way to look for a client.';
    comment on column bericht.bsn_verzegeld is 'The BSN, sealed; needed only to compute bsn_hash anew with another key.';
    comment on column bericht.stroom is
      'Hash of provider and client. Messages of one stroom are judged in order of receipt, under an advisory lock of this number. null: judged alone.';
    comment on column bericht.ontvangen_op is 'Moment of receipt; of an answer made here the moment it was made.';
    comment on column bericht.bytes_verzegeld is 'The message as received or sent, sealed.';
    comment on column bericht.envelop_zender is
      'Sender of the transport envelope: duplicate key 1. Empty: known by a keyed hash of its content.';
    comment on column bericht.envelop_referentienummer is 'Reference number within envelop_zender: duplicate key 1.';
    comment on column bericht.in_antwoord_op is
      'The message this one answers, a retour made here or received. Unique: exactly one answer per message.';
    comment on column bericht.oordeel is 'The verdict as JSON: findings and effects, never a BSN.';
    comment on column bericht.uitkomst is 'Outcome of the verdict.';
    comment on column bericht.niveau is 'First level that failed; null when none did.';
    comment on column bericht.beoordeeld_op is 'Moment of the decision; null: still to be judged, or made here.';
    comment on column bericht.retourcodes is 'Retourcodes that a received retour carried.';
  `.execute(db);

  await sql`
    create table identiteit (
      standaard text not null,
      nummer text not null,
      afzender text not null,
      identificatie text not null,
      bericht_id uuid not null references bericht (id),
      primary key (standaard, nummer, afzender, identificatie)
    );

    comment on table identiteit is
      'Which message was the first with an identity (TR056): duplicate key 2. Retours carry the identity of another message and have no row.';
    comment on column identiteit.standaard is 'As bericht.standaard.';
    comment on column identiteit.nummer is 'As bericht.nummer.';
    comment on column identiteit.afzender is 'As bericht.afzender.';
    comment on column identiteit.identificatie is 'As bericht.identificatie.';
    comment on column identiteit.bericht_id is 'The first message with this identity; every later one is refused.';
  `.execute(db);

  await sql`
    create table termijn (
      id bigint generated always as identity primary key,
      bericht_id uuid not null references bericht (id),
      verplichting text not null,
      partij text not null check (partij in ('gemeente', 'aanbieder')),
      vanaf date not null,
      uiterlijk date not null,
      einde text check (einde in ('nagekomen', 'vervallen')),
      einde_op timestamptz,
      constraint termijn_eenmaal unique (bericht_id, verplichting, partij, vanaf),
      constraint termijn_einde_heel check ((einde is null) = (einde_op is null))
    );

    comment on table termijn is 'An obligation about a message with its last day, and how it ended.';
    comment on column termijn.id is 'Order in which the terms were opened.';
    comment on column termijn.bericht_id is 'The message it is about: one received, or one sent that awaits its retour.';
    comment on column termijn.verplichting is 'Rule that sets the term, e.g. OP090.';
    comment on column termijn.partij is 'Who owes it.';
    comment on column termijn.vanaf is 'Amsterdam day the term started from.';
    comment on column termijn.uiterlijk is 'Last Amsterdam day; from the next day on the term has passed.';
    comment on column termijn.einde is
      'nagekomen: what was owed was done, in time or late. vervallen: nothing can be owed any more. null: open.';
    comment on column termijn.einde_op is 'Moment it ended.';
  `.execute(db);

  await sql`
    create table verzending (
      bericht_id uuid primary key references bericht (id),
      volgorde bigint generated always as identity,
      aangemaakt_op timestamptz not null,
      verzonden_op timestamptz,
      pogingen integer not null default 0,
      laatste_fout text
    );

    create index verzending_wacht on verzending (volgorde) where verzonden_op is null;

    comment on table verzending is 'The outbox: messages that must leave, and that left.';
    comment on column verzending.bericht_id is 'The message to send.';
    comment on column verzending.volgorde is 'Order in which messages entered the outbox.';
    comment on column verzending.aangemaakt_op is 'Moment it entered the outbox.';
    comment on column verzending.verzonden_op is 'Moment the other side took it over; null: still to be sent.';
    comment on column verzending.pogingen is 'Attempts so far, the successful one included.';
    comment on column verzending.laatste_fout is 'Code of the last failure; never its text, which can hold data.';
  `.execute(db);

  await sql`
    create table gebeurtenis (
      id bigint generated always as identity primary key,
      op timestamptz not null,
      wat text not null,
      wie text not null,
      -- No foreign key: checking it would cost more than writing the row, and messages are never deleted.
      bericht_id uuid,
      bijzonderheden jsonb not null default '{}'
    );

    create index gebeurtenis_per_bericht on gebeurtenis (bericht_id, id);

    create function gebeurtenis_is_onveranderlijk() returns trigger language plpgsql as $$
    begin
      raise exception 'gebeurtenis is append-only: % is not allowed', tg_op using errcode = 'restrict_violation';
    end $$;

    create trigger gebeurtenis_onveranderlijk before update or delete or truncate on gebeurtenis
      for each statement execute function gebeurtenis_is_onveranderlijk();

    comment on table gebeurtenis is
      'Audit trail: who or what did what to which message and when. A trigger refuses every change and removal.';
    comment on column gebeurtenis.id is 'Order of recording.';
    comment on column gebeurtenis.op is 'Moment it happened.';
    comment on column gebeurtenis.wat is 'What happened, e.g. ontvangen, beoordeeld, verzonden.';
    comment on column gebeurtenis.wie is 'Who or what did it.';
    comment on column gebeurtenis.bericht_id is 'The message it happened to.';
    comment on column gebeurtenis.bijzonderheden is 'Names and codes that belong to it; never personal data.';
  `.execute(db);
}
