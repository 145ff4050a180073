/**
 * Effects as parts of the one statement that carries a decision out. Each part is a query with a name; all of them see
 * the casefile as it was before the statement.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Effect, StartKey, StopKey } from '../../rules/effects.ts';
import type { CDT_Product } from '../../standard/berichten.generated.ts';
import type { MessageId } from '../casefile.ts';
import { dayText, type Owner } from './store.ts';

export type Recorded<E extends Effect['effect']> = Extract<Effect, { effect: E }>;

/** Every part that these effects on allocations and deliveries ask for. */
export function effectParts(
  id: MessageId,
  eigenaar: Owner | null,
  effecten: readonly Effect[],
): readonly RawBuilder<unknown>[] {
  const allocations = effecten.filter((e) => e.effect === 'toewijzing-vastgelegd');
  const removals = effecten.filter((e) => e.effect === 'start-verwijderd' || e.effect === 'stop-verwijderd');
  const deliveries = effecten.filter(
    (e) => e.effect === 'start-vastgelegd' || e.effect === 'stop-vastgelegd',
  );
  if (allocations.length + removals.length + deliveries.length === 0) return [];
  if (!eigenaar) throw new Error(`Message ${id} has effects but does not say whose case it is about.`);
  return [
    ...(allocations.length > 0 ? allocationParts(id, eigenaar, allocations) : []),
    ...(removals.length > 0 ? [removalPart(id, eigenaar, removals)] : []),
    ...(deliveries.length > 0 ? [deliveryPart(id, eigenaar, deliveries, removals.length > 0)] : []),
  ];
}

/** Numbers in ascending order, so that two messages that share some cannot wait for each other. */
function allocationParts(
  id: MessageId,
  { standaard, gemeente, aanbieder, bsnHash }: Owner,
  toewijzingen: readonly Recorded<'toewijzing-vastgelegd'>[],
): readonly RawBuilder<unknown>[] {
  const rijen = toewijzingen
    .toSorted((a, b) => a.toewijzingNummer - b.toewijzingNummer)
    .map((t) => ({
      nummer: t.toewijzingNummer,
      ...productColumns(t.product),
      ingangsdatum: dayText(t.ingangsdatum),
      einddatum: t.einddatum && dayText(t.einddatum),
      reden_wijziging: t.redenWijziging,
      volume: t.omvang?.Volume,
      eenheid: t.omvang?.Eenheid,
      frequentie: t.omvang?.Frequentie,
      budget: t.budget,
      referentie_aanbieder: t.referentieAanbieder,
    }));
  return [
    sql`toegewezen as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb) as t(
        nummer bigint, categorie text, code text, ingangsdatum date, einddatum date, reden_wijziging text,
        volume bigint, eenheid text, frequentie text, budget bigint, referentie_aanbieder text)
    )`,
    sql`toewijzing_nummer as (
      insert into toewijzing (gemeente, standaard, nummer)
      select ${gemeente}, ${standaard}, nummer from toegewezen
      on conflict (gemeente, standaard, nummer) do update set stand = toewijzing.stand + 1
      returning id, nummer, stand
    )`,
    sql`toewijzing_nieuw as (
      insert into toewijzing_versie (toewijzing_id, bericht_id, aanbieder, bsn_hash, categorie, code, ingangsdatum,
        einddatum, reden_wijziging, volume, eenheid, frequentie, budget, referentie_aanbieder)
      select n.id, ${id}::uuid, ${aanbieder}, ${bsnHash}::bytea, t.categorie, t.code, t.ingangsdatum,
        t.einddatum, t.reden_wijziging, t.volume, t.eenheid, t.frequentie, t.budget, t.referentie_aanbieder
      from toegewezen t join toewijzing_nummer n on n.nummer = t.nummer
    )`,
  ];
}

/** Each number recorded by the statement, with how often it now is; null when it records none. */
export function selectStandings(effecten: readonly Effect[]): RawBuilder<unknown> {
  return effecten.some((e) => e.effect === 'toewijzing-vastgelegd')
    ? sql`(select json_object_agg(nummer, stand) from toewijzing_nummer)`
    : sql`null::json`;
}

const keyColumns = sql`soort text, toewijzing_nummer bigint, categorie text, code text, begindatum date,
  einddatum date, reden_beeindiging text`;

function removalPart(
  id: MessageId,
  { standaard, gemeente, aanbieder, bsnHash }: Owner,
  verwijderingen: readonly Recorded<'start-verwijderd' | 'stop-verwijderd'>[],
): RawBuilder<unknown> {
  const rijen = verwijderingen.map((e) => deliveryKey(e.sleutel));
  return sql`verwijderd as (
    update levering l set verwijderd_door = ${id}
    from jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb) as w(${keyColumns})
    where l.verwijderd_door is null and not l.afgekeurd and l.bsn_hash = ${bsnHash}::bytea and l.aanbieder = ${aanbieder}
      and l.gemeente = ${gemeente} and l.standaard = ${standaard} and l.soort = w.soort
      and row(l.toewijzing_nummer, l.categorie, l.code, l.begindatum, l.einddatum, l.reden_beeindiging)
        is not distinct from
        row(w.toewijzing_nummer, w.categorie, w.code, w.begindatum, w.einddatum, w.reden_beeindiging)
    returning l.id
  )`;
}

function deliveryPart(
  id: MessageId,
  { standaard, gemeente, aanbieder, bsnHash }: Owner,
  leveringen: readonly Recorded<'start-vastgelegd' | 'stop-vastgelegd'>[],
  naVerwijdering: boolean,
): RawBuilder<unknown> {
  const rijen = leveringen.map((e) => ({
    ...deliveryKey(e.sleutel),
    toewijzing_ingangsdatum: e.toewijzingIngangsdatum && dayText(e.toewijzingIngangsdatum),
  }));
  // Counting the removals makes PostgreSQL do them first: the same key may come back in the same message.
  const na = naVerwijdering ? sql`where (select count(*) from verwijderd) >= 0` : sql``;
  return sql`geleverd as (
    insert into levering (soort, gemeente, standaard, aanbieder, bsn_hash, toewijzing_nummer, categorie, code,
      begindatum, einddatum, reden_beeindiging, toewijzing_ingangsdatum, bericht_id)
    select n.soort, ${gemeente}, ${standaard}, ${aanbieder}, ${bsnHash}::bytea, n.toewijzing_nummer,
      n.categorie, n.code, n.begindatum, n.einddatum, n.reden_beeindiging, n.toewijzing_ingangsdatum, ${id}::uuid
    from jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb)
      as n(${keyColumns}, toewijzing_ingangsdatum date)
    ${na}
  )`;
}

function deliveryKey(sleutel: StartKey | StopKey) {
  const stop = 'einddatum' in sleutel;
  return {
    soort: stop ? 'stop' : 'start',
    toewijzing_nummer: sleutel.toewijzingNummer,
    ...productColumns(sleutel.product),
    begindatum: dayText(sleutel.begindatum),
    ...(stop ? { einddatum: dayText(sleutel.einddatum), reden_beeindiging: sleutel.redenBeeindiging } : {}),
  };
}

function productColumns(product: CDT_Product | null) {
  return { categorie: product?.Categorie, code: product?.Code };
}
