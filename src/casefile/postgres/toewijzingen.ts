/** What is allocated, in the database. */
import { sql } from 'kysely';
import type { CDT_Omvang } from '../../standard/berichten.generated.ts';
import type { AllocationFilter, AllocationView } from '../toewijzingen.ts';
import { type Db, dayFrom, dayOrNull, dayText, type Json } from './store.ts';
import { inForce, productFrom } from './watched.ts';

type AllocationJson = Omit<Json<AllocationView>, 'product' | 'omvang'> & {
  readonly categorie: string | null;
  readonly code: string | null;
  /** What is stored came out of a message that fits its schema. */
  readonly omvang: CDT_Omvang | null;
};

export async function searchAllocations(
  db: Db,
  filter: AllocationFilter,
): Promise<readonly AllocationView[]> {
  const { gemeente, standaard, aanbieder, productcode, peildatum, eindeVanaf, eindeTot, inzage, na } = filter;
  const grenzen = inzage.map((een) => ({ ...een, eindeVanaf: dayText(een.eindeVanaf) }));
  const demands = [
    inForce,
    ...(gemeente === undefined ? [] : [sql`t.gemeente = ${gemeente}`]),
    ...(standaard === undefined ? [] : [sql`t.standaard = ${standaard}`]),
    ...(aanbieder === undefined ? [] : [sql`v.aanbieder = ${aanbieder}`]),
    ...(productcode === undefined ? [] : [sql`v.code = ${productcode}`]),
    ...(peildatum === undefined
      ? []
      : [
          sql`v.ingangsdatum <= ${dayText(peildatum)}::date`,
          sql`(v.einddatum is null or v.einddatum >= ${dayText(peildatum)}::date)`,
        ]),
    ...(eindeVanaf === undefined
      ? []
      : [sql`(v.einddatum is null or v.einddatum >= ${dayText(eindeVanaf)}::date)`]),
    ...(eindeTot === undefined ? [] : [sql`v.einddatum <= ${dayText(eindeTot)}::date`]),
    ...(grenzen.length === 0
      ? []
      : [
          sql`not exists (
            select from jsonb_to_recordset(${JSON.stringify(grenzen)}::jsonb)
              as i(gemeente text, standaard text, "eindeVanaf" date)
            where i.gemeente = t.gemeente and i.standaard = t.standaard and v.einddatum < i."eindeVanaf")`,
        ]),
    ...(na === undefined
      ? []
      : [
          sql`(t.nummer, t.gemeente, t.standaard)
            > (${na.toewijzingNummer}::bigint, ${na.gemeente}::text, ${na.standaard}::text)`,
        ]),
  ];
  const { rows } = await sql<{ toewijzing: AllocationJson }>`
    select json_build_object('standaard', t.standaard, 'gemeente', t.gemeente, 'aanbieder', v.aanbieder,
      'toewijzingNummer', t.nummer, 'categorie', v.categorie, 'code', v.code, 'ingangsdatum', v.ingangsdatum,
      'einddatum', v.einddatum, 'omvang', case when v.volume is not null then json_build_object(
        'Volume', v.volume, 'Eenheid', v.eenheid, 'Frequentie', v.frequentie) end,
      'budget', v.budget, 'berichtId', v.bericht_id, 'bevestigd', v.status = 'bevestigd') as toewijzing
    from toewijzing t join toewijzing_versie v on v.toewijzing_id = t.id
    where ${sql.join(demands, sql` and `)}
    order by t.nummer, t.gemeente, t.standaard limit ${filter.aantal}`.execute(db);
  return rows.map(({ toewijzing: { categorie, code, ...json } }) => ({
    ...json,
    product: productFrom(categorie, code),
    ingangsdatum: dayFrom(json.ingangsdatum),
    einddatum: dayOrNull(json.einddatum),
  }));
}
