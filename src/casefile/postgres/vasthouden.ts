/** Declarations that wait for a person, and those that wait for them. */
import { type RawBuilder, sql } from 'kysely';
import type { DeclarationFacts, LineDecision } from '../../rules/facts.ts';
import type { WaitingLine } from '../../rules/verdict.ts';
import type { MessageId, StoredMessage } from '../casefile.ts';
import type { Kluis } from '../kluis.ts';
import { packFacts } from '../known.ts';
import { vanzelf } from '../signals.ts';
import {
  asOnReceipt,
  countHeld,
  declarationFactsFrom,
  type Held,
  type HeldFilter,
  type HeldOutcome,
  type HeldRuling,
  type HeldStore,
  type HeldSummary,
  type HeldView,
  heldCause,
  heldEvent,
  heldSignal,
  holdAgain,
  ruledEvent,
  ruleOnHeld,
  withDecisions,
} from '../vasthouden.ts';
import { insertSignals } from './signals.ts';
import {
  type Db,
  insertEvents,
  isId,
  type Json,
  knownOf,
  momentFrom,
  momentOrNull,
  momentText,
  type Store,
} from './store.ts';

const decisionsOf = (id: MessageId) => `bericht/${id}/besluiten`;

/** The declaration that is held and must be judged before `b`. */
export const selectBefore: RawBuilder<MessageId | null> = sql`(
  select e.id from vastgehouden v join bericht e on e.id = v.bericht_id
  where b.nummer = '323' and not v.klaar and e.aanbieder = b.aanbieder and e.ontvanger = b.ontvanger
    and e.standaard = b.standaard and e.volgnummer < b.volgnummer
  order by e.volgnummer limit 1)`;

/** Whether what `b` is judged by was kept before it was judged. */
export const selectFrozen: RawBuilder<boolean> = sql`(b.nummer = '323'
  and exists (select from bekend k where k.bericht_id = b.id))`;

type HeldRow = {
  readonly tot: string;
  readonly regels: readonly WaitingLine[];
  readonly besluiten: Uint8Array | null;
};

function heldFrom(id: MessageId, { tot, regels, besluiten }: HeldRow, kluis: Kluis): Held {
  return {
    tot: momentFrom(tot),
    regels,
    besluiten: besluiten === null ? [] : openDecisions(id, besluiten, kluis),
  };
}

function openDecisions(id: MessageId, verzegeld: Uint8Array, kluis: Kluis): readonly LineDecision[] {
  // Written below.
  return JSON.parse(
    Buffer.from(kluis.open(verzegeld, decisionsOf(id))).toString('utf8'),
  ) as readonly LineDecision[];
}

const heldColumns = sql`to_json(v.tot) #>> '{}' as tot, v.regels, v.besluiten_verzegeld as besluiten`;

/**
 * What is held of a message that is about to be judged. Whoever decides on it until then goes first, and cannot any more
 * until the transaction ends.
 */
export async function lockHeld({ db, kluis }: Store, id: MessageId): Promise<Held | null> {
  const { rows } = await sql<HeldRow>`
    select ${heldColumns} from vastgehouden v where v.bericht_id = ${id} for update`.execute(db);
  const [rij] = rows;
  return rij ? heldFrom(id, rij, kluis) : null;
}

/** What a declaration is judged by that was held or waited before. */
export async function frozenFacts(
  { db, kluis }: Store,
  id: MessageId,
  held: Held | null,
  nu: () => Promise<DeclarationFacts>,
): Promise<DeclarationFacts> {
  const { rows } = await sql<{ verzegeld: Uint8Array }>`
    select feiten_verzegeld as verzegeld from bekend where bericht_id = ${id}`.execute(db);
  const [rij] = rows;
  if (!rij) return nu();
  const toen = declarationFactsFrom(kluis.open(rij.verzegeld, knownOf(id)));
  return held ? withDecisions(toen, held.besluiten) : asOnReceipt(toen, await nu());
}

