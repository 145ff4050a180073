/** Facts: one query per message, whatever its number of lines. */
import { type RawBuilder, sql } from 'kysely';
import type {
  AllocationFact,
  DeliveryFact,
  EarlierMessage,
  FactsFor,
  JudgedNumber,
  RetourFacts,
} from '../../rules/facts.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Nummer, Standaard } from '../../standard/berichtsoorten.ts';
import { numbersIn } from '../allocation-numbers.ts';
import type { MessageId, MessageIdentity, StoredMessage } from '../casefile.ts';
import { heenNummer, nameOf } from '../partijen.ts';
import {
  type Db,
  dayFrom,
  dayOrNull,
  dayText,
  type EarlierJson,
  earlierFrom,
  type Json,
  momentOrNull,
  type Owner,
  selectEarlier,
} from './store.ts';

/** How often each ToewijzingNummer had been recorded when the facts were read; a number nobody has is absent. */
export type Standings = Readonly<Record<string, number>>;

export type FactsRead<N extends JudgedNumber> = {
  readonly feiten: FactsFor<N>;
  readonly standen: Standings | null;
};

/** @param eerder what the read of the message already told about TR056 */
export async function readFacts(
  db: Db,
  opgeslagen: StoredMessage,
  eigenaar: Owner | null,
  eerder: EarlierMessage | null,
  bericht: BerichtVan<JudgedNumber>,
): Promise<FactsRead<JudgedNumber>> {
  switch (bericht.nummer) {
    case '301': {
      const { standen, toewijzingen } = await readCase(db, eigenaar, numbersIn(bericht), false);
      return { feiten: { eerderMetDezeIdentificatie: eerder, toewijzingen }, standen };
    }
    case '302':
      return { feiten: { heenbericht: await readHeen(db, opgeslagen.identiteit) }, standen: null };
    case '305':
    case '307': {
      const { toewijzingen, leveringen } = await readCase(db, eigenaar, numbersIn(bericht), true);
      return { feiten: { eerderMetDezeIdentificatie: eerder, toewijzingen, leveringen }, standen: null };
    }
  }
}

type StoredEarlier<T> = Omit<T, 'uitBericht'> & { readonly uitBericht: EarlierJson };
type AllocationJson = StoredEarlier<Json<AllocationFact>>;
type DeliveryJson = DeliveryFact extends infer D
  ? D extends DeliveryFact
    ? StoredEarlier<Json<D>>
    : never
  : never;

type CaseFacts = {
  readonly toewijzingen: readonly AllocationFact[];
  readonly leveringen: readonly DeliveryFact[];
  readonly standen: Standings;
};

/** Product as a message has it; null when there is none. */
const product = (tabel: string): RawBuilder<unknown> => {
  const t = sql.table(tabel);
  return sql`case when ${t}.categorie is not null
    then json_strip_nulls(json_build_object('Categorie', ${t}.categorie, 'Code', ${t}.code)) end`;
};

