/**
 * What a retour on our own message does: its term ends, and when it has errors, what our message changed is undone
 * (OP286). The answer to our declaration (325) is one as well, and can refuse a part.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Bericht } from '../../standard/berichten.generated.ts';
import type { Nummer } from '../../standard/berichtsoorten.ts';
import type { MessageEvent, StoredMessage } from '../casefile.ts';
import { answered } from '../own-declaration.ts';
import { heenNummer } from '../partijen.ts';
import type { Recorded } from './effects.ts';
import { momentText } from './store.ts';

export type Retour = Recorded<'retour-verwerkt'>;

export function retourParts(
  bericht: StoredMessage,
  retour: Retour,
  gelezen: Bericht | null,
): readonly RawBuilder<unknown>[] {
  const { heenberichtId: heen, afgekeurd } = retour;
  const status = afgekeurd ? 'afgekeurd' : 'bevestigd';
  const nummer: Nummer | null = bericht.identiteit.nummer === '325' ? '323' : heenNummer(bericht.identiteit);
  return [
    sql`retour_ontvangen as (
      update termijn set einde = 'nagekomen', einde_op = ${momentText(bericht.ontvangenOp)}
      where bericht_id = ${heen} and verplichting in ('OP090', 'OP090x4') and einde is null
    )`,
    ...(nummer === '301'
      ? [
          // A number can only become free by this, never taken, so nobody who judged before needs to judge again.
          sql`gekeurd as (update toewijzing_versie set status = ${status} where bericht_id = ${heen})`,
        ]
      : []),
    ...(nummer === '301' || nummer === '319' ? answerParts(bericht, heen, afgekeurd) : []),
    ...(afgekeurd && (nummer === '315' || nummer === '317') ? requestParts(bericht, heen) : []),
    ...(afgekeurd && (nummer === '305' || nummer === '307') ? deliveryParts(heen) : []),
    ...(nummer === '323' ? declarationParts(heen, afgekeurd, gelezen) : []),
  ];
}

/**
 * What a refused answer said counts as never said: the request stands where it stood, and its term runs again, unless
 * a later answer stands.
 */
function answerParts(
  bericht: StoredMessage,
  heen: string,
  afgekeurd: boolean,
): readonly RawBuilder<unknown>[] {
  const status = afgekeurd ? 'afgekeurd' : 'bevestigd';
  const antwoord = sql`antwoord_gekeurd as (
    update verzoek_antwoord set status = ${status} where bericht_id = ${heen} returning verzoek_id
  )`;
  if (!afgekeurd) return [antwoord];
  return [
    antwoord,
    sql`verzoek_hersteld as (
      update verzoek v set versie = v.versie + 1, stand = coalesce((
        select a.stand from verzoek_antwoord a
        where a.verzoek_id = v.id and a.status <> 'afgekeurd' and a.bericht_id <> ${heen}
        order by a.id desc limit 1), 'open')
      where v.id in (select verzoek_id from antwoord_gekeurd)
    )`,
    sql`termijn_hersteld as (
      update termijn t set
        einde = case when t.geopend_door = ${heen} then 'vervallen' when l.bericht_id is not null then t.einde end,
        einde_op = case when t.geopend_door = ${heen} then ${momentText(bericht.ontvangenOp)}::timestamptz
          when l.bericht_id is not null then t.einde_op end,
        beeindigd_door = case when t.geopend_door is distinct from ${heen}::uuid then l.bericht_id end
      from verzoek_antwoord a left join lateral (
        select w.bericht_id from verzoek_antwoord w
        where w.verzoek_id = a.verzoek_id and w.id > a.id and w.status <> 'afgekeurd' order by w.id limit 1
      ) l on true
      where a.bericht_id = ${heen} and t.verzoek_id = a.verzoek_id
        and ((t.geopend_door = ${heen} and t.einde is null) or t.beeindigd_door = ${heen})
    )`,
  ];
}

