/**
 * Level 0: from bytes to a light tree of elements, or the reason why not. Everything that makes XML dangerous (document
 * types, entities, other encodings, deep nesting) ends here, before any other XML engine sees the bytes.
 */
import { SaxesParser } from 'saxes';
import { type Berichtsoort, soortVanNamespace, standaardnamen } from '../berichtsoorten.ts';
import type { Leesbevinding, Leesreden } from '../bevinding.ts';

/** An element as it was read. `tekst` is its own text when it has no child elements, otherwise ''. */
export type Knoop = {
  readonly naam: string;
  /** The namespace, '' for none. */
  readonly ruimte: string;
  /** Line of its start tag, from 1. */
  readonly regel: number;
  readonly kinderen: readonly Knoop[];
  readonly tekst: string;
};

export type Gelezen =
  | { readonly ok: true; readonly soort: Berichtsoort; readonly wortel: Knoop }
  | { readonly ok: false; readonly niveau: 0; readonly bevindingen: readonly [Leesbevinding] };

/** The largest file accepted, in bytes. OP179 says "25 Mb"; read as 25 × 1024 × 1024 so that no lawful file is refused. */
export const maxBytes = 25 * 1024 * 1024;
/** Deepest nesting accepted; the standard's messages nest 8 deep. */
export const maxDiepte = 64;
/** Most elements accepted. 25 MB of the shortest lawful elements is fewer; more only serves to exhaust memory. */
export const maxElementen = 1_000_000;

type Bouwknoop = { naam: string; ruimte: string; regel: number; kinderen: Bouwknoop[]; tekst: string };

/** Ends the reading from within a handler of the parser. */
class Weigering extends Error {
  readonly bevinding: Leesbevinding;
  constructor(bevinding: Leesbevinding) {
    super(bevinding.melding);
    this.bevinding = bevinding;
  }
}

function weiger(reden: Leesreden, melding: string, regel: number | null = null): Weigering {
  return new Weigering({ reden, pad: '/', regel, melding });
}

// `fatal`: invalid UTF-8 is refused, not patched. `ignoreBOM`: a BOM is not swallowed, it was refused before.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const boms: readonly { readonly naam: string; readonly bytes: readonly number[] }[] = [
  { naam: 'UTF-8', bytes: [0xef, 0xbb, 0xbf] },
  { naam: 'UTF-16', bytes: [0xff, 0xfe] },
  { naam: 'UTF-16', bytes: [0xfe, 0xff] },
];

function weigerAndereCodering(codering: string | undefined): void {
  if (codering === undefined || codering.toLowerCase() === 'utf-8') return;
  throw weiger(
    'codering',
    `Het bestand noemt de codering ${codering.slice(0, 40)}; alleen UTF-8 mag (OP192).`,
    1,
  );
}

function decodeer(bytes: Uint8Array): string {
  if (bytes.length === 0) throw weiger('leeg', 'Het bestand is leeg.');
  if (bytes.length > maxBytes) {
    throw weiger('te-groot', `Het bestand is groter dan 25 MB (${maxBytes} bytes); dat mag niet (OP179).`);
  }
  const bom = boms.find((kandidaat) => kandidaat.bytes.every((byte, index) => bytes[index] === byte));
  if (bom !== undefined) {
    throw weiger(
      'codering',
      `Het bestand begint met een byte order mark (BOM, ${bom.naam}); dat mag niet (OP192).`,
    );
  }
  if (bytes[0] === 0 || bytes[1] === 0) {
    throw weiger('codering', 'Het bestand is niet in UTF-8 gecodeerd, zo te zien in UTF-16 of UTF-32.');
  }
  try {
    return decoder.decode(bytes);
  } catch {
    // The declared encoding explains bytes that are no UTF-8 better than the bytes do.
    const begin = String.fromCharCode(...bytes.subarray(0, 256));
    weigerAndereCodering(/^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]{1,40})["']/.exec(begin)?.[1]);
    throw weiger('codering', 'Het bestand bevat bytes die geen geldig UTF-8 zijn.');
  }
}

/** The parser's own texts repeat what it found; these say the same without. First match wins. */
const oorzaken: readonly (readonly [RegExp, string])[] = [
  [/entity/, 'een entiteit anders dan &amp;, &lt;, &gt;, &quot; en &apos;, of een ongeldige tekenverwijzing'],
  [/unbound namespace prefix/, 'een prefix zonder namespace'],
  [/unclosed tag|unexpected end/, 'het bestand houdt op voordat alle elementen gesloten zijn'],
  [/close tag|closing tag/, 'een eindtag die niet bij de begintag past'],
  [/must contain a root/, 'er is geen element'],
  [/only one root|outside of root/, 'er staat iets voor of na het element Bericht'],
  [/duplicate attribute/, 'een attribuut dat twee keer voorkomt'],
  [/attribute/, 'een verkeerd geschreven attribuut'],
  [/declaration|version number|encoding value|standalone/, 'een verkeerde XML-declaratie'],
  [/disallowed character/, 'een teken dat daar niet mag staan'],
];

