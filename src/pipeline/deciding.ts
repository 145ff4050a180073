/**
 * From a decision on a request to the message that carries it to the provider: judged, committed and in the outbox in
 * one transaction, alone with the provider and client. What may not be sent changes nothing.
 */
import type { Afwijzing, Onderzoek } from '../answers/antwoord.ts';
import {
  andereHeader,
  answerRequests,
  type Decision,
  grantRequests,
  sameParties,
  type Toekenning,
} from '../answers/besluit.ts';
import type { Verschil } from '../answers/verschil.ts';
import type { MessageId, OwnMessage, RequestCase, RequestId, Ruling } from '../casefile/casefile.ts';
import { ownAllocations } from '../rules/allocations.ts';
import { numbersNeeded, type Objection } from '../rules/request.ts';
import type { BerichtVan } from '../standard/berichten.generated.ts';
import { leesBericht } from '../standard/xml/bericht.ts';
import { againstAgreements } from './agreed.ts';
import { inTurn, type Turn } from './in-turn.ts';
import { inspect } from './inspect.ts';
import { investigationTerms } from './investigation-term.ts';
import { detailsOf, earlierAllocations, type GivenClient, otherClient } from './known-client.ts';
import { type Draft, draft, type Findings, refused } from './own-message.ts';
import { saysTheSame } from './same-decision.ts';
import type { Wiring } from './wiring.ts';

export type Toewijzen = {
  readonly antwoord: 'toewijzen';
  readonly toewijzing:
    | Exclude<Toekenning['toewijzing'], { readonly hoe: 'bericht' }>
    /** The whole 301 as the back office made it; sent byte for byte. */
    | { readonly hoe: 'bericht'; readonly bytes: Uint8Array };
  /** Needed for the first 301 about this client to this provider, and when something of the client changed. */
  readonly client?: GivenClient;
};
export type Besluit = Afwijzing | Onderzoek | Toewijzen;

export type DecisionOptions = {
  readonly wie: Ruling['wie'];
  /** Works everything out and keeps nothing. */
  readonly proef?: boolean;
  /** Why; needed where the back office grants what the region advises against. */
  readonly motivering?: string;
};

export type Outcome =
  /** `eigen` was committed and waits in the outbox; with `proef` it would have been. */
  | { readonly soort: 'besloten'; readonly eigen: OwnMessage; readonly verschil: Verschil | null }
  /** A message that was sent already says this; `bevindingen` tell why it cannot be said again. */
  | { readonly soort: 'herhaling'; readonly eerder: MessageId; readonly bevindingen: Findings }
  /** Nothing was changed. `eerder` is the message that answered the request before, where there is one. */
  | { readonly soort: 'geweigerd'; readonly bevindingen: Findings; readonly eerder: MessageId | null }
  /** A declaration of the same provider goes first: nothing was done, try again later. */
  | { readonly soort: 'bezet' }
  | { readonly soort: 'onbekend' };

export async function decideOnRequest(
  id: RequestId,
  besluit: Besluit,
  opties: DecisionOptions,
  wiring: Wiring,
): Promise<Outcome> {
  const uitkomst = await inTurn(
    () => wiring.casefile.beslis(id, (zaak) => decideInCase(zaak, besluit, opties, wiring)),
    wiring,
  );
  const uitslag = await concluded(uitkomst, opties, wiring);
  if (uitslag.soort !== 'geweigerd') return uitslag;
  const eerder = await lastAnswer(id, wiring);
  if (eerder === null) return uitslag;
  const { bevindingen } = uitslag;
  return saysTheSame(eerder.bericht, eerder.bytes, eerder.referentie, besluit)
    ? { soort: 'herhaling', eerder: eerder.id, bevindingen }
    : { soort: 'geweigerd', eerder: eerder.id, bevindingen };
}

/** How many new ToewijzingNummers granting a request as asked takes; null when that cannot be told at this moment. */
export async function numbersFor(id: RequestId, { casefile }: Wiring): Promise<number | null> {
  const uitkomst = await casefile.beslis(id, async ({ verzoek, toewijzingen }) =>
    numbersNeeded(verzoek, ownAllocations(toewijzingen)),
  );
  return uitkomst.soort === 'gedaan' ? uitkomst.uitslag : null;
}

