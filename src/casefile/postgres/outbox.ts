/** Sending: the row in the outbox is locked while it lasts, so nobody else sends the same message. */
import { sql } from 'kysely';
import type { Nummer, Standaard } from '../../standard/berichtsoorten.ts';
import type { Casefile, MessageEvent, MessageId, Outgoing } from '../casefile.ts';
import { errorCode, LaterInLine } from '../errors.ts';
import { nameOf, wireOf } from '../partijen.ts';
import { answeredBy, endedTermsPart } from './effects-requests.ts';
import { selectSealed, wholeSealed } from './sealed.ts';
import {
  bytesOf,
  type Db,
  insertEvents,
  isId,
  momentText,
  type Store,
  termColumns,
  termRows,
} from './store.ts';

type Send = Parameters<Casefile['verzend']>[1];
type OnSent = Parameters<Casefile['verzend']>[2];
/** The attempt was counted; this goes on to the caller once that is committed. */
type Failed = { readonly fout: unknown };

export async function send(
  store: Store,
  id: MessageId,
  verzend: Send,
  bijVerzending: OnSent,
): Promise<boolean> {
  if (!isId(id)) return false;
  const uitslag = await store.db.transaction().execute(async (trx): Promise<boolean | Failed> => {
    const wachtend = await take({ ...store, db: trx }, id);
    if (!wachtend) return false;
    const { uit, poging } = wachtend;
    try {
      await verzend(uit);
    } catch (fout) {
      await recordFailure(trx, uit, poging, bijVerzending(uit).op, fout);
      return { fout };
    }
    await recordSent(trx, uit, poging, bijVerzending(uit));
    return true;
  });
  if (typeof uitslag === 'boolean') return uitslag;
  throw uitslag.fout;
}

type Waiting = { readonly uit: Outgoing; readonly poging: number };

async function take({ db, kluis }: Store, id: MessageId): Promise<Waiting | null> {
  const { rows } = await sql<{
    standaard: Standaard;
    nummer: Nummer;
    afzender: string | null;
    ontvanger: string | null;
    identificatie: string | null;
    inAntwoordOp: MessageId | null;
    bytes: Uint8Array | null;
    pogingen: number;
    eerst: MessageId | null;
  }>`
    select b.standaard, b.nummer, b.afzender, b.ontvanger, b.identificatie, b.in_antwoord_op as "inAntwoordOp",
      ${selectSealed} as bytes, v.pogingen, (
        select w.bericht_id from verzending w
        where w.rij = v.rij and w.volgorde < v.volgorde and w.verzonden_op is null
        order by w.volgorde limit 1) as eerst
    from verzending v join bericht b on b.id = v.bericht_id
    where v.bericht_id = ${id} and v.verzonden_op is null
    for update of v skip locked`.execute(db);
  const [rij] = rows;
  if (!rij) return null;
  if (rij.eerst !== null) throw new LaterInLine(rij.eerst);
  const { standaard, nummer, inAntwoordOp } = rij;
  const uit: Outgoing = {
    id,
    bericht: nameOf(rij),
    standaard,
    nummer,
    ...wireOf(rij),
    inAntwoordOp,
    bytes: kluis.open(await wholeSealed(db, id, rij.bytes), bytesOf(id)),
  };
  return { uit, poging: rij.pogingen + 1 };
}

async function recordFailure(
  db: Db,
  { id }: Outgoing,
  poging: number,
  op: Temporal.Instant,
  fout: unknown,
): Promise<void> {
  const code = errorCode(fout);
  const gebeurtenis = event(id, 'verzending-mislukt', op, { fout: code, poging: String(poging) });
  await sql`
    with geteld as (update verzending set pogingen = ${poging}, laatste_fout = ${code} where bericht_id = ${id})
    ${insertEvents([gebeurtenis])}`.execute(db);
}

async function recordSent(
  db: Db,
  { id, inAntwoordOp, naar }: Outgoing,
  poging: number,
  { op, termijnen }: ReturnType<OnSent>,
): Promise<void> {
  // Its retour may be judged at this moment. That happens under the lock of the stroom, or, for a declaration of ours,
  // which has none, under that of its row: after it, or before it is seen.
  if (termijnen.length > 0) {
    await sql`select pg_advisory_xact_lock(stroom) from bericht where id = ${id} for no key update`.execute(
      db,
    );
  }
  const gebeurtenis = event(id, 'verzonden', op, { naar, poging: String(poging) });
  await sql`
    with verzonden as (
      update verzending set verzonden_op = ${momentText(op)}, pogingen = ${poging}, laatste_fout = null
      where bericht_id = ${id}
    ),
    nagekomen as (
      update termijn set einde = 'nagekomen', einde_op = ${momentText(op)}
      where bericht_id = ${inAntwoordOp}::uuid and verplichting in ('OP090', 'OP090x4') and einde is null
    ),
    ${endedTermsPart(id, answeredBy(id), op)},
    geopend as (
      insert into termijn (bericht_id, verplichting, partij, vanaf, uiterlijk, einde, einde_op)
      select ${id}::uuid, t.verplichting, t.partij, t.vanaf, t.uiterlijk, case when r.id is not null then 'nagekomen' end, r.ontvangen_op
      from jsonb_to_recordset(${termRows(termijnen)}::jsonb) as t${termColumns}
      left join bericht r on r.in_antwoord_op = ${id}
    )
    ${insertEvents([gebeurtenis])}`.execute(db);
}

function event(
  berichtId: MessageId,
  wat: MessageEvent['wat'],
  op: Temporal.Instant,
  bijzonderheden: MessageEvent['bijzonderheden'],
): MessageEvent {
  return { op, wat, wie: 'berichtenpoort', berichtId, bijzonderheden };
}