function freeze({ db, kluis }: Store, id: MessageId, feiten: object, opnieuw: boolean): Promise<unknown> {
  const verzegeld = kluis.seal(packFacts(feiten), knownOf(id));
  const anders = opnieuw ? sql`update set feiten_verzegeld = excluded.feiten_verzegeld` : sql`nothing`;
  return sql`insert into bekend (bericht_id, feiten_verzegeld) values (${id}, ${verzegeld})
    on conflict (bericht_id) do ${anders}`.execute(db);
}

/** @param eerder what was held of it before */
export async function holdForPerson(
  store: Store,
  bericht: StoredMessage,
  eerder: Held | null,
  [wachtend, tot, op]: readonly [readonly WaitingLine[], Temporal.Instant, Temporal.Instant],
  feiten: object,
): Promise<void> {
  const { db } = store;
  const { id, volgnummer } = bericht;
  const held = { ...holdAgain(eerder, wachtend), tot };
  const { open, cent } = countHeld(held);
  if (eerder === null) await freeze(store, id, feiten, true);
  await sql`
    insert into vastgehouden (bericht_id, volgnummer, tot, regels, open, cent)
    values (${id}, ${volgnummer}, ${momentText(tot)}, ${JSON.stringify(held.regels)}::jsonb, ${open}, ${cent})
    on conflict (bericht_id) do update set tot = excluded.tot, regels = excluded.regels, open = excluded.open,
      cent = excluded.cent`.execute(db);
  await sql`update bericht set aangehouden_tot = ${momentText(tot)} where id = ${id}`.execute(db);
  await insertEvents([heldEvent(id, { tot, regels: wachtend.length }, op)]).execute(db);
  const signaal = heldSignal(bericht, held, op);
  if (signaal === null) return;
  // What was said before of fewer lines, or others, is not so any more.
  await closeSignal(id, op).execute(db);
  await insertSignals([signaal], op).execute(db);
}

export async function waitBehind(
  store: Store,
  id: MessageId,
  achter: MessageId,
  op: Temporal.Instant,
  feiten: object,
): Promise<void> {
  await freeze(store, id, feiten, false);
  const { rows } = await sql<{ eerder: boolean; tot: string }>`
    update bericht b set aangehouden_tot = v.tot, wacht_op = v.bericht_id
    from vastgehouden v, (select aangehouden_tot is not null as eerder from bericht where id = ${id}) was
    where b.id = ${id} and v.bericht_id = ${achter}
    returning was.eerder, to_json(v.tot) #>> '{}' as tot`.execute(store.db);
  const [rij] = rows;
  if (rij?.eerder !== false) return;
  await insertEvents([heldEvent(id, { tot: momentFrom(rij.tot), bericht: achter }, op)]).execute(store.db);
}

/** Its cause went. */
function closeSignal(id: MessageId, op: Temporal.Instant): RawBuilder<unknown> {
  return sql`update signaal set opgelost_op = ${momentText(op)}, oplossing = ${vanzelf}
    where oorzaak = ${heldCause(id)} and opgelost_op is null`;
}

/** The declaration was judged: what waited for it is to be judged in order of receipt. */
export function releaseParts(id: MessageId, op: Temporal.Instant): readonly RawBuilder<unknown>[] {
  return [
    sql`vast_klaar as (update vastgehouden set klaar = true where bericht_id = ${id})`,
    sql`vast_signaal as (${closeSignal(id, op)})`,
    sql`bevrijd as (
      update bericht set aangehouden_tot = null, wacht_op = null
      where wacht_op = ${id} and beoordeeld_op is null
      returning id
    )`,
  ];
}

const summaryJson = sql`json_build_object('id', b.id, 'volgnummer', b.volgnummer, 'standaard', b.standaard,
  'gemeente', b.ontvanger, 'aanbieder', b.aanbieder, 'identificatie', b.identificatie,
  'ontvangenOp', b.ontvangen_op, 'tot', v.tot, 'open', v.open, 'cent', v.cent)`;

