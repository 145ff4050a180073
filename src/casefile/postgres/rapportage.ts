/** What reports are made of, in the database. Sums are made there; allocations are read a part at a time. */
import { type RawBuilder, sql } from 'kysely';
import type {
  Care,
  CareQuery,
  GrantedMonth,
  GrantedQuery,
  ReportScope,
  TermCount,
  TermCountQuery,
} from '../rapportage.ts';
import { type Db, dayFrom, dayOrNull, dayText, type Json, momentFrom } from './store.ts';
import { productFrom } from './watched.ts';

/** Allocations read at once: little enough to keep nobody waiting, enough to make the asking cheap. */
const perDeel = 1000;

type CareJson = Omit<Json<Care>, 'product'> & {
  readonly categorie: string | null;
  readonly code: string | null;
};

export async function* selectCare(db: Db, vraag: CareQuery): AsyncIterable<Care> {
  for (let na: number | null = 0; na !== null; ) {
    const deel: readonly Care[] = await carePart(db, vraag, na);
    yield* deel;
    na = deel.length < perDeel ? null : (deel.at(-1)?.toewijzingNummer ?? null);
  }
}

async function carePart(db: Db, vraag: CareQuery, na: number): Promise<readonly Care[]> {
  const { gemeente, standaard, aanbieder, toegewezen, eindVanaf, metToegekend } = vraag;
  const demands = [
    sql`t.gemeente = ${gemeente} and t.standaard = ${standaard} and t.nummer > ${na}::bigint`,
    sql`v.reden_wijziging is distinct from '13' and eerst.op is not null`,
    ...(aanbieder === undefined ? [] : [sql`v.aanbieder = ${aanbieder}`]),
    ...(eindVanaf === undefined
      ? []
      : [sql`(v.einddatum is null or v.einddatum >= ${dayText(eindVanaf)}::date)`]),
    ...(toegewezen === undefined
      ? []
      : [
          sql`eerst.op >= ${toegewezen.van.toString()}::timestamptz and eerst.op < ${toegewezen.voor.toString()}::timestamptz`,
        ]),
  ];
  // Without a number a start or stop is about every allocation of its product (IV096).
  const { rows } = await sql<{ zorg: CareJson }>`
    select json_build_object('standaard', t.standaard, 'gemeente', t.gemeente, 'aanbieder', v.aanbieder,
      'toewijzingNummer', t.nummer, 'categorie', v.categorie, 'code', v.code, 'ingangsdatum', v.ingangsdatum,
      'einddatum', v.einddatum, 'toegewezenOp', eerst.op, 'budget', v.budget,
      'omvang', case when v.volume is not null then json_build_object('Volume', v.volume, 'Eenheid', v.eenheid,
        'Frequentie', v.frequentie) end,
      'starts', coalesce(geleverd.starts, '[]'), 'stops', coalesce(geleverd.stops, '[]'),
      'toegekend', ${metToegekend ? grantedOnCare : sql`'[]'::json`}) as zorg
    from toewijzing t
    cross join lateral (
      select v.* from toewijzing_versie v where v.toewijzing_id = t.id and v.status <> 'afgekeurd'
      order by v.id desc limit 1
    ) v
    cross join lateral (
      select min(case when m.richting = 'in' then m.ontvangen_op else z.verzonden_op end) as op
      from toewijzing_versie e join bericht m on m.id = e.bericht_id left join verzending z on z.bericht_id = m.id
      where e.toewijzing_id = t.id and e.status <> 'afgekeurd' and e.aanbieder = v.aanbieder
        and e.bsn_hash = v.bsn_hash
    ) eerst
    cross join lateral (
      select
        json_agg(json_build_object('begindatum', l.begindatum, 'ontvangenOp', m.ontvangen_op) order by l.id)
          filter (where l.soort = 'start') as starts,
        json_agg(json_build_object('begindatum', l.begindatum, 'einddatum', l.einddatum,
          'reden', l.reden_beeindiging, 'ontvangenOp', m.ontvangen_op) order by l.id)
          filter (where l.soort = 'stop') as stops
      from levering l join bericht m on m.id = l.bericht_id
      where l.bsn_hash = v.bsn_hash and l.aanbieder = v.aanbieder and l.gemeente = t.gemeente
        and l.standaard = t.standaard and l.verwijderd_door is null and not l.afgekeurd
        and (l.toewijzing_nummer = t.nummer or (l.toewijzing_nummer is null
          and l.categorie is not distinct from v.categorie and l.code is not distinct from v.code))
    ) geleverd
    where ${sql.join(demands, sql` and `)}
    order by t.nummer limit ${perDeel}`.execute(db);
  return rows.map(({ zorg }) => careFrom(zorg));
}

