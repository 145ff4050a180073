/**
 * The door: bytes become a stored message, committed before anyone is told yes.
 * Refused here is only what cannot be kept as a message at all (level 0) or is not for us; everything else is kept
 * and judged, also when it breaks its schema.
 */

import type { Envelope, Intake, MessageIdentity, NewMessage } from '../casefile/casefile.ts';
import { partiesOf } from '../casefile/partijen.ts';
import { protocolOn } from '../rules/protocol.ts';
import type { Finding } from '../rules/verdict.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Berichtsoort } from '../standard/berichtsoorten.ts';
import { type Berichtidentiteit, berichtidentiteit } from '../standard/xml/bericht.ts';
import { leesXml } from '../standard/xml/lezen.ts';
import { leesDatum } from '../standard/xml/waarden.ts';
import { unreadable } from './inspect.ts';
import { sideOf, whyNotOurs } from './parties.ts';
import { termsAtReceipt } from './terms.ts';
import type { Wiring } from './wiring.ts';

export type IntakeRequest = {
  readonly bytes: Uint8Array;
  readonly envelop: Envelope | null;
  /** See `NewMessage.bijBotsing`. */
  readonly bijBotsing: NewMessage['bijBotsing'];
};

export type IntakeResult =
  | Intake
  /** Nothing was stored; the sender must be told why. */
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly [Finding, ...Finding[]] };

export async function takeIn(verzoek: IntakeRequest, wiring: Wiring): Promise<IntakeResult> {
  const { zwaarVanaf = Number.POSITIVE_INFINITY, neemInElders } = wiring;
  const uitslag =
    neemInElders !== undefined && verzoek.bytes.length >= zwaarVanaf
      ? await neemInElders(verzoek)
      : await takeInHere(verzoek, wiring);
  if (uitslag.soort === 'ontvangen') await wiring.wekOordelen([uitslag.id]);
  return uitslag;
}

async function takeInHere(verzoek: IntakeRequest, wiring: Wiring): Promise<IntakeResult> {
  const gelezen = leesXml(verzoek.bytes);
  if (!gelezen.ok) return { soort: 'geweigerd', bevindingen: unreadable(gelezen.bevindingen[0]) };
  const { soort } = gelezen;

  const identiteit = berichtidentiteit(gelezen);
  const partijen = partiesOf({ ...soort, ...identiteit });
  const kant = sideOf(partijen, wiring);
  if (kant === 'geen' || kant === 'beide') return refuse(whyNotOurs(soort, partijen, wiring, kant));
  const eigen = soort.afzender === kant;
  if (eigen && isAnswer(soort)) return refuse(madeHere(soort));

  const ontvangenOp = wiring.nu();
  const protocol = wiring.protocolVoor(partijen.gemeente ?? '', soort.standaard);
  const { kalender } = protocolOn(protocol, amsterdamDay(ontvangenOp));
  return wiring.casefile.neemIn({
    id: wiring.nieuwId(),
    herkomst: eigen ? 'backoffice' : soort.afzender,
    bytes: verzoek.bytes,
    identiteit: identityOf(soort, identiteit),
    envelop: verzoek.envelop,
    ontvangenOp,
    termijnen: eigen ? [] : termsAtReceipt(soort, ontvangenOp, kalender),
    bijBotsing: verzoek.bijBotsing,
  });
}

/** Dates are read as far as they can be: a message that breaks its schema is kept too. */
function identityOf(soort: Berichtsoort, gelezen: Berichtidentiteit): MessageIdentity {
  const { afzender, ontvanger, identificatie, bsn } = gelezen;
  const dagtekening = gelezen.dagtekening === null ? null : leesDatum(gelezen.dagtekening);
  return {
    standaard: soort.standaard,
    nummer: soort.nummer,
    afzender,
    ontvanger,
    identificatie,
    dagtekening,
    bsn,
  };
}

/** What judging makes itself, so that nobody answers a message twice. */
function isAnswer(soort: Berichtsoort): boolean {
  return soort.soort === 'retour' || soort.nummer === '325';
}

function madeHere({ bericht, afzender }: Berichtsoort): Refusal {
  return {
    regel: 'berichtsoort',
    melding: `Een ${bericht} wordt door de ${afzender} verzonden; de berichtenpoort maakt hem zelf en neemt hem hier niet aan.`,
    pad: '/Bericht',
  };
}

type Refusal = { readonly regel: string; readonly melding: string; readonly pad: string };

function refuse({ regel, melding, pad }: Refusal): IntakeResult {
  return {
    soort: 'geweigerd',
    bevindingen: [{ regel, niveau: 0, retourcode: null, pad, klasse: pad, melding, waarden: {} }],
  };
}
