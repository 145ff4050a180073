/** What was agreed apart from messages, in the database: a unique index makes that nothing holds twice. */
import { type RawBuilder, sql } from 'kysely';
import type { AgreedException } from '../../rules/uitzonderingen.ts';
import type { AgreementId, AgreementStore, AgreementView } from '../afspraken.ts';
import { type Db, dayOrNull, dayText, type Json, momentFrom, momentText, type Store } from './store.ts';

export function postgresAgreements({ db }: Pick<Store, 'db'>): AgreementStore {
  return {
    legVast: async (nieuw, op) => {
      const { standaard, gemeente, aanbieder, soort, toewijzingNummer, toelichting, door } = nieuw;
      const maand = nieuw.maand && dayText(nieuw.maand);
      const zelfde = sql`a.standaard = ${standaard} and a.gemeente = ${gemeente} and a.aanbieder = ${aanbieder}
        and a.soort = ${soort} and a.toewijzing_nummer is not distinct from ${toewijzingNummer}::bigint
        and a.maand is not distinct from ${maand}::date and a.ingetrokken_op is null`;
      // It can be withdrawn between being in the way and being looked up: then there is room for it.
      for (;;) {
        const { rows } = await sql<{ id: string }>`
          insert into afspraak (standaard, gemeente, aanbieder, soort, toewijzing_nummer, maand, toelichting,
            vastgelegd_op, vastgelegd_door)
          values (${standaard}, ${gemeente}, ${aanbieder}, ${soort}, ${toewijzingNummer}, ${maand}, ${toelichting},
            ${momentText(op)}, ${door})
          on conflict do nothing returning id::text`.execute(db);
        const [gemaakt] = rows;
        const waar = gemaakt ? sql`a.id = ${gemaakt.id}::bigint` : zelfde;
        const [afspraak] = await select(db, waar);
        if (afspraak) return { afspraak, nieuw: gemaakt !== undefined };
      }
    },
    toon: async (id) => (isAgreementId(id) ? ((await select(db, sql`a.id = ${id}`))[0] ?? null) : null),
    trekIn: async (id, door, op) => {
      if (!isAgreementId(id)) return null;
      await sql`update afspraak set ingetrokken_op = ${momentText(op)}, ingetrokken_door = ${door}
        where id = ${id} and ingetrokken_op is null`.execute(db);
      return (await select(db, sql`a.id = ${id}`))[0] ?? null;
    },
    zoek: ({ gemeente, aanbieder, soort, toewijzingNummer, geldend, voor, aantal }) =>
      select(
        db,
        sql`${gemeente === undefined ? sql`true` : sql`a.gemeente = ${gemeente}`}
          and ${aanbieder === undefined ? sql`true` : sql`a.aanbieder = ${aanbieder}`}
          and ${soort === undefined ? sql`true` : sql`a.soort = ${soort}`}
          and ${toewijzingNummer === undefined ? sql`true` : sql`a.toewijzing_nummer = ${toewijzingNummer}`}
          and ${geldend === undefined ? sql`true` : sql`a.ingetrokken_op is null`}
          and ${voor === undefined ? sql`true` : sql`a.id < ${voor}`}
        order by a.id desc limit ${Math.min(aantal, 2 ** 31 - 1)}`,
      ),
  };
}

function isAgreementId(id: AgreementId): boolean {
  return Number.isSafeInteger(id) && id > 0;
}

async function select(db: Db, waar: RawBuilder<unknown>): Promise<readonly AgreementView[]> {
  const { rows } = await sql<{ afspraak: Json<AgreementView> }>`
    select jsonb_build_object('id', a.id, 'standaard', a.standaard, 'gemeente', a.gemeente, 'aanbieder', a.aanbieder,
      'soort', a.soort, 'toewijzingNummer', a.toewijzing_nummer, 'maand', a.maand, 'toelichting', a.toelichting,
      'door', a.vastgelegd_door, 'vastgelegdOp', a.vastgelegd_op, 'ingetrokken', case when a.ingetrokken_op is not null
        then jsonb_build_object('op', a.ingetrokken_op, 'door', a.ingetrokken_door) end) as afspraak
    from afspraak a where ${waar}`.execute(db);
  return rows.map(({ afspraak }) => ({
    ...afspraak,
    maand: dayOrNull(afspraak.maand),
    vastgelegdOp: momentFrom(afspraak.vastgelegdOp),
    ingetrokken: afspraak.ingetrokken && { ...afspraak.ingetrokken, op: momentFrom(afspraak.ingetrokken.op) },
  }));
}

export type AgreedJson = Json<AgreedException>;

export function agreedFrom(json: AgreedJson): AgreedException {
  return { ...json, maand: dayOrNull(json.maand) };
}
