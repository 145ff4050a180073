/** Judging: one transaction, alone with the provider and client, from reading the message to its decision. */
import { sql } from 'kysely';
import type { FactsFor, JudgedNumber } from '../../rules/facts.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Nummer, Standaard } from '../../standard/berichtsoorten.ts';
import type { Case, Casefile, Judged, MessageId, Origin, StoredMessage } from '../casefile.ts';
import { maxAttempts, Overtaken } from '../errors.ts';
import { partiesOf } from '../partijen.ts';
import { carryOut } from './decision.ts';
import { readFacts, type Standings } from './facts.ts';
import {
  brokenKey,
  bytesOf,
  type Db,
  dayOrNull,
  type EarlierJson,
  earlierFrom,
  isCollision,
  isId,
  momentFrom,
  type Owner,
  type Store,
  selectEarlier,
} from './store.ts';

type Work = Parameters<Casefile['beoordeel']>[1];

export async function judge(store: Store, id: MessageId, werk: Work): Promise<Judged> {
  if (!isId(id)) return { soort: 'onbekend' };
  for (let poging = 1; ; poging += 1) {
    try {
      return await store.db.transaction().execute((trx) => attempt({ ...store, db: trx }, id, werk));
    } catch (fout) {
      // A key that exists already may be our own: somebody judged the message just before (see readInTurn).
      const perhapsOurs = brokenKey(fout) !== null && poging === 1;
      const again = fout instanceof Overtaken || isCollision(fout) || perhapsOurs;
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

  const eigenaar = ownerOf(stand);
  const bericht: StoredMessage = {
    id,
    volgnummer: stand.volgnummer,
    herkomst: stand.herkomst,
    identiteit: {
      standaard: stand.standaard,
      nummer: stand.nummer,
      afzender: stand.afzender,
      ontvanger: stand.ontvanger,
      identificatie: stand.identificatie,
      dagtekening: dayOrNull(stand.dagtekening),
    },
    ontvangenOp: momentFrom(stand.ontvangenOp),
    bytes: kluis.open(stand.bytes, bytesOf(id)),
  };
  const staat: { seen: Standings | null; decision: Parameters<Case['besluit']> | null } = {
    seen: null,
    decision: null,
  };
  await werk({
    bericht,
    async feiten<B extends BerichtVan<JudgedNumber>>(gelezen: B) {
      const eerder = stand.eerder && earlierFrom(stand.eerder);
      const { feiten, standen } = await readFacts(db, bericht, eigenaar, eerder, gelezen);
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
  await carryOut(store, bericht, eigenaar, staat.seen, beslissing, gelezen);
  return { soort: 'beoordeeld' };
}

function ownerOf(stand: Read): Owner | null {
  const { gemeente, aanbieder } = partiesOf(stand);
  const { standaard, bsnHash } = stand;
  return gemeente === null || aanbieder === null || bsnHash === null
    ? null
    : { standaard, gemeente, aanbieder, bsnHash };
}

type Stand = {
  readonly volgnummer: number;
  readonly herkomst: Origin;
  readonly standaard: Standaard;
  readonly nummer: Nummer;
  readonly afzender: string | null;
  readonly ontvanger: string | null;
  readonly identificatie: string | null;
  readonly dagtekening: string | null;
  readonly ontvangenOp: string;
  readonly beoordeeld: boolean;
  /** The oldest message of the stroom that waits, when it is not this one. */
  readonly eerst: MessageId | null;
  /** The message that had this identity first, when it is not this one (TR056). */
  readonly eerder: EarlierJson | null;
};

type Read = Stand & {
  readonly bytes: Uint8Array;
  readonly bsnHash: Uint8Array | null;
  /** Whether it is this message's turn: its provider and client are locked until the transaction ends. */
  readonly beurt: boolean;
};

/**
 * Mostly nobody else is at work for this provider and client, and then one statement locks and reads. Between its
 * snapshot and the lock somebody may just have judged the message that waits before it, which reading again tells, or
 * the message itself: the decision notices that, and the work is done again.
 */
async function readInTurn(db: Db, id: MessageId): Promise<Read | null> {
  const stand = await read(db, id);
  if (!stand || stand.beoordeeld || (stand.beurt && stand.eerst === null)) return stand;
  if (!stand.beurt) {
    // A statement of its own: the next one must see everything that was committed while waiting.
    await sql`select pg_advisory_xact_lock(${turn}) from bericht b where b.id = ${id}`.execute(db);
  }
  return read(db, id);
}

/** A message that belongs to no stroom is still judged by one at a time. */
const turn = sql`coalesce(b.stroom, hashtextextended(b.id::text, 0))`;

async function read(db: Db, id: MessageId): Promise<Read | null> {
  const { rows } = await sql<Omit<Read, keyof Stand> & { stand: Stand }>`
    select pg_try_advisory_xact_lock(${turn}) as beurt, b.bytes_verzegeld as bytes, b.bsn_hash as "bsnHash",
      json_build_object(
      'volgnummer', b.volgnummer, 'herkomst', b.herkomst, 'standaard', b.standaard, 'nummer', b.nummer,
      'afzender', b.afzender, 'ontvanger', b.ontvanger, 'identificatie', b.identificatie,
      'dagtekening', b.dagtekening, 'ontvangenOp', b.ontvangen_op, 'beoordeeld', b.beoordeeld_op is not null,
      'eerst', (
        select e.id from bericht e
        where e.stroom = b.stroom and e.volgnummer < b.volgnummer
          and e.beoordeeld_op is null and e.herkomst <> 'berichtenpoort'
        order by e.volgnummer limit 1),
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
