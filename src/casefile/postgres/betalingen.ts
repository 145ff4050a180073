/** What must be paid: one query, whatever it finds, so that a page and the totals are of one moment. */
import { sql } from 'kysely';
import { paymentState } from '../../rules/betaling.ts';
import type {
  Payment,
  PaymentBooking,
  PaymentFilter,
  PaymentPage,
  Payments,
  PaymentTotal,
} from '../betalingen.ts';
import { type Db, dayFrom, dayText, type Json, momentFrom, momentOrNull } from './store.ts';

export async function searchPayments(
  db: Db,
  { kant, standaard, gemeente, aanbieder, van, tot, standen, verschuldigd }: PaymentFilter,
  { na, aantal }: PaymentPage,
): Promise<Payments> {
  // Credits go off anything in a relation, so only what is about whole relations may be left out before that.
  const relaties = [
    sql`not d.afgekeurd`,
    ...(standaard === undefined ? [] : [sql`d.standaard = ${standaard}`]),
    ...(gemeente === undefined ? [] : [sql`d.gemeente = ${gemeente}`]),
    ...(aanbieder === undefined ? [] : [sql`d.aanbieder = ${aanbieder}`]),
    ...(kant === undefined ? [] : [sql`(b.herkomst = 'backoffice') = ${kant === 'te-ontvangen'}`]),
  ];
  const eisen = [
    ...(van === undefined ? [] : [sql`betalen_uiterlijk >= ${dayText(van)}::date`]),
    ...(tot === undefined ? [] : [sql`betalen_uiterlijk <= ${dayText(tot)}::date`]),
    ...(standen === undefined ? [] : [sql`${state} = any(${[...standen]}::text[])`]),
    ...(verschuldigd === undefined ? [] : [sql`toegekend > 0 and antwoord_id is not null`]),
  ];
  const daarna =
    na === undefined
      ? sql`true`
      : sql`(betalen_uiterlijk, id) > (${dayText(na.uiterlijk)}::date, ${na.id}::bigint)`;
  const { rows } = await sql<Json<{ regels: readonly PaymentRow[]; totalen: readonly PaymentTotal[] }>>`
    with rekening as (
      select d.*, b.identificatie, b.ontvangen_op, a.id as antwoord_id, a.identificatie as antwoord,
        coalesce(a.ontvangen_op, b.beoordeeld_op) as bekend_op, coalesce(g.betaald, 0) as betaald, g.laatste,
        case b.herkomst when 'backoffice' then 'te-ontvangen' else 'te-betalen' end as kant
      from declaratie d
      join bericht b on b.id = d.bericht_id
      left join bericht a on a.in_antwoord_op = d.bericht_id
      left join (
        select declaratie_id, sum(bedrag) as betaald, max(op) as laatste
        from boeking where ingetrokken_op is null group by declaratie_id
      ) g on g.declaratie_id = d.id
      where ${sql.join(relaties, sql` and `)}
    ), gelegd as (
      select *, sum(vraag) over tot_hier as vraag_tot, sum(tegoed) over tot_hier as tegoed_tot,
        least(sum(vraag) over alle, sum(tegoed) over alle) as gebruikt
      from (select *, greatest(toegekend - betaald, 0) as vraag, greatest(-toegekend, 0) as tegoed from rekening) r
      window alle as (partition by kant, standaard, gemeente, aanbieder),
        tot_hier as (partition by kant, standaard, gemeente, aanbieder order by betalen_uiterlijk, id)
    ), verrekend as (
      select *, toegekend - betaald - verrekend as openstaand
      from (
        select *, greatest(least(vraag_tot, gebruikt) - (vraag_tot - vraag), 0)
          - greatest(least(tegoed_tot, gebruikt) - (tegoed_tot - tegoed), 0) as verrekend
        from gelegd) v
    ), gekozen as (
      select v.*, c.credit, v.toegekend + c.credit as debet
      from verrekend v, lateral (
        select coalesce(sum(p.bedrag), 0) as credit from prestatie p
        where p.declaratie_id = v.id and p.debet_credit = 'C' and not p.afgekeurd) c
      ${eisen.length === 0 ? sql`` : sql`where ${sql.join(eisen, sql` and `)}`}
    ), bladzijde as (
      select * from gekozen where ${daarna} order by betalen_uiterlijk, id limit ${aantal}
    ), totaal as (
      select kant, standaard, gemeente, aanbieder, count(*) as declaraties, sum(ingediend) as ingediend,
        sum(debet) as debet, sum(credit) as credit, sum(toegekend) as toegekend, sum(betaald) as betaald,
        sum(verrekend) as verrekend, sum(openstaand) as openstaand
      from gekozen group by kant, standaard, gemeente, aanbieder
    )
    select
      (select coalesce(json_agg(json_build_object(
        'id', g.id, 'kant', g.kant, 'standaard', g.standaard, 'gemeente', g.gemeente, 'aanbieder', g.aanbieder,
        'declaratieNummer', g.nummer,
        'periode', json_build_object('begindatum', g.begindatum, 'einddatum', g.einddatum),
        'dagtekening', g.dagtekening, 'ontvangenOp', g.ontvangen_op, 'uiterlijk', g.betalen_uiterlijk,
        'ingediend', g.ingediend, 'debet', g.debet, 'credit', g.credit, 'toegekend', g.toegekend,
        'betaald', g.betaald, 'verrekend', g.verrekend, 'openstaand', g.openstaand,
        'voldaanOp', case when g.toegekend > 0 and g.openstaand <= 0 then greatest(
          g.laatste::timestamp at time zone 'Europe/Amsterdam',
          case when g.verrekend > 0 then greatest(g.bekend_op, (
            select max(t.bekend_op) from gelegd t
            where t.kant = g.kant and t.standaard = g.standaard and t.gemeente = g.gemeente
              and t.aanbieder = g.aanbieder and t.tegoed > 0 and t.tegoed_tot > g.vraag_tot - g.vraag
              and t.tegoed_tot - t.tegoed < g.vraag_tot - g.vraag + g.verrekend)) end) end,
        'boekingen', (
          select coalesce(json_agg(json_build_object(
            'id', k.id, 'op', k.op, 'bedrag', k.bedrag, 'kenmerk', k.kenmerk, 'vastgelegdOp', k.vastgelegd_op,
            'door', k.vastgelegd_door, 'ingetrokken', case when k.ingetrokken_op is not null then
              json_build_object('op', k.ingetrokken_op, 'door', k.ingetrokken_door) end) order by k.id), '[]')
          from boeking k where k.declaratie_id = g.id),
        'declaratie', json_build_object('id', g.bericht_id, 'identificatie', g.identificatie),
        'antwoord', case when g.antwoord_id is not null then
          json_build_object('id', g.antwoord_id, 'identificatie', g.antwoord) end
      ) order by g.betalen_uiterlijk, g.id), '[]') from bladzijde g) as regels,
      (select coalesce(json_agg(row_to_json(t) order by t.kant, t.gemeente, t.aanbieder, t.standaard), '[]')
        from totaal t) as totalen`.execute(db);
  const { regels, totalen } = rows[0] ?? { regels: [], totalen: [] };
  return { regels: regels.map(paymentFrom), totalen: totalen satisfies readonly PaymentTotal[] };
}

