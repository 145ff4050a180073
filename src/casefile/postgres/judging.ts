/** Judging: one transaction, alone with the provider and client, from reading the message to its decision. */
import { sql } from 'kysely';
import type { DeclarationFacts, FactsFor, JudgedNumber } from '../../rules/facts.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Case, Casefile, Judged, MessageId } from '../casefile.ts';
import { maxAttempts, Overtaken } from '../errors.ts';
import { holdEvent } from '../held.ts';
import { carryOut } from './decision.ts';
import { readFacts } from './facts.ts';
import { selectSealed, wholeSealed } from './sealed.ts';
import {
  brokenKey,
  type Db,
  type EarlierJson,
  earlierFrom,
  insertEvents,
  isCollision,
  isId,
  momentText,
  providerLock,
  relationOf,
  type Standings,
  type Store,
  type StoredJson,
  selectEarlier,
  selectStored,
  storedFrom,
} from './store.ts';

import {
  frozenFacts,
  holdForPerson,
  lockHeld,
  selectBefore,
  selectFrozen,
  waitBehind,
} from './vasthouden.ts';

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
      const key = brokenKey(fout);
      // A key that exists already may be our own: somebody judged the message just before (see readInTurn).
      const perhapsOurs = key !== null && poging === 1;
      const again = fout instanceof Overtaken || isCollision(fout) || perhapsOurs || taken.has(key ?? '');
      if (!again || poging === maxAttempts) throw fout;
    }
  }
}

async function attempt(store: Store, id: MessageId, werk: Work): Promise<Judged> {
  const { db, kluis } = store;
  const stand = await readInTurn(db, id);
  if (!stand) return { soort: 'onbekend' };
  if (stand.beoordeeld) return { soort: 'al-beoordeeld' };
  if (stand.eerst !== null) return { soort: 'eerst', id: stand.eerst };
  if (!stand.kring) return { soort: 'bezet' };

  const bericht = storedFrom(stand.bericht, await wholeSealed(db, id, stand.bytes), kluis);
  const relatie = relationOf(bericht.identiteit);
  // Nobody decides on it any more from here on.
  const held = stand.bevroren ? await lockHeld(store, id) : null;
  const { achter } = stand;
  const staat: {
    seen: Standings | null;
    feiten: object | null;
    decision: Parameters<Case['besluit']> | null;
    /** Carries out what was chosen instead of a decision. */
    hold: ((feiten: object | null) => Promise<void>) | null;
  } = {
    seen: null,
    feiten: null,
    decision: null,
    hold: null,
  };
  await werk({
    bericht,
    achter,
    vastTot: held?.tot ?? null,
    async feiten<B extends BerichtVan<JudgedNumber>>(gelezen: B) {
      const eerder = stand.eerder && earlierFrom(stand.eerder);
      const vraag = { identiteit: bericht.identiteit, relatie, bsnHash: stand.bsnHash, eerder };
      const now = async () => {
        const { feiten, standen } = await readFacts(store, vraag, gelezen);
        staat.seen = standen;
        return feiten;
      };
      // Only a declaration is frozen, and its facts are those of one.
      const feiten = stand.bevroren
        ? await frozenFacts(store, id, held, now as () => Promise<DeclarationFacts>)
        : await now();
      staat.feiten = feiten;
      // The facts are those of the number of the message; the type parameter hides that from TypeScript.
      return feiten as FactsFor<B['nummer']>;
    },
    async besluit(...beslissing) {
      if (staat.decision) throw new Error('A message is decided on once.');
      staat.decision = beslissing;
    },
    async houdAan(...tot) {
      staat.hold = () => hold(db, id, ...tot);
    },
    async houdVast(...vast) {
      staat.hold = (feiten) => holdForPerson(store, bericht, held, vast, asked(feiten));
    },
    async wacht(op) {
      if (achter === null) throw new Error(`Message ${id} waits for none.`);
      staat.hold = (feiten) => waitBehind(store, id, achter, op, asked(feiten));
    },
  });
  if (staat.hold) {
    await staat.hold(staat.feiten);
    return { soort: 'aangehouden' };
  }
  if (!staat.decision) throw new Error(`Message ${id} was judged without a decision.`);
  const [beslissing, gelezen] = staat.decision;
  const zaak = { bericht, relatie, bsnHash: stand.bsnHash };
  const known = { seen: staat.seen, feiten: beslissing.feiten ?? staat.feiten, vast: held !== null };
  const opnieuw = await carryOut(store, zaak, known, beslissing, gelezen);
  return opnieuw.length === 0 ? { soort: 'beoordeeld' } : { soort: 'beoordeeld', opnieuw };
}

