/**
 * The decision on a request: refuse, investigate or grant. Pure: what may not be sent is refused with the rule that
 * forbids it and nothing changes; what may be sent comes back as messages with their effects.
 *
 * Our own messages are judged by the rules a receiver judges them by, so there is no second list of what is forbidden.
 */

import { ownAllocations } from '../rules/allocations.ts';
import type { Effect } from '../rules/effects.ts';
import type { AllocationFact, EarlierMessage, RequestFact } from '../rules/facts.ts';
import { ungranted } from '../rules/granting.ts';
import { judge } from '../rules/judge.ts';
import type { Protocol } from '../rules/protocol.ts';
import {
  asRequested,
  namedAllocations,
  type Objection,
  type OtherDays,
  type Verzoek,
  type Wijziging,
} from '../rules/request.ts';
import type { Finding } from '../rules/verdict.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Bericht301, Bericht319, CDT_XsdVersie } from '../standard/berichten.generated.ts';
import { type Afwijzing, makeAntwoord, type Onderzoek } from './antwoord.ts';
import type { Parties } from './header.ts';
import { type ClientDetails, composeToewijzing } from './toewijzing.ts';
import { difference, grantedBy, type Verschil } from './verschil.ts';

export type Toekenning = {
  readonly antwoord: 'toewijzen';
  readonly toewijzing:
    | {
        /** Exactly what is asked. */
        readonly hoe: 'zoals-gevraagd';
        /** ToewijzingNummers nobody has yet: see `numbersNeeded`. */
        readonly nummers: readonly number[];
        readonly andereDagen?: OtherDays;
      }
    /** Other changes than asked; a request for change still has to get all that it asks. */
    | { readonly hoe: 'wijzigingen'; readonly wijzigingen: readonly Wijziging[] }
    /** The whole message as the back office made it. */
    | { readonly hoe: 'bericht'; readonly bericht: Bericht301 };
};
export type Besluit = Afwijzing | Onderzoek | Toekenning;

/** What is known, and what the messages to be made say of themselves. */
export type DecisionContext = {
  readonly protocol: Protocol;
  readonly op: Temporal.Instant;
  readonly xsdVersie: CDT_XsdVersie;
  /** One for every message to be made: as many as there are requests, or one for a 301. */
  readonly identificaties: readonly string[];
};

/** What granting needs to know besides. */
export type GrantingFacts = {
  /** All allocations of this client at this provider, and every allocation whose number the 301 may name. */
  readonly toewijzingen: readonly AllocationFact[];
  /** Every request that a 301 of the back office names by ReferentieAanbieder. */
  readonly verzoeken: readonly RequestFact[];
  /** Earlier 301s about this client to this provider, the newest first. */
  readonly eerdere: readonly Bericht301[];
  readonly client?: ClientDetails;
  /** Of a 301 of the back office, which names itself (TR056). */
  readonly eerderMetDezeIdentificatie?: EarlierMessage | null;
};

/** Why a decision may not be sent: what a rule found in the message, or why there is no message. */
export type Reason = Finding | Objection;

export type Decision =
  | {
      readonly ok: true;
      readonly berichten: readonly Bericht319[] | readonly [Bericht301];
      readonly effecten: readonly Effect[];
      /** What a 301 changes, and what it leaves out. */
      readonly verschil: Verschil | null;
    }
  | { readonly ok: false; readonly redenen: readonly [Reason, ...Reason[]] };