/** @returns what was decided, or would have been, and why nothing was */
export async function decideInCase(
  zaak: RequestCase,
  besluit: Besluit,
  opties: DecisionOptions,
  wiring: Wiring,
): Promise<Draft> {
  if (zaak.bericht.herkomst !== 'aanbieder') return refused([nietAanOns]);
  const bezwaar = againstAgreements(zaak.verzoek, besluit, opties, wiring);
  if (bezwaar !== null) return refused([bezwaar]);
  const gemaakt =
    besluit.antwoord === 'toewijzen'
      ? await grant(zaak, besluit, wiring)
      : await answer(zaak, besluit, wiring);
  if (gemaakt.ok && !opties.proef) {
    const { wie, motivering } = opties;
    const waarom = motivering === undefined ? {} : { motivering };
    await zaak.besluit({ op: wiring.nu(), wie, berichten: [gemaakt.eigen], ...waarom });
  }
  return gemaakt;
}

/** Wakes whoever sends what was decided. */
export async function concluded(
  uitkomst: Turn<Draft>,
  { proef = false }: Pick<DecisionOptions, 'proef'>,
  wiring: Wiring,
): Promise<Exclude<Outcome, { readonly soort: 'herhaling' }>> {
  if (uitkomst.soort !== 'gedaan') return uitkomst;
  const { uitslag } = uitkomst;
  if (!uitslag.ok) return { soort: 'geweigerd', bevindingen: uitslag.bevindingen, eerder: null };
  if (!proef) await wiring.wekVerzenden([uitslag.eigen.id]);
  return { soort: 'besloten', eigen: uitslag.eigen, verschil: uitslag.verschil };
}

async function answer(zaak: RequestCase, besluit: Afwijzing | Onderzoek, wiring: Wiring): Promise<Draft> {
  const { verzoek } = zaak;
  for (const identificatie of names(verzoek.id)) {
    const gemaakt = single('319', answerRequests([verzoek], besluit, context(zaak, identificatie, wiring)));
    if (!gemaakt.ok) return refused(gemaakt.redenen);
    const { bericht, effecten } = gemaakt;
    const feiten = await zaak.feiten(bericht);
    if (feiten.eerderMetDezeIdentificatie !== null) continue;
    const termijnen = investigationTerms(bericht, verzoek);
    return draft({ bericht, effecten, feiten, termijnen, verschil: null }, wiring);
  }
  throw new Error(`Voor verzoek ${verzoek.id} is geen vrije identificatie.`);
}

async function grant(zaak: RequestCase, besluit: Toewijzen, wiring: Wiring): Promise<Draft> {
  const { toewijzing } = besluit;
  if (toewijzing.hoe === 'bericht') return grantAsGiven(zaak, toewijzing.bytes, wiring);
  const { verzoek } = zaak;
  const bsn = bsnOf(zaak);
  const gegeven = besluit.client === undefined ? null : detailsOf(besluit.client, bsn);
  if (gegeven === 'andere-client') return refused([otherClient]);
  const bekend = {
    verzoeken: [],
    eerdere: earlierAllocations(zaak),
    ...(gegeven === null ? {} : { client: gegeven }),
  };
  const besloten: Toekenning = { antwoord: 'toewijzen', toewijzing };
  for (const identificatie of names(verzoek.id)) {
    const eigen = context(zaak, identificatie, wiring);
    const grantWith = (toewijzingen: typeof zaak.toewijzingen) =>
      single('301', grantRequests([verzoek], besloten, eigen, { ...bekend, toewijzingen }));
    // Made first by what is known of the client, for only the message tells which numbers may be somebody else's.
    const concept = grantWith(zaak.toewijzingen);
    if (!concept.ok) return refused(concept.redenen);
    const feiten = await zaak.feiten(concept.bericht);
    if (feiten.eerderMetDezeIdentificatie !== null) continue;
    const gemaakt = grantWith(feiten.toewijzingen);
    if (!gemaakt.ok) return refused(gemaakt.redenen);
    const { bericht, effecten, verschil } = gemaakt;
    return draft({ bericht, effecten, feiten, verschil, termijnen: [] }, wiring);
  }
  throw new Error(`Voor verzoek ${verzoek.id} is geen vrije identificatie.`);
}

