/** Facts: one or two queries per message, whatever its number of lines. */
import { sql } from 'kysely';
import type {
  AllocationFact,
  DeliveryFact,
  EarlierMessage,
  FactsFor,
  JudgedNumber,
  RequestFact,
  RetourFacts,
} from '../../rules/facts.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Nummer, Standaard } from '../../standard/berichtsoorten.ts';
import type { MessageId, MessageIdentity } from '../casefile.ts';
import { numbersIn, referencesIn } from '../named.ts';
import { heenNummer, nameOf } from '../partijen.ts';
import { readClientFacts } from './facts-client.ts';
import { readDeclarationAnswerFacts, readDeclarationFacts } from './facts-declarations.ts';
import {
  type AllocationJson,
  allocationColumns,
  allocationFrom,
  type DeliveryJson,
  deliveryColumns,
  deliveryFrom,
  type RequestJson,
  requestColumns,
  requestFrom,
  standingOf,
} from './facts-json.ts';
import {
  type Db,
  dayText,
  type EarlierJson,
  earlierFrom,
  momentOrNull,
  type Owner,
  type Relation,
  type Standings,
  type Store,
  selectEarlier,
} from './store.ts';

/** About which message facts are asked. */
export type Question = {
  readonly identiteit: Omit<MessageIdentity, 'bsn'>;
  readonly relatie: Relation | null;
  readonly bsnHash: Uint8Array | null;
  /** What the read of the message already told about TR056. */
  readonly eerder: EarlierMessage | null;
};

export type FactsRead = { readonly feiten: FactsFor<JudgedNumber>; readonly standen: Standings | null };

export async function readFacts(
  store: Store,
  vraag: Question,
  bericht: BerichtVan<JudgedNumber>,
): Promise<FactsRead> {
  const { db } = store;
  const { relatie, bsnHash, eerder: eerderMetDezeIdentificatie } = vraag;
  const eigenaar = relatie && bsnHash && { ...relatie, bsnHash };
  const nummers = numbersIn(bericht);
  switch (bericht.nummer) {
    case '301': {
      const { toewijzingen, verzoeken, standen } = await readCase(db, eigenaar, {
        nummers,
        alleToewijzingen: true,
        referenties: referencesIn(bericht),
      });
      return { feiten: { eerderMetDezeIdentificatie, toewijzingen, verzoeken }, standen };
    }
    case '302':
    case '306':
    case '308':
    case '316':
    case '318':
    case '320':
      return { feiten: { heenbericht: await readHeen(db, vraag.identiteit) }, standen: null };
    case '305':
    case '307': {
      const gevraagd = { nummers, alleToewijzingen: true, leveringen: true };
      const { toewijzingen, leveringen } = await readCase(db, eigenaar, gevraagd);
      return { feiten: { eerderMetDezeIdentificatie, toewijzingen, leveringen }, standen: null };
    }
    case '315': {
      const gevraagd = { referenties: referencesIn(bericht), wachtendeVerzoeken: true };
      const { verzoeken } = await readCase(db, eigenaar, gevraagd);
      const vanClient = await readClientFacts(store, eigenaar);
      return { feiten: { eerderMetDezeIdentificatie, verzoeken, ...vanClient }, standen: null };
    }
    case '317': {
      const { toewijzingen, verzoeken, clientBekend } = await readCase(db, eigenaar, {
        nummers,
        alleToewijzingen: true,
        referenties: referencesIn(bericht),
        wachtendeVerzoeken: true,
      });
      const vanClient = await readClientFacts(store, eigenaar);
      const gevonden = { toewijzingen, verzoeken, clientBekend, ...vanClient };
      return { feiten: { eerderMetDezeIdentificatie, ...gevonden }, standen: null };
    }
    case '319': {
      const { verzoek, standen } = await readRequest(db, relatie, bericht.Antwoord.ReferentieAanbieder);
      return { feiten: { eerderMetDezeIdentificatie, verzoek }, standen };
    }
    case '323': {
      const feiten = await readDeclarationFacts(store, relatie, bericht);
      return { feiten: { eerderMetDezeIdentificatie, ...feiten }, standen: null };
    }
    case '325': {
      const declaratie = await readDeclarationAnswerFacts(store, bericht);
      return { feiten: { eerderMetDezeIdentificatie, declaratie }, standen: null };
    }
  }
}

