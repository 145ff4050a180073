/** What is shown: never bytes, never a BSN. */
import { type RawBuilder, sql } from 'kysely';
import type { Effect } from '../../rules/effects.ts';
import type { Verdict } from '../../rules/verdict.ts';
import { type Nummer, type Standaard, soortVanBericht } from '../../standard/berichtsoorten.ts';
import type {
  Backlog,
  Casefile,
  MessageEvent,
  MessageFilter,
  MessageId,
  MessageSummary,
  MessageView,
  Term,
} from '../casefile.ts';
import { type KnownFacts, unpackFacts } from '../known.ts';
import { nameOf } from '../partijen.ts';
import {
  type Db,
  dayFrom,
  dayOrNull,
  isId,
  type Json,
  knownOf,
  momentFrom,
  momentOrNull,
  momentText,
  type Store,
} from './store.ts';

const toJudge = sql`beoordeeld_op is null and herkomst <> 'berichtenpoort'`;

export async function show(db: Db, id: MessageId): Promise<MessageView | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<{
    bericht: SummaryJson;
    oordeel: VerdictJson | null;
    vastgehouden: Json<NonNullable<MessageView['vastgehouden']>> | null;
    wachtOp: MessageId | null;
  }>`
    select ${summaryJson} as bericht, b.oordeel, case when b.beoordeeld_op is null then b.wacht_op end as "wachtOp",
      (select json_build_object('tot', v.tot, 'open', v.open, 'cent', v.cent) from vastgehouden v
        where v.bericht_id = b.id and not v.klaar) as vastgehouden
    from bericht b where b.id = ${id}`.execute(db);
  const [rij] = rows;
  if (!rij) return null;
  const { vastgehouden, wachtOp } = rij;
  return {
    ...summaryFrom(rij.bericht),
    oordeel: rij.oordeel && verdictFrom(rij.oordeel),
    vastgehouden: vastgehouden && { ...vastgehouden, tot: momentFrom(vastgehouden.tot) },
    wachtOp,
  };
}

export async function search(db: Db, filter: MessageFilter): Promise<readonly MessageSummary[]> {
  const { richting, bericht, partij, status, voor, aantal } = filter;
  const soort = bericht === undefined ? null : soortVanBericht(bericht);
  if (bericht !== undefined && soort === null) return [];
  const demands = [
    ...(richting === undefined ? [] : [sql`richting = ${richting}`]),
    ...(soort === null ? [] : [sql`standaard = ${soort.standaard} and nummer = ${soort.nummer}`]),
    ...(status === undefined ? [] : [status === 'ontvangen' ? toJudge : sql`uitkomst = ${status}`]),
    ...(voor === undefined ? [] : [sql`volgnummer < ${voor}`]),
  ];
  const page = (...extra: readonly RawBuilder<unknown>[]) => sql`
    (select volgnummer from bericht where ${sql.join([sql`true`, ...demands, ...extra], sql` and `)}
     order by volgnummer desc limit ${aantal})`;
  // A page as sender and a page as receiver, each along its index, hold every message of the page asked for.
  const pages =
    partij === undefined
      ? page()
      : sql`${page(sql`afzender = ${partij}`)} union ${page(sql`ontvanger = ${partij}`)}`;
  const { rows } = await sql<{ bericht: SummaryJson }>`
    select ${summaryJson} as bericht from bericht b
    where b.volgnummer in (${pages}) order by b.volgnummer desc limit ${aantal}`.execute(db);
  return rows.map((rij) => summaryFrom(rij.bericht));
}

export async function readKnown({ db, kluis }: Store, id: MessageId): Promise<KnownFacts | null> {
  const { rows } = await sql<{ verzegeld: Uint8Array }>`
    select feiten_verzegeld as verzegeld from bekend where bericht_id = ${id}`.execute(db);
  const [rij] = rows;
  return rij ? unpackFacts(kluis.open(rij.verzegeld, knownOf(id))) : null;
}

