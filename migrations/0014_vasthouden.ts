import { type Kysely, sql } from 'kysely';

/** Declarations that wait for a person, and those that wait for such a declaration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table bericht add column wacht_op uuid references bericht (id);
    create index bericht_wacht_op on bericht (wacht_op) where wacht_op is not null and beoordeeld_op is null;

    comment on column bericht.wacht_op is
      'The held declaration that must be judged before this one; null: it waits for none. It has no turn until then.';

    create table vastgehouden (
      bericht_id uuid primary key references bericht (id),
      volgnummer bigint not null,
      tot timestamptz not null,
      regels jsonb not null,
      open integer not null check (open >= 0),
      cent bigint not null,
      besluiten_verzegeld bytea,
      klaar boolean not null default false
    );
    create index vastgehouden_wacht on vastgehouden (tot, volgnummer) where not klaar;

    comment on table vastgehouden is
      'Declarations that were held until a person decided on lines that only the region refuses.';
    comment on column vastgehouden.bericht_id is 'The declaration.';
    comment on column vastgehouden.volgnummer is 'Its order of receipt.';
    comment on column vastgehouden.tot is 'From this moment on nobody is waited for any more.';
    comment on column vastgehouden.regels is
      'The lines that wait, or waited and were decided on: path, reference, allocation, product, eurocents, findings.';
    comment on column vastgehouden.open is 'Lines on which nobody decided.';
    comment on column vastgehouden.cent is 'Eurocents of those, credits taken off.';
    comment on column vastgehouden.besluiten_verzegeld is
      'What was decided on each line and why, as JSON, sealed; null: nothing yet.';
    comment on column vastgehouden.klaar is 'Whether the declaration was judged.';
  `.execute(db);
}
