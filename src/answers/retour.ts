/**
 * The technical retour on a message (IV028, IV032, IV033, OP065): 302, 306, 308, 316, 318 and 320.
 *
 * A retour is its heen-bericht again, with codes. So there is one way of making it for all kinds: the mapping of the
 * retour's own schema says which classes carry RetourCodes.
 */
import type { Finding, Verdict } from '../rules/verdict.ts';
import type { Bericht, BerichtVan, CDT_XsdVersie, LDT_RetourCode } from '../standard/berichten.generated.ts';
import { type Berichtsoort, berichtsoort, retourVan } from '../standard/berichtsoorten.ts';
import { type Klasse, wortelklasse } from '../standard/xml/klassen.ts';

export type RetourNummer = '302' | '306' | '308' | '316' | '318' | '320';
export type Retour = BerichtVan<RetourNummer>;

/** What a retour says of itself. */
export type RetourIdentity = {
  readonly identificatie: string;
  readonly dagtekening: Temporal.PlainDate;
  /** Of the schema the retour is written by (IV034). */
  readonly xsdVersie: CDT_XsdVersie;
};

/** General codes: refused at level 2, and no remark on this class. */
const technischOnjuist: LDT_RetourCode = '0001';
const geenOpmerking: LDT_RetourCode = '0200';

const header = '/Bericht/Header';

/**
 * @returns null when there is nothing to send: the message broke its schema (levels 0 and 1), or it is of a kind
 * that no retour answers
 */
export function makeRetour(bericht: Bericht, oordeel: Verdict, eigen: RetourIdentity): Retour | null {
  const soort = retourVan(berichtsoort(bericht.standaard, bericht.nummer));
  if (soort === null || oordeel.niveau === 0 || oordeel.niveau === 1) return null;
  const codes = headerCodes(oordeel);
  const retour = {
    ...(codes.includes(geenOpmerking) ? refusedClasses(bericht, soort, oordeel.bevindingen) : {}),
    standaard: soort.standaard,
    nummer: soort.nummer,
    Header: {
      // Afzender and Ontvanger stay where they are: a retour does not swap the parties.
      ...bericht.Header,
      BerichtCode: soort.berichtcode,
      IdentificatieRetour: eigen.identificatie,
      DagtekeningRetour: eigen.dagtekening,
      // No XsltVersie: that names the XSLTs of the standard, and level 2 is judged by rules of our own (IV033).
      XsdVersieRetour: eigen.xsdVersie,
      ...(codes.length === 0 ? {} : { RetourCodes: { RetourCode: codes } }),
    },
  };
  // Every retour is its heen-bericht with RetourCodes where its own mapping has them; TypeScript cannot follow the
  // mapping, so the tests hold the result of every kind to its schema.
  return retour as unknown as Retour;
}

/** 0200 means that the codes stand further down; a code of the Header itself ends the retour there. */
function headerCodes(oordeel: Verdict): readonly LDT_RetourCode[] {
  if (oordeel.uitkomst === 'goedgekeurd') return [];
  if (oordeel.niveau === 2) return [technischOnjuist];
  const eigen = distinctCodes(oordeel.bevindingen.filter(({ klasse }) => klasse === header));
  return eigen.length > 0 ? eigen : [geenOpmerking];
}

function distinctCodes(bevindingen: readonly Finding[]): readonly LDT_RetourCode[] {
  return [
    ...new Set(bevindingen.flatMap(({ retourcode, antwoordcode }) => retourcode ?? antwoordcode ?? [])),
  ];
}

type Velden = Readonly<Record<string, unknown>>;

/** The message as it was, each class below the Header with its codes. */
function refusedClasses(bericht: Bericht, soort: Berichtsoort, bevindingen: readonly Finding[]): Velden {
  const perKlasse = new Map(
    Object.entries(Object.groupBy(bevindingen, ({ klasse }) => klasse)).map(([klasse, deze = []]) => [
      klasse,
      distinctCodes(deze),
    ]),
  );
  const bezocht = new Set<string>();
  const codesVan = (pad: string): readonly LDT_RetourCode[] => {
    bezocht.add(pad);
    const codes = perKlasse.get(pad) ?? [];
    // Judging looks at every class, so 0233 (not judged) does not occur.
    return codes.length > 0 ? codes : [geenOpmerking];
  };
  const echo = withCodes(wortelklasse(soort), { ...bericht }, '/Bericht', codesVan);
  const kwijt = [...perKlasse.keys()].filter((klasse) => !bezocht.has(klasse));
  if (kwijt.length > 0 || distinctCodes(bevindingen).length === 0) {
    // A refusal that does not say why would be worse than none: a rule refused a class that cannot carry its code.
    throw new Error(`${soort.bericht} kan de afkeur niet dragen: ${kwijt.join(', ') || 'geen retourcode'}`);
  }
  return echo;
}

/** A class as it was, with RetourCodes as last child of every class that has them in the retour. */
function withCodes(
  klasse: Klasse,
  velden: Velden,
  pad: string,
  codesVan: (pad: string) => readonly LDT_RetourCode[],
): Velden {
  const kopie: Record<string, unknown> = { ...velden };
  for (const { naam, klasse: deel } of klasse.onderdelen.values()) {
    const waarde = velden[naam];
    // Data types of the basisschema carry no codes, nor does anything within them.
    if (deel === null || deel.basis || waarde === undefined) continue;
    const kind = (inhoud: unknown, plaats = '') =>
      // The mapping says that this is a class, so it holds fields.
      withCodes(deel, inhoud as Velden, `${pad}/${naam}${plaats}`, codesVan);
    kopie[naam] = Array.isArray(waarde)
      ? waarde.map((inhoud, index) => kind(inhoud, waarde.length > 1 ? `[${index + 1}]` : ''))
      : kind(waarde);
  }
  const draagt = klasse.onderdelen.has('RetourCodes');
  return draagt ? { ...kopie, RetourCodes: { RetourCode: codesVan(pad) } } : kopie;
}
