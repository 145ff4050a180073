/** Intake: one statement, committed when it returns; whatever was there before is looked up only when it objects. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Intake, MessageEvent, MessageId, NewMessage } from '../casefile.ts';
import { maxAttempts } from '../errors.ts';
import type { Kluis } from '../kluis.ts';
import { directionOf, heenNummer, identityKeyOf, partiesOf, reachOf } from '../partijen.ts';
import { selectSealed, wholeSealed } from './sealed.ts';
import {
  brokenKey,
  bsnOf,
  bytesOf,
  dayText,
  insertEvents,
  momentText,
  providerLock,
  type Store,
  streamOf,
  termColumns,
  termRows,
} from './store.ts';

export async function takeIn(store: Store, nieuw: NewMessage): Promise<Intake> {
  for (let poging = 1; ; poging += 1) {
    try {
      return await insert(store, nieuw);
    } catch (fout) {
      const sleutel = brokenKey(fout);
      const eerder = sleutel && (await findEarlier(store, nieuw, sleutel));
      if (eerder) return await recordKnown(store, nieuw, eerder);
      if (!sleutel || poging === maxAttempts) throw fout;
    }
  }
}

async function insert({ db, kluis }: Store, nieuw: NewMessage): Promise<Intake> {
  const { id, herkomst, identiteit, ontvangenOp } = nieuw;
  const envelop = envelopeOf(nieuw, kluis);
  const { standaard, nummer, afzender, ontvanger, identificatie, dagtekening, bsn } = identiteit;
  const bsnHash = bsn === null ? null : kluis.bsnHash(bsn);
  const stroom = (await streamOfHeen(db, nieuw)) ?? streamOf(identiteit, bsnHash);
  const sleutel = identityKeyOf(identiteit);
  const op = momentText(ontvangenOp);
  const gebeurtenis: MessageEvent = {
    op: ontvangenOp,
    wat: 'ontvangen',
    wie: herkomst,
    berichtId: id,
    bijzonderheden: {},
  };
  const { aanbieder } = partiesOf(identiteit);
  const lock = sql.raw(reachOf(nummer) === 'aanbieder' ? '' : '_shared');
  // The locks come before the volgnummer is drawn and are held until the commit: within a stroom, and between a
  // declaration and everything of its provider, the order of volgnummers is the order of commits. They are other locks
  // (~) than those of judging, so that a message is taken in while an earlier one is being judged, however long that
  // takes. A lock on null is none.
  const { rows } = await sql<{ volgnummer: number }>`
    with kring as materialized (
      select pg_advisory_xact_lock${lock}(~ ${providerLock(sql`${aanbieder}::text`)})
    ),
    beurt as materialized (select pg_advisory_xact_lock(~ ${stroom}::bigint) from kring),
    nieuw as (
      insert into bericht (
        id, richting, herkomst, standaard, nummer, afzender, ontvanger, aanbieder, identificatie, dagtekening,
        bsn_hash, bsn_verzegeld, stroom, ontvangen_op, bytes_verzegeld, envelop_zender, envelop_referentienummer
      )
      select
        ${id}::uuid, ${directionOf(herkomst)}, ${herkomst}, ${standaard}, ${nummer}, ${afzender}, ${ontvanger},
        ${aanbieder}, ${identificatie}, ${dagtekening && dayText(dagtekening)}::date,
        ${bsnHash}::bytea, ${bsn === null ? null : kluis.seal(Buffer.from(bsn), bsnOf(id))}::bytea,
        ${stroom}::bigint, ${op}::timestamptz, ${kluis.seal(nieuw.bytes, bytesOf(id))}::bytea,
        ${envelop?.zender ?? null}, ${envelop?.referentienummer ?? null}
      from beurt
      returning id, volgnummer
    ),
    houder as (
      insert into identiteit (standaard, nummer, afzender, identificatie, bericht_id)
      select ${standaard}, ${nummer}, ${afzender}, ${identificatie}, id from nieuw where ${sleutel !== null}
      ${nieuw.bijBotsing === 'beoordelen' ? sql`on conflict do nothing` : sql``}
    ),
    termijnen as (
      insert into termijn (bericht_id, verplichting, partij, vanaf, uiterlijk)
      select nieuw.id, t.verplichting, t.partij, t.vanaf, t.uiterlijk from nieuw, jsonb_to_recordset(${termRows(nieuw.termijnen)}::jsonb) as t${termColumns}
    ),
    gebeurtenissen as (${insertEvents([gebeurtenis])})
    select volgnummer::float8 from nieuw`.execute(db);
  const [rij] = rows;
  if (!rij) throw new Error(`Message ${id} was not stored.`);
  return { soort: 'ontvangen', id, volgnummer: rij.volgnummer };
}

/**
 * A message that neither an envelope nor an identity names is known by its content, so that offering it again is
 * recognised too. Hashed under a key: nothing of the content can be derived from it.
 */
