/** From a typed message to the bytes that go on the wire. */
import { XMLBuilder } from 'fast-xml-parser';
import type { Bericht } from '../berichten.generated.ts';
import { type Berichtsoort, berichtsoort } from '../berichtsoorten.ts';
import { type Klasse, type Onderdeel, wortelklasse } from './klassen.ts';
import { isXmltekst } from './tekens.ts';
import { schrijfDatum } from './waarden.ts';

/** What XMLBuilder takes: element names with prefix to text, children, or a list of either. */
type Inhoud = string | Elementen | readonly Inhoud[];
type Elementen = { [naam: string]: Inhoud };

const vervangen: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** A CR is written as a reference, or reading would turn it into a LF; a LF may become CR/LF, for reading undoes that. */
function alsXmltekst(tekst: string): string {
  return tekst.replace(/[&<>\r]/g, (teken) => vervangen[teken] ?? teken);
}

// The builder's own escaping leaves CR alone, so it is off and ours is used.
const bouwer = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  indentBy: '  ',
  processEntities: false,
  suppressEmptyNode: false,
  tagValueProcessor: (_naam, waarde) => alsXmltekst(String(waarde)),
});

function fout(pad: string, melding: string): Error {
  return new Error(`${pad}: ${melding}`);
}

function tekstVan(onderdeel: Onderdeel, waarde: unknown, pad: string): string {
  if (onderdeel.waarde === 'datum' && waarde instanceof Temporal.PlainDate) return schrijfDatum(waarde);
  if (onderdeel.waarde === 'getal' && Number.isSafeInteger(waarde)) return String(waarde);
  if ((onderdeel.waarde === 'tekst' || onderdeel.waarde === 'tijd') && typeof waarde === 'string') {
    if (!isXmltekst(waarde)) throw fout(pad, 'bevat een teken dat in XML niet mag');
    return waarde;
  }
  throw fout(pad, `heeft geen waarde van de soort ${onderdeel.waarde}`);
}

function isObject(waarde: unknown): waarde is Readonly<Record<string, unknown>> {
  return typeof waarde === 'object' && waarde !== null;
}

function inhoudVan(soort: Berichtsoort, klasse: Klasse, velden: unknown, pad: string): Elementen {
  if (!isObject(velden)) throw fout(pad, 'is geen object');
  const prefix = klasse.basis ? soort.basisPrefix : soort.prefix;
  const inhoud: Elementen = {};
  for (const onderdeel of klasse.onderdelen.values()) {
    const kindpad = `${pad}/${onderdeel.naam}`;
    const waarde = velden[onderdeel.naam];
    if (waarde === undefined || (Array.isArray(waarde) && waarde.length === 0)) {
      if (onderdeel.verplicht) throw fout(kindpad, 'ontbreekt');
      continue;
    }
    const schrijf = (enkel: unknown): Inhoud =>
      onderdeel.klasse === null
        ? tekstVan(onderdeel, enkel, kindpad)
        : inhoudVan(soort, onderdeel.klasse, enkel, kindpad);
    const lijst: readonly unknown[] | null = Array.isArray(waarde) ? waarde : null;
    if ((lijst !== null) !== onderdeel.lijst) throw fout(kindpad, 'komt vaker of minder vaak voor dan kan');
    inhoud[`${prefix}:${onderdeel.naam}`] = lijst === null ? schrijf(waarde) : lijst.map(schrijf);
  }
  for (const naam of Object.keys(velden)) {
    if (!klasse.onderdelen.has(naam) && velden[naam] !== undefined) {
      throw fout(`${pad}/${naam}`, `bestaat niet in ${soort.bericht}`);
    }
  }
  return inhoud;
}

/**
 * Writes a message: elements in schema order, the usual two prefixes, indentation of two spaces, CR/LF, UTF-8 without
 * BOM (OP192). For every message that fits its schema, reading the result gives the same message.
 *
 * @throws Error naming the path when the object is no message of its kind, for example an element the law lacks.
 */
export function schrijfBericht(bericht: Bericht): Uint8Array {
  const { standaard, nummer, ...velden } = bericht;
  const soort = berichtsoort(standaard, nummer);
  const xml: string = bouwer.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    [`${soort.prefix}:Bericht`]: {
      [`@xmlns:${soort.basisPrefix}`]: soort.basisNamespace,
      [`@xmlns:${soort.prefix}`]: soort.namespace,
      ...inhoudVan(soort, wortelklasse(soort), velden, '/Bericht'),
    },
  });
  return new TextEncoder().encode(xml.replaceAll('\n', '\r\n'));
}
