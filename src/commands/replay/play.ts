/** Plays one scenario through the same intake, judging and dispatch as the service, on the in-memory casefile. */
import type { MessageId, Outgoing, RequestAdvice, RequestView } from '../../casefile/casefile.ts';
import { memoryCasefile } from '../../casefile/memory.ts';
import type { SignalView } from '../../casefile/signals.ts';
import { decideOnRequest } from '../../pipeline/deciding.ts';
import { dispatch } from '../../pipeline/dispatch.ts';
import { takeIn } from '../../pipeline/intake.ts';
import { investigateInTime } from '../../pipeline/investigating.ts';
import { judgeMessage } from '../../pipeline/judging.ts';
import { refuseByItself } from '../../pipeline/refusing.ts';
import type { Wiring } from '../../pipeline/wiring.ts';
import { firstLevel } from '../../rules/finding.ts';
import { signed } from '../../rules/money.ts';
import type { Protocol } from '../../rules/protocol.ts';
import { type TermStatus, termStatus } from '../../rules/terms.ts';
import type { Finding, Level, Signal, Verdict } from '../../rules/verdict.ts';
import { amsterdamDay } from '../../rules/workingdays.ts';
import { leesBericht } from '../../standard/xml/bericht.ts';
import { type Knoop, leesXml } from '../../standard/xml/lezen.ts';
import { ownCodes, refusal } from '../../watch/signals-at.ts';
import { look } from '../../watch/watch.ts';
import type { OpenedSchemas } from '../schemas.ts';
import type { Expectation, Scenario, Step } from './scenario.ts';
import { ruleOnDeclaration, type Waiting, waitingFor } from './vastgehouden.ts';

export type StepResult = {
  readonly stap: number;
  readonly op: Temporal.Instant;
  readonly ontvangen: {
    readonly bericht: string | null;
    readonly identificatie: string | null;
    readonly afzender: string | null;
  } | null;
  /** What was decided on which request, in Dutch; null when nothing was. */
  readonly besluit: string | null;
  /** What the declaration of this step waits for; null when it does not. */
  readonly wacht: Waiting | null;
  /** What the region says of each request that came in; none where it says nothing. */
  readonly adviezen: readonly (RequestAdvice & { readonly referentieAanbieder: string })[];
  readonly oordeel: {
    readonly uitkomst: Verdict['uitkomst'];
    readonly niveau: Level | null;
    readonly bevindingen: readonly Finding[];
    readonly signalen?: readonly Signal[];
  } | null;
  readonly verzonden: readonly {
    readonly uit: Outgoing;
    readonly retourcodes: readonly string[];
    /** Of a 325: what it grants in all, in cents, negative for a credit; null where that is not said. */
    readonly bedragToegekend: number | null;
  }[];
  readonly termijnen: readonly TermShown[];
  readonly signalen: readonly { readonly code: string; readonly melding: string }[];
  readonly verwachting: 'voldaan' | 'niet-voldaan' | null;
  /** What came out otherwise than expected, in Dutch. */
  readonly verschillen: readonly string[];
};

type TermShown = {
  /** Of what message: `JW301`. */
  readonly bericht: string;
  readonly verplichting: string;
  readonly partij: 'gemeente' | 'aanbieder';
  readonly uiterlijk: Temporal.PlainDate;
  readonly status: TermStatus;
};

/** Codes that say nothing is wrong with a class. */
const zonderFout = new Set(['0200', '0233', '8001']);

