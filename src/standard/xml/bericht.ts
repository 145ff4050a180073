/** From the light tree of level 0 to a typed message, and to the identity of a message that may not fit its schema. */
import type { Bericht } from '../berichten.generated.ts';
import type { Berichtsoort } from '../berichtsoorten.ts';
import type { Leesbevinding, XsdBevinding } from '../bevinding.ts';
import { type Klasse, type Onderdeel, wortelklasse } from './klassen.ts';
import { type Gelezen, type Knoop, leesXml } from './lezen.ts';
import { maakPadstuk, type Padstuk } from './paden.ts';
import { leesDatum, leesGetal, leesTijd } from './waarden.ts';

type Goedgelezen = Extract<Gelezen, { ok: true }>;

export type Vertaald =
  | { readonly ok: true; readonly bericht: Bericht }
  | { readonly ok: false; readonly niveau: 1; readonly bevindingen: readonly XsdBevinding[] };

type Omgeving = {
  readonly soort: Berichtsoort;
  readonly bevindingen: XsdBevinding[];
  readonly padstuk: Padstuk;
};

/** Enough to repair a message by; more would only make a large wrong file slow. */
const maxBevindingen = 100;

/** Stands for a text that is no value of its kind. */
const onleesbaar = Symbol('onleesbaar');

function waardeVan(onderdeel: Onderdeel, tekst: string): unknown {
  switch (onderdeel.waarde) {
    case 'getal':
      return leesGetal(tekst) ?? onleesbaar;
    case 'datum':
      return leesDatum(tekst) ?? onleesbaar;
    case 'tijd':
      return leesTijd(tekst);
    default:
      return tekst;
  }
}

const meldingen: Readonly<Record<string, string>> = {
  datum: 'bevat geen datum die verwerkt kan worden: alleen datums van het jaar 1 tot en met 275759 kunnen.',
  getal: 'bevat geen geheel getal dat verwerkt kan worden.',
};

function vertaal(
  omgeving: Omgeving,
  klasse: Klasse,
  knoop: Knoop,
  pad: () => string,
): Record<string, unknown> {
  const ruimte = klasse.basis ? omgeving.soort.basisNamespace : omgeving.soort.namespace;
  const doel: Record<string, unknown> = {};
  const fout = (regel: number, melding: string, waar: () => string = pad) => {
    if (omgeving.bevindingen.length < maxBevindingen)
      omgeving.bevindingen.push({ pad: waar(), regel, melding });
  };
  for (const kind of knoop.kinderen) {
    const onderdeel = klasse.onderdelen.get(kind.naam);
    if (onderdeel === undefined || kind.ruimte !== ruimte) {
      fout(kind.regel, `${knoop.naam} bevat een onbekend element (regel ${kind.regel}).`);
      continue;
    }
    const kindpad = () => `${pad()}/${omgeving.padstuk(knoop, kind)}`;
    const waarde =
      onderdeel.klasse === null
        ? waardeVan(onderdeel, kind.tekst)
        : vertaal(omgeving, onderdeel.klasse, kind, kindpad);
    if (waarde === onleesbaar) {
      const melding = `${kind.naam} (regel ${kind.regel}) ${meldingen[onderdeel.waarde ?? ''] ?? 'is onleesbaar.'}`;
      fout(kind.regel, melding, kindpad);
      doel[kind.naam] = undefined; // It is there, so it is not reported as missing as well.
      continue;
    }
    const bestaand = doel[kind.naam];
    if (Array.isArray(bestaand)) bestaand.push(waarde);
    else if (onderdeel.lijst) doel[kind.naam] = [waarde];
    else if (bestaand === undefined) doel[kind.naam] = waarde;
    else fout(kind.regel, `${kind.naam} komt vaker voor dan mag (regel ${kind.regel}).`);
  }
  for (const onderdeel of klasse.onderdelen.values()) {
    if (onderdeel.verplicht && !(onderdeel.naam in doel)) {
      fout(knoop.regel, `${knoop.naam} mist ${onderdeel.naam} (regel ${knoop.regel}).`);
    }
  }
  return doel;
}

/**
 * Makes the typed message of a file that the schema check approved. Findings are then only possible for dates that XML
 * Schema allows and Temporal cannot hold; on a file that was not approved the result is a finding, never a crash.
 */
export function naarBericht(gelezen: Goedgelezen): Vertaald {
  const { soort, wortel } = gelezen;
  const omgeving: Omgeving = { soort, bevindingen: [], padstuk: maakPadstuk() };
  const velden = vertaal(omgeving, wortelklasse(soort), wortel, () => '/Bericht');
  if (omgeving.bevindingen.length > 0) return { ok: false, niveau: 1, bevindingen: omgeving.bevindingen };
  // The mapping that filled the object is generated from the same schema model as the type Bericht.
  const bericht = { standaard: soort.standaard, nummer: soort.nummer, ...velden } as unknown as Bericht;
  return { ok: true, bericht };
}

/** What identifies a message on the wire, as text; null where it is absent or too long to be it. */
export type Berichtidentiteit = {
  readonly afzender: string | null;
  readonly ontvanger: string | null;
  /** Header/BerichtIdentificatie; in a retour that of the message it answers. */
  readonly identificatie: string | null;
  readonly dagtekening: string | null;
  /** The retour's own identification; null in every other kind. */
  readonly identificatieRetour: string | null;
  readonly dagtekeningRetour: string | null;
  /** Bsn of the one Client; null in kinds with none or many (319, 320, 323, 325) and in a retour without Client. */
  readonly bsn: string | null;
};

/** The identity of a message that passed level 0, whether or not it fits its schema. */
export function berichtidentiteit({ wortel }: Goedgelezen): Berichtidentiteit {
  const tekst = (...namen: readonly string[]): string | null => {
    let knoop: Knoop | undefined = wortel;
    for (const naam of namen) knoop = knoop?.kinderen.find((kind) => kind.naam === naam);
    if (knoop === undefined || knoop.kinderen.length > 0) return null;
    return knoop.tekst.length > 0 && knoop.tekst.length <= 64 ? knoop.tekst : null;
  };
  return {
    afzender: tekst('Header', 'Afzender'),
    ontvanger: tekst('Header', 'Ontvanger'),
    identificatie: tekst('Header', 'BerichtIdentificatie', 'Identificatie'),
    dagtekening: tekst('Header', 'BerichtIdentificatie', 'Dagtekening'),
    identificatieRetour: tekst('Header', 'IdentificatieRetour'),
    dagtekeningRetour: tekst('Header', 'DagtekeningRetour'),
    bsn: tekst('Client', 'Bsn'),
  };
}

export type Leesresultaat =
  | { readonly ok: true; readonly bericht: Bericht; readonly soort: Berichtsoort }
  | { readonly ok: false; readonly niveau: 0; readonly bevindingen: readonly [Leesbevinding] }
  | { readonly ok: false; readonly niveau: 1; readonly bevindingen: readonly XsdBevinding[] };

/** Bytes to typed message in one go, for files known to fit their schema. */
export function leesBericht(bytes: Uint8Array): Leesresultaat {
  const gelezen = leesXml(bytes);
  if (!gelezen.ok) return gelezen;
  const vertaald = naarBericht(gelezen);
  return vertaald.ok ? { ok: true, bericht: vertaald.bericht, soort: gelezen.soort } : vertaald;
}