function ontleed(tekst: string): Knoop {
  const parser = new SaxesParser({ xmlns: true });
  const stapel: Bouwknoop[] = [];
  let wortel: Bouwknoop | null = null;
  let huidig: Bouwknoop | null = null;
  let aantal = 0;
  parser.on('doctype', () => {
    throw weiger('doctype', 'Het bestand bevat een DOCTYPE; dat mag niet.', parser.line);
  });
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== undefined && version !== '1.0') {
      throw weiger('niet-welgevormd', 'Het bestand is geen XML 1.0; alleen XML 1.0 mag.', 1);
    }
    // Bytes that are UTF-8 may still call themselves something else.
    weigerAndereCodering(encoding);
  });
  parser.on('opentag', (tag) => {
    aantal += 1;
    if (aantal > maxElementen || stapel.length >= maxDiepte) {
      const grens =
        aantal > maxElementen ? `meer dan ${maxElementen} elementen` : 'te diep geneste elementen';
      throw weiger('te-omvangrijk', `Het bestand bevat ${grens}.`, parser.line);
    }
    const knoop: Bouwknoop = {
      naam: tag.local,
      ruimte: tag.uri,
      regel: parser.line,
      kinderen: [],
      tekst: '',
    };
    if (huidig === null) {
      wortel = knoop;
    } else {
      huidig.kinderen.push(knoop);
      huidig.tekst = '';
    }
    stapel.push(knoop);
    huidig = knoop;
  });
  const voegToe = (deel: string) => {
    if (huidig !== null && huidig.kinderen.length === 0) huidig.tekst += deel;
  };
  parser.on('text', voegToe);
  parser.on('cdata', voegToe);
  parser.on('closetag', () => {
    stapel.pop();
    huidig = stapel.at(-1) ?? null;
  });
  try {
    parser.write(tekst).close();
  } catch (fout) {
    if (fout instanceof Weigering || !(fout instanceof Error)) throw fout;
    if (wortel === null && /<!DOCTYPE/i.test(tekst)) {
      throw weiger('doctype', 'Het bestand bevat een DOCTYPE; dat mag niet.', parser.line);
    }
    const oorzaak = oorzaken.find(([patroon]) => patroon.test(fout.message))?.[1];
    const uitleg = oorzaak === undefined ? '' : `: ${oorzaak}`;
    throw weiger(
      'niet-welgevormd',
      `Het bestand is geen welgevormde XML (regel ${parser.line})${uitleg}.`,
      parser.line,
    );
  }
  // A parser that ends without error has seen a root.
  if (wortel === null) throw weiger('niet-welgevormd', 'Het bestand bevat geen element.');
  return wortel;
}

const wetnamen: Readonly<Record<string, string>> = { ijw: 'iJw', iwmo: 'iWmo' };

function herken(wortel: Knoop): Berichtsoort {
  const { naam, ruimte, regel } = wortel;
  const soort = soortVanNamespace(ruimte);
  const verwacht = `een bericht van ${Object.values(standaardnamen).join(' of ')}`;
  if (soort !== null) {
    if (naam === 'Bericht') return soort;
    throw weiger('onbekend-bericht', `Het eerste element heet niet Bericht; verwacht is ${verwacht}.`, regel);
  }
  const bekend = /^http:\/\/www\.istandaarden\.nl\/(ijw|iwmo)\/(\d{1,2})_(\d{1,2})\/(\w{1,20})\/schema$/.exec(
    ruimte,
  );
  if (bekend !== null) {
    const [, wet = '', hoofd, sub, bericht = ''] = bekend;
    const release = `${wetnamen[wet] ?? wet} ${hoofd}.${sub}`;
    if (Object.values(standaardnamen).includes(release)) {
      throw weiger('onbekend-bericht', `${release} kent geen bericht ${bericht.toUpperCase()}.`, regel);
    }
    throw weiger(
      'onbekende-release',
      `Dit is een bericht ${bericht.toUpperCase()} van ${release}; verwacht is ${verwacht}.`,
      regel,
    );
  }
  throw weiger(
    'onbekend-bericht',
    `Het bestand is geen iJw- of iWmo-bericht; verwacht is ${verwacht}.`,
    regel,
  );
}

/**
 * Reads a file at level 0. What comes out is well-formed and of a known kind; whether it fits its schema is still open.
 * Never throws on whatever bytes.
 */
export function leesXml(bytes: Uint8Array): Gelezen {
  try {
    const wortel = ontleed(decodeer(bytes));
    return { ok: true, soort: herken(wortel), wortel };
  } catch (fout) {
    if (!(fout instanceof Weigering)) throw fout;
    return { ok: false, niveau: 0, bevindingen: [fout.bevinding] };
  }
}