function envelopeOf(nieuw: NewMessage, kluis: Kluis): NewMessage['envelop'] {
  if (nieuw.envelop || nieuw.bijBotsing === 'beoordelen' || identityKeyOf(nieuw.identiteit))
    return nieuw.envelop;
  const inhoud = createHash('sha256').update(nieuw.bytes).digest('hex');
  return { zender: '', referentienummer: Buffer.from(kluis.bsnHash(inhoud)).toString('hex') };
}

/** A retour takes its turn with the message it answers, which exists before its retour does. */
async function streamOfHeen(db: Store['db'], { identiteit }: NewMessage): Promise<string | null> {
  const nummer = heenNummer(identiteit);
  if (nummer === null) return null;
  const { standaard, afzender, ontvanger, identificatie, dagtekening } = identiteit;
  const { rows } = await sql<{ stroom: string | null }>`
    select b.stroom::text from identiteit i join bericht b on b.id = i.bericht_id
    where i.standaard = ${standaard} and i.nummer = ${nummer} and i.afzender = ${afzender}
      and i.identificatie = ${identificatie} and b.richting = 'uit'
      and b.ontvanger is not distinct from ${ontvanger}
      and b.dagtekening is not distinct from ${dagtekening && dayText(dagtekening)}::date`.execute(db);
  return rows[0]?.stroom ?? null;
}

type Earlier = { readonly sleutel: 'id' | 'envelop' | 'inhoud' | 'identiteit'; readonly id: MessageId };

/** Whose key it is; null when that message is not there after all. */
async function findEarlier(
  { db, kluis }: Store,
  nieuw: NewMessage,
  geschonden: string,
): Promise<Earlier | null> {
  const { standaard, nummer, afzender, identificatie } = nieuw.identiteit;
  switch (geschonden) {
    case 'bericht_pkey':
      return { sleutel: 'id', id: nieuw.id };
    case 'bericht_envelop_key': {
      const envelop = envelopeOf(nieuw, kluis);
      const { rows } = await sql<{ id: MessageId }>`
        select id from bericht where envelop_zender = ${envelop?.zender ?? null}
          and envelop_referentienummer = ${envelop?.referentienummer ?? null}`.execute(db);
      return rows[0] ? { sleutel: nieuw.envelop ? 'envelop' : 'inhoud', id: rows[0].id } : null;
    }
    case 'identiteit_pkey': {
      const { rows } = await sql<{ id: MessageId }>`
        select bericht_id as id from identiteit where standaard = ${standaard} and nummer = ${nummer}
          and afzender = ${afzender} and identificatie = ${identificatie}`.execute(db);
      return rows[0] ? { sleutel: 'identiteit', id: rows[0].id } : null;
    }
    default:
      return null;
  }
}

/** Content is compared by opening what was stored, so nothing is kept from which it could be derived. */
async function recordKnown(store: Store, nieuw: NewMessage, { sleutel, id }: Earlier): Promise<Intake> {
  const bewaard = await readBytes(store, id);
  const inhoud = bewaard && Buffer.compare(bewaard, nieuw.bytes) === 0 ? 'gelijk' : 'anders';
  const soort = sleutel === 'identiteit' && inhoud === 'anders' ? 'botsing' : 'herhaling';
  const gebeurtenis: MessageEvent = {
    op: nieuw.ontvangenOp,
    wat: soort,
    wie: nieuw.herkomst,
    berichtId: id,
    bijzonderheden: { sleutel, inhoud },
  };
  await insertEvents([gebeurtenis]).execute(store.db);
  return { soort, id };
}

export async function readBytes({ db, kluis }: Store, id: MessageId): Promise<Uint8Array | null> {
  const { rows } = await sql<{ bytes: Uint8Array | null }>`
    select ${selectSealed} as bytes from bericht b where b.id = ${id}`.execute(db);
  const [rij] = rows;
  return rij ? kluis.open(await wholeSealed(db, id, rij.bytes), bytesOf(id)) : null;
}
