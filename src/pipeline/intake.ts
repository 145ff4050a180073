/**
 * The door: bytes become a stored message, committed before anyone is told yes.
 * Refused here is only what cannot be kept as a message at all (level 0) or is not for us; everything else is kept
 * and judged, also when it breaks its schema.
 */
import type { Envelope, Intake, MessageIdentity, NewMessage, Obligation } from '../casefile/casefile.ts';
import { declaratieTerm, retourTerm } from '../rules/terms.ts';
import type { Finding } from '../rules/verdict.ts';
import type { Calendar } from '../rules/workingdays.ts';
import type { Berichtsoort, Nummer } from '../standard/berichtsoorten.ts';
import { type Berichtidentiteit, berichtidentiteit } from '../standard/xml/bericht.ts';
import { leesXml } from '../standard/xml/lezen.ts';
import { leesDatum } from '../standard/xml/waarden.ts';
import { unreadable } from './inspect.ts';
import type { Wiring } from './wiring.ts';

/** What a municipality takes in: its own allocations and answers, and what providers send it. */
const verwerkt: ReadonlySet<Nummer> = new Set([
  '301',
  '302',
  '305',
  '307',
  '315',
  '317',
  '319',
  '320',
  '323',
]);

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
  const gelezen = leesXml(verzoek.bytes);
  if (!gelezen.ok) return { soort: 'geweigerd', bevindingen: unreadable(gelezen.bevindingen[0]) };
  const { soort } = gelezen;
  if (!verwerkt.has(soort.nummer)) return refuse('berichtsoort', unhandled(soort));

  const identiteit = berichtidentiteit(gelezen);
  const gemeente = soort.headerAfzender === 'gemeente' ? identiteit.afzender : identiteit.ontvanger;
  if (gemeente !== null && wiring.gemeenten.size > 0 && !wiring.gemeenten.has(gemeente)) {
    // Named only when it looks like a code: what stands there in a broken message may be anything.
    const welke = /^[0-9]{4}$/.test(gemeente) ? `gemeente ${gemeente}` : 'een onbekende gemeente';
    return refuse(
      'gemeente',
      `Dit bericht is voor ${welke}; deze berichtenpoort bedient die gemeente niet. Controleer de geadresseerde.`,
      `/Bericht/Header/${soort.headerAfzender === 'gemeente' ? 'Afzender' : 'Ontvanger'}`,
    );
  }

  const ontvangenOp = wiring.nu();
  const herkomst = soort.afzender === 'gemeente' ? 'backoffice' : 'aanbieder';
  const kalender = wiring.protocolVoor(gemeente ?? '', soort.standaard).kalender;
  const uitslag = await wiring.casefile.neemIn({
    id: wiring.nieuwId(),
    herkomst,
    bytes: verzoek.bytes,
    identiteit: identityOf(soort, identiteit),
    envelop: verzoek.envelop,
    ontvangenOp,
    termijnen: herkomst === 'aanbieder' ? termsAtReceipt(soort, ontvangenOp, kalender) : [],
    bijBotsing: verzoek.bijBotsing,
  });
  if (uitslag.soort === 'ontvangen') await wiring.wekOordelen([uitslag.id]);
  return uitslag;
}

/** What we owe a provider from the moment his message is here; a retour is not answered. */
function termsAtReceipt(
  soort: Berichtsoort,
  op: Temporal.Instant,
  kalender: Calendar,
): readonly Obligation[] {
  if (soort.nummer === '323') return [{ ...declaratieTerm(op, kalender), partij: 'gemeente' }];
  return soort.retour === null ? [] : [{ ...retourTerm(op, kalender), partij: 'gemeente' }];
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

function unhandled(soort: Berichtsoort): string {
  return soort.soort === 'retour' && soort.afzender === 'gemeente'
    ? `Een ${soort.bericht} wordt door de gemeente verzonden en kan hier niet worden ontvangen.`
    : `Een ${soort.bericht} (${soort.naam}) wordt door deze versie van Berichtenpoort nog niet verwerkt. Verwerk het in het huidige systeem.`;
}

function refuse(regel: string, melding: string, pad = '/Bericht'): IntakeResult {
  return {
    soort: 'geweigerd',
    bevindingen: [{ regel, niveau: 0, retourcode: null, pad, klasse: pad, melding, waarden: {} }],
  };
}