/** Refusing or investigating requests: one 319 each, all or none. */
export function answerRequests(
  verzoeken: readonly Verzoek[],
  besluit: Afwijzing | Onderzoek,
  context: DecisionContext,
): Decision {
  const zonderWoonplaats =
    besluit.antwoord === 'afwijzen' &&
    besluit.gemeente !== undefined &&
    verzoeken.some(({ standaard }) => standaard === 'iwmo-3.2');
  if (zonderWoonplaats) return refused([geenWoonplaatsbeginsel]);
  const gemaakt = verzoeken.map((verzoek, plaats) => {
    const bericht = makeAntwoord(verzoek, besluit, own(context, plaats));
    const feiten = { eerderMetDezeIdentificatie: null, verzoek: factOf(verzoek) };
    return { bericht, oordeel: judge(bericht, feiten, context.protocol, context.op) };
  });
  const redenen = gemaakt.flatMap(({ oordeel }): readonly Reason[] => oordeel.bevindingen);
  if (redenen.length > 0) return refused(redenen);
  return {
    ok: true,
    berichten: gemaakt.map(({ bericht }) => bericht),
    effecten: gemaakt.flatMap(({ oordeel }) => oordeel.effecten),
    verschil: null,
  };
}

/** Granting requests of one client with one 301: products of a 315, or one 317 as a whole. */
export function grantRequests(
  verzoeken: readonly Verzoek[],
  { toewijzing }: Toekenning,
  context: DecisionContext,
  feiten: GrantingFacts,
): Decision {
  const [eerste] = verzoeken;
  if (eerste === undefined || verzoeken.some((verzoek) => !together(eerste, verzoek, verzoeken.length)))
    throw new Error(
      'Een toewijzingsbericht willigt producten van één verzoek om toewijzing in, of één verzoek om wijziging.',
    );
  const beslist = verzoeken.flatMap(alreadyDecided);
  if (beslist.length > 0) return refused(beslist);

  const gemaakt =
    toewijzing.hoe === 'bericht'
      ? { bericht: toewijzing.bericht, verzoeken: feiten.verzoeken }
      : compose(verzoeken, eerste, toewijzing, context, feiten);
  if ('redenen' in gemaakt) return gemaakt;

  const { bericht } = gemaakt;
  if (!sameParties(bericht, eerste)) return refused([andereHeader]);
  const { eerderMetDezeIdentificatie = null, toewijzingen } = feiten;
  const oordeel = judge(
    bericht,
    { eerderMetDezeIdentificatie, toewijzingen, verzoeken: gemaakt.verzoeken },
    context.protocol,
    context.op,
  );
  const bekend = ownAllocations(feiten.toewijzingen);
  const dag = bericht.Header.BerichtIdentificatie.Dagtekening;
  const redenen: readonly Reason[] = [
    ...oordeel.bevindingen,
    ...verzoeken.flatMap((verzoek) => ungranted(verzoek, grantedBy(bericht), bekend, dag)),
  ];
  if (redenen.length > 0) return refused(redenen);
  return {
    ok: true,
    berichten: [bericht],
    effecten: oordeel.effecten,
    verschil: difference(bericht, bekend),
  };
}

/** Any decision on any requests that may be decided together. */
export function decide(
  verzoeken: readonly Verzoek[],
  besluit: Besluit,
  context: DecisionContext,
  feiten: GrantingFacts,
): Decision {
  return besluit.antwoord === 'toewijzen'
    ? grantRequests(verzoeken, besluit, context, feiten)
    : answerRequests(verzoeken, besluit, context);
}

function compose(
  verzoeken: readonly Verzoek[],
  eerste: Verzoek,
  toewijzing: Exclude<Toekenning['toewijzing'], { readonly hoe: 'bericht' }>,
  context: DecisionContext,
  feiten: GrantingFacts,
) {
  const gewenst =
    toewijzing.hoe === 'wijzigingen'
      ? { wijzigingen: toewijzing.wijzigingen, bezwaren: [] }
      : allAsRequested(verzoeken, toewijzing, context, feiten);
  if (gewenst.bezwaren.length > 0) return refused(gewenst.bezwaren);
  const { standaard, gemeente, aanbieder, referentieAanbieder } = eerste;
  const samengesteld = composeToewijzing({
    standaard,
    gemeente,
    aanbieder,
    toewijzingen: feiten.toewijzingen,
    eerdere: feiten.eerdere,
    ...(feiten.client === undefined ? {} : { client: feiten.client }),
    wijzigingen: gewenst.wijzigingen,
    ...(eerste.soort === '317'
      ? { verzoekOmWijziging: { referentieAanbieder, noemt: namedAllocations(eerste) } }
      : {}),
    eigen: own(context, 0),
    op: context.op,
  });
  if (!samengesteld.ok) return refused(samengesteld.bezwaren);
  return { bericht: samengesteld.bericht, verzoeken: verzoeken.map(factOf) };
}

