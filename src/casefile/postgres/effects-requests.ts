/** Requests that are recorded, and answers to them. */
import { type RawBuilder, sql } from 'kysely';
import type { Effect } from '../../rules/effects.ts';
import type { Advice } from '../../rules/regional/assessing.ts';
import { tillDecided } from '../../rules/terms.ts';
import type { MessageId, Obligation } from '../casefile.ts';
import type { Kluis } from '../kluis.ts';
import { adviceFor, answersIn } from '../requests.ts';
import { askedOf, momentText, type Relation, termColumns, termRows } from './store.ts';

/** Who a message is about and from whom, as far as it says. */
export type About = { readonly relatie: Relation | null; readonly bsnHash: Uint8Array | null };

/** Requests that this message carries. */
export function requestParts(
  id: MessageId,
  { relatie, bsnHash }: About,
  effecten: readonly Effect[],
  adviezen: readonly Advice[],
  kluis: Kluis,
): readonly RawBuilder<unknown>[] {
  const verzoeken = effecten.filter((e) => e.effect === 'verzoek-vastgelegd');
  if (verzoeken.length === 0) return [];
  if (!relatie || !bsnHash) throw new Error(`Message ${id} asks but does not say for whom.`);
  const { standaard, gemeente, aanbieder } = relatie;
  const rijen = verzoeken.map(({ soort, referentieAanbieder, gevraagd }, plaats) => {
    const verzegeld = kluis.seal(Buffer.from(JSON.stringify(gevraagd)), askedOf(id, plaats));
    const advies = adviceFor(referentieAanbieder, adviezen);
    return {
      plaats,
      soort,
      referentieAanbieder,
      gevraagd: Buffer.from(verzegeld).toString('base64'),
      advies: advies?.oordeel,
      redenen: advies?.redenen,
    };
  });
  return [
    sql`gevraagd as (
      insert into verzoek (bericht_id, plaats, soort, gemeente, standaard, aanbieder, bsn_hash, referentie,
        gevraagd_verzegeld, advies, redenen)
      select ${id}::uuid, g.plaats, g.soort, ${gemeente}, ${standaard}, ${aanbieder}, ${bsnHash}::bytea,
        g."referentieAanbieder", decode(g.gevraagd, 'base64'), g.advies, g.redenen
      from jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb)
        as g(plaats integer, soort text, "referentieAanbieder" text, gevraagd text, advies text, redenen jsonb)
      order by g.plaats
      returning id, bericht_id, referentie
    )`,
  ];
}

/**
 * Answers that this message gives. A request that was answered for good is left as it is; `checkAnswers` looks whether
 * that was known.
 * @param motivering why it is decided against the advice, sealed; null where it is not
 * @param op moment at which an answer that was received ends the terms; null for our own, which end them when sent
 */
export function answerParts(
  id: MessageId,
  { relatie, bsnHash }: About,
  effecten: readonly Effect[],
  op: Temporal.Instant | null,
  motivering: Uint8Array | null,
): readonly RawBuilder<unknown>[] {
  const antwoorden = answersIn(effecten);
  if (antwoorden.size === 0) return [];
  if (!relatie) throw new Error(`Message ${id} answers but does not say whom.`);
  const { standaard, gemeente, aanbieder } = relatie;
  const rijen = [...antwoorden].map(([referentie, stand]) => ({ referentie, stand }));
  // A 319 does not name the client; a 301 grants nothing to anybody else.
  const client = bsnHash ? sql`and v.bsn_hash = ${bsnHash}::bytea` : sql``;
  return [
    sql`beantwoord as (
      update verzoek v set stand = a.stand, versie = v.versie + 1
      from jsonb_to_recordset(${JSON.stringify(rijen)}::jsonb) as a(referentie text, stand text)
      where v.aanbieder = ${aanbieder} and v.gemeente = ${gemeente} and v.standaard = ${standaard}
        and v.referentie = a.referentie and not v.afgekeurd ${client}
        and (v.stand = 'open' or (v.stand = 'in-onderzoek' and a.stand <> 'in-onderzoek'))
      returning v.id, v.referentie, v.versie, a.stand
    )`,
    sql`antwoorden as (
      insert into verzoek_antwoord (verzoek_id, bericht_id, stand, motivering_verzegeld)
      select id, ${id}::uuid, stand, ${motivering}::bytea from beantwoord
    )`,
    ...(op === null ? [] : [endedTermsPart(id, sql`(select id as verzoek_id, stand from beantwoord)`, op)]),
  ];
}

