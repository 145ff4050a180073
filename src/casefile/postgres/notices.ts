/** Notices in the database: the row is locked while it is told, so that nobody else tells it too. */
import { sql } from 'kysely';
import type { Verdict } from '../../rules/verdict.ts';
import type { Nummer, Standaard } from '../../standard/berichtsoorten.ts';
import { errorCode } from '../errors.ts';
import type { Notice, NoticeStore } from '../notices.ts';
import { nameOf } from '../partijen.ts';
import type { SignalKind } from '../signals.ts';
import { type Db, momentFrom, momentText, type Store } from './store.ts';

type NoticeRow = {
  readonly id: number;
  readonly pogingen: number;
  readonly op: string;
  readonly signaal: { readonly id: number; readonly soort: SignalKind; readonly code: string } | null;
  readonly bericht: {
    readonly id: string;
    readonly standaard: Standaard;
    readonly nummer: Nummer;
    readonly uitkomst: Verdict['uitkomst'];
  } | null;
};

export function postgresNotices({ db }: Pick<Store, 'db'>): NoticeStore {
  return {
    stelIn: (webhooks, op) =>
      db.transaction().execute(async (trx) => {
        await sql`delete from webhook where not naam = any(${[...webhooks]}::text[])`.execute(trx);
        await sql`delete from melding where not webhook = any(${[...webhooks]}::text[])`.execute(trx);
        await sql`insert into webhook (naam, sinds) select naam, ${momentText(op)}::timestamptz
          from unnest(${[...webhooks]}::text[]) as naam on conflict do nothing`.execute(trx);
      }),

    vertel: (webhook, nu, vertel, wachttijd) =>
      db.transaction().execute(async (trx) => {
        const rij = await take(trx, webhook, nu);
        if (!rij) return null;
        try {
          await vertel(noticeFrom(rij));
        } catch (fout) {
          const opnieuw = nu.add(wachttijd(rij.pogingen + 1));
          await sql`update melding set pogingen = pogingen + 1, opnieuw_op = ${momentText(opnieuw)},
            laatste_fout = ${errorCode(fout)} where id = ${rij.id}`.execute(trx);
          return { soort: 'mislukt', id: rij.id };
        }
        await sql`delete from melding where id = ${rij.id}`.execute(trx);
        return { soort: 'verteld', id: rij.id };
      }),

    wachtend: async () => {
      const { rows } = await sql<{ aantal: number }>`select count(*)::integer as aantal from melding`.execute(
        db,
      );
      return rows[0]?.aantal ?? 0;
    },
  };
}

async function take(db: Db, webhook: string, nu: Temporal.Instant): Promise<NoticeRow | null> {
  const { rows } = await sql<{ melding: NoticeRow }>`
    with beurt as (
      select id from melding where webhook = ${webhook} and opnieuw_op <= ${momentText(nu)}
      order by opnieuw_op, id limit 1 for update skip locked
    )
    select json_build_object('id', m.id, 'pogingen', m.pogingen, 'op', m.ontstaan_op,
      'signaal', (select json_build_object('id', s.id, 'soort', s.soort, 'code', s.code)
        from signaal s where s.id = m.signaal_id),
      'bericht', (select json_build_object('id', b.id, 'standaard', b.standaard, 'nummer', b.nummer,
        'uitkomst', b.uitkomst) from bericht b where b.id = m.bericht_id)) as melding
    from melding m where m.id = (select id from beurt)`.execute(db);
  return rows[0]?.melding ?? null;
}

function noticeFrom({ id, op, signaal, bericht }: NoticeRow): Notice {
  const gemeen = { id, op: momentFrom(op) };
  if (signaal !== null) {
    const { id: signaalId, soort: signaalsoort, code } = signaal;
    return { ...gemeen, over: { soort: 'signaal', signaalId, signaalsoort, code } };
  }
  if (bericht === null) throw new Error(`Notice ${id} is about nothing.`);
  const { id: berichtId, uitkomst } = bericht;
  return { ...gemeen, over: { soort: 'bericht-beoordeeld', berichtId, bericht: nameOf(bericht), uitkomst } };
}
