/** A decision: effects, answer, outbox, terms and audit in one statement. */
import { type RawBuilder, sql } from 'kysely';
import type { Effect } from '../../rules/effects.ts';
import type { Advice } from '../../rules/regional/assessing.ts';
import { retourcodesOf } from '../../rules/retourcodes.ts';
import { amsterdamDay } from '../../rules/workingdays.ts';
import type { Bericht } from '../../standard/berichten.generated.ts';
import type { Decision, MessageEvent, MessageId, NewAnswer, Obligation, StoredMessage } from '../casefile.ts';
import { Overtaken } from '../errors.ts';
import { type Frees, freedBy } from '../held.ts';
import { packFacts } from '../known.ts';
import { directionOf, partiesOf, partiesOfAnswer } from '../partijen.ts';
import { answersIn, asKept, checkAnswers, precedesDecision } from '../requests.ts';
import { signalsOfVerdict } from '../signals.ts';
import { effectParts, selectStandings } from './effects.ts';
import { declarationParts } from './effects-declarations.ts';
import {
  type About,
  answerParts,
  requestParts,
  selectAnswers,
  selectTerms,
  termParts,
} from './effects-requests.ts';
import { type Retour, retourEvent, retourParts } from './effects-retour.ts';
import { birthParts } from './geboren.ts';
import { insertSignals } from './signals.ts';
import {
  bytesOf,
  type Db,
  dayText,
  insertEvents,
  knownOf,
  momentText,
  motivationOf,
  type Standings,
  type Store,
} from './store.ts';
import { releaseParts } from './vasthouden.ts';

const line = lineOf(sql`b.stroom`, sql`b.nummer`, sql`b.aanbieder`, sql`b.ontvanger`);

/** The message that is decided on. */
export type Subject = About & { readonly bericht: StoredMessage };

/**
 * @param feiten what was known, and `seen` what of it was told of numbers and requests; null when not asked for; `vast`:
 * it is a declaration that was held for a person, which frees no other held messages than those that wait for it
 * @returns the held messages that it may have freed
 * @throws Overtaken when a number or a request changed for somebody else since, or the message was just judged
 */
export async function carryOut(
  store: Store,
  zaak: Subject,
  {
    seen,
    feiten,
    vast,
  }: { readonly seen: Standings | null; readonly feiten: object | null; readonly vast: boolean },
  beslissing: Decision,
  gelezen: Bericht | null,
): Promise<readonly MessageId[]> {
  const { db, kluis } = store;
  const { bericht } = zaak;
  const { oordeel, antwoord, doorsturen, termijnVervalt, termijnen = [], adviezen = [] } = beslissing;
  const op = momentText(beslissing.op);
  const { effecten } = oordeel;
  const retour = effecten.find((effect) => effect.effect === 'retour-verwerkt');
  if (retour && bericht.identiteit.nummer === '325') await holdDeclaration(db, retour);
  if (directionOf(bericht.herkomst) === 'in') await holdRequests(db, zaak, retour, effecten);

  const vrij = vast ? null : freedBy(beslissing, bericht.identiteit);
  // The driver copies what it sends while it grows: a verdict and an answer of 20 MB each are too much at once.
  const apart = antwoord !== null && antwoord.bytes.length > largeAnswer;
  const signalen = signalsOfVerdict(bericht, oordeel.signalen, beslissing.op);
  const { geschreven, bevrijd } = await perform(
    db,
    seen,
    effecten,
    termijnen,
    [
      sql`geschreven as (
      update bericht set oordeel = ${JSON.stringify(asKept(oordeel))}::jsonb, uitkomst = ${oordeel.uitkomst},
        niveau = ${oordeel.niveau}, beoordeeld_op = ${op}, retourcodes = ${retourcodesOf(gelezen)}::text[],
        in_antwoord_op = ${retour?.heenberichtId ?? null}
      where id = ${bericht.id} and beoordeeld_op is null
      returning 1
    )`,
      ...casePart(store, zaak, effecten, termijnen, gelezen, { adviezen }),
      ...(retour ? retourParts(bericht, retour, gelezen) : []),
      ...(antwoord && !apart ? madeParts(store, bericht, antwoord, beslissing.op) : []),
      ...(feiten ? [knownPart(bericht.id, feiten, kluis)] : []),
      ...(vrij ? [freePart(bericht, vrij, op)] : []),
      ...(vast ? releaseParts(bericht.id, beslissing.op) : []),
      ...(doorsturen
        ? [
            outboxPart(
              'bericht_wacht',
              bericht.id,
              op,
              sql`(select ${line} from bericht b where b.id = ${bericht.id})`,
            ),
          ]
        : []),
      ...(termijnVervalt ? [lapsePart(bericht.id, op)] : []),
      ...(signalen.length > 0 ? [sql`gesignaleerd as (${insertSignals(signalen, beslissing.op)})`] : []),
      sql`gebeurtenissen as (${insertEvents(eventsOf(bericht, beslissing, retour))})`,
    ],
    vrij !== null || vast,
  );
  if (geschreven !== 1) throw new Overtaken();
  if (antwoord && apart) {
    await sql`with ${sql.join(madeParts(store, bericht, antwoord, beslissing.op))} select`.execute(db);
  }
  return bevrijd;
}

