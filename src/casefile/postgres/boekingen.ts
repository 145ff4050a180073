/** Payments that were made, in the database. The declaration is locked, so that two at once cannot pay it twice. */
import { sql } from 'kysely';
import { amsterdamDay } from '../../rules/workingdays.ts';
import {
  type BookedDeclaration,
  type BookingId,
  type BookingOutcome,
  type BookingStore,
  type BookingView,
  bookedEvent,
  judgeBooking,
  type NewBooking,
  unknownDeclaration,
} from '../boekingen.ts';
import type { MessageId } from '../casefile.ts';
import { bookingFrom } from './betalingen.ts';
import { type Db, dayFrom, dayText, insertEvents, isId, type Json, momentText, type Store } from './store.ts';

export function postgresBookings({ db }: Pick<Store, 'db'>): BookingStore {
  return {
    legVast: (boekingen, door, op) =>
      db.transaction().execute(async (trx) => {
        const gevonden = await find(trx, boekingen);
        const stand = new Map((await lock(trx, gevonden)).map((een) => [een.rij, een]));
        const ids = await drawIds(trx, boekingen.length);
        const nieuw: (NewBooking & { readonly id: BookingId; readonly declaratie: Locked })[] = [];
        const uitkomsten = boekingen.map((boeking, plaats): BookingOutcome => {
          const declaratie = stand.get(gevonden.get(plaats) ?? '');
          if (!declaratie) return unknownDeclaration;
          const anders = judgeBooking(boeking, declaratie, amsterdamDay(op));
          if (anders !== null) return anders;
          const id = ids[plaats];
          if (id === undefined) throw new Error('Fewer ids were drawn than asked for.');
          nieuw.push({ ...boeking, id, declaratie });
          stand.set(declaratie.rij, {
            ...declaratie,
            boekingen: [...declaratie.boekingen, { ...boeking, id }],
          });
          return { uitkomst: 'vastgelegd', boeking: id };
        });
        if (nieuw.length > 0) await insert(trx, nieuw, door, op);
        return uitkomsten;
      }),

    trekIn: async (id, door, op) => {
      if (!isBookingId(id)) return null;
      return db.transaction().execute(async (trx) => {
        const { rows } =
          await sql`update boeking set ingetrokken_op = ${momentText(op)}, ingetrokken_door = ${door}
          where id = ${id} and ingetrokken_op is null returning 1`.execute(trx);
        const boeking = await read(trx, id);
        if (boeking !== null && rows.length > 0) {
          await insertEvents([bookedEvent(boeking, 'betaling-ingetrokken', op)]).execute(trx);
        }
        return boeking;
      });
    },
  };
}

function isBookingId(id: BookingId): boolean {
  return Number.isSafeInteger(id) && id > 0;
}

/** The row of the declaration that each is about, by place; those that nobody knows are not among them. */
async function find(db: Db, boekingen: readonly NewBooking[]): Promise<ReadonlyMap<number, string>> {
  const vragen = boekingen.map(({ van }, plaats) =>
    'declaratie' in van
      ? { plaats, bericht: isId(van.declaratie) ? van.declaratie : null }
      : { plaats, ...van, nummer: van.declaratieNummer },
  );
  const { rows } = await sql<{ plaats: number; id: string }>`
    select v.plaats, d.id::text from jsonb_to_recordset(${JSON.stringify(vragen)}::jsonb)
      as v(plaats integer, bericht uuid, standaard text, gemeente text, aanbieder text, nummer text)
    join declaratie d on not d.afgekeurd and (d.bericht_id = v.bericht or (d.nummer = v.nummer
      and d.aanbieder = v.aanbieder and d.gemeente = v.gemeente and d.standaard = v.standaard))`.execute(db);
  return new Map(rows.map(({ plaats, id }) => [plaats, id]));
}

type Locked = BookedDeclaration & { readonly rij: string };

async function lock(db: Db, gevonden: ReadonlyMap<number, string>): Promise<readonly Locked[]> {
  const ids = [...new Set(gevonden.values())];
  // In one order, so that two lists with the same declarations wait for each other.
  await sql`select from declaratie where id = any(${ids}::bigint[]) order by id for no key update`.execute(
    db,
  );
  // A statement of its own: it must see everything that was committed while waiting.
  const { rows } = await sql<{ declaratie: Json<Locked> }>`
    select json_build_object('rij', d.id::text, 'id', d.bericht_id, 'toegekend', d.toegekend, 'boekingen', (
      select coalesce(json_agg(json_build_object('id', k.id, 'op', k.op, 'bedrag', k.bedrag, 'kenmerk', k.kenmerk)
        order by k.id), '[]')
      from boeking k where k.declaratie_id = d.id and k.ingetrokken_op is null)) as declaratie
    from declaratie d where d.id = any(${ids}::bigint[]) and not d.afgekeurd`.execute(db);
  return rows.map(({ declaratie }) => ({
    ...declaratie,
    boekingen: declaratie.boekingen.map((een) => ({ ...een, op: dayFrom(een.op) })),
  }));
}

/** Drawn beforehand, so that a list is written at once however long it is. */
async function drawIds(db: Db, aantal: number): Promise<readonly BookingId[]> {
  const { rows } = await sql<{ id: BookingId }>`
    select to_json(nextval(pg_get_serial_sequence('boeking', 'id'))) as id
    from generate_series(1, ${aantal}::integer)`.execute(db);
  return rows.map(({ id }) => id);
}

async function insert(
  db: Db,
  boekingen: readonly (NewBooking & { readonly id: BookingId; readonly declaratie: Locked })[],
  door: string,
  op: Temporal.Instant,
): Promise<void> {
  const rijen = boekingen.map(({ id, declaratie: { rij }, op: dag, bedrag, kenmerk }) => ({
    id,
    rij,
    op: dayText(dag),
    bedrag,
    kenmerk,
  }));
  const gebeurd = boekingen.map(({ declaratie, ...een }) =>
    bookedEvent({ ...een, declaratie: declaratie.id }, 'betaald', op),
  );
  await sql`
    with geboekt as (
      insert into boeking (id, declaratie_id, op, bedrag, kenmerk, vastgelegd_op, vastgelegd_door)
      overriding system value
      select b.id, b.rij, b.op, b.bedrag, b.kenmerk, ${momentText(op)}::timestamptz, ${door}
      from jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb)
        as b(id bigint, rij bigint, op date, bedrag bigint, kenmerk text)
    )
    ${insertEvents(gebeurd)}`.execute(db);
}

async function read(db: Db, id: BookingId): Promise<BookingView | null> {
  const { rows } = await sql<{ declaratie: MessageId; boeking: Json<Parameters<typeof bookingFrom>[0]> }>`
    select d.bericht_id::text as declaratie, json_build_object('id', k.id, 'op', k.op, 'bedrag', k.bedrag,
      'kenmerk', k.kenmerk, 'vastgelegdOp', k.vastgelegd_op, 'door', k.vastgelegd_door, 'ingetrokken',
      case when k.ingetrokken_op is not null
        then json_build_object('op', k.ingetrokken_op, 'door', k.ingetrokken_door) end) as boeking
    from boeking k join declaratie d on d.id = k.declaratie_id where k.id = ${id}`.execute(db);
  const [rij] = rows;
  return rij ? { ...bookingFrom(rij.boeking), declaratie: rij.declaratie } : null;
}
