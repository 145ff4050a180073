/** What one of two installations knows, in words that the other one must use too: no ids, hashes or moments. */
import { type RawBuilder, sql } from 'kysely';
import type { Casefile } from '../../src/casefile/casefile.ts';
import type { TestDatabase } from '../../src/casefile/contract/database.ts';

export type Known = {
  readonly berichten: readonly unknown[];
  readonly toewijzingen: readonly unknown[];
  readonly leveringen: readonly unknown[];
  readonly verzoeken: readonly unknown[];
  readonly declaraties: readonly { readonly nummer: string; readonly toegekend: number }[];
  readonly prestaties: readonly { readonly bedrag: number; readonly debet_credit: 'C' | 'D' }[];
  readonly clienten: number;
  /** What the one must pay and the other is to receive. */
  readonly betalingen: readonly string[];
};

const answers = ['302', '306', '308', '316', '318', '320', '325'];

/** All but messages of our own that were never sent. */
const travelled = sql`(herkomst <> 'backoffice' or exists (select from verzending v where v.bericht_id = b.id))`;

/**
 * Every message but our own that were never sent. An answer has its name and day from whoever made it; the receiver of a retour knows it by what it answers. Whoever
 * sent a message knows from its answer whether it was accepted; a declaration is accepted as far as the rest of this says.
 */
const berichten = sql`
  select standaard, nummer, afzender, ontvanger,
    case when nummer <> all(${answers}) then identificatie end as naam,
    case when nummer <> all(${answers}) then dagtekening end as dagtekening,
    nummer = '323' or coalesce(uitkomst, 'gemaakt') <> 'afgekeurd' and not exists (
      select from bericht r where r.in_antwoord_op = b.id
        and r.oordeel @? '$.effecten[*] ? (@.effect == "retour-verwerkt" && @.afgekeurd == true)') as aanvaard
  from bericht b
  where ${travelled}
  order by 2, 5, 6, 3, 7`;

const toewijzingen = sql`
  select distinct on (t.nummer) t.gemeente, t.standaard, t.nummer, v.aanbieder, v.categorie, v.code,
    v.ingangsdatum, v.einddatum, v.reden_wijziging, v.volume, v.eenheid, v.frequentie, v.budget, v.referentie_aanbieder
  from toewijzing t join toewijzing_versie v on v.toewijzing_id = t.id
  where v.status <> 'afgekeurd' order by t.nummer, v.id desc`;

const leveringen = sql`
  select soort, gemeente, standaard, aanbieder, toewijzing_nummer, categorie, code, begindatum, einddatum,
    reden_beeindiging
  from levering where verwijderd_door is null and not afgekeurd order by begindatum, 1, 4, 5, 6, 7, 9, 10`;

const verzoeken = sql`
  select referentie, soort, gemeente, standaard, aanbieder, stand from verzoek where not afgekeurd order by 1`;

const declaraties = sql`
  select nummer, gemeente, standaard, aanbieder, begindatum, einddatum, ingediend, toegekend
  from declaratie where not afgekeurd order by 1`;

const prestaties = sql`
  select referentie, vorige_referentie, toewijzing_nummer, categorie, code, begindatum, einddatum, volume, eenheid,
    tarief, bedrag, debet_credit
  from prestatie where not afgekeurd order by referentie`;

const clienten = sql`
  select count(distinct bsn_hash) as aantal from bericht b where bsn_hash is not null and ${travelled}`;

export async function knownTo({ db, casefile }: TestDatabase): Promise<Known> {
  const rows = async <T>(vraag: RawBuilder<unknown>): Promise<readonly T[]> => {
    // Each question names its columns as its type does.
    const { rows } = await sql<{ rij: T }>`select to_jsonb(v) as rij from (${vraag}) v`.execute(db);
    return rows.map(({ rij }) => rij);
  };
  const [geteld] = await rows<{ aantal: number }>(clienten);
  return {
    berichten: await rows(berichten),
    toewijzingen: await rows(toewijzingen),
    leveringen: await rows(leveringen),
    verzoeken: await rows(verzoeken),
    declaraties: await rows(declaraties),
    prestaties: await rows(prestaties),
    clienten: geteld?.aantal ?? 0,
    betalingen: await paymentsOf(casefile),
  };
}

async function paymentsOf(casefile: Casefile): Promise<readonly string[]> {
  const { regels } = await casefile.betalingen({}, { aantal: 999 });
  return regels
    .map((een) =>
      [
        een.declaratieNummer,
        een.uiterlijk,
        een.debet,
        een.credit,
        een.toegekend,
        een.declaratie.identificatie,
        een.antwoord === null ? 'zonder antwoord' : 'beantwoord',
      ].join(' '),
    )
    .toSorted();
}

/** Every term, by what it is a term of, and whether it was kept in time. */
export async function termsOf({ db }: TestDatabase): Promise<readonly string[]> {
  const { rows } = await sql<{ zin: string }>`
    select concat_ws(' ', b.nummer, b.identificatie, v.referentie, t.verplichting, t.partij, t.vanaf, t.uiterlijk,
      coalesce(t.einde, 'open'),
      case when (t.einde_op at time zone 'Europe/Amsterdam')::date > t.uiterlijk then 'te laat' end) as zin
    from termijn t join bericht b on b.id = t.bericht_id left join verzoek v on v.id = t.verzoek_id
    order by b.nummer, b.identificatie, v.referentie, t.vanaf, t.uiterlijk`.execute(db);
  return rows.map(({ zin }) => zin);
}

/** How often something was handed in that was there already. */
export async function repeatsAt({ db }: TestDatabase): Promise<number> {
  const { rows } = await sql<{ aantal: number }>`
    select count(*)::integer as aantal from gebeurtenis where wat = 'herhaling'`.execute(db);
  return rows[0]?.aantal ?? 0;
}
