/** Judging: one transaction, alone with the provider and client, from reading the message to its decision. */
import { sql } from 'kysely';
import type { FactsFor, JudgedNumber } from '../../rules/facts.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Case, Casefile, Judged, MessageId } from '../casefile.ts';
import { maxAttempts, Overtaken } from '../errors.ts';
import { carryOut } from './decision.ts';
import { readFacts } from './facts.ts';
import {
  brokenKey,
  type Db,
  type EarlierJson,
  earlierFrom,
  isCollision,
  isId,
  providerLock,
  relationOf,
  type Standings,
  type Store,
  type StoredJson,
  selectEarlier,
  selectStored,
  storedFrom,
} from './store.ts';

type Work = Parameters<Casefile['beoordeel']>[1];

export async function judge(store: Store, id: MessageId, werk: Work): Promise<Judged> {
  if (!isId(id)) return { soort: 'onbekend' };
  return whileOvertaken(() =>
    store.db.transaction().execute((trx) => attempt({ ...store, db: trx }, id, werk)),
  );
}

/** What two can be given at the same moment, each finding it free: a ReferentieAanbieder, an Identificatie. */
const taken: ReadonlySet<string> = new Set(['verzoek_referentie_key', 'identiteit_pkey']);

/** Again from the start, as long as somebody else made the facts untrue meanwhile. */
export async function whileOvertaken<T>(poog: () => Promise<T>): Promise<T> {
  for (let poging = 1; ; poging += 1) {
    try {
      return await poog();
    } catch (fout) {
      const again = fout instanceof Overtaken || isCollision(fout) || taken.has(brokenKey(fout) ?? '');
      if (!again || poging === maxAttempts) throw fout;
    }
  }
}

async function attempt(store: Store, id: MessageId, werk: Work): Promise<Judged> {
  const { db, kluis } = store;
  const beurt = await takeTurn(db, id);
  if (beurt.soort !== 'aan-de-beurt') return beurt;
  const stand = await read(db, id);
  if (!stand) return { soort: 'onbekend' };
  if (stand.beoordeeld) return { soort: 'al-beoordeeld' };
  if (stand.eerst !== null) return { soort: 'eerst', id: stand.eerst };

  const bericht = storedFrom(stand.bericht, stand.bytes, kluis);
  const relatie = relationOf(bericht.identiteit);
  const staat: { seen: Standings | null; decision: Parameters<Case['besluit']> | null } = {
    seen: null,
    decision: null,
  };
  await werk({
    bericht,
    async feiten<B extends BerichtVan<JudgedNumber>>(gelezen: B) {
      const eerder = stand.eerder && earlierFrom(stand.eerder);
      const vraag = { identiteit: bericht.identiteit, relatie, bsnHash: stand.bsnHash, eerder };
      const { feiten, standen } = await readFacts(store, vraag, gelezen);
      staat.seen = standen;
      // The facts are those of the number of the message; the type parameter hides that from TypeScript.
      return feiten as FactsFor<B['nummer']>;
    },
    async besluit(...beslissing) {
      if (staat.decision) throw new Error('A message is decided on once.');
      staat.decision = beslissing;
    },
  });
  if (!staat.decision) throw new Error(`Message ${id} was judged without a decision.`);
  const [beslissing, gelezen] = staat.decision;
  const zaak = { bericht, relatie, bsnHash: stand.bsnHash };
  await carryOut(store, zaak, staat.seen, beslissing, gelezen);
  return { soort: 'beoordeeld' };
}

export const unjudged = sql`e.beoordeeld_op is null and e.herkomst <> 'berichtenpoort'`;

/** The oldest earlier message that must be judged before `b`. */
const first = sql`(
  select e.id from (
    (select e.id, e.volgnummer from bericht e
      where e.stroom = b.stroom and e.volgnummer < b.volgnummer and ${unjudged}
      order by e.volgnummer limit 1)
    union all
    (select e.id, e.volgnummer from bericht e
      where b.nummer in ('301', '302') and e.aanbieder = b.aanbieder and e.nummer in ('323', '325')
        and e.volgnummer < b.volgnummer and ${unjudged}
      order by e.volgnummer limit 1)
    union all
    (select e.id, e.volgnummer from bericht e
      where b.nummer in ('323', '325') and e.aanbieder = b.aanbieder
        and e.volgnummer < b.volgnummer and ${unjudged}
      order by e.volgnummer limit 1)
  ) e order by e.volgnummer limit 1)`;

type Turn = { readonly soort: 'aan-de-beurt' } | Extract<Judged, { soort: 'eerst' | 'bezet' | 'onbekend' }>;

/**
 * Takes the locks that this message is judged under. That of a client is waited for, because judging one message is
 * short; that of the provider is not, because judging a declaration can be long and whoever waits keeps a connection.
 * A statement of its own: what follows must see everything that was committed while waiting.
 */
async function takeTurn(db: Db, id: MessageId): Promise<Turn> {
  const lock = providerLock(sql`aanbieder`);
  const { rows } = await sql<{ eerst: MessageId | null; vrij: boolean }>`
    with gevraagd as materialized (
      select id, nummer, aanbieder, stroom,
        case when nummer in ('301', '302', '323', '325') then ${first} end as eerst
      from bericht b where id = ${id}
    ),
    kring as materialized (
      select *, case
        when eerst is not null then false
        when nummer in ('323', '325') then coalesce(pg_try_advisory_xact_lock(${lock}), true)
        when nummer in ('301', '302') then coalesce(pg_try_advisory_xact_lock_shared(${lock}), true)
        else true end as vrij
      from gevraagd
    )
    select eerst, vrij,
      case when vrij then pg_advisory_xact_lock(coalesce(stroom, hashtextextended(id::text, 0)))::text end
    from kring`.execute(db);
  const [beurt] = rows;
  // Without a message there was no lock, so one that arrives at this moment is not to be read either.
  if (!beurt) return { soort: 'onbekend' };
  if (beurt.eerst !== null) return { soort: 'eerst', id: beurt.eerst };
  return beurt.vrij ? { soort: 'aan-de-beurt' } : { soort: 'bezet' };
}

type Stand = {
  readonly bericht: StoredJson;
  readonly beoordeeld: boolean;
  /** The oldest message that must be judged before this one. */
  readonly eerst: MessageId | null;
  /** The message that had this identity first, when it is not this one (TR056). */
  readonly eerder: EarlierJson | null;
};

type Read = Stand & { readonly bytes: Uint8Array; readonly bsnHash: Uint8Array | null };

async function read(db: Db, id: MessageId): Promise<Read | null> {
  const { rows } = await sql<{ stand: Stand; bytes: Uint8Array; bsnHash: Uint8Array | null }>`
    select b.bytes_verzegeld as bytes, b.bsn_hash as "bsnHash", json_build_object(
      'bericht', ${selectStored('b')}, 'beoordeeld', b.beoordeeld_op is not null, 'eerst', ${first},
      'eerder', (
        select ${selectEarlier('h')} from identiteit i join bericht h on h.id = i.bericht_id
        where i.standaard = b.standaard and i.nummer = b.nummer and i.afzender = b.afzender
          and i.identificatie = b.identificatie and h.id <> b.id)) as stand
    from bericht b where b.id = ${id} and b.herkomst <> 'berichtenpoort'`.execute(db);
  const [rij] = rows;
  return rij ? { ...rij.stand, bytes: rij.bytes, bsnHash: rij.bsnHash } : null;
}