export async function* play(
  scenario: Scenario,
  protocol: Protocol,
  { schemas, xsdVersies }: OpenedSchemas,
): AsyncGenerator<StepResult> {
  const casefile = memoryCasefile();
  const verzonden: Outgoing[] = [];
  const teVerzenden: MessageId[] = [];
  const teOordelen: MessageId[] = [];
  let nu = scenario.stappen[0]?.op ?? Temporal.Instant.fromEpochMilliseconds(0);
  let laatsteId = 0;
  const wiring: Wiring = {
    casefile,
    schemas,
    xsdVersies,
    protocolVoor: () => protocol,
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: { verzend: async (uit) => void verzonden.push(uit) },
    nu: () => nu,
    // A replay gives the same ids every time.
    nieuwId: () => `00000000-0000-4000-8000-${String(++laatsteId).padStart(12, '0')}`,
    wekOordelen: async (ids) => void teOordelen.push(...ids),
    wekVerzenden: async (ids) => void teVerzenden.push(...ids),
  };
  const bekendeIds: MessageId[] = [];
  // What time alone brings is told on a `klok` step, as the contract has it.
  let opgemerkt: SignalView[] = [];
  let vorigeTermijnen: ReadonlyMap<string, TermShown> = new Map();

  for (const stap of scenario.stappen) {
    nu = stap.op;
    for (const { op, afspraak } of scenario.afspraken) {
      // Recording again what holds changes nothing.
      if (Temporal.Instant.compare(op, nu) <= 0) await casefile.afspraken.legVast(afspraak, op);
    }
    for (const id of (await casefile.onafgemaakt(Number.MAX_SAFE_INTEGER, nu)).teBeoordelen)
      await judge(id, wiring);
    const ontvangen = stap.wat.soort === 'ontvang' ? await receive(stap.wat.bytes, wiring) : null;
    if (ontvangen?.id) bekendeIds.push(ontvangen.id);
    const besloten = await decided(stap.wat, wiring);
    if (besloten?.id) bekendeIds.push(besloten.id);
    if (stap.wat.soort === 'klok') {
      await refuseByItself(wiring);
      await investigateInTime(wiring);
    }
    // What was held may have been freed by it.
    for (const id of teOordelen.splice(0)) await judge(id, wiring);
    // Beside what came in and was decided: what was answered without anybody deciding.
    bekendeIds.push(...teVerzenden.filter((id) => !bekendeIds.includes(id)));
    for (const id of teVerzenden.splice(0)) await dispatch(id, wiring);
    const klok = stap.wat.soort === 'klok';
    // The watch looks every minute, and an allocation that comes back refused is no matter of time.
    if (klok || isRetourOnAllocation(ontvangen)) opgemerkt.push(...((await look(wiring)) ?? []));
    const getoond = (await stillOpen(opgemerkt, wiring)).filter(
      ({ oorzaak }) => klok || oorzaak.startsWith(refusal),
    );
    opgemerkt = klok ? [] : opgemerkt.filter((een) => !getoond.includes(een));

    const about = (ontvangen ?? besloten)?.id ?? null;
    const uit = verzonden.splice(0);
    const termijnen = await termsOf(bekendeIds, wiring);
    const gewijzigd = [...termijnen].filter(
      ([sleutel, term]) => vorigeTermijnen.get(sleutel)?.status !== term.status,
    );
    vorigeTermijnen = termijnen;
    const result = {
      stap: stap.stap,
      op: stap.op,
      ontvangen: ontvangen && {
        bericht: ontvangen.bericht,
        identificatie: ontvangen.identificatie,
        afzender: ontvangen.afzender,
      },
      besluit: decisionText(stap.wat),
      wacht: about === null ? null : await waitingFor(about, wiring),
      adviezen: ontvangen?.id ? await advicesOn(ontvangen.id, wiring) : [],
      oordeel: (ontvangen ?? besloten)?.oordeel ?? null,
      verzonden: uit.map((een) => ({
        uit: een,
        retourcodes: retourcodesIn(een.bytes),
        bedragToegekend: grantedIn(een.bytes),
      })),
      termijnen: gewijzigd.map(([, term]) => term),
      signalen: [
        ...(ontvangen?.oordeel?.signalen ?? []).map(({ code, melding }) => ({ code, melding })),
        ...signalsOf(getoond),
      ],
    };
    const verschillen = stap.verwacht === null ? [] : differences(stap.verwacht, result);
    const verwachting = stap.verwacht === null ? null : verschillen.length === 0 ? 'voldaan' : 'niet-voldaan';
    yield { ...result, verwachting, verschillen };
  }
}

async function stillOpen(
  signalen: readonly SignalView[],
  { casefile }: Wiring,
): Promise<readonly SignalView[]> {
  const nu = await Promise.all(signalen.map(({ id }) => casefile.signalen.toon(id)));
  return signalen.filter((_, plaats) => nu[plaats]?.opgelost === null);
}

function isRetourOnAllocation(ontvangen: Received | null): boolean {
  return ontvangen?.bericht?.endsWith('302') === true;
}

function judge(id: MessageId, wiring: Wiring): Promise<boolean> {
  return judgeMessage(id, wiring, (verzoeken) => refuseByItself(wiring, verzoeken));
}

async function advicesOn(bericht: MessageId, { casefile }: Wiring): Promise<StepResult['adviezen']> {
  const verzoeken = await casefile.verzoeken({ bericht, aantal: Number.MAX_SAFE_INTEGER });
  return verzoeken
    .toReversed()
    .flatMap(({ referentieAanbieder, advies }) => (advies ? { referentieAanbieder, ...advies } : []));
}