function summaryFrom(json: Json<HeldSummary>): HeldSummary {
  return { ...json, ontvangenOp: momentFrom(json.ontvangenOp), tot: momentFrom(json.tot) };
}

async function search(db: Db, filter: HeldFilter): Promise<readonly HeldSummary[]> {
  const { gemeente, aanbieder, standaard, na, aantal } = filter;
  const demands = [
    sql`not v.klaar`,
    ...(gemeente === undefined ? [] : [sql`b.ontvanger = ${gemeente}`]),
    ...(aanbieder === undefined ? [] : [sql`b.aanbieder = ${aanbieder}`]),
    ...(standaard === undefined ? [] : [sql`b.standaard = ${standaard}`]),
    ...(na === undefined
      ? []
      : [sql`(v.tot, v.volgnummer) > (${momentText(na.tot)}::timestamptz, ${na.volgnummer}::bigint)`]),
  ];
  const { rows } = await sql<{ kort: Json<HeldSummary> }>`
    select ${summaryJson} as kort from vastgehouden v join bericht b on b.id = v.bericht_id
    where ${sql.join(demands, sql` and `)} order by v.tot, v.volgnummer limit ${aantal}`.execute(db);
  return rows.map(({ kort }) => summaryFrom(kort));
}

async function show({ db, kluis }: Store, id: MessageId): Promise<HeldView | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<HeldRow & { kort: Json<HeldSummary>; beoordeeld: string | null }>`
    select ${summaryJson} as kort, to_json(b.beoordeeld_op) #>> '{}' as beoordeeld, ${heldColumns}
    from vastgehouden v join bericht b on b.id = v.bericht_id where v.bericht_id = ${id}`.execute(db);
  const [rij] = rows;
  if (!rij) return null;
  const { regels, besluiten } = heldFrom(id, rij, kluis);
  return { ...summaryFrom(rij.kort), regels, besluiten, beoordeeldOp: momentOrNull(rij.beoordeeld) };
}

async function rule(store: Store, id: MessageId, uitspraak: HeldRuling): Promise<HeldOutcome> {
  const { db, kluis } = store;
  // Whoever judges it holds the row; nobody waits here for that.
  const { rows } = await sql<HeldRow & { klaar: boolean }>`
    select ${heldColumns}, v.klaar from vastgehouden v where v.bericht_id = ${id} for update skip locked`.execute(
    db,
  );
  const [rij] = rows;
  if (!rij) {
    const { rows: alle } = await sql`select from vastgehouden where bericht_id = ${id}`.execute(db);
    return { soort: alle.length === 0 ? 'onbekend' : 'bezet' };
  }
  const held = heldFrom(id, rij, kluis);
  const uitkomst = ruleOnHeld(held, uitspraak, rij.klaar);
  if (uitkomst.soort !== 'gewijzigd') return uitkomst;
  const { besluiten } = uitkomst;
  const telling = countHeld({ ...held, besluiten });
  const verzegeld = kluis.seal(Buffer.from(JSON.stringify(besluiten)), decisionsOf(id));
  await sql`update vastgehouden set besluiten_verzegeld = ${verzegeld}, open = ${telling.open}, cent = ${telling.cent}
    where bericht_id = ${id}`.execute(db);
  if (telling.open === 0) {
    await sql`update bericht set aangehouden_tot = ${momentText(uitspraak.op)}
      where id = ${id} and beoordeeld_op is null`.execute(db);
  }
  await insertEvents([ruledEvent(id, uitspraak, besluiten, telling)]).execute(db);
  return { soort: 'vastgelegd', ...telling };
}

export function postgresHeld(store: Store): HeldStore {
  const { db } = store;
  return {
    zoek: (filter) => search(db, filter),
    toon: (id) => show(store, id),
    besluit: async (id, uitspraak) =>
      isId(id)
        ? db.transaction().execute((trx) => rule({ ...store, db: trx }, id, uitspraak))
        : { soort: 'onbekend' },
  };
}
