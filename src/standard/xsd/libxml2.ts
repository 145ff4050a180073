/**
 * The schema check by libxml2 (WebAssembly), in this process; each schema is compiled once, at its first use.
 *
 * It uses the functions underneath the package's `XsdValidator`. That class computes for every error an XPath by counting
 * siblings: 64,000 wrong codes in 2.5 MB took 5.8 seconds, growing with the square. Here every error costs the same.
 */
import { ParseOption, XmlBufferInputProvider, xmlRegisterInputProvider } from 'libxml2-wasm';
import {
  addFunction,
  XmlErrorStruct,
  XmlTreeCommonStruct,
  xmlCtxtSetErrorHandler,
  xmlFreeDoc,
  xmlFreeParserCtxt,
  xmlNewParserCtxt,
  xmlReadMemory,
  xmlResetLastError,
  xmlSchemaFreeParserCtxt,
  xmlSchemaFreeValidCtxt,
  xmlSchemaNewDocParserCtxt,
  xmlSchemaNewValidCtxt,
  xmlSchemaParse,
  xmlSchemaSetParserStructuredErrors,
  xmlSchemaSetValidStructuredErrors,
  xmlSchemaValidateDoc,
} from 'libxml2-wasm/lib/libxml2.mjs';
import type { Berichtsoort } from '../berichtsoorten.ts';
import type { XsdBevinding } from '../bevinding.ts';
import { leesXml } from '../xml/lezen.ts';
import { type Foutsoort, legUit, type Schemafout } from './uitleg.ts';
import {
  basisschemapad,
  berichtmodellen,
  type Schemateksten,
  type SchemaValidator,
  schemapad,
  schematekst,
} from './validator.ts';

declare module 'libxml2-wasm/lib/libxml2.mjs' {
  /** Exported by the package, but left out of its declarations. */
  export function addFunction(functie: (context: number, fout: number) => void, vorm: 'vii'): number;
}

/** An address in the memory of libxml2. */
type Adres = number;
type Ruwefout = { readonly knoop: Adres; readonly soort: Foutsoort };

/** The most findings reported; the rest is counted. */
export const maxBevindingen = 1000;

// No network and no substitution of entities (level 0 refused them already). HUGE: a Commentaar has no maximum length.
// NOCDATA: a CDATA section is only a way of writing; kept apart, libxml2 refuses an empty one between elements.
const opties =
  ParseOption.XML_PARSE_NONET |
  ParseOption.XML_PARSE_HUGE |
  ParseOption.XML_PARSE_COMPACT |
  ParseOption.XML_PARSE_NOCDATA;
const elementknoop = 1;
const attribuutknoop = 2;
/** Below this libxml2 only warns, for example of a namespace that is no full address. */
const ernstig = 2;

/** How libxml2's texts begin after the element they are about; nothing of the text is kept. First match wins. */
const foutsoorten: readonly (readonly [RegExp, Foutsoort])[] = [
  [/^Element '[^']*', attribute '[^']*'(: \[[^\]]*\])?/, 'attribuut'],
  [/^Element '[^']*': \[facet '/, 'waarde'],
  [/^Element '[^']*': This element is not expected/, 'onverwacht-element'],
  [/^Element '[^']*': Missing child element/, 'ontbrekend-element'],
  [/^Element '[^']*': Character content/, 'losse-tekst'],
  [/^Element '[^']*': Element content is not allowed/, 'element-in-waarde'],
  [/^Element '[^']*': The element is not 'nillable'/, 'nil'],
  [/^Element '[^']*': '/, 'waarde'],
];

function foutsoort(tekst: string): Foutsoort {
  return foutsoorten.find(([patroon]) => patroon.test(tekst))?.[1] ?? 'overig';
}

// libxml2 calls back synchronously, so one collector serves all.
let fouten: Ruwefout[] = [];
let aantalFouten = 0;
const verzamelaar = addFunction((_context, fout) => {
  if (XmlErrorStruct.level(fout) < ernstig) return;
  aantalFouten += 1;
  if (fouten.length >= maxBevindingen) return;
  fouten.push({ knoop: XmlErrorStruct.node(fout), soort: foutsoort(XmlErrorStruct.message(fout)) });
}, 'vii');

function begin(): void {
  fouten = [];
  aantalFouten = 0;
}

/** Parses bytes to a document of libxml2, or 0. The caller frees it. */
function leesDocument(bytes: Uint8Array, adres: string | null): Adres {
  const context = xmlNewParserCtxt();
  xmlCtxtSetErrorHandler(context, verzamelaar, 0);
  const document = xmlReadMemory(context, bytes, adres, 'UTF-8', opties);
  xmlFreeParserCtxt(context);
  return document;
}

const bestanden = new XmlBufferInputProvider({});
let aangemeld = false;
let aantalSets = 0;