/**
 * Answers end the terms of their requests, except those they open themselves.
 * @param antwoorden `verzoek_id` and `stand` of each
 */
export function endedTermsPart(
  id: MessageId,
  antwoorden: RawBuilder<unknown>,
  op: Temporal.Instant,
): RawBuilder<unknown> {
  return sql`verzoek_nagekomen as (
    update termijn t set einde = 'nagekomen', einde_op = ${momentText(op)}, beeindigd_door = ${id}::uuid
    from ${antwoorden} a
    where t.verzoek_id = a.verzoek_id and t.einde is null and t.geopend_door is distinct from ${id}::uuid
      and (a.stand <> 'in-onderzoek' or t.verplichting <> all(${[...tillDecided]}::text[]))
  )`;
}

/** The requests that an answer of ours carried, unless its retour refused it first. */
export function answeredBy(id: MessageId | RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select verzoek_id, stand from verzoek_antwoord where bericht_id = ${id} and status <> 'afgekeurd')`;
}

/**
 * Terms that start with a decision; of a request that the same message records, or of one known before. When an answer
 * to that one overtook what makes its term start, the term ends as it opens.
 */
export function termParts(
  id: MessageId,
  { relatie }: About,
  termijnen: readonly Obligation[],
  legtVast: boolean,
): readonly RawBuilder<unknown>[] {
  if (termijnen.length === 0) return [];
  const verzoeken = legtVast
    ? sql`gevraagd`
    : sql`(select id, bericht_id, referentie from verzoek
        where aanbieder = ${relatie?.aanbieder ?? null} and gemeente = ${relatie?.gemeente ?? null}
          and standaard = ${relatie?.standaard ?? null} and not afgekeurd)`;
  return [
    sql`termijnen as (
      insert into termijn (bericht_id, verplichting, partij, vanaf, uiterlijk, verzoek_id, geopend_door, einde,
        einde_op, beeindigd_door)
      select coalesce(v.bericht_id, ${id}::uuid), t.verplichting, t.partij, t.vanaf, t.uiterlijk, v.id,
        case when v.id is not null then ${id}::uuid end,
        case when a.id is not null then 'nagekomen' end, a.ontvangen_op, a.id
      from rows from (jsonb_to_recordset(${termRows(termijnen)}::jsonb) as ${termColumns}) with ordinality
        as t(verplichting, partij, vanaf, uiterlijk, referentie, plaats)
      left join ${verzoeken} v on v.referentie = t.referentie
      left join lateral (
        select b.id, b.ontvangen_op from verzoek_antwoord w join bericht b on b.id = w.bericht_id
        where w.verzoek_id = v.id and w.status <> 'afgekeurd' and b.richting = 'in'
        order by w.id limit 1
      ) a on true
      where t.referentie is null or v.id is not null
      order by t.plaats
      returning id
    )`,
  ];
}

export function selectTerms(termijnen: readonly Obligation[]): RawBuilder<unknown> {
  return termijnen.length > 0 ? sql`(select count(*)::integer from termijnen)` : sql`0`;
}

/** Each request that the statement answered, with its version now. */
export function selectAnswers(effecten: readonly Effect[]): RawBuilder<unknown> {
  return answersIn(effecten).size > 0
    ? sql`(select json_object_agg(referentie, versie) from beantwoord)`
    : sql`null::json`;
}
