/** What a provider did not tell of or offer again, from the tables. */
import { sql } from 'kysely';
import type { EndedAllocation, RefusedOffer, RefusedOfferQuery } from '../watched.ts';
import { type Db, dayFrom, dayText, type Json, momentFrom, momentOrNull, momentText } from './store.ts';
import { inForce, productFrom } from './watched.ts';

type EndedJson = Omit<Json<EndedAllocation>, 'product'> & {
  readonly categorie: string | null;
  readonly code: string | null;
};

export async function endedWithoutStop(
  db: Db,
  sinds: Temporal.PlainDate,
  vandaag: Temporal.PlainDate,
): Promise<readonly EndedAllocation[]> {
  // Without a number a start or stop is about every allocation of its product (IV096).
  const about = sql`l.bsn_hash = g.bsn_hash and l.aanbieder = g.aanbieder and l.gemeente = g.gemeente
    and l.standaard = g.standaard and l.verwijderd_door is null and not l.afgekeurd
    and (l.toewijzing_nummer = g.nummer or (l.toewijzing_nummer is null
      and l.categorie is not distinct from g.categorie and l.code is not distinct from g.code))`;
  const { rows } = await sql<{ toewijzing: EndedJson }>`
    with geldig as materialized (
      select t.gemeente, t.standaard, t.nummer, v.aanbieder, v.bsn_hash, v.categorie, v.code, v.einddatum, v.bericht_id
      from toewijzing_versie v join toewijzing t on t.id = v.toewijzing_id
      where v.einddatum >= ${dayText(sinds)}::date and v.einddatum < ${dayText(vandaag)}::date and ${inForce}
    ), gestart as (
      select g.*, (select max(l.begindatum) from levering l where l.soort = 'start' and ${about}) as begonnen
      from geldig g
    )
    select json_build_object('standaard', g.standaard, 'gemeente', g.gemeente, 'aanbieder', g.aanbieder,
      'toewijzingNummer', g.nummer, 'categorie', g.categorie, 'code', g.code, 'berichtId', g.bericht_id,
      'einddatum', g.einddatum, 'verzondenOp', m.op) as toewijzing
    from gestart g
    cross join lateral (
      select case when b.richting = 'in' then b.ontvangen_op else z.verzonden_op end as op
      from bericht b left join verzending z on z.bericht_id = b.id where b.id = g.bericht_id
    ) m
    where g.begonnen is not null and m.op is not null
      and not exists (select from levering l where l.soort = 'stop' and ${about} and l.begindatum = g.begonnen)
    order by g.gemeente, g.standaard, g.nummer`.execute(db);
  return rows.map(({ toewijzing: { categorie, code, einddatum, verzondenOp, ...json } }) => ({
    ...json,
    product: productFrom(categorie, code),
    einddatum: dayFrom(einddatum),
    verzondenOp: momentFrom(verzondenOp),
  }));
}

export async function refusedOffers(
  db: Db,
  { gemeente, standaard, sinds }: RefusedOfferQuery,
): Promise<readonly RefusedOffer[]> {
  const { rows } = await sql<{ geweigerd: Json<RefusedOffer> }>`
    with laatste as (
      select distinct on (g.aanbieder, g.toewijzing_nummer, g.maand) g.aanbieder, g.toewijzing_nummer, g.maand,
        b.id as bericht_id, b.beoordeeld_op as op
      from prestatie_geweigerd g join declaratie d on d.id = g.declaratie_id join bericht b on b.id = d.bericht_id
      where g.gemeente = ${gemeente} and g.standaard = ${standaard} and b.beoordeeld_op >= ${momentText(sinds)}
      order by g.aanbieder, g.toewijzing_nummer, g.maand, b.beoordeeld_op desc, g.id desc
    ), terug as (
      -- One join for all of them, which stays quick however many were granted on an allocation.
      select l.aanbieder, l.toewijzing_nummer, l.maand, min(b.beoordeeld_op) as op
      from laatste l
      join prestatie p on p.toewijzing_nummer = l.toewijzing_nummer and p.gemeente = ${gemeente}
        and p.standaard = ${standaard} and p.aanbieder = l.aanbieder and p.debet_credit = 'D' and not p.afgekeurd
        and date_trunc('month', p.begindatum)::date = l.maand
      join declaratie d on d.id = p.declaratie_id
      join bericht b on b.id = d.bericht_id and b.beoordeeld_op >= l.op
      group by l.aanbieder, l.toewijzing_nummer, l.maand
    )
    select json_build_object('standaard', ${standaard}::text, 'gemeente', ${gemeente}::text, 'aanbieder', l.aanbieder,
      'toewijzingNummer', l.toewijzing_nummer, 'maand', l.maand, 'berichtId', l.bericht_id, 'op', l.op,
      'terug', t.op) as geweigerd
    from laatste l left join terug t using (aanbieder, toewijzing_nummer, maand)
    order by l.op, l.aanbieder, l.toewijzing_nummer, l.maand`.execute(db);
  return rows.map(({ geweigerd: { maand, op, terug, ...json } }) => ({
    ...json,
    maand: dayFrom(maand),
    op: momentFrom(op),
    terug: momentOrNull(terug),
  }));
}