type Asked = {
  /** ToewijzingNummers whose newest version is a fact, whoever they belong to. */
  readonly nummers?: readonly number[];
  /** Also every allocation of this client at this provider, and whether there ever was one. */
  readonly alleToewijzingen?: boolean;
  readonly leveringen?: boolean;
  /** ReferentieAanbieders of this provider, whichever client they are about. */
  readonly referenties?: readonly string[];
  /** Also the requests for this client that wait for a decision. */
  readonly wachtendeVerzoeken?: boolean;
};

export type CaseFacts = {
  readonly toewijzingen: readonly AllocationFact[];
  readonly leveringen: readonly DeliveryFact[];
  readonly verzoeken: readonly RequestFact[];
  readonly clientBekend: boolean;
  readonly standen: Standings;
};

const nothing: CaseFacts = {
  toewijzingen: [],
  leveringen: [],
  verzoeken: [],
  clientBekend: false,
  standen: { toewijzingen: {}, verzoeken: new Map() },
};

export async function readCase(db: Db, eigenaar: Owner | null, gevraagd: Asked): Promise<CaseFacts> {
  if (!eigenaar) return nothing;
  const { standaard, gemeente, aanbieder, bsnHash } = eigenaar;
  const { nummers = [], referenties = [], alleToewijzingen = false } = gevraagd;
  const { leveringen = false, wachtendeVerzoeken = false } = gevraagd;
  // A number's newest version that was not refused decides whose it is; older versions only tell where to look.
  const { rows } = await sql<{
    toewijzingen: readonly AllocationJson[] | null;
    leveringen: readonly DeliveryJson[] | null;
    verzoeken: readonly RequestJson[] | null;
    bekend: boolean;
    standen: Standings['toewijzingen'] | null;
  }>`
    with genoemd as materialized (
      select id, nummer, stand from toewijzing
      where gemeente = ${gemeente} and standaard = ${standaard} and nummer = any(${nummers}::bigint[])
    ),
    eigen as materialized (
      ${
        alleToewijzingen
          ? sql`select t.id, t.nummer, t.stand, v.status
      from toewijzing_versie v join toewijzing t on t.id = v.toewijzing_id
      where v.bsn_hash = ${bsnHash} and v.aanbieder = ${aanbieder}
        and t.gemeente = ${gemeente} and t.standaard = ${standaard}`
          : sql`select id, nummer, stand, null::text as status from genoemd where false`
      }
    ),
    huidig as (
      select k.nummer, v.*, v.bsn_hash = ${bsnHash} as van_client, v.aanbieder = ${aanbieder} as van_aanbieder
      from (select id, nummer from genoemd union select id, nummer from eigen) k, lateral (
        select * from toewijzing_versie w where w.toewijzing_id = k.id and w.status <> 'afgekeurd'
        order by w.id desc limit 1
      ) v
    )
    select
      (select json_agg(${allocationColumns('h', 'b', gemeente, standaard)} order by h.nummer)
      from huidig h join bericht b on b.id = h.bericht_id
      where (h.van_client and h.van_aanbieder) or h.nummer = any(${nummers}::bigint[])) as toewijzingen,
      exists (select from eigen where status <> 'afgekeurd') as bekend,
      ${
        leveringen
          ? sql`(select json_agg(${deliveryColumns('l', 'b')} order by l.id)
      from levering l join bericht b on b.id = l.bericht_id
      where l.bsn_hash = ${bsnHash} and l.aanbieder = ${aanbieder} and l.gemeente = ${gemeente}
        and l.standaard = ${standaard} and l.verwijderd_door is null and not l.afgekeurd)`
          : sql`null::json`
      } as leveringen,
      ${
        wachtendeVerzoeken || referenties.length > 0
          ? sql`(select json_agg(${requestColumns('v', 'b')} || jsonb_build_object(
          'vanDezeClient', v.bsn_hash = ${bsnHash}) order by v.id)
      from verzoek v join bericht b on b.id = v.bericht_id
      where v.id in (
        select id from verzoek where aanbieder = ${aanbieder} and gemeente = ${gemeente}
          and standaard = ${standaard} and referentie = any(${referenties}::text[]) and not afgekeurd
        union all
        select id from verzoek where ${wachtendeVerzoeken} and bsn_hash = ${bsnHash} and aanbieder = ${aanbieder}
          and gemeente = ${gemeente} and standaard = ${standaard} and not afgekeurd
          and stand in ('open', 'in-onderzoek')))`
          : sql`null::json`
      } as verzoeken,
      (select json_object_agg(nummer, stand) from (
        select nummer, stand from genoemd union select nummer, stand from eigen) s) as standen`.execute(db);
  const [rij] = rows;
  if (!rij) return nothing;
  return {
    toewijzingen: (rij.toewijzingen ?? []).map(allocationFrom),
    leveringen: (rij.leveringen ?? []).map(deliveryFrom),
    verzoeken: (rij.verzoeken ?? []).map(requestFrom),
    clientBekend: rij.bekend,
    standen: {
      toewijzingen: { ...Object.fromEntries(nummers.map((nummer) => [nummer, 0])), ...rij.standen },
      verzoeken: standingOf(rij.verzoeken ?? []),
    },
  };
}

