/** Messages of our own about one client: one transaction, alone with the provider and client, from facts to outbox. */
import { type RawBuilder, sql } from 'kysely';
import type { AllocationFact, EarlierMessage, FactsFor } from '../../rules/facts.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import type {
  ClientCase,
  ClientKey,
  MessageId,
  MessageIdentity,
  OwnMessage,
  RequestCase,
  RequestId,
  RequestView,
  Ruled,
  Ruling,
  StoredMessage,
} from '../casefile.ts';
import { checkRuling, foreignClient, identityOfOwn, rulingEvents } from '../own-message.ts';
import { asKept, waits } from '../requests.ts';
import { casePart, knownPart, lineOf, outboxPart, perform } from './decision.ts';
import { readCase, readFacts } from './facts.ts';
import { unjudged, whileOvertaken } from './judging.ts';
import { isRequestId, type ReadRequest, selectRequests } from './requests.ts';
import {
  bsnOf,
  bytesOf,
  type Db,
  dayText,
  type EarlierJson,
  earlierFrom,
  insertEvents,
  momentText,
  type Owner,
  providerLock,
  type Standings,
  type Store,
  type StoredJson,
  selectEarlier,
  selectStored,
  storedFrom,
  streamOf,
} from './store.ts';

export function ruleOnRequest<T>(
  store: Store,
  id: RequestId,
  werk: (zaak: RequestCase) => Promise<T>,
): Promise<Ruled<T>> {
  return inTransaction(store, async (binnen) => {
    const eigenaar = isRequestId(id) ? await readOwner(binnen.db, id) : null;
    if (!eigenaar) return { soort: 'onbekend' };
    const beurt = await takeTurn(binnen.db, eigenaar);
    if (beurt.eerst !== null) return { soort: 'eerst', id: beurt.eerst };
    const bekend = await open(binnen, eigenaar, id);
    const verzoek = bekend.verzoeken.find((een) => een.verzoek.id === id)?.verzoek;
    const [bericht] = verzoek ? await readStored(binnen, sql`b.id = ${verzoek.berichtId}`) : [];
    if (!verzoek || !bericht) return { soort: 'onbekend' };
    return decide(binnen, beurt, bekend, (zaak) => werk({ ...zaak, verzoek, bericht }));
  });
}

export function ruleOnClient<T>(
  store: Store,
  { bsn, ...relatie }: ClientKey,
  werk: (zaak: ClientCase) => Promise<T>,
): Promise<Ruled<T>> {
  const eigenaar = { ...relatie, bsnHash: store.kluis.bsnHash(bsn) };
  return inTransaction(store, async (binnen) => {
    const beurt = await takeTurn(binnen.db, eigenaar);
    if (beurt.eerst !== null) return { soort: 'eerst', id: beurt.eerst };
    return decide(binnen, beurt, await open(binnen, eigenaar, null), werk);
  });
}

function inTransaction<T>(store: Store, werk: (binnen: Store) => Promise<Ruled<T>>): Promise<Ruled<T>> {
  return whileOvertaken(() => store.db.transaction().execute((trx) => werk({ ...store, db: trx })));
}

async function readOwner(db: Db, id: RequestId): Promise<Owner | null> {
  const { rows } = await sql<Owner & { standaard: Standaard }>`
    select standaard, gemeente, aanbieder, bsn_hash as "bsnHash" from verzoek
    where id = ${id} and not afgekeurd`.execute(db);
  return rows[0] ?? null;
}

type Turn = {
  /** The oldest message about this client that must be judged before. */
  readonly eerst: MessageId | null;
  /** The oldest declaration that must be judged before anything else is allocated. */
  readonly eersteDeclaratie: MessageId | null;
  /** Whether no declaration is being judged. */
  readonly vrij: boolean;
  readonly stroom: string | null;
};

async function takeTurn(db: Db, eigenaar: Owner): Promise<Turn> {
  const { standaard, gemeente, aanbieder, bsnHash } = eigenaar;
  const partijen = { standaard, nummer: '301', afzender: gemeente, ontvanger: aanbieder } as const;
  const stroom = streamOf(partijen, bsnHash);
  const lock = providerLock(sql`${aanbieder}::text`);
  const { rows: sloten } = await sql<{ vrij: boolean }>`
    with kring as materialized (select pg_try_advisory_xact_lock_shared(${lock}) as vrij)
    select vrij, pg_advisory_xact_lock(${stroom}::bigint)::text from kring`.execute(db);
  // A statement of its own: it must see everything that was committed while waiting.
  const { rows } = await sql<Pick<Turn, 'eerst' | 'eersteDeclaratie'>>`
    select
      (select e.id::text from bericht e where e.stroom = ${stroom} and ${unjudged}
        order by e.volgnummer limit 1) as eerst,
      (select e.id::text from bericht e where e.aanbieder = ${aanbieder} and e.nummer in ('323', '325')
        and ${unjudged} order by e.volgnummer limit 1) as "eersteDeclaratie"`.execute(db);
  const [wachtend] = rows;
  return {
    eerst: wachtend?.eerst ?? null,
    eersteDeclaratie: wachtend?.eersteDeclaratie ?? null,
    vrij: sloten[0]?.vrij ?? false,
    stroom,
  };
}