async function grantAsGiven(zaak: RequestCase, bytes: Uint8Array, wiring: Wiring): Promise<Draft> {
  const onderzocht = await inspect(bytes, wiring.schemas);
  if (!onderzocht.ok) return { ok: false, bevindingen: onderzocht.bevindingen };
  const { bericht } = onderzocht;
  if (bericht.nummer !== '301') return refused([geenToewijzing]);
  if (!sameParties(bericht, zaak.verzoek)) return refused([andereHeader]);
  if (bericht.Client.Bsn !== bsnOf(zaak)) return refused([otherClient]);
  const feiten = await zaak.feiten(bericht);
  const gemaakt = single(
    '301',
    grantRequests(
      [zaak.verzoek],
      { antwoord: 'toewijzen', toewijzing: { hoe: 'bericht', bericht } },
      context(zaak, bericht.Header.BerichtIdentificatie.Identificatie, wiring),
      {
        toewijzingen: feiten.toewijzingen,
        verzoeken: feiten.verzoeken,
        eerdere: [],
        eerderMetDezeIdentificatie: feiten.eerderMetDezeIdentificatie,
      },
    ),
  );
  if (!gemaakt.ok) return refused(gemaakt.redenen);
  const { effecten, verschil } = gemaakt;
  return draft({ bericht, bytes, effecten, feiten, verschil, termijnen: [] }, wiring);
}

type Single<N extends '301' | '319'> =
  | {
      readonly ok: true;
      readonly bericht: BerichtVan<N>;
      readonly effecten: Extract<Decision, { ok: true }>['effecten'];
      readonly verschil: Verschil | null;
    }
  | Extract<Decision, { ok: false }>;

/** One request is answered by one message. */
function single<N extends '301' | '319'>(nummer: N, uitkomst: Decision): Single<N> {
  if (!uitkomst.ok) return uitkomst;
  const [bericht] = uitkomst.berichten;
  if (bericht?.nummer !== nummer) throw new Error(`Dit besluit is geen ${nummer} geworden.`);
  const { effecten, verschil } = uitkomst;
  // The number was just looked at, which TypeScript does not follow through a type parameter.
  return { ok: true, bericht: bericht as BerichtVan<N>, effecten, verschil };
}

function context({ verzoek }: RequestCase, identificatie: string, wiring: Wiring) {
  const { gemeente, standaard } = verzoek;
  return {
    protocol: wiring.protocolVoor(gemeente, standaard),
    op: wiring.nu(),
    xsdVersie: wiring.xsdVersies[standaard],
    identificaties: [identificatie],
  };
}

/** A request has few answers: one after an investigation, and others only after a provider refused what came before. */
const maxAnswers = 99;

/**
 * Named after the request, so that whoever decides twice at one moment finds the name in use. Twelve characters at most:
 * a request number can have nine digits until its tenth answer.
 */
function* names(id: RequestId): Iterable<string> {
  for (let nummer = 1; nummer <= maxAnswers; nummer += 1) yield `B${id}-${nummer}`;
}

function bsnOf({ bericht }: RequestCase): string {
  const gelezen = leesBericht(bericht.bytes);
  if (!gelezen.ok || (gelezen.bericht.nummer !== '315' && gelezen.bericht.nummer !== '317'))
    throw new Error(`Bericht ${bericht.id} draagt een verzoek maar is niet als verzoek te lezen.`);
  return gelezen.bericht.Client.Bsn;
}

/** What a decision here last said to this request; what the back office sent as a message of its own is not looked for. */
async function lastAnswer(id: RequestId, { casefile }: Wiring) {
  const verzoek = await casefile.verzoek(id);
  if (verzoek === null) return null;
  const { referentieAanbieder: referentie, stand, berichtId } = verzoek;
  const besloten = (await casefile.gebeurtenissen(berichtId)).findLast(
    ({ wat, bijzonderheden: { referentieAanbieder: over } }) => wat === 'besloten' && over === referentie,
  );
  const { bericht: eerder, stand: toen } = besloten?.bijzonderheden ?? {};
  if (eerder === undefined || toen !== stand) return null;
  const bytes = await casefile.bytes(eerder);
  const gelezen = bytes && leesBericht(bytes);
  if (!bytes || !gelezen?.ok) return null;
  const { bericht } = gelezen;
  if (bericht.nummer !== '301' && bericht.nummer !== '319') return null;
  return { id: eerder, bericht, bytes, referentie };
}

const nietAanOns: Objection = {
  regel: 'OP274',
  melding: 'Dit verzoek is van hieruit verstuurd; de gemeente die het ontving beslist erop.',
};
const geenToewijzing: Objection = {
  regel: 'OP087',
  melding: 'Een verzoek wordt ingewilligd met een toewijzingsbericht (301); dit is een ander bericht.',
};
