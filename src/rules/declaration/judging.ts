/**
 * Judges the Prestaties of a declaration one by one (IV087, IV088).
 *
 * Credits come first (OP366), so that what they take back is free again for the debits; within credits and within
 * debits the order is that of the message. Each Prestatie sees what earlier messages and the Prestaties before it were
 * granted; one that is refused takes nothing. So when not everything fits, the first in the message goes first. Another
 * order would grant other Prestaties and sometimes more of them, but this one a provider can follow and choose.
 */
import type { Bericht323 } from '../../standard/berichten.generated.ts';
import { paymentDay } from '../betaling.ts';
import { clienten, declaratie, header, type Occurrence, prestatiesVan } from '../classes.ts';
import type { Effect } from '../effects.ts';
import type { DeclarationFacts } from '../facts.ts';
import { finding, firstLevel } from '../finding.ts';
import { signed, sum } from '../money.ts';
import { fateOf } from '../regional/holding.ts';
import { judgeLineRegionally, type Objection, signalsOnDeclaration } from '../regional/judging.ts';
import type { AnyRule, LineCheck, RuleContext } from '../rule.ts';
import type { Finding, Signal, Verdict, WaitingLine } from '../verdict.ts';
import { asGranted, book, openLedger } from './ledger.ts';
import { type DeclaredLine, isCredit, type LineContext } from './line.ts';

type LineRule = { readonly regel: AnyRule; readonly controle: LineCheck };

/**
 * @param opBericht what the rules that look at the whole message found: in the Header, the Declaratie or a Client
 * @param opgemerkt what the region signals of the whole message
 */
export function judgeDeclaration(
  bericht: Bericht323,
  context: RuleContext<'323'>,
  regels: readonly AnyRule[],
  opBericht: readonly Finding[],
  opgemerkt: readonly Signal[],
): Verdict {
  for (const klasse of [header, declaratie]) {
    const [eerste, ...rest] = opBericht.filter((bevinding) => bevinding.klasse === klasse);
    // The declaration counts as not sent, so there is nothing to record of it.
    if (eerste) return refused([eerste, ...rest], []);
  }
  const perClient = Map.groupBy(opBericht, ({ klasse }) => klasse);
  const opPrestatie = judgeLines(bericht, context, lineRules(bericht, regels), perClient);
  const bevindingen: readonly Finding[] = clienten(bericht).flatMap(({ pad }, client) => [
    ...(perClient.get(pad) ?? []),
    ...(opPrestatie.bevindingen[client] ?? []),
  ]);
  const { toegekend } = opPrestatie;
  const effecten = effectsOf(bericht, toegekend, context);
  const gesignaleerd = [
    ...opgemerkt,
    ...signalsOnDeclaration(bericht, context),
    ...opPrestatie.signalen.flat(),
  ];
  const wachtend = opPrestatie.wachtend.flat();
  const beside = {
    ...(gesignaleerd.length === 0 ? {} : { signalen: gesignaleerd }),
    ...(wachtend.length === 0 ? {} : { wachtend }),
  };
  const [eerste, ...rest] = bevindingen;
  if (!eerste) return { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [], effecten, ...beside };
  return { ...refused([eerste, ...rest], effecten, toegekend.length > 0), ...beside };
}

function refused(
  bevindingen: readonly [Finding, ...Finding[]],
  effecten: readonly Effect[],
  deels = false,
): Verdict {
  return {
    uitkomst: deels ? 'deels-goedgekeurd' : 'afgekeurd',
    niveau: firstLevel(bevindingen),
    bevindingen,
    effecten,
  };
}

function lineRules(bericht: Bericht323, regels: readonly AnyRule[]): readonly LineRule[] {
  return regels.flatMap((regel) => {
    if (regel.niveau === 2 || !regel.standaarden.includes(bericht.standaard)) return [];
    const controle = regel.controleer['323'];
    return controle === undefined || typeof controle === 'function' ? [] : [{ regel, controle }];
  });
}

/** @param geweigerd the clients (by path) whose Prestaties are not judged: they are refused with their client */
function judgeLines(
  bericht: Bericht323,
  context: RuleContext<'323'>,
  regels: readonly LineRule[],
  geweigerd: ReadonlyMap<string, unknown>,
): {
  readonly bevindingen: readonly (readonly Finding[])[];
  readonly signalen: readonly (readonly Signal[])[];
  readonly wachtend: readonly (readonly WaitingLine[])[];
  readonly toegekend: readonly DeclaredLine[];
} {
  const perClient = linesPerClient(bericht, context.feiten);
  const grootboek = openLedger(context.feiten.prestaties);
  const bijRegel: LineContext = { ...context, bericht, grootboek, referenties: references(perClient.flat()) };
  const paden = clienten(bericht).map(({ pad }) => pad);
  const teBeoordelen = perClient.filter((_, client) => !geweigerd.has(paden[client] ?? '')).flat();
  const opRegel = new Map<DeclaredLine, readonly Finding[]>();
  const signalen = new Map<DeclaredLine, readonly Signal[]>();
  const wachtend = new Map<DeclaredLine, WaitingLine>();
  const toegekend: DeclaredLine[] = [];
  for (const deze of creditsFirst(teBeoordelen)) {
    const regionaal = judgeLineRegionally(deze, bijRegel);
    const nationaal = judgeLine(deze, bijRegel, regels);
    const lot = fateOfLine(deze, regionaal.bezwaren, context, nationaal.length === 0);
    const gevonden = [...nationaal, ...regionaal.bevindingen, ...lot.bevindingen];
    const gemeld = [...regionaal.signalen, ...lot.signalen];
    if (gemeld.length > 0) signalen.set(deze, gemeld);
    if (lot.wacht) wachtend.set(deze, waitingLine(deze, regionaal.bezwaren));
    if (gevonden.length > 0) {
      opRegel.set(deze, gevonden);
      continue;
    }
    toegekend.push(deze);
    book(grootboek, asGranted(deze.prestatie));
  }
  return {
    bevindingen: perClient.map((lijst) => lijst.flatMap((deze) => opRegel.get(deze) ?? [])),
    signalen: perClient.map((lijst) => lijst.flatMap((deze) => signalen.get(deze) ?? [])),
    wachtend: perClient.map((lijst) => lijst.flatMap((deze) => wachtend.get(deze) ?? [])),
    toegekend,
  };
}