type Received = NonNullable<StepResult['ontvangen']> & {
  readonly id: MessageId | null;
  /** null when the message is held. */
  readonly oordeel: StepResult['oordeel'];
};

/** Takes a message in as the wire would and judges it at once. */
async function receive(bytes: Uint8Array, wiring: Wiring): Promise<Received> {
  const inname = await takeIn({ bytes, envelop: null, bijBotsing: 'beoordelen' }, wiring);
  if (inname.soort === 'geweigerd') {
    const oordeel = { uitkomst: 'afgekeurd', niveau: 0, bevindingen: inname.bevindingen } as const;
    return { id: null, bericht: null, identificatie: null, afzender: null, oordeel };
  }
  await judge(inname.id, wiring);
  const bericht = await wiring.casefile.toon(inname.id);
  if (!bericht) throw new Error(`Bericht ${inname.id} is ontvangen maar niet bewaard.`);
  return {
    id: inname.id,
    bericht: bericht.bericht,
    identificatie: bericht.identificatie,
    afzender: bericht.afzender,
    oordeel: await verdictOn(inname.id, wiring),
  };
}

type Decided = {
  readonly id: MessageId | null;
  /** null when the declaration still waits. */
  readonly oordeel: StepResult['oordeel'];
};

async function decided(wat: Step['wat'], wiring: Wiring): Promise<Decided | null> {
  if (wat.soort === 'besluit') return decide(wat, wiring);
  if (wat.soort !== 'besluit-declaratie') return null;
  const { id, bezwaar } = await ruleOnDeclaration(wat.besluit, wiring);
  if (bezwaar !== null) return refusedDecision([bezwaar]);
  if (id !== null && (await wiring.casefile.toon(id))?.vastgehouden?.open === 0) await judge(id, wiring);
  return { id, oordeel: id === null ? null : await verdictOn(id, wiring) };
}

function decisionText(wat: Step['wat']): string | null {
  if (wat.soort === 'besluit') return `${wat.besluit.antwoord} op ${wat.referentieAanbieder}`;
  return wat.soort === 'besluit-declaratie' ? `over declaratie ${wat.besluit.declaratie}` : null;
}

async function verdictOn(id: MessageId, { casefile }: Wiring): Promise<StepResult['oordeel']> {
  const oordeel = (await casefile.toon(id))?.oordeel;
  if (!oordeel) return null;
  const { uitkomst, niveau, bevindingen, signalen = [] } = oordeel;
  return { uitkomst, niveau, bevindingen, signalen };
}

/** A scenario decides and does not say why. */
const inHetScenario = 'Besloten in een scenario.';

/** Decides as the back office would; what may not be sent is reported and changes nothing. */
async function decide(
  { referentieAanbieder, besluit }: Extract<Step['wat'], { soort: 'besluit' }>,
  wiring: Wiring,
): Promise<Decided> {
  const verzoek = await requestNamed(referentieAanbieder, wiring);
  const uitkomst = verzoek
    ? await decideOnRequest(verzoek.id, besluit, { wie: 'backoffice', motivering: inHetScenario }, wiring)
    : ({ soort: 'onbekend' } as const);
  switch (uitkomst.soort) {
    case 'besloten':
      return { id: uitkomst.eigen.id, oordeel: { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [] } };
    case 'geweigerd':
    case 'herhaling':
      // A scenario says every decision once, so the same one again is a second one (TR359, TR365).
      return refusedDecision(uitkomst.bevindingen);
    case 'onbekend':
      return refusedDecision([unknownRequest(referentieAanbieder)]);
    case 'bezet':
      throw new Error('In een scenario wacht niets op een ander bericht.');
  }
}

function refusedDecision(bevindingen: readonly [Finding, ...Finding[]]): Decided {
  return { id: null, oordeel: { uitkomst: 'afgekeurd', niveau: firstLevel(bevindingen), bevindingen } };
}

/** A reference can be used again once its request was refused technically; the newest that waits is meant. */
async function requestNamed(referentie: string, { casefile }: Wiring): Promise<RequestView | null> {
  const alle = await casefile.verzoeken({ aantal: Number.MAX_SAFE_INTEGER });
  const genoemd = alle.filter(({ referentieAanbieder }) => referentieAanbieder === referentie);
  return genoemd.find(({ stand }) => stand === 'open' || stand === 'in-onderzoek') ?? genoemd[0] ?? null;
}

