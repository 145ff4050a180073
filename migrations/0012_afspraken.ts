import { type Kysely, sql } from 'kysely';

/** What was agreed apart from messages and contracts, because a rule of a region asks for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table afspraak (
      id bigint generated always as identity primary key,
      standaard text not null,
      gemeente text not null,
      aanbieder text not null,
      soort text not null check (soort in ('vooroverleg', 'overmacht', 'behandeling')),
      toewijzing_nummer bigint,
      maand date check (extract(day from maand) = 1),
      toelichting text not null,
      vastgelegd_op timestamptz not null,
      vastgelegd_door text not null,
      ingetrokken_op timestamptz,
      ingetrokken_door text,
      constraint afspraak_ingetrokken_heel check ((ingetrokken_op is null) = (ingetrokken_door is null))
    );

    create unique index afspraak_geldt on afspraak (aanbieder, gemeente, standaard, toewijzing_nummer, soort, maand)
      nulls not distinct where ingetrokken_op is null;

    comment on table afspraak is
      'What was agreed with a provider apart from messages and contracts. What is withdrawn stays, and counts no more.';
    comment on column afspraak.id is 'Order of recording; names it in the api.';
    comment on column afspraak.standaard is 'Law and release.';
    comment on column afspraak.gemeente is 'Municipality that agreed.';
    comment on column afspraak.aanbieder is 'Provider it was agreed with.';
    comment on column afspraak.soort is 'What was agreed: talked over beforehand, force majeure, a treatment that began.';
    comment on column afspraak.toewijzing_nummer is 'ToewijzingNummer it is about; null: all of the provider.';
    comment on column afspraak.maand is 'First day of the month of care it is about; null: every month.';
    comment on column afspraak.toelichting is 'Why; nothing personal.';
    comment on column afspraak.vastgelegd_op is 'When it was recorded.';
    comment on column afspraak.vastgelegd_door is 'Who recorded it, as the back office names them.';
    comment on column afspraak.ingetrokken_op is 'When it was withdrawn; null: it holds.';
    comment on column afspraak.ingetrokken_door is 'Who withdrew it.';
  `.execute(db);
}
