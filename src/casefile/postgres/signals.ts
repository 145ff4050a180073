/** Signals in the database: the unique cause makes that none is there twice, whoever looks at the same time. */
import { type RawBuilder, sql } from 'kysely';
import {
  type NewSignal,
  onePerCause,
  type SignalFilter,
  type SignalId,
  type SignalStore,
  type SignalView,
  vanzelf,
} from '../signals.ts';
import { type Db, dayOrNull, dayText, type Json, momentFrom, momentText, type Store } from './store.ts';

/** The number of the advisory lock under which one process at a time looks. */
const lookLock = sql`hashtextextended('berichtenpoort/wacht', 3)`;

export function postgresSignals({ db }: Pick<Store, 'db'>): SignalStore {
  return {
    werkBij: (kijk, op) =>
      db.transaction().execute(async (trx) => {
        const { rows } = await sql<{
          mag: boolean;
        }>`select pg_try_advisory_xact_lock(${lookLock}) as mag`.execute(trx);
        if (rows[0]?.mag !== true) return null;
        const gevonden = await kijk();
        const geopend = await open(trx, gevonden, op);
        await close(trx, gevonden, op);
        return geopend;
      }),

    bekend: (oorzaken) => known(db, oorzaken),

    zoek: (filter) => search(db, filter),
    toon: async (id) => (isSignalId(id) ? one(select(db, sql`s.id = ${id}`)) : null),

    gezien: async (id, door, op) => {
      if (!isSignalId(id)) return null;
      await sql`update signaal set gezien_op = ${momentText(op)}, gezien_door = ${door}
        where id = ${id} and gezien_op is null and opgelost_op is null`.execute(db);
      return one(select(db, sql`s.id = ${id}`));
    },

    losOp: async (id, door, hoe, op) => {
      if (!isSignalId(id)) return null;
      await sql`update signaal set opgelost_op = ${momentText(op)}, opgelost_door = ${door}, oplossing = ${hoe},
          gezien_op = coalesce(gezien_op, ${momentText(op)}), gezien_door = coalesce(gezien_door, ${door})
        where id = ${id} and opgelost_op is null`.execute(db);
      return one(select(db, sql`s.id = ${id}`));
    },
  };
}

/**
 * An insert of signals, for use as a statement or within one; a cause that a person closed, or that is open, stays, and
 * is not even touched: most causes are seen again every minute.
 */
export function insertSignals(signalen: readonly NewSignal[], op: Temporal.Instant): RawBuilder<unknown> {
  const rijen = onePerCause(signalen).map(({ sinds, uiterlijk, ...rest }) => ({
    ...rest,
    sinds: momentText(sinds),
    uiterlijk: uiterlijk && dayText(uiterlijk),
  }));
  return sql`
    insert into signaal (oorzaak, soort, code, melding, sinds, uiterlijk, standaard, gemeente, aanbieder, bericht_id,
      verzoek_id, toewijzing_nummer, bedrag, vastgelegd_op)
    select oorzaak, soort, code, melding, sinds, uiterlijk, standaard, gemeente, aanbieder, "berichtId", "verzoekId",
      "toewijzingNummer", bedrag, ${momentText(op)}::timestamptz
    from rows from (jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb) as (oorzaak text, soort text, code text,
      melding text, sinds timestamptz, uiterlijk date, standaard text, gemeente text, aanbieder text, "berichtId" uuid,
      "verzoekId" bigint, "toewijzingNummer" bigint, bedrag bigint)) with ordinality as nieuw
    where not exists (select from signaal s where s.oorzaak = nieuw.oorzaak
      and (s.opgelost_op is null or s.opgelost_door is not null))
    order by ordinality
    on conflict (oorzaak) do update set vastgelegd_op = excluded.vastgelegd_op, melding = excluded.melding,
      sinds = excluded.sinds, bedrag = excluded.bedrag, gezien_op = null, gezien_door = null, opgelost_op = null,
      oplossing = null
    where signaal.opgelost_op is not null and signaal.opgelost_door is null`;
}

/** Causes with an open signal, or one that a person closed. */
async function known(db: Db, oorzaken: readonly string[]): Promise<ReadonlySet<string>> {
  if (oorzaken.length === 0) return new Set();
  const { rows } = await sql<{ oorzaak: string }>`
    select oorzaak from signaal where oorzaak = any(${[...oorzaken]}::text[])
      and (opgelost_op is null or opgelost_door is not null)`.execute(db);
  return new Set(rows.map(({ oorzaak }) => oorzaak));
}