function unknownRequest(ReferentieAanbieder: string): Finding {
  const klasse = '/Bericht/Antwoord';
  return {
    regel: 'TR355',
    niveau: 3,
    retourcode: '9355',
    klasse,
    pad: `${klasse}/ReferentieAanbieder`,
    melding: `Er is geen verzoek met ReferentieAanbieder ${ReferentieAanbieder} bekend.`,
    waarden: { ReferentieAanbieder },
  };
}

/** Every term of the messages received and sent so far, by what it is a term of. */
async function termsOf(ids: readonly MessageId[], wiring: Wiring): Promise<ReadonlyMap<string, TermShown>> {
  const vandaag = amsterdamDay(wiring.nu());
  const berichten = await Promise.all(ids.map((id) => wiring.casefile.toon(id)));
  return new Map(
    berichten.flatMap((bericht) =>
      (bericht?.termijnen ?? []).map((term): [string, TermShown] => [
        // Both terms of a request can start on one day: they end on different ones.
        `${term.berichtId} ${term.verplichting} ${term.partij} ${term.referentieAanbieder ?? ''} ${term.uiterlijk}`,
        {
          bericht: bericht?.bericht ?? '',
          verplichting: term.verplichting,
          partij: term.partij,
          uiterlijk: term.uiterlijk,
          status: termStatus(term, vandaag),
        },
      ]),
    ),
  );
}

/**
 * What the watch found on a `klok` step, as far as the contract has a code for it: rules about allocations, and a 301
 * without retour. Of every other term `termijnen` says that it has passed.
 */
function signalsOf(geopend: readonly SignalView[]): StepResult['signalen'] {
  return geopend
    .filter(
      ({ soort, code }) => code === ownCodes.geenRetour || (soort === 'toewijzing' && !withoutRule.has(code)),
    )
    .map(({ code, melding }) => ({ code, melding }));
}

/** Names that are no rule's. */
const withoutRule: ReadonlySet<string> = new Set(Object.values(ownCodes));

function retourcodesIn(bytes: Uint8Array): readonly string[] {
  const gelezen = leesXml(bytes);
  if (!gelezen.ok) throw new Error('Een verzonden bericht is niet leesbaar.');
  const codes = new Set<string>();
  const walk = (knoop: Knoop): void => {
    if (knoop.naam === 'RetourCode' && !zonderFout.has(knoop.tekst)) codes.add(knoop.tekst);
    knoop.kinderen.forEach(walk);
  };
  walk(gelezen.wortel);
  return [...codes];
}

function grantedIn(bytes: Uint8Array): number | null {
  const gelezen = leesBericht(bytes);
  if (!gelezen.ok || gelezen.bericht.nummer !== '325') return null;
  const totaal = gelezen.bericht.DeclaratieAntwoord?.TotaalToegekendBedrag;
  return totaal === undefined ? null : signed(totaal.TotaalBedrag, totaal.DebetCredit);
}

/** Order says nothing: lists are compared as sets. */
function differences(
  verwacht: Expectation,
  uitkomst: Omit<StepResult, 'verwachting' | 'verschillen'>,
): string[] {
  const toon = (waarde: unknown) => JSON.stringify(waarde);
  const verschil = (wat: string, wil: unknown, is: unknown): string[] =>
    wil === undefined || toon(wil) === toon(is)
      ? []
      : [`${wat}: verwacht ${toon(wil)}, geworden ${toon(is)}`];
  const gesorteerd = (lijst: readonly string[] | undefined) => lijst?.toSorted();
  return [
    ...verschil('uitkomst', verwacht.uitkomst, uitkomst.oordeel?.uitkomst ?? null),
    ...verschil('niveau', verwacht.niveau, uitkomst.oordeel?.niveau ?? null),
    ...verschil(
      'retourcodes',
      gesorteerd(verwacht.retourcodes),
      [...new Set(uitkomst.verzonden.flatMap((een) => een.retourcodes))].sort(),
    ),
    ...verschil(
      'verzonden',
      gesorteerd(verwacht.verzonden),
      uitkomst.verzonden.map((een) => een.uit.bericht).sort(),
    ),
    ...verschil(
      'signalen',
      gesorteerd(verwacht.signalen),
      [...new Set(uitkomst.signalen.map((een) => een.code))].sort(),
    ),
    ...verschil(
      'bedragToegekend',
      verwacht.bedragToegekend,
      uitkomst.verzonden.find((een) => een.bedragToegekend !== null)?.bedragToegekend ?? null,
    ),
  ];
}