/** As `paymentState` has it. */
const state = sql`case
  when toegekend <= 0 then 'verrekend'
  when openstaand <= 0 then case when betaald > 0 then 'betaald' else 'verrekend' end
  when openstaand < toegekend then 'deels' else 'open' end`;

type PaymentRow = Omit<Payment, 'stand'>;

function paymentFrom({
  periode,
  dagtekening,
  uiterlijk,
  ontvangenOp,
  voldaanOp,
  boekingen,
  ...json
}: Json<PaymentRow>): Payment {
  return {
    ...json,
    periode: { begindatum: dayFrom(periode.begindatum), einddatum: dayFrom(periode.einddatum) },
    dagtekening: dayFrom(dagtekening),
    ontvangenOp: momentFrom(ontvangenOp),
    uiterlijk: dayFrom(uiterlijk),
    stand: paymentState(json),
    voldaanOp: momentOrNull(voldaanOp),
    boekingen: boekingen.map(bookingFrom),
  };
}

export function bookingFrom({
  op,
  vastgelegdOp,
  ingetrokken,
  ...json
}: Json<PaymentBooking>): PaymentBooking {
  return {
    ...json,
    op: dayFrom(op),
    vastgelegdOp: momentFrom(vastgelegdOp),
    ingetrokken: ingetrokken && { ...ingetrokken, op: momentFrom(ingetrokken.op) },
  };
}