const grantedOnCare = sql`(
  select coalesce(json_agg(json_build_object('eenheid', e.eenheid, 'volume', e.volume, 'bedrag', e.bedrag)
    order by e.eenheid collate "C"), '[]')
  from (
    select p.eenheid, sum(case p.debet_credit when 'D' then p.volume else -p.volume end) as volume,
      sum(case p.debet_credit when 'D' then p.bedrag else -p.bedrag end) as bedrag
    from prestatie p
    where p.toewijzing_nummer = t.nummer and p.gemeente = t.gemeente and p.standaard = t.standaard
      and not p.afgekeurd
    group by p.eenheid
  ) e)`;

function careFrom({ categorie, code, ...json }: CareJson): Care {
  return {
    ...json,
    product: productFrom(categorie, code),
    ingangsdatum: dayFrom(json.ingangsdatum),
    einddatum: dayOrNull(json.einddatum),
    toegewezenOp: momentFrom(json.toegewezenOp),
    starts: json.starts.map(({ begindatum, ontvangenOp }) => ({
      begindatum: dayFrom(begindatum),
      ontvangenOp: momentFrom(ontvangenOp),
    })),
    stops: json.stops.map(({ begindatum, einddatum, reden, ontvangenOp }) => ({
      begindatum: dayFrom(begindatum),
      einddatum: dayFrom(einddatum),
      reden,
      ontvangenOp: momentFrom(ontvangenOp),
    })),
  };
}

const providerIs = (kolom: RawBuilder<unknown>, { aanbieder }: ReportScope) =>
  aanbieder === undefined ? sql`true` : sql`${kolom} = ${aanbieder}`;

export async function grantedPerMonth(db: Db, vraag: GrantedQuery): Promise<readonly GrantedMonth[]> {
  const { gemeente, standaard, van, tot } = vraag;
  const { rows } = await sql<{ rij: Json<GrantedMonth> }>`
    select json_build_object('aanbieder', aanbieder, 'categorie', categorie, 'code', code, 'eenheid', eenheid,
      'maand', maand, 'prestaties', count(*) filter (where debet),
      'volume', sum(case when debet then volume else -volume end),
      'debet', coalesce(sum(bedrag) filter (where debet), 0),
      'credit', coalesce(sum(bedrag) filter (where not debet), 0),
      'laatsteDag', max(einddatum) filter (where debet)) as rij
    from (
      select p.aanbieder, p.categorie, p.code, p.eenheid, p.volume, p.bedrag, p.einddatum,
        date_trunc('month', p.begindatum)::date as maand, p.debet_credit = 'D' as debet
      from prestatie p
      where p.gemeente = ${gemeente} and p.standaard = ${standaard} and not p.afgekeurd
        and p.begindatum between ${dayText(van)}::date and ${dayText(tot)}::date
        and ${providerIs(sql`p.aanbieder`, vraag)}
    ) p
    group by aanbieder, categorie, code, eenheid, maand
    order by aanbieder collate "C", categorie collate "C", code collate "C", eenheid collate "C", maand`.execute(
    db,
  );
  return rows.map(({ rij: { maand, laatsteDag, ...json } }) => ({
    ...json,
    maand: dayFrom(maand),
    laatsteDag: dayOrNull(laatsteDag),
  }));
}

export async function countedTerms(db: Db, vraag: TermCountQuery): Promise<readonly TermCount[]> {
  const { gemeente, standaard, van, tot, peildatum, perDag } = vraag;
  const { rows } = await sql<{ telling: Json<TermCount> }>`
    select json_build_object('verplichting', verplichting, 'partij', partij, 'aanbieder', aanbieder,
      'uitkomst', uitkomst, 'aantal', count(*), 'dagen', case when vanaf is not null then
        json_build_object('vanaf', vanaf, 'einde', einde) end) as telling
    from (
      select t.verplichting, t.partij, b.aanbieder,
        case when t.einde = 'vervallen' then 'vervallen'
          when t.einde is not null then case when eind.dag <= t.uiterlijk then 'op-tijd' else 'te-laat' end
          when t.uiterlijk >= ${dayText(peildatum)}::date then 'loopt' else 'verstreken' end as uitkomst,
        case when t.verplichting = any(${[...perDag]}::text[]) then t.vanaf end as vanaf,
        case when t.verplichting = any(${[...perDag]}::text[]) then eind.dag end as einde
      from termijn t join bericht b on b.id = t.bericht_id
      cross join lateral (select (t.einde_op at time zone 'Europe/Amsterdam')::date as dag) eind
      where t.vanaf between ${dayText(van)}::date and ${dayText(tot)}::date
        and b.standaard = ${standaard} and ${gemeente} in (b.afzender, b.ontvanger)
        and ${providerIs(sql`b.aanbieder`, vraag)}
    ) t
    group by verplichting, partij, aanbieder, uitkomst, vanaf, einde
    order by verplichting collate "C", partij collate "C", aanbieder collate "C" nulls last,
      uitkomst collate "C", vanaf nulls last, einde nulls last`.execute(db);
  return rows.map(({ telling: { dagen, ...json } }) => ({
    ...json,
    dagen: dagen && { vanaf: dayFrom(dagen.vanaf), einde: dayOrNull(dagen.einde) },
  }));
}