/** Our own request was refused technically, so nobody owes it an answer. */
function requestParts(bericht: StoredMessage, heen: string): readonly RawBuilder<unknown>[] {
  return [
    sql`verzoek_afgekeurd as (
      update verzoek set afgekeurd = true, versie = versie + 1 where bericht_id = ${heen} returning id
    )`,
    sql`termijn_vervallen as (
      update termijn set einde = 'vervallen', einde_op = ${momentText(bericht.ontvangenOp)}
      where verzoek_id in (select id from verzoek_afgekeurd) and einde is null
    )`,
  ];
}

const deliveryKey = (tabel: string) =>
  sql.join(
    ['soort', 'toewijzing_nummer', 'categorie', 'code', 'begindatum', 'einddatum', 'reden_beeindiging'].map(
      (kolom) => sql.ref(`${tabel}.${kolom}`),
    ),
  );

/**
 * Our own start or stop was refused: what it recorded was never delivered, and what it removed stands, unless the same
 * was recorded again since. What could not come back for that reason comes back when that in turn is refused.
 */
function deliveryParts(heen: string): readonly RawBuilder<unknown>[] {
  return [
    sql`levering_afgekeurd as (
      update levering set afgekeurd = true where bericht_id = ${heen} returning id
    )`,
    // Counting the refused makes PostgreSQL take them out of force first.
    sql`levering_hersteld as (
      update levering set verwijderd_door = null
      where (select count(*) from levering_afgekeurd) >= 0 and id in (
        select distinct on (${deliveryKey('l')}) l.id
        from bericht h join levering l on l.bsn_hash = h.bsn_hash and l.aanbieder = h.aanbieder
          and l.gemeente = h.ontvanger and l.standaard = h.standaard
        where h.id = ${heen} and l.bericht_id <> h.id and not l.afgekeurd and (l.verwijderd_door = h.id or exists (
            select from bericht r where r.in_antwoord_op = l.verwijderd_door and cardinality(r.retourcodes) > 0))
          and not exists (
            select from levering i where i.bsn_hash = l.bsn_hash and i.aanbieder = l.aanbieder
              and i.gemeente = l.gemeente and i.standaard = l.standaard and i.verwijderd_door is null
              and not i.afgekeurd and i.bericht_id <> h.id
              and row(${deliveryKey('i')}) is not distinct from row(${deliveryKey('l')}))
        order by ${deliveryKey('l')}, l.id desc)
    )`,
  ];
}

/** An answer returns the Prestaties that it refuses, and no others (IV087). */
function declarationParts(
  heen: string,
  afgekeurd: boolean,
  gelezen: Bericht | null,
): readonly RawBuilder<unknown>[] {
  if (afgekeurd) {
    return [
      sql`declaratie_afgekeurd as (
        update declaratie set afgekeurd = true, toegekend = 0 where bericht_id = ${heen} returning id
      )`,
      sql`prestaties_afgekeurd as (
        update prestatie set afgekeurd = true where declaratie_id in (select id from declaratie_afgekeurd)
      )`,
    ];
  }
  const { toegekend, geweigerd } = answered(gelezen);
  if (toegekend === null) return [];
  return [
    sql`declaratie_beantwoord as (
      update declaratie set toegekend = ${toegekend} where bericht_id = ${heen} returning id
    )`,
    sql`prestaties_afgekeurd as (
      update prestatie set afgekeurd = true
      where declaratie_id in (select id from declaratie_beantwoord) and referentie = any(${geweigerd}::text[])
    )`,
  ];
}

export function retourEvent(bericht: StoredMessage, retour: Retour, op: Temporal.Instant): MessageEvent {
  const bijzonderheden = { retour: bericht.id, retourcodes: retour.retourcodes.join(' ') };
  const { heenberichtId: berichtId } = retour;
  return { op, wat: 'retour-ontvangen', wie: 'berichtenpoort', berichtId, bijzonderheden };
}
