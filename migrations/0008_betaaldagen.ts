import { type Kysely, sql } from 'kysely';

/** The day on which what is granted of a declaration must be paid. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table declaratie add column dagtekening date, add column betalen_uiterlijk date;

    -- Of what came before only the Dagtekening of the message is stored in clear; the two are nearly always one.
    update declaratie d set dagtekening = b.dagtekening, betalen_uiterlijk = b.dagtekening + 30
    from bericht b where b.id = d.bericht_id;
    update bericht b set oordeel = jsonb_set(b.oordeel, '{effecten}', (
      select jsonb_agg(case e.effect ->> 'effect' when 'declaratie-vastgelegd' then e.effect || jsonb_build_object(
        'dagtekening', d.dagtekening, 'betalenUiterlijk', d.betalen_uiterlijk) else e.effect end order by e.plaats)
      from jsonb_array_elements(b.oordeel -> 'effecten') with ordinality as e(effect, plaats)))
    from declaratie d where d.bericht_id = b.id;

    alter table declaratie
      alter column dagtekening set not null,
      alter column betalen_uiterlijk set not null;

    create index declaratie_te_betalen on declaratie (betalen_uiterlijk, id) where not afgekeurd;
    create index declaratie_te_betalen_aan on declaratie (aanbieder, betalen_uiterlijk, id) where not afgekeurd;
    create index prestatie_credit_per_declaratie on prestatie (declaratie_id) include (bedrag)
      where debet_credit = 'C' and not afgekeurd;

    comment on column declaratie.dagtekening is 'DeclaratieDagtekening.';
    comment on column declaratie.betalen_uiterlijk is
      'The last day to pay what is granted on, by the agreement that held when it was judged.';
  `.execute(db);
}