function asked(feiten: object | null): object {
  if (feiten === null) throw new Error('A message is held by what is known, so that is asked first.');
  return feiten;
}

/** That it is held is told once, however often it is looked at. */
async function hold(db: Db, id: MessageId, tot: Temporal.Instant, op: Temporal.Instant): Promise<void> {
  const { rows } = await sql<{ eerder: boolean }>`
    update bericht b set aangehouden_tot = ${momentText(tot)} from (
      select aangehouden_tot is not null as eerder from bericht where id = ${id}
    ) was where b.id = ${id} returning was.eerder`.execute(db);
  if (rows[0]?.eerder === false) await insertEvents([holdEvent(id, tot, op)]).execute(db);
}

/** A held message is waited for by none. */
export const unjudged = sql`e.beoordeeld_op is null and e.herkomst <> 'berichtenpoort' and e.aangehouden_tot is null`;

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

type Stand = {
  readonly bericht: StoredJson;
  readonly beoordeeld: boolean;
  /** The oldest message that must be judged before this one. */
  readonly eerst: MessageId | null;
  /** The message that had this identity first, when it is not this one (TR056). */
  readonly eerder: EarlierJson | null;
  /** See `Case`. */
  readonly achter: MessageId | null;
  /** Whether what it is judged by was kept before: it was held for a person, or waited for one that was. */
  readonly bevroren: boolean;
};

type Read = Stand & {
  /** Sealed; null when they are large. */
  readonly bytes: Uint8Array | null;
  readonly bsnHash: Uint8Array | null;
  /** Whether what is allocated to the provider, and for a declaration what is granted, stands still until the end. */
  readonly kring: boolean;
  /** Whether it is this message's turn: its provider and client are locked until the transaction ends. */
  readonly beurt: boolean;
};

/**
 * Mostly nobody else is at work for this provider and client, and then one statement locks and reads. Between its
 * snapshot and the lock somebody may just have judged the message that waits before it, which reading again tells, or
 * the message itself: the decision notices that, and the work is done again. The lock of a client is waited for, because
 * judging one message is short; that of the provider is not, because judging a declaration can be long and whoever waits
 * keeps a connection.
 */
async function readInTurn(db: Db, id: MessageId): Promise<Read | null> {
  const stand = await read(db, id);
  if (!stand || stand.beoordeeld || !stand.kring) return stand;
  if (stand.beurt && stand.eerst === null && stand.achter === null) return stand;
  if (!stand.beurt) {
    // A statement of its own: the next one must see everything that was committed while waiting.
    await sql`select pg_advisory_xact_lock(${turn}) from bericht b where b.id = ${id}`.execute(db);
  }
  return read(db, id);
}

/** A message that belongs to no stroom is still judged by one at a time. */
const turn = sql`coalesce(b.stroom, hashtextextended(b.id::text, 0))`;

/**
 * Declarations wait for each other because they wait for whatever came before them. This lock keeps a declaration apart
 * from what waits for nothing: a decision of ours, and a message that is looked at again. A lock on null is none: nobody
 * else can belong to the same provider.
 */
const kring = sql`case
  when b.nummer in ('323', '325') then coalesce(pg_try_advisory_xact_lock(${providerLock(sql`b.aanbieder`)}), true)
  when b.nummer in ('301', '302')
    then coalesce(pg_try_advisory_xact_lock_shared(${providerLock(sql`b.aanbieder`)}), true)
  else true end`;

async function read(db: Db, id: MessageId): Promise<Read | null> {
  const { rows } = await sql<Omit<Read, keyof Stand> & { stand: Stand }>`
    select ${kring} as kring, pg_try_advisory_xact_lock(${turn}) as beurt, ${selectSealed} as bytes,
      b.bsn_hash as "bsnHash", json_build_object(
      'bericht', ${selectStored('b')}, 'beoordeeld', b.beoordeeld_op is not null, 'eerst', ${first},
      'achter', ${selectBefore}, 'bevroren', ${selectFrozen},
      'eerder', (
        select ${selectEarlier('h')} from identiteit i join bericht h on h.id = i.bericht_id
        where i.standaard = b.standaard and i.nummer = b.nummer and i.afzender = b.afzender
          and i.identificatie = b.identificatie and h.id <> b.id)) as stand
    from bericht b where b.id = ${id} and b.herkomst <> 'berichtenpoort'`.execute(db);
  const [rij] = rows;
  if (!rij) return null;
  const { stand, ...rest } = rij;
  return { ...stand, ...rest };
}