type VerdictJson = Verdict extends infer V
  ? V extends Verdict
    ? Omit<V, 'effecten'> & { readonly effecten: readonly Json<Effect>[] }
    : never
  : never;

type SummaryJson = Omit<Json<MessageSummary>, 'bericht' | 'verzending' | 'termijnen'> & {
  readonly termijnen: readonly TermJson[];
  readonly nummer: Nummer;
  readonly standaard: Standaard;
  readonly verzending: { readonly op: string | null; readonly pogingen: number } | null;
};

const summaryJson = sql`json_build_object(
  'id', b.id, 'volgnummer', b.volgnummer, 'richting', b.richting, 'herkomst', b.herkomst,
  'standaard', b.standaard, 'nummer', b.nummer, 'afzender', b.afzender, 'ontvanger', b.ontvanger,
  'identificatie', b.identificatie, 'dagtekening', b.dagtekening, 'ontvangenOp', b.ontvangen_op,
  'uitkomst', b.uitkomst, 'beoordeeldOp', b.beoordeeld_op, 'inAntwoordOp', b.in_antwoord_op,
  'aangehoudenTot', case when b.beoordeeld_op is null then b.aangehouden_tot end,
  'retourcodes', b.retourcodes,
  'antwoordId', (select a.id from bericht a where a.in_antwoord_op = b.id),
  'verzending', (
    select json_build_object('op', v.verzonden_op, 'pogingen', v.pogingen)
    from verzending v where v.bericht_id = b.id),
  'termijnen', ${selectTermsOf(sql`t.bericht_id = b.id`)})`;

function summaryFrom({ nummer, verzending, ...json }: SummaryJson): MessageSummary {
  return {
    ...json,
    bericht: nameOf({ standaard: json.standaard, nummer }),
    dagtekening: dayOrNull(json.dagtekening),
    ontvangenOp: momentFrom(json.ontvangenOp),
    beoordeeldOp: momentOrNull(json.beoordeeldOp),
    aangehoudenTot: momentOrNull(json.aangehoudenTot),
    verzending: verzending && {
      status: verzending.op === null ? 'wacht' : 'verzonden',
      op: momentOrNull(verzending.op),
      pogingen: verzending.pogingen,
    },
    termijnen: json.termijnen.map(termFrom),
  };
}

export type TermJson = Omit<Json<Term>, 'referentieAanbieder'> & {
  readonly referentieAanbieder: string | null;
};

