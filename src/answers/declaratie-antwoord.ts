/**
 * The declaratie-antwoord (325) on a declaration (323): what is granted, and which Prestaties are refused and why
 * (IV087, IV088, TR342, TR367). The judgement has decided all of it; this only writes it down.
 */
import { clienten, declaratie, header, type Occurrence, prestatiesVan } from '../rules/classes.ts';
import { signed, sum } from '../rules/money.ts';
import type { Finding, Verdict } from '../rules/verdict.ts';
import type {
  Bericht323,
  Bericht325,
  CDT_TotaalBedragMetDC,
  CDT_XsdVersie,
  Client323,
  Client325,
  DeclaratieAntwoord325,
  LDT_RetourCode,
  Prestatie323,
  Prestatie325,
} from '../standard/berichten.generated.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';

/** What a declaratie-antwoord says of itself. */
export type AnswerIdentity = {
  readonly identificatie: string;
  readonly dagtekening: Temporal.PlainDate;
  /** Of the schema the answer is written by (IV034). */
  readonly xsdVersie: CDT_XsdVersie;
};

const technischOnjuist: LDT_RetourCode = '0001';
const geenOpmerking: LDT_RetourCode = '0200';
const nietBeoordeeld: LDT_RetourCode = '0233';
const volledigToegewezen: LDT_RetourCode = '8001';

/** @returns null when there is nothing to send: the declaration broke its schema (levels 0 and 1) */
export function makeDeclaratieAntwoord(
  bericht: Bericht323,
  oordeel: Verdict,
  eigen: AnswerIdentity,
): Bericht325 | null {
  if (oordeel.niveau === 0 || oordeel.niveau === 1) return null;
  const codes = codesPerClass(oordeel.bevindingen);
  const inHeader = oordeel.niveau === 2 ? [technischOnjuist] : codes.get(header);
  return {
    standaard: bericht.standaard,
    nummer: '325',
    Header: headerOf(bericht, eigen, inHeader ?? [geenOpmerking]),
    ...(inHeader === undefined ? { DeclaratieAntwoord: answer(bericht, codes) } : {}),
  };
}

type Codes = ReadonlyMap<string, readonly [LDT_RetourCode, ...LDT_RetourCode[]]>;

/** Every code once per class, in the order of the findings. */
function codesPerClass(bevindingen: readonly Finding[]): Codes {
  const perKlasse = new Map<string, readonly [LDT_RetourCode, ...LDT_RetourCode[]]>();
  for (const { klasse, regel, ...codes } of bevindingen) {
    const retourcode = codes.retourcode ?? codes.antwoordcode;
    // A refusal that does not say why would be worse than none.
    if (retourcode === undefined) throw new Error(`Regel ${regel} keurt af zonder retourcode.`);
    const bekend = perKlasse.get(klasse);
    if (bekend === undefined) perKlasse.set(klasse, [retourcode]);
    else if (!bekend.includes(retourcode)) perKlasse.set(klasse, [...bekend, retourcode]);
  }
  return perKlasse;
}

function headerOf(
  { standaard, Header }: Bericht323,
  { identificatie, dagtekening, xsdVersie }: AnswerIdentity,
  retourcodes: readonly LDT_RetourCode[],
): Bericht325['Header'] {
  return {
    BerichtCode: berichtsoort(standaard, '325').berichtcode,
    BerichtVersie: Header.BerichtVersie,
    BerichtSubversie: Header.BerichtSubversie,
    // Unlike a retour this is a message of our own, so the parties are the other way round.
    Afzender: Header.Ontvanger,
    Ontvanger: Header.Afzender,
    BerichtIdentificatie: { Identificatie: identificatie, Dagtekening: dagtekening },
    XsdVersie: xsdVersie,
    DeclaratieIdentificatie: Header.BerichtIdentificatie,
    // No XsltVersie: that names the XSLTs of the standard, and level 2 is judged by rules of our own (IV087).
    XsdVersieDeclaratie: Header.XsdVersie,
    RetourCodes: { RetourCode: retourcodes },
  };
}

function answer(bericht: Bericht323, codes: Codes): DeclaratieAntwoord325 {
  const { DeclaratieNummer, TotaalIngediendBedrag } = bericht.Declaratie;
  const ingediend = signed(TotaalIngediendBedrag.TotaalBedrag, TotaalIngediendBedrag.DebetCredit);
  const basis = { DeclaratieNummer, TotaalIngediendBedrag };
  const opDeclaratie = codes.get(declaratie);
  if (opDeclaratie !== undefined) {
    return { ...basis, TotaalToegekendBedrag: total(0), RetourCodes: { RetourCode: opDeclaratie } };
  }
  const afgewezen = clienten(bericht).flatMap((deClient) => refusedOf(deClient, codes));
  holdsEveryCode(bericht, codes);
  if (afgewezen.length === 0) {
    return {
      ...basis,
      TotaalToegekendBedrag: total(ingediend),
      RetourCodes: { RetourCode: [volledigToegewezen] },
    };
  }
  const nietToegekend = sum(
    afgewezen.flatMap(({ Prestaties }) => Prestaties.Prestatie.map(({ IngediendBedrag }) => IngediendBedrag)),
  );
  return {
    ...basis,
    TotaalToegekendBedrag: total(ingediend - nietToegekend),
    Clienten: { Client: afgewezen },
    RetourCodes: { RetourCode: [geenOpmerking] },
  };
}

/** A finding on a class that cannot carry its code would be lost, and what it refuses paid. */
function holdsEveryCode(bericht: Bericht323, codes: Codes): void {
  const klassen = new Set(
    clienten(bericht).flatMap((c) => [c.pad, ...prestatiesVan(c).map(({ pad }) => pad)]),
  );
  const kwijt = [...codes.keys()].filter((klasse) => !klassen.has(klasse));
  if (kwijt.length > 0) throw new Error(`Het antwoord kan de afkeur niet dragen: ${kwijt.join(', ')}`);
}

/** The sign stands in DebetCredit, and nothing at all is a debit (CS325). */
function total(cent: number): CDT_TotaalBedragMetDC {
  return { TotaalBedrag: Math.abs(cent), DebetCredit: cent < 0 ? 'C' : 'D' };
}

/** A client with its refused Prestaties, unchanged but for the codes; nothing when none of it is refused. */
function refusedOf(deClient: Occurrence<Client323>, codes: Codes): readonly Client325[] {
  const eigen = codes.get(deClient.pad);
  const prestaties = prestatiesVan(deClient).flatMap(({ pad, inhoud }) =>
    withCodes(inhoud, eigen === undefined ? codes.get(pad) : [nietBeoordeeld]),
  );
  if (prestaties.length === 0) return [];
  return [
    {
      Bsn: deClient.inhoud.Bsn,
      Prestaties: { Prestatie: prestaties },
      RetourCodes: { RetourCode: eigen ?? [geenOpmerking] },
    },
  ];
}

function withCodes(
  prestatie: Prestatie323,
  codes: readonly LDT_RetourCode[] | undefined,
): readonly Prestatie325[] {
  return codes === undefined ? [] : [{ ...prestatie, RetourCodes: { RetourCode: codes } }];
}
