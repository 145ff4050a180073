import { type Kysely, sql } from 'kysely';

/** Requests with their answers, declarations with what was granted of them, and messages to a provider that we serve. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table bericht
      drop constraint bericht_herkomst_check,
      add constraint bericht_herkomst_check
        check (herkomst in ('aanbieder', 'gemeente', 'backoffice', 'berichtenpoort')),
      drop constraint bericht_uitkomst_check,
      add constraint bericht_uitkomst_check check (uitkomst in ('goedgekeurd', 'deels-goedgekeurd', 'afgekeurd')),
      add column aanbieder text;

    -- A retour does not swap the parties of the message it answers.
    update bericht set aanbieder =
      case when nummer in ('301', '302', '319', '320', '325') then ontvanger else afzender end;
    -- These are about all clients of their provider and take their turn with the provider itself.
    update bericht set stroom = null where nummer in ('323', '325');

    create index bericht_te_beoordelen_van_aanbieder on bericht (aanbieder, volgnummer)
      where beoordeeld_op is null and herkomst <> 'berichtenpoort';
    create index bericht_declaratie_te_beoordelen on bericht (aanbieder, volgnummer)
      where beoordeeld_op is null and herkomst <> 'berichtenpoort' and nummer in ('323', '325');

    comment on column bericht.aanbieder is
      'Of the two parties the provider; null when a broken message does not say. A 323 or 325 is judged under an advisory lock of it, a 301 or 302 under a shared one.';
    comment on column bericht.richting is 'in: from another party. uit: from a party we serve, our own answers included.';
    comment on column bericht.herkomst is
      'Who handed it over: the other party (aanbieder, gemeente) or the back office of a party we serve; berichtenpoort: made here.';
  `.execute(db);

  await sql`
    create table verzoek (
      id bigint generated always as identity primary key,
      bericht_id uuid not null references bericht (id),
      plaats integer not null,
      soort text not null check (soort in ('315', '317')),
      gemeente text not null,
      standaard text not null,
      aanbieder text not null,
      bsn_hash bytea not null,
      referentie text not null,
      gevraagd_verzegeld bytea not null,
      stand text not null default 'open' check (stand in ('open', 'in-onderzoek', 'toegewezen', 'afgewezen')),
      versie integer not null default 1,
      afgekeurd boolean not null default false,
      constraint verzoek_plaats_key unique (bericht_id, plaats)
    );

    create unique index verzoek_referentie_key on verzoek (referentie, aanbieder, gemeente, standaard)
      where not afgekeurd;
    create index verzoek_wacht_per_client on verzoek (bsn_hash, aanbieder, gemeente, standaard)
      where not afgekeurd and stand in ('open', 'in-onderzoek');
    create index verzoek_per_stand on verzoek (stand, id) where not afgekeurd;
    create index verzoek_per_aanbieder on verzoek (aanbieder, id) where not afgekeurd;

    comment on table verzoek is
      'One requested product of a 315, or a 317 as a whole: what one ReferentieAanbieder stands for. Only of approved messages.';
    comment on column verzoek.id is 'Order of recording; names the request in the api.';
    comment on column verzoek.bericht_id is 'The message that carries it.';
    comment on column verzoek.plaats is 'Place (from 0) in that message.';
    comment on column verzoek.soort is '315: a requested product. 317: a request for change.';
    comment on column verzoek.gemeente is 'Municipality that decides.';
    comment on column verzoek.standaard is 'Law and release.';
    comment on column verzoek.aanbieder is 'Provider that asks.';
    comment on column verzoek.bsn_hash is 'Keyed hash of the BSN of the client.';
    comment on column verzoek.referentie is 'ReferentieAanbieder, unique per provider, municipality and law (TR347).';
    comment on column verzoek.gevraagd_verzegeld is
      'What is asked: the class as JSON, sealed, because Commentaar and Verwijzer are free text about people.';
    comment on column verzoek.stand is 'Follows from its answers that were not refused; open when there are none.';
    comment on column verzoek.versie is 'Rises with every change of stand. Whoever judged by an older one judges again.';
    comment on column verzoek.afgekeurd is 'The retour on its message had errors, so it counts as never sent (OP286).';
  `.execute(db);

  await sql`
    create table verzoek_antwoord (
      id bigint generated always as identity primary key,
      verzoek_id bigint not null references verzoek (id),
      bericht_id uuid not null references bericht (id),
      stand text not null check (stand in ('in-onderzoek', 'toegewezen', 'afgewezen')),
      status text not null default 'verzonden' check (status in ('verzonden', 'bevestigd', 'afgekeurd')),
      constraint verzoek_antwoord_eenmaal unique (bericht_id, verzoek_id)
    );

    create index verzoek_antwoord_per_verzoek on verzoek_antwoord (verzoek_id, id);

    comment on table verzoek_antwoord is 'What was answered to a request, by a 319 or a 301.';
    comment on column verzoek_antwoord.id is 'Order of the answers.';
    comment on column verzoek_antwoord.verzoek_id is 'The request.';
    comment on column verzoek_antwoord.bericht_id is 'The 319 or 301 that carries the answer.';
    comment on column verzoek_antwoord.stand is 'Where the request stands because of it.';
    comment on column verzoek_antwoord.status is
      'verzonden: no retour yet. bevestigd: its retour had no errors. afgekeurd: its retour had errors, so the answer counts as never sent (OP286).';
  `.execute(db);

  await sql`
    alter table termijn
      drop constraint termijn_eenmaal,
      add column verzoek_id bigint references verzoek (id),
      add column geopend_door uuid references bericht (id),
      add column beeindigd_door uuid references bericht (id),
      add constraint termijn_eenmaal
        unique nulls not distinct (bericht_id, verplichting, partij, vanaf, verzoek_id, geopend_door);
    create index termijn_per_verzoek on termijn (verzoek_id) where verzoek_id is not null;

    comment on column termijn.verzoek_id is 'The one request it is about (OP274, OP346); null: the message as a whole.';
    comment on column termijn.geopend_door is
      'The message that made a term of a request start; null for a term that starts at receipt or sending.';
    comment on column termijn.beeindigd_door is
      'The answer that ended a term of a request; when that answer is refused, the term is open again.';
  `.execute(db);

  await sql`
    create table declaratie (
      id bigint generated always as identity primary key,
      bericht_id uuid not null unique references bericht (id),
      gemeente text not null,
      standaard text not null,
      aanbieder text not null,
      nummer text not null,
      begindatum date not null,
      einddatum date not null,
      ingediend bigint not null,
      toegekend bigint not null,
      afgekeurd boolean not null default false
    );

    create unique index declaratie_nummer_key on declaratie (nummer, aanbieder, gemeente, standaard)
      where not afgekeurd;
    create index declaratie_laatste on declaratie (aanbieder, gemeente, standaard, id) where not afgekeurd;

    comment on table declaratie is
      'A declaration (323) that was taken in, whatever was granted of it. One that was refused as a whole counts as not sent and has no row.';
    comment on column declaratie.id is 'Order of processing: within a provider the order of receipt.';
    comment on column declaratie.bericht_id is 'The 323.';
    comment on column declaratie.gemeente is 'Municipality that pays.';
    comment on column declaratie.standaard is 'Law and release.';
    comment on column declaratie.aanbieder is 'Provider that declares.';
    comment on column declaratie.nummer is 'DeclaratieNummer, unique per provider, municipality and law (TR333).';
    comment on column declaratie.begindatum is 'First day of the DeclaratiePeriode (TR318).';
    comment on column declaratie.einddatum is 'Last day of the DeclaratiePeriode.';
    comment on column declaratie.ingediend is 'TotaalIngediendBedrag in eurocents, with its sign.';
    comment on column declaratie.toegekend is
      'What was granted in eurocents, with its sign; of our own declaration what its 325 says, once that came.';
    comment on column declaratie.afgekeurd is
      'Our own declaration, and its 325 refused it as a whole: it counts as not sent.';
  `.execute(db);

  await sql`
    create table prestatie (
      id bigint generated always as identity primary key,
      declaratie_id bigint not null references declaratie (id),
      gemeente text not null,
      standaard text not null,
      aanbieder text not null,
      bsn_hash bytea not null,
      toewijzing_nummer bigint not null,
      referentie text not null,
      vorige_referentie text,
      categorie text not null,
      code text not null,
      begindatum date not null,
      einddatum date not null,
      volume bigint not null,
      eenheid text not null,
      tarief bigint,
      bedrag bigint not null,
      debet_credit text not null check (debet_credit in ('D', 'C')),
      afgekeurd boolean not null default false
    );

    create unique index prestatie_referentie_key on prestatie (referentie, aanbieder, gemeente, standaard)
      where not afgekeurd;
    create index prestatie_per_toewijzing on prestatie (toewijzing_nummer, gemeente, standaard)
      where not afgekeurd;
    create index prestatie_per_declaratie on prestatie (declaratie_id);

    comment on table prestatie is 'A granted Prestatie, debit or credit. A refused one has no row.';
    comment on column prestatie.id is
      'Order of processing: within a provider the order of receipt, credits before debits of one message (OP366).';
    comment on column prestatie.declaratie_id is 'The declaration that carried it.';
    comment on column prestatie.gemeente is 'As declaratie.gemeente, for the look-up.';
    comment on column prestatie.standaard is 'As declaratie.standaard, for the look-up.';
    comment on column prestatie.aanbieder is 'As declaratie.aanbieder, for the look-up.';
    comment on column prestatie.bsn_hash is 'Keyed hash of the BSN of the client.';
    comment on column prestatie.toewijzing_nummer is 'ToewijzingNummer.';
    comment on column prestatie.referentie is 'ReferentieNummer, unique per provider, municipality and law (TR314).';
    comment on column prestatie.vorige_referentie is 'VorigReferentieNummer: the debit that a credit takes back.';
    comment on column prestatie.categorie is 'ProductCategorie.';
    comment on column prestatie.code is 'ProductCode.';
    comment on column prestatie.begindatum is 'First day of the ProductPeriode.';
    comment on column prestatie.einddatum is 'Last day of the ProductPeriode.';
    comment on column prestatie.volume is 'GeleverdVolume, in eenheid.';
    comment on column prestatie.eenheid is 'Eenheid.';
    comment on column prestatie.tarief is 'ProductTarief in eurocents; null when there is none.';
    comment on column prestatie.bedrag is 'Bedrag in eurocents, without sign.';
    comment on column prestatie.debet_credit is 'D adds to what is granted, C takes it away.';
    comment on column prestatie.afgekeurd is 'Of our own declaration, and its 325 refused this Prestatie.';
  `.execute(db);
}
