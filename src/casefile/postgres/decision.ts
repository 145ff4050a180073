/** A decision: effects, answer, outbox, terms and audit in one statement. */
import { type RawBuilder, sql } from 'kysely';
import { amsterdamDay } from '../../rules/workingdays.ts';
import type { Bericht } from '../../standard/berichten.generated.ts';
import type { Decision, MessageEvent, MessageId, NewAnswer, StoredMessage } from '../casefile.ts';
import { Overtaken } from '../errors.ts';
import { partiesOfAnswer } from '../partijen.ts';
import { retourcodesOf } from '../retourcodes.ts';
import { effectParts, type Retour, retourEvent, retourParts, selectStandings } from './effects.ts';
import type { Standings } from './facts.ts';
import { bytesOf, dayText, insertEvents, momentText, type Owner, type Store } from './store.ts';

/**
 * @param seen how often each ToewijzingNummer had been recorded in the facts; null when they were not asked for
 * @throws Overtaken when a number was recorded for someone else since, or the message was just judged
 */
export async function carryOut(
  { db, kluis }: Store,
  bericht: StoredMessage,
  eigenaar: Owner | null,
  seen: Standings | null,
  beslissing: Decision,
  gelezen: Bericht | null,
): Promise<void> {
  const { oordeel, antwoord, doorsturen, termijnVervalt } = beslissing;
  const op = momentText(beslissing.op);
  const effecten = oordeel.uitkomst === 'goedgekeurd' ? oordeel.effecten : [];
  const retour = effecten.find((effect) => effect.effect === 'retour-verwerkt');

  const parts: readonly RawBuilder<unknown>[] = [
    sql`geoordeeld as (
      update bericht set oordeel = ${JSON.stringify(oordeel)}::jsonb, uitkomst = ${oordeel.uitkomst},
        niveau = ${oordeel.niveau}, beoordeeld_op = ${op}, retourcodes = ${retourcodesOf(gelezen)}::text[],
        in_antwoord_op = ${retour?.heenberichtId ?? null}
      where id = ${bericht.id} and beoordeeld_op is null
      returning 1
    )`,
    ...effectParts(bericht.id, eigenaar, effecten),
    ...(retour ? retourParts(bericht, retour) : []),
    ...(antwoord
      ? [answerPart(bericht, antwoord, beslissing.op, kluis.seal(antwoord.bytes, bytesOf(antwoord.id)))]
      : []),
    ...(antwoord ? [outboxPart('antwoord_wacht', antwoord.id, op)] : []),
    ...(doorsturen ? [outboxPart('bericht_wacht', bericht.id, op)] : []),
    ...(termijnVervalt ? [lapsePart(bericht.id, op)] : []),
    sql`gebeurtenissen as (${insertEvents(eventsOf(bericht, beslissing, retour))})`,
  ];
  const { rows } = await sql<{ geoordeeld: number; standen: Standings | null }>`
    with ${sql.join(parts)}
    select (select count(*)::integer from geoordeeld) as geoordeeld, ${selectStandings(effecten)} as standen
  `.execute(db);
  const [uitslag] = rows;
  if (uitslag?.geoordeeld !== 1) throw new Overtaken();
  if (seen && overtaken(seen, uitslag.standen ?? {})) throw new Overtaken();
}

/** Whether a number recorded just now had been recorded by someone else after the facts were read. */
function overtaken(seen: Standings, now: Standings): boolean {
  return Object.entries(now).some(([nummer, stand]) => stand !== (seen[nummer] ?? 0) + 1);
}

/** `in_antwoord_op` is unique: a second answer to the same message cannot be stored. */
function answerPart(
  { id, identiteit }: StoredMessage,
  antwoord: NewAnswer,
  op: Temporal.Instant,
  verzegeld: Uint8Array,
): RawBuilder<unknown> {
  const { afzender, ontvanger } = partiesOfAnswer(identiteit, antwoord.nummer);
  return sql`antwoord as (
    insert into bericht (id, richting, herkomst, standaard, nummer, afzender, ontvanger, identificatie, dagtekening,
      ontvangen_op, bytes_verzegeld, in_antwoord_op)
    values (${antwoord.id}, 'uit', 'berichtenpoort', ${identiteit.standaard}, ${antwoord.nummer}, ${afzender},
      ${ontvanger}, ${antwoord.identificatie}, ${dayText(amsterdamDay(op))}, ${momentText(op)}, ${verzegeld}, ${id})
  )`;
}

function outboxPart(naam: string, id: MessageId, op: string): RawBuilder<unknown> {
  return sql`${sql.raw(naam)} as (insert into verzending (bericht_id, aangemaakt_op) values (${id}, ${op}))`;
}

/** No retour can be made of it (OP090x2). */
function lapsePart(id: MessageId, op: string): RawBuilder<unknown> {
  return sql`vervallen as (
    update termijn set einde = 'vervallen', einde_op = ${op}
    where bericht_id = ${id} and verplichting = 'OP090' and partij = 'gemeente' and einde is null
  )`;
}

function eventsOf(
  bericht: StoredMessage,
  { oordeel, antwoord, op }: Decision,
  retour: Retour | undefined,
): readonly MessageEvent[] {
  const wie = 'berichtenpoort';
  const judged: MessageEvent = {
    op,
    wat: 'beoordeeld',
    wie,
    berichtId: bericht.id,
    bijzonderheden: { uitkomst: oordeel.uitkomst, niveau: String(oordeel.niveau ?? '-') },
  };
  const bijzonderheden = { inAntwoordOp: bericht.id };
  return [
    judged,
    ...(retour ? [retourEvent(bericht, retour, op)] : []),
    ...(antwoord ? [{ op, wat: 'aangemaakt', wie, berichtId: antwoord.id, bijzonderheden } as const] : []),
  ];
}
