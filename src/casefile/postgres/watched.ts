/** What the watch looks at, in the database. */
import { sql } from 'kysely';
import { tijdelijkeReden } from '../../rules/delivery.ts';
import type { Nummer, Standaard } from '../../standard/berichtsoorten.ts';
import { nameOf, partiesOf } from '../partijen.ts';
import type { TermFilter, TermView, WatchedAllocation } from '../watched.ts';
import { type Db, dayFrom, dayOrNull, dayText, type Json, momentFrom } from './store.ts';
import { type TermJson, termFrom } from './views.ts';

type TermRow = TermJson & {
  readonly id: number;
  readonly standaard: Standaard;
  readonly nummer: Nummer;
  readonly afzender: string | null;
  readonly ontvanger: string | null;
  readonly verzoekId: number | null;
};

export async function searchTerms(db: Db, filter: TermFilter): Promise<readonly TermView[]> {
  const { einde, verplichting, partij, gemeente, aanbieder, vanaf, tot, na, aantal } = filter;
  const demands = [
    einde === null ? sql`t.einde is null` : sql`t.einde = ${einde}`,
    ...(verplichting === undefined ? [] : [sql`t.verplichting = ${verplichting}`]),
    ...(partij === undefined ? [] : [sql`t.partij = ${partij}`]),
    ...(gemeente === undefined ? [] : [sql`${gemeente} in (b.afzender, b.ontvanger)`]),
    ...(aanbieder === undefined ? [] : [sql`b.aanbieder = ${aanbieder}`]),
    ...(vanaf === undefined ? [] : [sql`t.uiterlijk >= ${dayText(vanaf)}::date`]),
    ...(tot === undefined ? [] : [sql`t.uiterlijk <= ${dayText(tot)}::date`]),
    ...(na === undefined
      ? []
      : [sql`(t.uiterlijk, t.id) > (${dayText(na.uiterlijk)}::date, ${na.id}::bigint)`]),
  ];
  const { rows } = await sql<{ termijn: TermRow }>`
    select json_build_object('id', t.id, 'berichtId', t.bericht_id, 'verplichting', t.verplichting,
      'partij', t.partij, 'vanaf', t.vanaf, 'uiterlijk', t.uiterlijk, 'verzoekId', t.verzoek_id,
      'referentieAanbieder', (select r.referentie from verzoek r where r.id = t.verzoek_id),
      'einde', case when t.einde is not null then json_build_object('hoe', t.einde, 'op', t.einde_op) end,
      'standaard', b.standaard, 'nummer', b.nummer, 'afzender', b.afzender, 'ontvanger', b.ontvanger) as termijn
    from termijn t join bericht b on b.id = t.bericht_id
    where ${sql.join(demands, sql` and `)}
    order by t.uiterlijk, t.id limit ${aantal}`.execute(db);
  return rows.map(({ termijn: { nummer, afzender, ontvanger, id, standaard, verzoekId, ...json } }) => ({
    ...termFrom(json),
    id,
    standaard,
    verzoekId,
    bericht: nameOf({ standaard, nummer }),
    ...partiesOf({ standaard, nummer, afzender, ontvanger }),
  }));
}

type AllocationJson = Omit<Json<WatchedAllocation>, 'product'> & {
  readonly categorie: string | null;
  readonly code: string | null;
};

export async function watchedAllocations(
  db: Db,
  vandaag: Temporal.PlainDate,
): Promise<readonly WatchedAllocation[]> {
  // Without a number a start is about every allocation of its product (IV096).
  const { rows } = await sql<{ toewijzing: AllocationJson }>`
    select json_build_object('standaard', t.standaard, 'gemeente', t.gemeente, 'aanbieder', v.aanbieder,
      'toewijzingNummer', t.nummer, 'categorie', v.categorie, 'code', v.code, 'ingangsdatum', v.ingangsdatum,
      'einddatum', v.einddatum, 'berichtId', v.bericht_id, 'toegewezenOp', eerst.op,
      'stop', case when stop.id is not null then json_build_object('einddatum', stop.einddatum,
        'berichtId', stop.bericht_id,
        'ontvangenOp', (select b.ontvangen_op from bericht b where b.id = stop.bericht_id)) end) as toewijzing
    from toewijzing_versie v
    join toewijzing t on t.id = v.toewijzing_id
    cross join lateral (
      select min(case when b.richting = 'in' then b.ontvangen_op else z.verzonden_op end) as op
      from toewijzing_versie e join bericht b on b.id = e.bericht_id left join verzending z on z.bericht_id = b.id
      where e.toewijzing_id = t.id and e.status <> 'afgekeurd' and e.aanbieder = v.aanbieder
        and e.bsn_hash = v.bsn_hash
    ) eerst
    left join lateral (
      select max(l.begindatum) as begindatum from levering l
      where l.bsn_hash = v.bsn_hash and l.aanbieder = v.aanbieder and l.gemeente = t.gemeente
        and l.standaard = t.standaard and l.soort = 'start' and l.verwijderd_door is null and not l.afgekeurd
        and (l.toewijzing_nummer = t.nummer or (l.toewijzing_nummer is null
          and l.categorie is not distinct from v.categorie and l.code is not distinct from v.code))
    ) start on true
    left join lateral (
      select l.id, l.einddatum, l.bericht_id from levering l
      where start.begindatum is not null and l.toewijzing_nummer = t.nummer and l.gemeente = t.gemeente
        and l.standaard = t.standaard and l.aanbieder = v.aanbieder and l.bsn_hash = v.bsn_hash and l.soort = 'stop'
        and l.verwijderd_door is null and not l.afgekeurd and l.begindatum = start.begindatum
        and l.reden_beeindiging <> ${tijdelijkeReden} and (v.einddatum is null or v.einddatum > l.einddatum)
      order by l.id desc limit 1
    ) stop on true
    where v.status <> 'afgekeurd' and v.reden_wijziging is distinct from '13'
      and (v.einddatum is null or v.einddatum >= ${dayText(vandaag)}::date)
      and not exists (select from toewijzing_versie n where n.toewijzing_id = v.toewijzing_id and n.id > v.id
        and n.status <> 'afgekeurd')
      and (start.begindatum is null or stop.id is not null) and eerst.op is not null
    order by t.gemeente, t.standaard, t.nummer`.execute(db);
  return rows.map(({ toewijzing: { categorie, code, ...json } }) => ({
    ...json,
    // What is stored came out of a message that fits its schema.
    product: (categorie === null
      ? null
      : { Categorie: categorie, ...(code === null ? {} : { Code: code }) }) as WatchedAllocation['product'],
    ingangsdatum: dayFrom(json.ingangsdatum),
    einddatum: dayOrNull(json.einddatum),
    toegewezenOp: momentFrom(json.toegewezenOp),
    stop: json.stop && {
      ...json.stop,
      einddatum: dayFrom(json.stop.einddatum),
      ontvangenOp: momentFrom(json.stop.ontvangenOp),
    },
  }));
}