/**
 * Runs the parts as one statement, of which `geschreven` is the one about the message itself.
 * @param bevrijdt whether one of the parts is `bevrijd`, which frees held messages
 * @returns how many messages that one wrote, and which were freed
 * @throws Overtaken when what was seen is no longer true; nothing of it must then be kept
 */
export async function perform(
  db: Db,
  seen: Standings | null,
  effecten: readonly Effect[],
  termijnen: readonly Obligation[],
  parts: readonly RawBuilder<unknown>[],
  bevrijdt = false,
): Promise<{ readonly geschreven: number; readonly bevrijd: readonly MessageId[] }> {
  const { rows } = await sql<{
    geschreven: number;
    bevrijd: readonly MessageId[];
    termijnen: number;
    standen: Standings['toewijzingen'] | null;
    antwoorden: Readonly<Record<string, number>> | null;
  }>`
    with ${sql.join(parts)}
    select (select count(*)::integer from geschreven) as geschreven, ${selectTerms(termijnen)} as termijnen,
      ${bevrijdt ? sql`array(select id::text from bevrijd)` : sql`array[]::text[]`} as bevrijd,
      ${selectStandings(effecten)} as standen, ${selectAnswers(effecten)} as antwoorden
  `.execute(db);
  const [uitslag] = rows;
  if (!uitslag) return { geschreven: 0, bevrijd: [] };
  if (seen && overtaken(seen.toewijzingen, uitslag.standen ?? {})) throw new Overtaken();
  checkAnswers(effecten, seen?.verzoeken ?? null, new Map(Object.entries(uitslag.antwoorden ?? {})));
  if (uitslag.termijnen !== termijnen.length) throw new Error('A term of a request that does not exist.');
  return uitslag;
}

/** What is kept beside effects: what the region says of what is asked, and why it was decided otherwise. */
type Beside = { readonly adviezen?: readonly Advice[]; readonly motivering?: string };

/** What a message changes in the casefile of its client or provider. */
export function casePart(
  { kluis }: Pick<Store, 'kluis'>,
  { bericht, relatie, bsnHash }: Subject,
  effecten: readonly Effect[],
  termijnen: readonly Obligation[],
  gelezen: Bericht | null,
  { adviezen = [], motivering }: Beside,
): readonly RawBuilder<unknown>[] {
  const { id } = bericht;
  const about = { relatie, bsnHash };
  const ontvangen = directionOf(bericht.herkomst) === 'in' ? bericht.ontvangenOp : null;
  const vastgelegd = requestParts(id, about, effecten, adviezen, kluis);
  const waarom = motivering === undefined ? null : kluis.seal(Buffer.from(motivering), motivationOf(id));
  return [
    ...effectParts(id, relatie && bsnHash && { ...relatie, bsnHash }, effecten),
    ...(directionOf(bericht.herkomst) === 'uit' && relatie && bsnHash
      ? birthParts(id, { ...relatie, bsnHash }, effecten, gelezen, kluis)
      : []),
    ...vastgelegd,
    ...answerParts(id, about, effecten, ontvangen, waarom),
    ...declarationParts(id, relatie, effecten, gelezen, kluis),
    ...termParts(id, about, termijnen, vastgelegd.length > 0),
  ];
}

/** Whether a number recorded just now had been recorded by someone else after the facts were read. */
function overtaken(seen: Standings['toewijzingen'], now: Standings['toewijzingen']): boolean {
  return Object.entries(now).some(([nummer, stand]) => stand !== (seen[nummer] ?? 0) + 1);
}

/** Our own declaration belongs to no stroom: whoever marks it as sent at this moment is waited for here. */
async function holdDeclaration(db: Db, { heenberichtId }: Retour): Promise<void> {
  await sql`select from bericht where id = ${heenberichtId} for no key update`.execute(db);
}

/**
 * A 319 does not name the client, so it has another stroom than its request, whose retour may be judged at this moment.
 * The one would not see the term that the other opens: whoever holds the requests goes first, and is seen by the next.
 */
async function holdRequests(
  db: Db,
  { bericht, relatie }: Subject,
  retour: Retour | undefined,
  effecten: readonly Effect[],
): Promise<void> {
  const { nummer } = bericht.identiteit;
  if (retour && (nummer === '316' || nummer === '318')) {
    await sql`select from verzoek where bericht_id = ${retour.heenberichtId} order by id for no key update`.execute(
      db,
    );
  }
  if (relatie && nummer === '319') {
    await sql`select from verzoek where aanbieder = ${relatie.aanbieder} and gemeente = ${relatie.gemeente}
      and standaard = ${relatie.standaard} and referentie = any(${[...answersIn(effecten).keys()]}::text[])
      and not afgekeurd for no key update`.execute(db);
  }
}

