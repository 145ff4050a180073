import { type Kysely, sql } from 'kysely';

/** What a person should look at, and whom to tell of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table signaal (
      id bigint generated always as identity primary key,
      oorzaak text not null constraint signaal_oorzaak_key unique,
      soort text not null
        check (soort in ('termijn-nadert', 'termijn-verstreken', 'geen-antwoord', 'toewijzing', 'bericht')),
      code text not null,
      melding text not null,
      sinds timestamptz not null,
      uiterlijk date,
      standaard text not null,
      gemeente text not null,
      aanbieder text not null,
      bericht_id uuid references bericht (id),
      verzoek_id bigint references verzoek (id),
      toewijzing_nummer bigint,
      bedrag bigint,
      vastgelegd_op timestamptz not null,
      gezien_op timestamptz,
      gezien_door text,
      opgelost_op timestamptz,
      opgelost_door text,
      oplossing text,
      constraint signaal_gezien_heel check ((gezien_op is null) = (gezien_door is null)),
      constraint signaal_opgelost_heel
        check ((opgelost_op is null) = (oplossing is null) and (opgelost_op is not null or opgelost_door is null))
    );

    create index signaal_open on signaal (id) where opgelost_op is null;
    create index signaal_per_aanbieder on signaal (aanbieder, id);

    comment on table signaal is
      'What a person should look at: one row per cause. It closes itself when its cause goes, unless a verdict signalled it.';
    comment on column signaal.id is 'Order of recording; names the signal in the api.';
    comment on column signaal.oorzaak is 'Names the cause. Unique, so that no cause is signalled twice.';
    comment on column signaal.soort is 'What kind of cause; bericht: a verdict signalled it.';
    comment on column signaal.code is 'The rule that raises it, or a name of our own.';
    comment on column signaal.melding is 'What it is, in Dutch; nothing personal.';
    comment on column signaal.sinds is 'Since when the cause is there, whenever it was seen.';
    comment on column signaal.uiterlijk is 'Last day of the term it is about.';
    comment on column signaal.standaard is 'Law and release.';
    comment on column signaal.gemeente is 'Municipality it is about.';
    comment on column signaal.aanbieder is 'Provider it is about.';
    comment on column signaal.bericht_id is 'Message it is about.';
    comment on column signaal.verzoek_id is 'Request it is about.';
    comment on column signaal.toewijzing_nummer is 'ToewijzingNummer it is about.';
    comment on column signaal.bedrag is 'Eurocents at stake.';
    comment on column signaal.vastgelegd_op is 'When it was recorded, or was opened again.';
    comment on column signaal.gezien_op is 'When a person saw it.';
    comment on column signaal.gezien_door is 'Who that was, as the back office names them.';
    comment on column signaal.opgelost_op is 'When it was solved, or its cause went; null: it is open.';
    comment on column signaal.opgelost_door is 'Who solved it; null: its cause went.';
    comment on column signaal.oplossing is 'How it was solved.';

    create index termijn_loopt on termijn (uiterlijk, id) where einde is null;
    create index levering_per_toewijzing on levering (toewijzing_nummer, gemeente, standaard, soort)
      where verwijderd_door is null and not afgekeurd;
  `.execute(db);
}
