/** One fact as PostgreSQL writes it in JSON, and as the rules read it. */
import { type RawBuilder, sql } from 'kysely';
import type { AllocationFact, DeliveryFact, RequestFact } from '../../rules/facts.ts';
import {
  dayFrom,
  dayOrNull,
  type EarlierJson,
  earlierFrom,
  type Json,
  type Standings,
  selectEarlier,
} from './store.ts';

type StoredEarlier<T> = Omit<T, 'uitBericht'> & { readonly uitBericht: EarlierJson };

/** Product as a message has it; null when there is none. */
function product(tabel: string): RawBuilder<unknown> {
  const t = sql.table(tabel);
  return sql`case when ${t}.categorie is not null
    then json_strip_nulls(json_build_object('Categorie', ${t}.categorie, 'Code', ${t}.code)) end`;
}

export type AllocationJson = StoredEarlier<Json<AllocationFact>>;

/** An allocation in force: `versie` names a row of toewijzing_versie with its number, and whose it is. */
export function allocationColumns(
  versie: string,
  bericht: string,
  gemeente: string,
  standaard: string,
): RawBuilder<unknown> {
  const h = sql.table(versie);
  return sql`json_build_object(
    'toewijzingNummer', ${h}.nummer, 'vanDezeClient', ${h}.van_client, 'vanDezeAanbieder', ${h}.van_aanbieder,
    'product', ${product(versie)}, 'ingangsdatum', ${h}.ingangsdatum, 'einddatum', ${h}.einddatum,
    'redenWijziging', ${h}.reden_wijziging,
    'omvang', case when ${h}.volume is not null then json_build_object(
      'Volume', ${h}.volume, 'Eenheid', ${h}.eenheid, 'Frequentie', ${h}.frequentie) end,
    'budget', ${h}.budget, 'referentieAanbieder', ${h}.referentie_aanbieder,
    'goedgekeurdePrestaties', (
      select coalesce(sum(case p.debet_credit when 'D' then 1 else -1 end), 0) from prestatie p
      where p.gemeente = ${gemeente} and p.standaard = ${standaard} and p.toewijzing_nummer = ${h}.nummer
        and not p.afgekeurd),
    'uitBericht', ${selectEarlier(bericht)})`;
}

export function allocationFrom(json: AllocationJson): AllocationFact {
  return {
    ...json,
    ingangsdatum: dayFrom(json.ingangsdatum),
    einddatum: dayOrNull(json.einddatum),
    uitBericht: earlierFrom(json.uitBericht),
  };
}

export type DeliveryJson = DeliveryFact extends infer D
  ? D extends DeliveryFact
    ? StoredEarlier<Json<D>>
    : never
  : never;

export function deliveryColumns(levering: string, bericht: string): RawBuilder<unknown> {
  const l = sql.table(levering);
  return sql`json_strip_nulls(json_build_object('soort', ${l}.soort,
      'einddatum', ${l}.einddatum, 'redenBeeindiging', ${l}.reden_beeindiging))::jsonb || jsonb_build_object(
    'toewijzingNummer', ${l}.toewijzing_nummer, 'product', ${product(levering)}, 'begindatum', ${l}.begindatum,
    'uitBericht', ${selectEarlier(bericht)})`;
}

export function deliveryFrom(json: DeliveryJson): DeliveryFact {
  const begindatum = dayFrom(json.begindatum);
  const uitBericht = earlierFrom(json.uitBericht);
  return json.soort === 'start'
    ? { ...json, begindatum, uitBericht }
    : { ...json, begindatum, einddatum: dayFrom(json.einddatum), uitBericht };
}

export type RequestJson = StoredEarlier<Json<RequestFact>> & { readonly versie: number };

/** All but whether it is about this client. */
export function requestColumns(verzoek: string, bericht: string): RawBuilder<unknown> {
  const v = sql.table(verzoek);
  return sql`jsonb_build_object('referentieAanbieder', ${v}.referentie, 'soort', ${v}.soort, 'stand', ${v}.stand,
    'versie', ${v}.versie, 'dagtekening', ${sql.table(bericht)}.dagtekening,
    'uitBericht', ${selectEarlier(bericht)})`;
}

export function requestFrom({ versie: _, ...json }: RequestJson): RequestFact {
  return { ...json, dagtekening: dayFrom(json.dagtekening), uitBericht: earlierFrom(json.uitBericht) };
}

export function standingOf(verzoeken: readonly RequestJson[]): Standings['verzoeken'] {
  return new Map(
    verzoeken.map(({ referentieAanbieder, versie, stand, vanDezeClient }) => [
      referentieAanbieder,
      { versie, stand, vanDezeClient },
    ]),
  );
}