/** Bytes from which an answer is written in a statement of its own. */
const largeAnswer = 2 ** 20;

function madeParts(
  { kluis }: Pick<Store, 'kluis'>,
  bericht: StoredMessage,
  antwoord: NewAnswer,
  op: Temporal.Instant,
): readonly RawBuilder<unknown>[] {
  return [
    answerPart(bericht, antwoord, op, kluis.seal(antwoord.bytes, bytesOf(antwoord.id))),
    outboxPart('antwoord_wacht', antwoord.id, momentText(op), answerLine(bericht.id, antwoord)),
  ];
}

/** `in_antwoord_op` is unique: a second answer to the same message cannot be stored. */
function answerPart(
  { id, identiteit }: StoredMessage,
  antwoord: NewAnswer,
  op: Temporal.Instant,
  verzegeld: Uint8Array,
): RawBuilder<unknown> {
  const { afzender, ontvanger } = partiesOfAnswer(identiteit, antwoord.nummer);
  const { aanbieder } = partiesOf(identiteit);
  return sql`antwoord as (
    insert into bericht (id, richting, herkomst, standaard, nummer, afzender, ontvanger, aanbieder, identificatie,
      dagtekening, ontvangen_op, bytes_verzegeld, in_antwoord_op)
    values (${antwoord.id}, 'uit', 'berichtenpoort', ${identiteit.standaard}, ${antwoord.nummer}, ${afzender},
      ${ontvanger}, ${aanbieder}, ${antwoord.identificatie}, ${dayText(amsterdamDay(op))}, ${momentText(op)},
      ${verzegeld}, ${id})
  )`;
}

/** The retour on a request leaves before what is decided on it; any other answer leaves as it comes. */
function answerLine(heen: MessageId, { nummer }: NewAnswer): RawBuilder<unknown> {
  if (!precedesDecision(nummer)) return sql`null`;
  const naarAanbieder = lineOf(sql`b.stroom`, sql`b.nummer`, sql`b.aanbieder`, sql`b.aanbieder`);
  return sql`(select ${naarAanbieder} from bericht b where b.id = ${heen})`;
}

/** Held messages take their turn with the one that may free them, and are due. */
function freePart(
  { id, identiteit: { standaard, afzender, identificatie } }: StoredMessage,
  { stroom, retour }: Frees,
  op: string,
): RawBuilder<unknown> {
  return sql`bevrijd as (
    update bericht h set aangehouden_tot = ${op}, stroom = b.stroom
    from bericht b
    where b.id = ${id} and h.aangehouden_tot is not null and h.beoordeeld_op is null and h.id <> b.id and (
      (${stroom} and h.stroom = b.stroom)
      or (h.nummer = ${retour} and h.standaard = ${standaard} and h.afzender = ${afzender}
        and h.identificatie = ${identificatie}))
    returning h.id
  )`;
}

export function knownPart(id: MessageId, feiten: object, kluis: Store['kluis']): RawBuilder<unknown> {
  const verzegeld = kluis.seal(packFacts(feiten), knownOf(id));
  return sql`bekend_nu as (insert into bekend (bericht_id, feiten_verzegeld) values (${id}, ${verzegeld})
    on conflict (bericht_id) do update set feiten_verzegeld = excluded.feiten_verzegeld)`;
}

/** @param rij what leaves in order with it; see `lineOf` */
export function outboxPart(
  naam: string,
  id: MessageId,
  op: string,
  rij: RawBuilder<unknown> = sql`null`,
): RawBuilder<unknown> {
  return sql`${sql.raw(naam)} as (
    insert into verzending (bericht_id, aangemaakt_op, rij) values (${id}, ${op}, ${rij})
  )`;
}

/**
 * Our own messages about one client leave in the order in which they were decided, for a 301 that is overtaken by an
 * older one would end care, or bring it back; so do declarations of one provider (TR318). To every receiver by itself.
 */
export function lineOf(
  stroom: RawBuilder<unknown>,
  nummer: RawBuilder<unknown>,
  aanbieder: RawBuilder<unknown>,
  ontvanger: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`case when ${stroom} is not null or ${nummer} = '323'
    then hashtextextended(concat(coalesce(${stroom}::text, ${aanbieder}), '/', ${ontvanger}), 2) end`;
}

/** No retour, or answer to a declaration, can be made of it (OP090x2). */
function lapsePart(id: MessageId, op: string): RawBuilder<unknown> {
  return sql`vervallen as (
    update termijn set einde = 'vervallen', einde_op = ${op}
    where bericht_id = ${id} and verplichting in ('OP090', 'OP090x4') and einde is null
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