/** @param alles also every allocation and delivery of this client at this provider */
async function readCase(
  db: Db,
  eigenaar: Owner | null,
  nummers: readonly number[],
  alles: boolean,
): Promise<CaseFacts> {
  if (!eigenaar) return { toewijzingen: [], leveringen: [], standen: {} };
  const { standaard, gemeente, aanbieder, bsnHash } = eigenaar;
  // A number's newest version that was not refused decides whose it is; older versions only tell where to look.
  const { rows } = await sql<{
    toewijzingen: readonly AllocationJson[] | null;
    leveringen: readonly DeliveryJson[] | null;
    standen: Standings | null;
  }>`
    with genoemd as materialized (
      select id, nummer, stand from toewijzing
      where gemeente = ${gemeente} and standaard = ${standaard} and nummer = any(${nummers}::bigint[])
    ),
    kandidaat as (
      select id, nummer from genoemd
      ${
        alles
          ? sql`union
      select t.id, t.nummer
      from toewijzing_versie v join toewijzing t on t.id = v.toewijzing_id
      where v.bsn_hash = ${bsnHash} and v.aanbieder = ${aanbieder}
        and t.gemeente = ${gemeente} and t.standaard = ${standaard}`
          : sql``
      }
    ),
    huidig as (
      select k.nummer, v.*, v.bsn_hash = ${bsnHash} as van_client, v.aanbieder = ${aanbieder} as van_aanbieder
      from kandidaat k, lateral (
        select * from toewijzing_versie w where w.toewijzing_id = k.id and w.status <> 'afgekeurd'
        order by w.id desc limit 1
      ) v
    )
    select
      (select json_agg(json_build_object(
        'toewijzingNummer', h.nummer, 'vanDezeClient', h.van_client, 'vanDezeAanbieder', h.van_aanbieder,
        'product', ${product('h')}, 'ingangsdatum', h.ingangsdatum, 'einddatum', h.einddatum,
        'redenWijziging', h.reden_wijziging,
        'omvang', case when h.volume is not null then json_build_object(
          'Volume', h.volume, 'Eenheid', h.eenheid, 'Frequentie', h.frequentie) end,
        'budget', h.budget, 'referentieAanbieder', h.referentie_aanbieder, 'goedgekeurdePrestaties', 0,
        'uitBericht', ${selectEarlier('b')}) order by h.nummer)
      from huidig h join bericht b on b.id = h.bericht_id
      where (h.van_client and h.van_aanbieder) or h.nummer = any(${nummers}::bigint[])) as toewijzingen,
      ${
        alles
          ? sql`(select json_agg(json_strip_nulls(json_build_object('soort', l.soort,
        'einddatum', l.einddatum, 'redenBeeindiging', l.reden_beeindiging))::jsonb || jsonb_build_object(
        'toewijzingNummer', l.toewijzing_nummer, 'product', ${product('l')}, 'begindatum', l.begindatum,
        'uitBericht', ${selectEarlier('b')}) order by l.id)
      from levering l join bericht b on b.id = l.bericht_id
      where l.bsn_hash = ${bsnHash} and l.aanbieder = ${aanbieder} and l.gemeente = ${gemeente}
        and l.standaard = ${standaard} and l.verwijderd_door is null)`
          : sql`null::json`
      } as leveringen,
      (select json_object_agg(nummer, stand) from genoemd) as standen`.execute(db);
  const [rij] = rows;
  return {
    toewijzingen: (rij?.toewijzingen ?? []).map(allocationFrom),
    leveringen: (rij?.leveringen ?? []).map(deliveryFrom),
    standen: rij?.standen ?? {},
  };
}

function allocationFrom(json: AllocationJson): AllocationFact {
  return {
    ...json,
    ingangsdatum: dayFrom(json.ingangsdatum),
    einddatum: dayOrNull(json.einddatum),
    uitBericht: earlierFrom(json.uitBericht),
  };
}

function deliveryFrom(json: DeliveryJson): DeliveryFact {
  const begindatum = dayFrom(json.begindatum);
  const uitBericht = earlierFrom(json.uitBericht);
  return json.soort === 'start'
    ? { ...json, begindatum, uitBericht }
    : { ...json, begindatum, einddatum: dayFrom(json.einddatum), uitBericht };
}

type HeenJson = {
  readonly berichtId: MessageId;
  readonly standaard: Standaard;
  readonly nummer: Nummer;
  readonly verzondenOp: string | null;
  readonly beantwoordMet: EarlierJson | null;
};

/** Our own approved message with the identity that this retour carries. */
async function readHeen(
  db: Db,
  identiteit: Omit<MessageIdentity, 'bsn'>,
): Promise<RetourFacts['heenbericht']> {
  const { standaard, afzender, ontvanger, identificatie, dagtekening } = identiteit;
  const nummer = heenNummer(identiteit);
  const { rows } = await sql<{ heen: HeenJson }>`
    select json_build_object('berichtId', b.id, 'standaard', b.standaard, 'nummer', b.nummer,
      'verzondenOp', (select v.verzonden_op from verzending v where v.bericht_id = b.id),
      'beantwoordMet', (select ${selectEarlier('r')} from bericht r where r.in_antwoord_op = b.id)) as heen
    from identiteit i join bericht b on b.id = i.bericht_id
    where i.standaard = ${standaard} and i.nummer = ${nummer} and i.afzender = ${afzender}
      and i.identificatie = ${identificatie} and b.herkomst = 'backoffice' and b.uitkomst = 'goedgekeurd'
      and b.ontvanger is not distinct from ${ontvanger}
      and b.dagtekening is not distinct from ${dagtekening && dayText(dagtekening)}::date`.execute(db);
  const heen = rows[0]?.heen;
  if (!heen) return null;
  return {
    berichtId: heen.berichtId,
    bericht: nameOf(heen),
    verzondenOp: momentOrNull(heen.verzondenOp),
    beantwoordMet: heen.beantwoordMet && earlierFrom(heen.beantwoordMet),
  };
}
