/**
 * From a stored message to a committed decision: read, check the schema, load the facts, judge, and write effects,
 * answer, terms and audit in one transaction. Doing it twice does it once.
 */

import { makeDeclaratieAntwoord } from '../answers/declaratie-antwoord.ts';
import { makeRetour } from '../answers/retour.ts';
import type { Case, MessageId, NewAnswer } from '../casefile/casefile.ts';
import type { FactsFor, JudgedNumber } from '../rules/facts.ts';
import { judge } from '../rules/judge.ts';
import { heldUntil, mayYetBeRight } from '../rules/order.ts';
import { type Protocol, protocolOn } from '../rules/protocol.ts';
import { refusesItself, signalsOf } from '../rules/regional/assessing.ts';
import { decidedUntil } from '../rules/regional/holding.ts';
import type { Signal, Verdict } from '../rules/verdict.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Bericht } from '../standard/berichten.generated.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { advise, responsibleFor } from './advising.ts';
import { inspect } from './inspect.ts';
import { termsOpened } from './terms.ts';
import type { Wiring } from './wiring.ts';

/**
 * Judges a message, after every earlier message of the same provider about the same client.
 * @param bijAfwijzing what to do with a message of which a request is refused without anybody deciding; absent: the clock
 * finds it
 * @returns whether this call judged it; false when it was judged before, is held or does not exist
 */
export async function judgeMessage(
  id: MessageId,
  wiring: Wiring,
  bijAfwijzing: (id: MessageId) => Promise<unknown> = async () => {},
): Promise<boolean> {
  for (;;) {
    let uit: MessageId | null = null;
    let wijstZelfAf = false;
    const uitkomst = await wiring.casefile.beoordeel(id, async (zaak) => {
      ({ uit, wijstZelfAf } = await decide(zaak, wiring));
    });
    switch (uitkomst.soort) {
      case 'eerst':
        // One that is heavy, or not, has turns in another lane: whoever judges here has no time, or none to spare.
        if ((await isHeavy(uitkomst.id, wiring)) !== (await isHeavy(id, wiring))) throw new Busy(id);
        await judgeMessage(uitkomst.id, wiring, bijAfwijzing);
        continue;
      case 'beoordeeld':
        if (uit !== null) await wiring.wekVerzenden([uit]);
        if (uitkomst.opnieuw) await wiring.wekOordelen(uitkomst.opnieuw);
        if (wijstZelfAf) await bijAfwijzing(id);
        return true;
      case 'aangehouden':
        return false;
      case 'bezet':
        // The queue offers it again; waiting here would keep a worker from the messages of other providers.
        throw new Busy(id);
      case 'al-beoordeeld':
      case 'onbekend':
        return false;
    }
  }
}

async function isHeavy(id: MessageId, { casefile, zwaarVanaf }: Wiring): Promise<boolean> {
  return zwaarVanaf !== undefined && ((await casefile.omvang(id)) ?? 0) >= zwaarVanaf;
}

/** A declaration of the same provider is being judged, or waits for what is. */
export class Busy extends Error {
  override readonly name = 'Busy';
  constructor(id: MessageId) {
    super(`Bericht ${id} wacht op een ander bericht van dezelfde aanbieder.`);
  }
}

type Decided = {
  /** The message this decision put in the outbox: the answer, or our own message itself. */
  readonly uit: MessageId | null;
  /** Whether a request of it is refused without anybody deciding. */
  readonly wijstZelfAf: boolean;
};
const niets: Decided = { uit: null, wijstZelfAf: false };

async function decide(zaak: Case, wiring: Wiring): Promise<Decided> {
  const { bericht: opgeslagen } = zaak;
  const onderzocht = await inspect(opgeslagen.bytes, wiring.schemas);
  const eigen = opgeslagen.herkomst === 'backoffice';
  if (!onderzocht.ok) {
    const oordeel = {
      uitkomst: 'afgekeurd',
      niveau: onderzocht.niveau,
      bevindingen: onderzocht.bevindingen,
      effecten: [],
    } as const;
    await zaak.besluit(
      // No retour can be made of it: the sender hears of it outside the traffic (OP090x2).
      { oordeel, op: wiring.nu(), antwoord: null, doorsturen: false, termijnVervalt: !eigen },
      null,
    );
    return niets;
  }
  const { bericht } = onderzocht;
  const bekend = await zaak.feiten(bericht);
  if (!eigen && zaak.achter !== null) {
    await zaak.wacht(wiring.nu());
    return niets;
  }
  const protocol = protocolOf(bericht, opgeslagen.ontvangenOp, wiring);
  const { feiten, tot } = eigen ? { feiten: bekend, tot: null } : inTime(bekend, zaak, protocol, wiring);
  const { wachtend = [], ...gevonden } = judge(bericht, feiten, protocol, opgeslagen.ontvangenOp);
  // Of our own the municipality decides; here it is told what waits for that.
  const [eerste, ...rest] = eigen ? [] : wachtend;
  if (eerste && tot) {
    await zaak.houdVast([eerste, ...rest], tot, wiring.nu());
    return niets;
  }
  const wachtTot =
    !eigen && mayYetBeRight(bericht, feiten, gevonden) ? waitsUntil(zaak, protocol, wiring) : null;
  if (wachtTot) {
    await zaak.houdAan(wachtTot, wiring.nu());
    return niets;
  }
  const genomen = gevonden.uitkomst === 'goedgekeurd';
  const woonplaats = genomen ? await responsibleFor(bericht, opgeslagen, wiring) : null;
  const adviezen = genomen ? advise(bericht, feiten, opgeslagen, protocol, woonplaats) : [];
  const oordeel = eigen ? wholeOrNothing(gevonden) : withSignals(gevonden, signalsOf(adviezen));
  const antwoord = eigen ? null : answerTo(bericht, oordeel, zaak, wiring);
  const doorsturen = eigen && oordeel.uitkomst === 'goedgekeurd';
  const termijnen =
    oordeel.uitkomst === 'goedgekeurd'
      ? termsOpened(bericht, feiten, zaak.bericht, protocol, woonplaats)
      : [];
  await zaak.besluit(
    { oordeel, op: wiring.nu(), antwoord, doorsturen, termijnVervalt: false, termijnen, adviezen, feiten },
    bericht,
  );
  const uit = antwoord?.id ?? (doorsturen ? opgeslagen.id : null);
  return { uit, wijstZelfAf: adviezen.some((advies) => refusesItself(advies) !== null) };
}