type Known = {
  readonly eigenaar: Owner;
  readonly verzoeken: readonly ReadRequest[];
  readonly toewijzingen: readonly AllocationFact[];
  readonly eerdereToewijzingen: readonly StoredMessage[];
  readonly seen: Standings;
};

/** @param id of a request that is read whether or not it waits */
async function open(binnen: Store, eigenaar: Owner, id: RequestId | null): Promise<Known> {
  const { standaard, gemeente, aanbieder, bsnHash } = eigenaar;
  const verzoeken = await selectRequests(
    binnen,
    sql`not v.afgekeurd and (v.id = ${id}::bigint or (v.bsn_hash = ${bsnHash} and v.aanbieder = ${aanbieder}
      and v.gemeente = ${gemeente} and v.standaard = ${standaard} and v.stand in ('open', 'in-onderzoek')))
      order by v.id`,
  );
  const { toewijzingen, standen } = await readCase(binnen.db, eigenaar, { alleToewijzingen: true });
  // The newest 301 that was not refused is one of them: it carried the newest version of something.
  const eerdereToewijzingen = await readStored(
    binnen,
    sql`b.id in (
      select distinct on (v.toewijzing_id) v.bericht_id
      from toewijzing_versie v join toewijzing t on t.id = v.toewijzing_id
      where v.bsn_hash = ${bsnHash} and v.aanbieder = ${aanbieder} and t.gemeente = ${gemeente}
        and t.standaard = ${standaard} and v.status <> 'afgekeurd'
      order by v.toewijzing_id, v.id desc)
      order by b.volgnummer desc`,
  );
  const gezien = verzoeken.map(
    ({ verzoek: { referentieAanbieder, stand }, versie }) =>
      [referentieAanbieder, { versie, stand, vanDezeClient: true }] as const,
  );
  const seen = { ...standen, verzoeken: new Map(gezien) };
  return { eigenaar, verzoeken, toewijzingen, eerdereToewijzingen, seen };
}

async function readStored(
  { db, kluis }: Store,
  welke: RawBuilder<unknown>,
): Promise<readonly StoredMessage[]> {
  const { rows } = await sql<{ bericht: StoredJson; bytes: Uint8Array }>`
    select ${selectStored('b')} as bericht, b.bytes_verzegeld as bytes from bericht b where ${welke}`.execute(
    db,
  );
  return rows.map(({ bericht, bytes }) => storedFrom(bericht, bytes, kluis));
}

async function decide<T>(
  binnen: Store,
  beurt: Turn,
  bekend: Known,
  werk: (zaak: ClientCase) => Promise<T>,
): Promise<Ruled<T>> {
  const { eigenaar, toewijzingen, eerdereToewijzingen } = bekend;
  const verzoeken = bekend.verzoeken.map(({ verzoek }) => verzoek).filter(({ stand }) => waits(stand));
  const staat: { seen: Standings; uitspraak: Ruling | null } = { seen: bekend.seen, uitspraak: null };
  const uitslag = await werk({
    verzoeken,
    toewijzingen,
    eerdereToewijzingen,
    async feiten<B extends BerichtVan<'301' | '319'>>(bericht: B) {
      const identiteit = identityOfOwn(bericht, eigenaar);
      const eerder = await readEarlier(binnen.db, identiteit);
      const vraag = { identiteit, relatie: eigenaar, bsnHash: eigenaar.bsnHash, eerder };
      const { feiten, standen } = await readFacts(binnen, vraag, bericht);
      // What was seen first counts: whatever changed since makes it untrue.
      staat.seen = {
        toewijzingen: { ...standen?.toewijzingen, ...staat.seen.toewijzingen },
        verzoeken: new Map([...(standen?.verzoeken ?? []), ...staat.seen.verzoeken]),
      };
      // The facts are those of the number of the message; the type parameter hides that from TypeScript.
      return feiten as FactsFor<B['nummer']>;
    },
    async besluit(uitspraak) {
      if (staat.uitspraak) throw new Error('A request is decided on once.');
      checkRuling(uitspraak);
      staat.uitspraak = uitspraak;
    },
  });
  const { uitspraak, seen } = staat;
  if (uitspraak) {
    if (uitspraak.berichten.some(({ bericht }) => bericht.nummer === '301')) {
      if (beurt.eersteDeclaratie !== null) return { soort: 'eerst', id: beurt.eersteDeclaratie };
      if (!beurt.vrij) return { soort: 'bezet' };
    }
    for (const bericht of uitspraak.berichten) {
      await write(binnen, beurt, eigenaar, seen, uitspraak, bericht, verzoeken);
    }
  }
  return { soort: 'gedaan', uitslag };
}