/** The terms about a message or a request, in the order in which they were opened. */
export function selectTermsOf(welke: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select coalesce(json_agg(json_build_object(
      'berichtId', t.bericht_id, 'verplichting', t.verplichting, 'partij', t.partij, 'vanaf', t.vanaf,
      'uiterlijk', t.uiterlijk,
      'referentieAanbieder', (select r.referentie from verzoek r where r.id = t.verzoek_id),
      'einde', case when t.einde is not null then json_build_object('hoe', t.einde, 'op', t.einde_op) end
    ) order by t.id), '[]')
    from termijn t where ${welke})`;
}

export function termFrom({ referentieAanbieder, ...json }: TermJson): Term {
  return {
    ...json,
    ...(referentieAanbieder === null ? {} : { referentieAanbieder }),
    vanaf: dayFrom(json.vanaf),
    uiterlijk: dayFrom(json.uiterlijk),
    einde: json.einde && { hoe: json.einde.hoe, op: momentFrom(json.einde.op) },
  };
}

/** A verdict is stored as JSON; only its effects hold days. */
function verdictFrom(json: VerdictJson): Verdict {
  return { ...json, effecten: json.effecten.map(effectFrom) };
}

function effectFrom(json: Json<Effect>): Effect {
  const day = Temporal.PlainDate.from;
  const dayIf = (tekst: string | null) => (tekst === null ? null : day(tekst));
  switch (json.effect) {
    case 'toewijzing-vastgelegd':
      return { ...json, ingangsdatum: day(json.ingangsdatum), einddatum: dayIf(json.einddatum) };
    case 'start-vastgelegd':
    case 'start-verwijderd': {
      const sleutel = { ...json.sleutel, begindatum: day(json.sleutel.begindatum) };
      return json.effect === 'start-verwijderd'
        ? { ...json, sleutel }
        : { ...json, sleutel, toewijzingIngangsdatum: dayIf(json.toewijzingIngangsdatum) };
    }
    case 'stop-vastgelegd':
    case 'stop-verwijderd': {
      const { begindatum, einddatum } = json.sleutel;
      const sleutel = { ...json.sleutel, begindatum: day(begindatum), einddatum: day(einddatum) };
      return json.effect === 'stop-verwijderd'
        ? { ...json, sleutel }
        : { ...json, sleutel, toewijzingIngangsdatum: dayIf(json.toewijzingIngangsdatum) };
    }
    case 'declaratie-vastgelegd': {
      const { begindatum, einddatum } = json.periode;
      return {
        ...json,
        periode: { begindatum: day(begindatum), einddatum: day(einddatum) },
        dagtekening: day(json.dagtekening),
        betalenUiterlijk: day(json.betalenUiterlijk),
      };
    }
    case 'verzoek-beantwoord':
    case 'retour-verwerkt':
      return json;
    case 'verzoek-vastgelegd':
    case 'prestatie-toegekend':
      throw new Error(`Effect ${json.effect} is not kept with a verdict.`);
  }
}

export async function eventsOf(db: Db, id: MessageId): Promise<readonly MessageEvent[]> {
  if (!isId(id)) return [];
  const { rows } = await sql<{ gebeurtenis: Json<MessageEvent> }>`
    select json_build_object('op', op, 'wat', wat, 'wie', wie, 'berichtId', bericht_id,
      'bijzonderheden', bijzonderheden) as gebeurtenis
    from gebeurtenis where bericht_id = ${id} order by id`.execute(db);
  return rows.map(({ gebeurtenis }) => ({ ...gebeurtenis, op: momentFrom(gebeurtenis.op) }));
}

export async function unfinished(
  db: Db,
  maximaal: number,
  nu?: Temporal.Instant,
): ReturnType<Casefile['onafgemaakt']> {
  const { rows } = await sql<{ teBeoordelen: readonly MessageId[]; teVerzenden: readonly MessageId[] }>`
    select
      array(select id::text from bericht where ${toJudge} and wacht_op is null
        and (aangehouden_tot is null or aangehouden_tot <= ${nu ? momentText(nu) : null}::timestamptz)
        order by volgnummer limit ${maximaal}) as "teBeoordelen",
      array(select bericht_id::text from verzending where verzonden_op is null order by volgorde
        limit ${maximaal}) as "teVerzenden"`.execute(db);
  return rows[0] ?? { teBeoordelen: [], teVerzenden: [] };
}

export async function backlog(db: Db): Promise<Backlog> {
  const { rows } = await sql<{ achterstand: Json<Backlog> }>`
    select json_build_object('teBeoordelen', b.aantal, 'oudste', b.oudste, 'aangehouden', b.aangehouden,
      'vastgehouden', (select count(*) from vastgehouden where not klaar),
      'teVerzenden', v.aantal) as achterstand
    from (select count(*) filter (where aangehouden_tot is null) as aantal, count(aangehouden_tot) as aangehouden,
        min(ontvangen_op) filter (where aangehouden_tot is null) as oudste
      from bericht where ${toJudge}) b,
      (select count(*) as aantal from verzending where verzonden_op is null) v`.execute(db);
  const [rij] = rows;
  if (!rij) throw new Error('Counting gives one row.');
  return { ...rij.achterstand, oudste: momentOrNull(rij.achterstand.oudste) };
}