type Settled = {
  readonly bevindingen: readonly Finding[];
  readonly signalen: readonly Signal[];
  /** It counts as granted, so that what follows from granting it shows too. */
  readonly wacht: boolean;
};

function fateOfLine(
  { pad }: DeclaredLine,
  bezwaren: readonly Objection[],
  { protocol: { regionaal }, feiten }: RuleContext<'323'>,
  alleenRegio: boolean,
): Settled {
  if (bezwaren.length === 0 || regionaal?.afkeur.wijze !== 'vasthouden') {
    return { bevindingen: [], signalen: [], wacht: false };
  }
  const lot = fateOf(pad, regionaal.afkeur, feiten.besluiten, alleenRegio);
  return lot === 'afwijzen'
    ? { bevindingen: bezwaren.map(({ bevinding }) => bevinding), signalen: [], wacht: false }
    : { bevindingen: [], signalen: bezwaren.map(({ signaal }) => signaal), wacht: lot === 'wachten' };
}

function waitingLine({ pad, prestatie }: DeclaredLine, bezwaren: readonly Objection[]): WaitingLine {
  return {
    pad,
    referentieNummer: prestatie.ProductReferentie.ReferentieNummer,
    toewijzingNummer: prestatie.ToewijzingNummer,
    productCode: prestatie.ProductCode,
    cent: signed(prestatie.IngediendBedrag.Bedrag, prestatie.IngediendBedrag.DebetCredit),
    bevindingen: bezwaren.map(({ bevinding }) => bevinding),
  };
}

/** Every reason, not only the first (IV087). */
function judgeLine(
  deze: DeclaredLine,
  context: LineContext,
  regels: readonly LineRule[],
): readonly Finding[] {
  const gevonden: Finding[] = [];
  for (const { regel, controle } of regels) {
    for (const gebrek of controle.perPrestatie(deze, context)) {
      gevonden.push(finding(regel, { klasse: deze.pad, ...gebrek }));
    }
  }
  return gevonden;
}

function linesPerClient(
  bericht: Bericht323,
  { toewijzingen }: DeclarationFacts,
): readonly (readonly DeclaredLine[])[] {
  return clienten(bericht).map((deClient, client) =>
    prestatiesVan(deClient).map(({ pad, inhoud }: Occurrence<DeclaredLine['prestatie']>) => {
      const bekend = toewijzingen.get(inhoud.ToewijzingNummer);
      const eigen = bekend?.vanDezeAanbieder === true && bekend.clienten.has(client);
      return { pad, client, prestatie: inhoud, toewijzing: eigen ? bekend : null };
    }),
  );
}

function references(regels: readonly DeclaredLine[]): ReadonlyMap<string, number> {
  const aantallen = new Map<string, number>();
  for (const { prestatie } of regels) {
    const { ReferentieNummer } = prestatie.ProductReferentie;
    aantallen.set(ReferentieNummer, (aantallen.get(ReferentieNummer) ?? 0) + 1);
  }
  return aantallen;
}

function creditsFirst(regels: readonly DeclaredLine[]): readonly DeclaredLine[] {
  return [...regels.filter(isCredit), ...regels.filter((regel) => !isCredit(regel))];
}

/** Credits before the debits that may take their place, as they were granted. */
function effectsOf(
  { Declaratie }: Bericht323,
  toegekend: readonly DeclaredLine[],
  { protocol, ontvangstdag }: RuleContext<'323'>,
): readonly Effect[] {
  const { DeclaratieNummer, DeclaratiePeriode, DeclaratieDagtekening, TotaalIngediendBedrag } = Declaratie;
  return [
    {
      effect: 'declaratie-vastgelegd',
      declaratieNummer: DeclaratieNummer,
      periode: { begindatum: DeclaratiePeriode.Begindatum, einddatum: DeclaratiePeriode.Einddatum },
      dagtekening: DeclaratieDagtekening,
      betalenUiterlijk: paymentDay(protocol.betaling, {
        dagtekening: DeclaratieDagtekening,
        ontvangst: ontvangstdag,
      }),
      ingediend: signed(TotaalIngediendBedrag.TotaalBedrag, TotaalIngediendBedrag.DebetCredit),
      toegekend: sum(toegekend.map(({ prestatie }) => prestatie.IngediendBedrag)),
    },
    ...toegekend.map(
      ({ client, prestatie }): Effect => ({ effect: 'prestatie-toegekend', client, prestatie }),
    ),
  ];
}