/** TR056: the message that has this identity already. */
async function readEarlier(db: Db, identiteit: MessageIdentity): Promise<EarlierMessage | null> {
  const { standaard, nummer, afzender, identificatie } = identiteit;
  const { rows } = await sql<{ eerder: EarlierJson }>`
    select ${selectEarlier('b')} as eerder from identiteit i join bericht b on b.id = i.bericht_id
    where i.standaard = ${standaard} and i.nummer = ${nummer} and i.afzender = ${afzender}
      and i.identificatie = ${identificatie}`.execute(db);
  return rows[0] ? earlierFrom(rows[0].eerder) : null;
}

/** The message, everything it changes, and its place in the outbox, in one statement. */
async function write(
  { db, kluis }: Store,
  { stroom }: Turn,
  eigenaar: Owner,
  seen: Standings,
  uitspraak: Ruling,
  eigen: OwnMessage,
  verzoeken: readonly RequestView[],
): Promise<void> {
  const { id, bytes, oordeel, termijnen } = eigen;
  const { aanbieder, bsnHash } = eigenaar;
  const identiteit = identityOfOwn(eigen.bericht, eigenaar);
  const { bsn, dagtekening, ...rest } = identiteit;
  if (bsn !== null && Buffer.compare(kluis.bsnHash(bsn), bsnHash) !== 0) throw new Error(foreignClient);
  const op = momentText(uitspraak.op);
  const stored: StoredMessage = {
    id,
    volgnummer: 0,
    herkomst: uitspraak.wie,
    identiteit: { ...rest, dagtekening },
    ontvangenOp: uitspraak.op,
    bytes,
  };
  const zaak = { bericht: stored, relatie: eigenaar, bsnHash };
  const { standaard, nummer, afzender, ontvanger, identificatie } = rest;
  // As at intake: the volgnummer is drawn when it is its turn.
  const { geschreven } = await perform(db, seen, oordeel.effecten, termijnen, [
    sql`kring as materialized (
      select pg_advisory_xact_lock_shared(~ ${providerLock(sql`${aanbieder}::text`)})
    )`,
    sql`beurt as materialized (select pg_advisory_xact_lock(~ ${stroom}::bigint) from kring)`,
    sql`geschreven as (
      insert into bericht (id, richting, herkomst, standaard, nummer, afzender, ontvanger, aanbieder, identificatie,
        dagtekening, bsn_hash, bsn_verzegeld, stroom, ontvangen_op, bytes_verzegeld, oordeel, uitkomst, beoordeeld_op)
      select ${id}::uuid, 'uit', ${uitspraak.wie}, ${standaard}, ${nummer}, ${afzender}, ${ontvanger}, ${aanbieder},
        ${identificatie}, ${dagtekening && dayText(dagtekening)}::date, ${bsn === null ? null : bsnHash}::bytea,
        ${bsn === null ? null : kluis.seal(Buffer.from(bsn), bsnOf(id))}::bytea, ${stroom}::bigint,
        ${op}::timestamptz, ${kluis.seal(bytes, bytesOf(id))}::bytea, ${JSON.stringify(asKept(oordeel))}::jsonb,
        ${oordeel.uitkomst}, ${op}::timestamptz
      from beurt
      returning 1
    )`,
    sql`houder as (
      insert into identiteit (standaard, nummer, afzender, identificatie, bericht_id)
      values (${standaard}, ${nummer}, ${afzender}, ${identificatie}, ${id})
    )`,
    ...casePart({ kluis }, zaak, oordeel.effecten, termijnen, eigen.bericht, uitspraak),
    knownPart(id, eigen.feiten, kluis),
    outboxPart(
      'bericht_wacht',
      id,
      op,
      lineOf(sql`${stroom}::bigint`, sql`${nummer}::text`, sql`${aanbieder}::text`, sql`${ontvanger}::text`),
    ),
    sql`gebeurtenissen as (${insertEvents(rulingEvents(uitspraak, eigen, verzoeken))})`,
  ]);
  if (geschreven !== 1) throw new Error(`Message ${id} was not stored.`);
}