/** Where the region lets a person decide on lines of a declaration: whether that still can be, and until when. */
function inTime<F extends FactsFor<JudgedNumber>>(
  bekend: F,
  { bericht: { identiteit, ontvangenOp }, vastTot }: Case,
  { regionaal, kalender }: Protocol,
  wiring: Wiring,
): { readonly feiten: F; readonly tot: Temporal.Instant | null } {
  if (identiteit.nummer !== '323' || regionaal?.afkeur.wijze !== 'vasthouden')
    return { feiten: bekend, tot: null };
  // A calendar that changed since moves no term that runs.
  const tot = vastTot ?? decidedUntil(ontvangenOp, kalender);
  const voorbij = Temporal.Instant.compare(wiring.nu(), tot) >= 0;
  const regels = 'besluiten' in bekend ? (bekend.besluiten?.regels ?? new Map()) : new Map();
  return { feiten: { ...bekend, besluiten: { regels, voorbij } }, tot };
}

/** What a receiver could grant in part we do not send at all: the back office mends it first. */
function wholeOrNothing(oordeel: Verdict): Verdict {
  return oordeel.uitkomst === 'goedgekeurd' ? oordeel : { ...oordeel, uitkomst: 'afgekeurd', effecten: [] };
}

function withSignals(oordeel: Verdict, signalen: readonly Signal[]): Verdict {
  return signalen.length === 0 ? oordeel : { ...oordeel, signalen };
}

/** What it needs may still come: as long as the municipality chose to look again. */
function waitsUntil(
  { bericht: { ontvangenOp } }: Case,
  { aanhoudenWerkdagen, kalender }: Protocol,
  wiring: Wiring,
): Temporal.Instant | null {
  if (aanhoudenWerkdagen === 0) return null;
  const tot = heldUntil(ontvangenOp, aanhoudenWerkdagen, kalender);
  return Temporal.Instant.compare(wiring.nu(), tot) < 0 ? tot : null;
}

/** The agreement of the municipality as it held on the day of receipt, whichever side is ours. */
function protocolOf(
  { standaard, nummer, Header }: Bericht,
  ontvangenOp: Temporal.Instant,
  wiring: Wiring,
): Protocol {
  const vanGemeente = berichtsoort(standaard, nummer).headerAfzender === 'gemeente';
  const protocol = wiring.protocolVoor(vanGemeente ? Header.Afzender : Header.Ontvanger, standaard);
  return protocolOn(protocol, amsterdamDay(ontvangenOp));
}

/** The retour on a message, or the answer to a declaration; a retour or such an answer received is not answered. */
function answerTo(bericht: Bericht, oordeel: Verdict, zaak: Case, wiring: Wiring): NewAnswer | null {
  const identificatie = answerIdentification(zaak.bericht.volgnummer);
  const eigen = {
    identificatie,
    dagtekening: amsterdamDay(wiring.nu()),
    xsdVersie: wiring.xsdVersies[bericht.standaard],
  };
  const antwoord =
    bericht.nummer === '323'
      ? makeDeclaratieAntwoord(bericht, oordeel, eigen)
      : makeRetour(bericht, oordeel, eigen);
  if (antwoord === null) return null;
  return { id: wiring.nieuwId(), nummer: antwoord.nummer, identificatie, bytes: schrijfBericht(antwoord) };
}

/** Derived from the message answered, so that judging again after a crash gives the same answer. Twelve characters. */
function answerIdentification(volgnummer: number): string {
  return `R${String(volgnummer).padStart(11, '0')}`;
}
