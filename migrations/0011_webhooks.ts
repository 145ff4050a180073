import { type Kysely, sql } from 'kysely';

/** Back offices that want to be told, and what they have yet to be told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook (
      naam text primary key,
      sinds timestamptz not null
    );

    comment on table webhook is
      'Who is told of signals and of judged messages. Its address and secret are in the configuration only.';
    comment on column webhook.naam is 'Name in the configuration.';
    comment on column webhook.sinds is 'What happened before this moment it is not told.';

    create table melding (
      id bigint generated always as identity primary key,
      -- No foreign key: every judgement would lock the one row of a webhook.
      webhook text not null,
      soort text not null check (soort in ('signaal', 'bericht-beoordeeld')),
      bericht_id uuid,
      signaal_id bigint,
      ontstaan_op timestamptz not null,
      pogingen integer not null default 0,
      opnieuw_op timestamptz not null,
      laatste_fout text,
      constraint melding_over check ((soort = 'signaal') = (signaal_id is not null)
        and (soort = 'bericht-beoordeeld') = (bericht_id is not null))
    );

    create index melding_aan_de_beurt on melding (webhook, opnieuw_op, id);

    comment on table melding is
      'The outbox of the webhooks: a row is written with what it tells of, and goes when it was taken over.';
    comment on column melding.id is 'Order of recording; the receiver knows a repeat by it.';
    comment on column melding.webhook is 'Who is told.';
    comment on column melding.soort is 'What it tells of.';
    comment on column melding.bericht_id is 'The message that was judged.';
    comment on column melding.signaal_id is 'The signal that was opened.';
    comment on column melding.ontstaan_op is 'Moment of what it tells of.';
    comment on column melding.pogingen is 'Attempts so far.';
    comment on column melding.opnieuw_op is 'Not tried before this moment.';
    comment on column melding.laatste_fout is 'Code of the last failure; never its text.';

    -- Triggers, so that nothing is judged or signalled without being told, whichever way it was written.
    create function meld_oordeel() returns trigger language plpgsql as $$
    begin
      insert into melding (webhook, soort, bericht_id, ontstaan_op, opnieuw_op)
        select naam, 'bericht-beoordeeld', new.id, new.beoordeeld_op, new.beoordeeld_op from webhook;
      return null;
    end $$;

    create trigger bericht_beoordeeld after update of beoordeeld_op on bericht for each row
      when (old.beoordeeld_op is null and new.beoordeeld_op is not null) execute function meld_oordeel();
    create trigger bericht_besloten after insert on bericht for each row
      when (new.beoordeeld_op is not null) execute function meld_oordeel();

    create function meld_signaal() returns trigger language plpgsql as $$
    begin
      insert into melding (webhook, soort, signaal_id, ontstaan_op, opnieuw_op)
        select naam, 'signaal', new.id, new.vastgelegd_op, new.vastgelegd_op from webhook;
      return null;
    end $$;

    create trigger signaal_nieuw after insert on signaal for each row execute function meld_signaal();
    create trigger signaal_terug after update of opgelost_op on signaal for each row
      when (old.opgelost_op is not null and new.opgelost_op is null) execute function meld_signaal();
  `.execute(db);
}