/** Compiles one schema. Its import of `basisschema.xsd` is answered from memory, under a name of this set alone. */
function compileer(schemas: Schemateksten, soort: Berichtsoort, set: string): Adres {
  if (!aangemeld) aangemeld = xmlRegisterInputProvider(bestanden);
  const codeer = (pad: string) => new TextEncoder().encode(schematekst(schemas, pad));
  const basisadres = `${set}/${basisschemapad(soort)}`;
  bestanden.addBuffer(basisadres, codeer(basisschemapad(soort)));
  begin();
  const document = leesDocument(codeer(schemapad(soort)), `${set}/${schemapad(soort)}`);
  const context = document === 0 ? 0 : xmlSchemaNewDocParserCtxt(document);
  let schema: Adres = 0;
  if (context !== 0) {
    xmlSchemaSetParserStructuredErrors(context, verzamelaar, 0);
    schema = xmlSchemaParse(context);
    xmlSchemaFreeParserCtxt(context);
  }
  bestanden.removeBuffer(basisadres);
  // The compiled schema points into its document, which therefore stays for the life of the process.
  if (schema === 0 || aantalFouten > 0) throw new Error(`Schema ${schemapad(soort)} is onbruikbaar`);
  return schema;
}

/** Where an element stands in its document. Addresses are only used while the document lives. */
function maakStappen(): (knoop: Adres) => number[] {
  // The last element looked up per parent: faults come in document order, so each sibling is passed once.
  const laatste = new Map<Adres, { knoop: Adres; index: number }>();
  const indexVan = (ouder: Adres, knoop: Adres): number => {
    const vorige = laatste.get(ouder);
    let index = 0;
    for (let buur = XmlTreeCommonStruct.prev(knoop); buur !== 0; buur = XmlTreeCommonStruct.prev(buur)) {
      if (XmlTreeCommonStruct.type(buur) === elementknoop) index += 1;
      if (buur === vorige?.knoop) {
        index += vorige.index;
        break;
      }
    }
    const gevonden = vorige?.knoop === knoop ? vorige.index : index;
    laatste.set(ouder, { knoop, index: gevonden });
    return gevonden;
  };
  return (knoop) => {
    const stappen: number[] = [];
    let huidig = knoop;
    while (huidig !== 0 && XmlTreeCommonStruct.type(huidig) !== elementknoop) {
      if (XmlTreeCommonStruct.type(huidig) !== attribuutknoop) return [];
      huidig = XmlTreeCommonStruct.parent(huidig);
    }
    while (huidig !== 0) {
      const ouder = XmlTreeCommonStruct.parent(huidig);
      if (ouder === 0 || XmlTreeCommonStruct.type(ouder) !== elementknoop) break;
      stappen.unshift(indexVan(ouder, huidig));
      huidig = ouder;
    }
    return stappen;
  };
}

type Uitslag = { readonly fouten: readonly Schemafout[]; readonly aantal: number };

function toets(bytes: Uint8Array, schema: Adres): Uitslag {
  begin();
  const document = leesDocument(bytes, null);
  try {
    // Level 0 found it well-formed; should libxml2 think otherwise, then it is refused all the same.
    if (document === 0 || aantalFouten > 0) return { fouten: [{ stappen: [], soort: 'overig' }], aantal: 1 };
    const context = xmlSchemaNewValidCtxt(schema);
    xmlSchemaSetValidStructuredErrors(context, verzamelaar, 0);
    const uitkomst = xmlSchemaValidateDoc(context, document);
    xmlSchemaFreeValidCtxt(context);
    if (uitkomst === 0) return { fouten: [], aantal: 0 };
    const stappenVan = maakStappen();
    const gevonden = fouten.map(({ knoop, soort }) => ({ stappen: stappenVan(knoop), soort }));
    return gevonden.length > 0
      ? { fouten: gevonden, aantal: aantalFouten }
      : { fouten: [{ stappen: [], soort: 'overig' }], aantal: 1 };
  } finally {
    if (document !== 0) xmlFreeDoc(document);
    // libxml2 keeps the text of its last error, and so a value of the message.
    xmlResetLastError();
    begin();
  }
}

/** A check that answers at once, and that can do without the explanation. */
export interface DirecteValidator extends SchemaValidator {
  controleer(bytes: Uint8Array, soort: Berichtsoort): readonly XsdBevinding[];
  /** Whether the file fits; as `controleer`, without the cost of findings. */
  aanvaardt(bytes: Uint8Array, soort: Berichtsoort): boolean;
}

/** The check by libxml2 over a set of schema texts. */
export function libxml2Validator(schemas: Schemateksten): DirecteValidator {
  aantalSets += 1;
  const set = `berichtenpoort:/${aantalSets}`;
  const gecompileerd = new Map<Berichtsoort, Adres>();
  const modelVan = berichtmodellen(schemas);
  const schemaVan = (soort: Berichtsoort): Adres => {
    const schema = gecompileerd.get(soort) ?? compileer(schemas, soort, set);
    gecompileerd.set(soort, schema);
    return schema;
  };
  return {
    naam: 'libxml2',
    aanvaardt: (bytes, soort) => toets(bytes, schemaVan(soort)).aantal === 0,
    controleer(bytes, soort) {
      const uitslag = toets(bytes, schemaVan(soort));
      if (uitslag.aantal === 0) return [];
      // Only a refused file is read again, for its lines and lengths.
      const gelezen = leesXml(bytes);
      if (!gelezen.ok) return gelezen.bevindingen;
      const bevindingen = legUit(uitslag.fouten, gelezen.wortel, modelVan(soort), soort);
      const rest = uitslag.aantal - uitslag.fouten.length;
      if (rest > 0) {
        const melding = `Het bestand bevat nog ${rest} andere fouten; alleen de eerste ${maxBevindingen} zijn uitgewerkt.`;
        bevindingen.push({ pad: '/Bericht', regel: null, melding });
      }
      return bevindingen;
    },
  };
}