/** Each request takes as many of the given numbers as it needs, in order. */
function allAsRequested(
  verzoeken: readonly Verzoek[],
  { nummers, andereDagen }: Extract<Toekenning['toewijzing'], { readonly hoe: 'zoals-gevraagd' }>,
  { op }: DecisionContext,
  feiten: GrantingFacts,
) {
  const bekend = ownAllocations(feiten.toewijzingen);
  const wijzigingen: Wijziging[] = [];
  const bezwaren: Objection[] = [];
  let genomen = 0;
  for (const verzoek of verzoeken) {
    const deel = asRequested(verzoek, bekend, nummers.slice(genomen), amsterdamDay(op), andereDagen);
    wijzigingen.push(...deel.wijzigingen);
    bezwaren.push(...deel.bezwaren);
    genomen += deel.wijzigingen.filter(({ soort }) => soort === 'nieuw').length;
  }
  return { wijzigingen, bezwaren };
}

/** A request for change stands alone; products of requests for allocation may go together. */
function together(eerste: Verzoek, verzoek: Verzoek, aantal: number): boolean {
  if (verzoek.soort === '317' && aantal > 1) return false;
  const zelfdeBericht = verzoek.uitBericht.identificatie === eerste.uitBericht.identificatie;
  return (
    zelfdeBericht &&
    verzoek.soort === eerste.soort &&
    verzoek.standaard === eerste.standaard &&
    verzoek.gemeente === eerste.gemeente &&
    verzoek.aanbieder === eerste.aanbieder
  );
}

export function sameParties({ standaard, Header }: Bericht301, verzoek: Parties): boolean {
  return (
    standaard === verzoek.standaard &&
    Header.Afzender === verzoek.gemeente &&
    Header.Ontvanger === verzoek.aanbieder
  );
}

function own({ identificaties, op, xsdVersie }: DecisionContext, plaats: number) {
  const identificatie = identificaties[plaats];
  if (identificatie === undefined) throw new Error('Er zijn te weinig identificaties gegeven.');
  return { identificatie, dagtekening: amsterdamDay(op), xsdVersie };
}

/** A request that is decided on is one of this client. */
function factOf({ referentieAanbieder, soort, stand, dagtekening, uitBericht }: Verzoek): RequestFact {
  return { referentieAanbieder, soort, stand, vanDezeClient: true, dagtekening, uitBericht };
}

function refused(redenen: readonly Reason[]): Extract<Decision, { readonly ok: false }> {
  const [eerste, ...overige] = redenen;
  if (eerste === undefined) throw new Error('Een besluit is geweigerd zonder reden.');
  return { ok: false, redenen: [eerste, ...overige] };
}

/** Only an answer is forbidden by TR359 and TR365 themselves; granting after a final answer would contradict it as much. */
function alreadyDecided({ referentieAanbieder, stand }: Verzoek): readonly Objection[] {
  switch (stand) {
    case 'toegewezen':
      return [
        {
          regel: 'TR359',
          melding: `Verzoek ${referentieAanbieder} is al ingewilligd; een toewijzing kan alleen nog los van dit verzoek wijzigen.`,
        },
      ];
    case 'afgewezen':
      return [
        {
          regel: 'TR365',
          melding: `Verzoek ${referentieAanbieder} is al afgewezen; een toewijzing kan alleen nog los van dit verzoek.`,
        },
      ];
    default:
      return [];
  }
}

const geenWoonplaatsbeginsel: Objection = {
  regel: 'TR377',
  melding: 'In de iWmo kent het antwoord geen gemeente: laat de gemeente weg.',
};
export const andereHeader: Objection = {
  regel: 'TR379',
  melding: 'Het toewijzingsbericht is voor een andere wet, gemeente of aanbieder dan het verzoek.',
};
