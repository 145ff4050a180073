/**
 * From a stored message to a committed decision: read, check the schema, load the facts, judge, and write effects,
 * answer, terms and audit in one transaction. Doing it twice does it once.
 */

import { makeDeclaratieAntwoord } from '../answers/declaratie-antwoord.ts';
import { makeRetour } from '../answers/retour.ts';
import type { Case, MessageId, NewAnswer, Obligation } from '../casefile/casefile.ts';
import type { JudgedNumber } from '../rules/facts.ts';
import { judge } from '../rules/judge.ts';
import { heldUntil, mayYetBeRight } from '../rules/order.ts';
import { verzoekTerm } from '../rules/terms.ts';
import type { Verdict } from '../rules/verdict.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Bericht, BerichtVan } from '../standard/berichten.generated.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { inspect } from './inspect.ts';
import { investigationTerms } from './investigation-term.ts';
import type { Wiring } from './wiring.ts';

/**
 * Judges a message, after every earlier message of the same provider about the same client.
 * @returns whether this call judged it; false when it was judged before, is held or does not exist
 */
export async function judgeMessage(id: MessageId, wiring: Wiring): Promise<boolean> {
  for (;;) {
    let uit: MessageId | null = null;
    const uitkomst = await wiring.casefile.beoordeel(id, async (zaak) => {
      uit = await decide(zaak, wiring);
    });
    switch (uitkomst.soort) {
      case 'eerst':
        await judgeMessage(uitkomst.id, wiring);
        continue;
      case 'beoordeeld':
        if (uit !== null) await wiring.wekVerzenden([uit]);
        if (uitkomst.opnieuw) await wiring.wekOordelen(uitkomst.opnieuw);
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

/** A declaration of the same provider is being judged, or waits for what is. */
export class Busy extends Error {
  override readonly name = 'Busy';
  constructor(id: MessageId) {
    super(`Bericht ${id} wacht op een ander bericht van dezelfde aanbieder.`);
  }
}

/** @returns the message this decision put in the outbox: the answer, or our own message itself */
async function decide(zaak: Case, wiring: Wiring): Promise<MessageId | null> {
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
    return null;
  }
  const { bericht } = onderzocht;
  const { oordeel: gevonden, wachtTot } = await verdictOf(bericht, zaak, wiring);
  if (wachtTot) {
    await zaak.houdAan(wachtTot, wiring.nu());
    return null;
  }
  const oordeel = eigen ? wholeOrNothing(gevonden) : gevonden;
  const antwoord = eigen ? null : answerTo(bericht, oordeel, zaak, wiring);
  const doorsturen = eigen && oordeel.uitkomst === 'goedgekeurd';
  const termijnen = oordeel.uitkomst === 'goedgekeurd' ? await termsOpened(bericht, zaak, wiring) : [];
  await zaak.besluit(
    { oordeel, op: wiring.nu(), antwoord, doorsturen, termijnVervalt: false, termijnen },
    bericht,
  );
  return antwoord?.id ?? (doorsturen ? opgeslagen.id : null);
}

/** What a receiver could grant in part we do not send at all: the back office mends it first. */
function wholeOrNothing(oordeel: Verdict): Verdict {
  return oordeel.uitkomst === 'goedgekeurd' ? oordeel : { ...oordeel, uitkomst: 'afgekeurd', effecten: [] };
}

/** `wachtTot`: what it needs may still come, and the municipality chose to look again. */
async function verdictOf(
  bericht: Bericht,
  zaak: Case,
  wiring: Wiring,
): Promise<{ readonly oordeel: Verdict; readonly wachtTot: Temporal.Instant | null }> {
  if (!isJudged(bericht))
    throw new Error(`Bericht ${bericht.nummer} is ingenomen maar kan niet worden beoordeeld.`);
  const gemeente =
    berichtsoort(bericht.standaard, bericht.nummer).headerAfzender === 'gemeente'
      ? bericht.Header.Afzender
      : bericht.Header.Ontvanger;
  const protocol = wiring.protocolVoor(gemeente, bericht.standaard);
  const { ontvangenOp, herkomst } = zaak.bericht;
  const feiten = await zaak.feiten(bericht);
  const oordeel = judge(bericht, feiten, protocol, ontvangenOp);
  const { aanhoudenWerkdagen, kalender } = protocol;
  if (aanhoudenWerkdagen === 0 || herkomst === 'backoffice' || !mayYetBeRight(bericht, feiten, oordeel))
    return { oordeel, wachtTot: null };
  const tot = heldUntil(ontvangenOp, aanhoudenWerkdagen, kalender);
  return { oordeel, wachtTot: Temporal.Instant.compare(wiring.nu(), tot) < 0 ? tot : null };
}

/** A request that was taken in waits for a decision; one under investigation waits eight weeks (OP274, OP346). */
async function termsOpened(bericht: Bericht, zaak: Case, wiring: Wiring): Promise<readonly Obligation[]> {
  if (bericht.nummer === '319') {
    const { verzoek } = await zaak.feiten(bericht);
    return verzoek === null ? [] : investigationTerms(bericht, verzoek);
  }
  if (bericht.nummer !== '315' && bericht.nummer !== '317') return [];
  if (zaak.bericht.herkomst === 'backoffice') return [];
  const { kalender } = wiring.protocolVoor(bericht.Header.Ontvanger, bericht.standaard);
  const term = {
    ...verzoekTerm(bericht.nummer, zaak.bericht.ontvangenOp, kalender),
    partij: 'gemeente',
  } as const;
  const referenties =
    bericht.nummer === '317'
      ? [bericht.Client.Verzoek.ReferentieAanbieder]
      : bericht.Client.AangevraagdeProducten.AangevraagdProduct.map((een) => een.ReferentieAanbieder);
  return referenties.map((referentieAanbieder) => ({ ...term, referentieAanbieder }));
}

const judged: ReadonlySet<string> = new Set<JudgedNumber>([
  '301',
  '302',
  '305',
  '307',
  '315',
  '317',
  '319',
  '320',
  '323',
  '325',
]);
function isJudged(bericht: Bericht): bericht is BerichtVan<JudgedNumber> {
  return judged.has(bericht.nummer);
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
