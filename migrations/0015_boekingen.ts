import { type Kysely, sql } from 'kysely';

/** What was paid of declarations, as a financial administration tells of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table boeking (
      id bigint generated always as identity primary key,
      declaratie_id bigint not null references declaratie (id),
      op date not null,
      bedrag bigint not null check (bedrag > 0),
      kenmerk text,
      vastgelegd_op timestamptz not null,
      vastgelegd_door text not null,
      ingetrokken_op timestamptz,
      ingetrokken_door text,
      constraint boeking_ingetrokken_heel check ((ingetrokken_op is null) = (ingetrokken_door is null))
    );

    create unique index boeking_kenmerk_key on boeking (declaratie_id, kenmerk)
      where ingetrokken_op is null and kenmerk is not null;
    create unique index boeking_zonder_kenmerk_key on boeking (declaratie_id, op, bedrag)
      where ingetrokken_op is null and kenmerk is null;
    create index boeking_per_declaratie on boeking (declaratie_id, id);

    comment on table boeking is
      'An amount that was paid of a declaration. What is withdrawn stays, and counts no more.';
    comment on column boeking.id is 'Order of recording; names it in the api.';
    comment on column boeking.declaratie_id is 'Declaration that it was paid of.';
    comment on column boeking.op is 'Day on which it was paid.';
    comment on column boeking.bedrag is 'Eurocents.';
    comment on column boeking.kenmerk is 'What the payer calls it, unique per declaration; nothing personal.';
    comment on column boeking.vastgelegd_op is 'When it was recorded.';
    comment on column boeking.vastgelegd_door is 'Who recorded it, as the back office names them.';
    comment on column boeking.ingetrokken_op is 'When it was withdrawn; null: it counts.';
    comment on column boeking.ingetrokken_door is 'Who withdrew it.';
  `.execute(db);
}