/** The request that an answer names. The answer does not say whose it is, so it is taken to be about that client. */
async function readRequest(
  db: Db,
  relatie: Relation | null,
  referentie: string,
): Promise<{ readonly verzoek: RequestFact | null; readonly standen: Standings }> {
  const { rows } = await sql<{ verzoek: RequestJson }>`
    select ${requestColumns('v', 'b')} || jsonb_build_object('vanDezeClient', true) as verzoek
    from verzoek v join bericht b on b.id = v.bericht_id
    where v.aanbieder = ${relatie?.aanbieder ?? null} and v.gemeente = ${relatie?.gemeente ?? null}
      and v.standaard = ${relatie?.standaard ?? null} and v.referentie = ${referentie} and not v.afgekeurd`.execute(
    db,
  );
  const gevonden = rows.map((rij) => rij.verzoek);
  const [verzoek] = gevonden;
  return {
    verzoek: verzoek ? requestFrom(verzoek) : null,
    standen: { toewijzingen: {}, verzoeken: standingOf(gevonden) },
  };
}

type HeenJson = {
  readonly berichtId: MessageId;
  readonly standaard: Standaard;
  readonly nummer: Nummer;
  readonly verzondenOp: string | null;
  readonly beantwoordMet: EarlierJson | null;
  readonly verzoeken: readonly string[] | null;
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
      'beantwoordMet', (select ${selectEarlier('r')} from bericht r where r.in_antwoord_op = b.id),
      'verzoeken', (select json_agg(z.referentie order by z.plaats) from verzoek z where z.bericht_id = b.id)) as heen
    from identiteit i join bericht b on b.id = i.bericht_id
    where i.standaard = ${standaard} and i.nummer = ${nummer} and i.afzender = ${afzender}
      and i.identificatie = ${identificatie} and b.richting = 'uit' and b.uitkomst = 'goedgekeurd'
      and b.ontvanger is not distinct from ${ontvanger}
      and b.dagtekening is not distinct from ${dagtekening && dayText(dagtekening)}::date`.execute(db);
  const heen = rows[0]?.heen;
  if (!heen) return null;
  return {
    berichtId: heen.berichtId,
    bericht: nameOf(heen),
    verzondenOp: momentOrNull(heen.verzondenOp),
    beantwoordMet: heen.beantwoordMet && earlierFrom(heen.beantwoordMet),
    verzoeken: heen.verzoeken ?? [],
  };
}
