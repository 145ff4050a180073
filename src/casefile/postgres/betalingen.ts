/** What must be paid: one query, whatever it finds, so that a page and the totals are of one moment. */
import { sql } from 'kysely';
import type { Payment, PaymentFilter, PaymentPage, Payments, PaymentTotal } from '../betalingen.ts';
import { type Db, dayFrom, dayText, type Json } from './store.ts';

export async function searchPayments(
  db: Db,
  { kant, standaard, gemeente, aanbieder, van, tot }: PaymentFilter,
  { na, aantal }: PaymentPage,
): Promise<Payments> {
  const eisen = [
    sql`not d.afgekeurd`,
    ...(standaard === undefined ? [] : [sql`d.standaard = ${standaard}`]),
    ...(gemeente === undefined ? [] : [sql`d.gemeente = ${gemeente}`]),
    ...(aanbieder === undefined ? [] : [sql`d.aanbieder = ${aanbieder}`]),
    ...(van === undefined ? [] : [sql`d.betalen_uiterlijk >= ${dayText(van)}::date`]),
    ...(tot === undefined ? [] : [sql`d.betalen_uiterlijk <= ${dayText(tot)}::date`]),
    ...(kant === undefined ? [] : [sql`(b.herkomst = 'backoffice') = ${kant === 'te-ontvangen'}`]),
  ];
  const daarna =
    na === undefined
      ? sql`true`
      : sql`(betalen_uiterlijk, id) > (${dayText(na.uiterlijk)}::date, ${na.id}::bigint)`;
  const { rows } = await sql<Json<Payments>>`
    with gekozen as (
      select d.*, b.identificatie, c.credit, d.toegekend + c.credit as debet,
        case b.herkomst when 'backoffice' then 'te-ontvangen' else 'te-betalen' end as kant
      from declaratie d join bericht b on b.id = d.bericht_id, lateral (
        select coalesce(sum(p.bedrag), 0) as credit from prestatie p
        where p.declaratie_id = d.id and p.debet_credit = 'C' and not p.afgekeurd) c
      where ${sql.join(eisen, sql` and `)}
    ), bladzijde as (
      select * from gekozen where ${daarna} order by betalen_uiterlijk, id limit ${aantal}
    ), totaal as (
      select kant, standaard, gemeente, aanbieder, count(*) as declaraties, sum(ingediend) as ingediend,
        sum(debet) as debet, sum(credit) as credit, sum(toegekend) as toegekend
      from gekozen group by kant, standaard, gemeente, aanbieder
    )
    select
      (select coalesce(json_agg(json_build_object(
        'id', g.id, 'kant', g.kant, 'standaard', g.standaard, 'gemeente', g.gemeente, 'aanbieder', g.aanbieder,
        'declaratieNummer', g.nummer,
        'periode', json_build_object('begindatum', g.begindatum, 'einddatum', g.einddatum),
        'dagtekening', g.dagtekening, 'uiterlijk', g.betalen_uiterlijk, 'ingediend', g.ingediend,
        'debet', g.debet, 'credit', g.credit, 'toegekend', g.toegekend,
        'declaratie', json_build_object('id', g.bericht_id, 'identificatie', g.identificatie),
        'antwoord', (
          select json_build_object('id', a.id, 'identificatie', a.identificatie)
          from bericht a where a.in_antwoord_op = g.bericht_id)
      ) order by g.betalen_uiterlijk, g.id), '[]') from bladzijde g) as regels,
      (select coalesce(json_agg(row_to_json(t) order by t.kant, t.gemeente, t.aanbieder, t.standaard), '[]')
        from totaal t) as totalen`.execute(db);
  const { regels, totalen } = rows[0] ?? { regels: [], totalen: [] };
  return { regels: regels.map(paymentFrom), totalen: totalen satisfies readonly PaymentTotal[] };
}

function paymentFrom({ periode, dagtekening, uiterlijk, ...json }: Json<Payment>): Payment {
  return {
    ...json,
    periode: { begindatum: dayFrom(periode.begindatum), einddatum: dayFrom(periode.einddatum) },
    dagtekening: dayFrom(dagtekening),
    uiterlijk: dayFrom(uiterlijk),
  };
}