/** Signals written by one statement; one that writes far more than it was planned for takes ever longer. */
const perStatement = 1_000;

async function open(
  db: Db,
  gevonden: readonly NewSignal[],
  op: Temporal.Instant,
): Promise<readonly SignalView[]> {
  const bekend = await known(
    db,
    gevonden.map(({ oorzaak }) => oorzaak),
  );
  const nieuw = gevonden.filter(({ oorzaak }) => !bekend.has(oorzaak));
  const ids: string[] = [];
  for (let vanaf = 0; vanaf < nieuw.length; vanaf += perStatement) {
    const deel = nieuw.slice(vanaf, vanaf + perStatement);
    const { rows } = await sql<{ id: string }>`${insertSignals(deel, op)} returning id::text`.execute(db);
    ids.push(...rows.map(({ id }) => id));
  }
  return ids.length === 0 ? [] : select(db, sql`s.id = any(${ids}::bigint[]) order by s.id`);
}

async function close(db: Db, gevonden: readonly NewSignal[], op: Temporal.Instant): Promise<void> {
  await sql`update signaal set opgelost_op = ${momentText(op)}, oplossing = ${vanzelf}
    where opgelost_op is null and soort <> 'bericht'
      and not oorzaak = any(${gevonden.map(({ oorzaak }) => oorzaak)}::text[])`.execute(db);
}

function search(db: Db, filter: SignalFilter): Promise<readonly SignalView[]> {
  const { stand, soort, code, gemeente, aanbieder, voor, aantal } = filter;
  const standen = {
    open: sql`s.opgelost_op is null and s.gezien_op is null`,
    gezien: sql`s.opgelost_op is null and s.gezien_op is not null`,
    opgelost: sql`s.opgelost_op is not null`,
  } as const;
  const demands = [
    sql`true`,
    ...(stand === undefined ? [] : [standen[stand]]),
    ...(soort === undefined ? [] : [sql`s.soort = ${soort}`]),
    ...(code === undefined ? [] : [sql`s.code = ${code}`]),
    ...(gemeente === undefined ? [] : [sql`s.gemeente = ${gemeente}`]),
    ...(aanbieder === undefined ? [] : [sql`s.aanbieder = ${aanbieder}`]),
    ...(voor === undefined ? [] : [sql`s.id < ${voor}`]),
  ];
  return select(db, sql`${sql.join(demands, sql` and `)} order by s.id desc limit ${aantal}`);
}

async function select(db: Db, welke: RawBuilder<unknown>): Promise<readonly SignalView[]> {
  const { rows } = await sql<{ signaal: Json<SignalView> }>`
    select json_build_object('id', s.id, 'oorzaak', s.oorzaak, 'soort', s.soort, 'code', s.code,
      'melding', s.melding, 'sinds', s.sinds, 'uiterlijk', s.uiterlijk, 'standaard', s.standaard,
      'gemeente', s.gemeente, 'aanbieder', s.aanbieder, 'berichtId', s.bericht_id, 'verzoekId', s.verzoek_id,
      'toewijzingNummer', s.toewijzing_nummer, 'bedrag', s.bedrag, 'vastgelegdOp', s.vastgelegd_op,
      'gezien', case when s.gezien_op is not null then json_build_object('op', s.gezien_op, 'door', s.gezien_door) end,
      'opgelost', case when s.opgelost_op is not null then json_build_object('op', s.opgelost_op,
        'door', s.opgelost_door, 'hoe', s.oplossing) end) as signaal
    from signaal s where ${welke}`.execute(db);
  return rows.map(({ signaal }) => ({
    ...signaal,
    sinds: momentFrom(signaal.sinds),
    uiterlijk: dayOrNull(signaal.uiterlijk),
    vastgelegdOp: momentFrom(signaal.vastgelegdOp),
    gezien: signaal.gezien && { ...signaal.gezien, op: momentFrom(signaal.gezien.op) },
    opgelost: signaal.opgelost && { ...signaal.opgelost, op: momentFrom(signaal.opgelost.op) },
  }));
}

async function one(rijen: Promise<readonly SignalView[]>): Promise<SignalView | null> {
  return (await rijen)[0] ?? null;
}

/** Any other number is nobody's; asking PostgreSQL could be an error. */
function isSignalId(id: SignalId): boolean {
  return Number.isSafeInteger(id) && id > 0;
}
