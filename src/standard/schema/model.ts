/**
 * Reads an XSD text into a model of what a message may hold. Only the features that the iJw and iWmo schemas use
 * are known: named types, sequences, simple restrictions. Anything else throws, so that a new release cannot be
 * half understood.
 */
import { SaxesParser } from 'saxes';

const XS = 'http://www.w3.org/2001/XMLSchema';

/** The four built-in types that the standard restricts. */
export type Basistype = 'string' | 'integer' | 'date' | 'time';

/** A text type. `patronen`: every inner list is one restriction step (any of them), the steps all hold. */
export type SimpelType = {
  readonly soort: 'simpel';
  /** The nearest named type, for example `LDT_Nummer`. */
  readonly naam: string;
  readonly basis: Basistype;
  readonly enumeratie: readonly string[] | null;
  readonly minLengte: number | null;
  readonly maxLengte: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly patronen: readonly (readonly string[])[];
};

export type Elementmodel = {
  readonly naam: string;
  readonly min: number;
  /** Infinity for `unbounded`. */
  readonly max: number;
  readonly type: Type;
};

export type ComplexType = {
  readonly soort: 'complex';
  readonly naam: string;
  /** The namespace of the children: of the message, or of the basisschema (children of CDT_ types). */
  readonly ruimte: Ruimte;
  readonly elementen: readonly Elementmodel[];
};

export type Ruimte = 'bericht' | 'basis';
export type Type = SimpelType | ComplexType;

/** One message: its root `Bericht` and every complex type reachable from it, in order of first use. */
export type Berichtmodel = {
  readonly namespace: string;
  readonly basisNamespace: string;
  readonly root: ComplexType;
  readonly klassen: readonly ComplexType[];
};

/** A named or anonymous type as it stands in the text, references not yet followed. */
type Declaratie = { readonly knoop: Knoop; readonly bestand: Schemabestand };
type Schemabestand = {
  readonly namespace: string;
  readonly prefixen: ReadonlyMap<string, string>;
  readonly typen: Map<string, Knoop>;
  readonly elementen: Map<string, Knoop>;
};
type Knoop = {
  readonly naam: string;
  readonly regel: number;
  readonly attributen: ReadonlyMap<string, string>;
  readonly kinderen: Knoop[];
};

function fout(knoop: Knoop, melding: string): Error {
  return new Error(`Schema regel ${knoop.regel}, xs:${knoop.naam}: ${melding}`);
}

/** The elements of an XSD as a tree of local names; annotations are left out. */
function leesBoom(tekst: string): { wortel: Knoop; prefixen: Map<string, string> } {
  const parser = new SaxesParser({ xmlns: true });
  const stapel: Knoop[] = [];
  const prefixen = new Map<string, string>();
  let wortel: Knoop | null = null;
  let annotatie = 0;
  parser.on('opentag', (tag) => {
    if (annotatie > 0 || (tag.uri === XS && tag.local === 'annotation')) {
      annotatie += 1;
      return;
    }
    const attributen = new Map<string, string>();
    for (const attribuut of Object.values(tag.attributes)) {
      if (attribuut.prefix === 'xmlns') prefixen.set(attribuut.local, attribuut.value);
      else attributen.set(attribuut.name, attribuut.value);
    }
    const knoop: Knoop = { naam: tag.local, regel: parser.line, attributen, kinderen: [] };
    if (tag.uri !== XS) throw fout(knoop, 'staat niet in de XSD-namespace');
    stapel.at(-1)?.kinderen.push(knoop);
    wortel ??= knoop;
    stapel.push(knoop);
  });
  parser.on('closetag', () => {
    if (annotatie > 0) annotatie -= 1;
    else stapel.pop();
  });
  parser.write(tekst).close();
  if (wortel === null) throw new Error('Schema zonder wortel');
  return { wortel, prefixen };
}

function verplicht(knoop: Knoop, attribuut: string): string {
  const waarde = knoop.attributen.get(attribuut);
  if (waarde === undefined) throw fout(knoop, `mist het attribuut ${attribuut}`);
  return waarde;
}

function alleen(knoop: Knoop, attributen: readonly string[], kinderen: readonly string[]): void {
  for (const naam of knoop.attributen.keys()) {
    if (!attributen.includes(naam)) throw fout(knoop, `attribuut ${naam} is onbekend`);
  }
  for (const kind of knoop.kinderen) {
    if (!kinderen.includes(kind.naam)) throw fout(kind, `is onbekend binnen xs:${knoop.naam}`);
  }
}

function leesBestand(tekst: string): Schemabestand {
  const { wortel, prefixen } = leesBoom(tekst);
  if (wortel.naam !== 'schema') throw fout(wortel, 'is geen schema');
  alleen(
    wortel,
    ['targetNamespace', 'elementFormDefault'],
    ['import', 'element', 'complexType', 'simpleType'],
  );
  if (wortel.attributen.get('elementFormDefault') !== 'qualified') {
    throw fout(wortel, 'elementFormDefault is niet qualified');
  }
  const typen = new Map<string, Knoop>();
  const elementen = new Map<string, Knoop>();
  for (const kind of wortel.kinderen) {
    if (kind.naam === 'import') alleen(kind, ['namespace', 'schemaLocation'], []);
    else if (kind.naam === 'element') elementen.set(verplicht(kind, 'name'), kind);
    else typen.set(verplicht(kind, 'name'), kind);
  }
  return { namespace: verplicht(wortel, 'targetNamespace'), prefixen, typen, elementen };
}

function getal(knoop: Knoop, tekst: string): number {
  const waarde = Number(tekst);
  if (!Number.isSafeInteger(waarde)) throw fout(knoop, `${tekst} is geen geheel getal`);
  return waarde;
}

const basistypen: ReadonlyMap<string, Basistype> = new Map([
  ['string', 'string'],
  ['integer', 'integer'],
  ['date', 'date'],
  ['time', 'time'],
]);

/** The narrowest of two bounds, of which either may be absent. */
function nauwst(kies: (a: number, b: number) => number, a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : kies(a, b);
}

/**
 * Reads one message schema and the basisschema it imports.
 *
 * @throws Error with line and reason when the schema uses something that this model does not know.
 */
export function leesBerichtmodel(berichtXsd: string, basisXsd: string): Berichtmodel {
  const bericht = leesBestand(berichtXsd);
  const basis = leesBestand(basisXsd);
  const bekend = new Map<Knoop, Type>();
  const klassen: ComplexType[] = [];

  function zoek(bestand: Schemabestand, knoop: Knoop, verwijzing: string): Declaratie | Basistype {
    const [prefix = '', naam = ''] = verwijzing.split(':');
    const namespace = bestand.prefixen.get(prefix);
    if (namespace === XS) {
      const basistype = basistypen.get(naam);
      if (basistype === undefined) throw fout(knoop, `${verwijzing} is onbekend`);
      return basistype;
    }
    const doel = [bericht, basis].find((kandidaat) => kandidaat.namespace === namespace);
    const gevonden = doel?.typen.get(naam);
    if (doel === undefined || gevonden === undefined) throw fout(knoop, `type ${verwijzing} bestaat niet`);
    return { knoop: gevonden, bestand: doel };
  }

  function leesSimpel(bestand: Schemabestand, knoop: Knoop): SimpelType {
    alleen(knoop, ['name'], ['restriction']);
    const [restrictie] = knoop.kinderen;
    if (restrictie === undefined) throw fout(knoop, 'heeft geen xs:restriction');
    alleen(
      restrictie,
      ['base'],
      ['enumeration', 'pattern', 'minLength', 'maxLength', 'minInclusive', 'maxInclusive'],
    );
    const doel = zoek(bestand, restrictie, verplicht(restrictie, 'base'));
    const ouder = typeof doel === 'string' ? null : lees(doel);
    if (ouder?.soort === 'complex') throw fout(restrictie, 'beperkt een complex type');
    const waarden = (facet: string) =>
      restrictie.kinderen.filter((kind) => kind.naam === facet).map((kind) => verplicht(kind, 'value'));
    const grens = (facet: string) => {
      const [waarde] = waarden(facet);
      return waarde === undefined ? null : getal(restrictie, waarde);
    };
    const enumeratie = waarden('enumeration');
    const patronen = waarden('pattern');
    const naam = knoop.attributen.get('name') ?? ouder?.naam;
    if (naam === undefined) throw fout(knoop, 'heeft geen naam');
    return {
      soort: 'simpel',
      naam,
      basis: typeof doel === 'string' ? doel : (ouder?.basis ?? 'string'),
      enumeratie: enumeratie.length > 0 ? enumeratie : (ouder?.enumeratie ?? null),
      minLengte: nauwst(Math.max, grens('minLength'), ouder?.minLengte ?? null),
      maxLengte: nauwst(Math.min, grens('maxLength'), ouder?.maxLengte ?? null),
      minimum: nauwst(Math.max, grens('minInclusive'), ouder?.minimum ?? null),
      maximum: nauwst(Math.min, grens('maxInclusive'), ouder?.maximum ?? null),
      patronen: [...(ouder?.patronen ?? []), ...(patronen.length > 0 ? [patronen] : [])],
    };
  }

  function leesElement(bestand: Schemabestand, knoop: Knoop): Elementmodel {
    alleen(knoop, ['name', 'type', 'minOccurs', 'maxOccurs'], ['simpleType']);
    const [anoniem] = knoop.kinderen;
    const verwijzing = knoop.attributen.get('type');
    let type: Type;
    if (anoniem !== undefined) {
      type = leesSimpel(bestand, anoniem);
    } else {
      if (verwijzing === undefined) throw fout(knoop, 'heeft geen type');
      const doel = zoek(bestand, knoop, verwijzing);
      if (typeof doel === 'string') throw fout(knoop, `gebruikt ${verwijzing} zonder eigen type`);
      type = lees(doel);
    }
    const max = knoop.attributen.get('maxOccurs') ?? '1';
    return {
      naam: verplicht(knoop, 'name'),
      min: getal(knoop, knoop.attributen.get('minOccurs') ?? '1'),
      max: max === 'unbounded' ? Number.POSITIVE_INFINITY : getal(knoop, max),
      type,
    };
  }

  function lees({ knoop, bestand }: Declaratie): Type {
    const eerder = bekend.get(knoop);
    if (eerder !== undefined) return eerder;
    if (knoop.naam === 'simpleType') {
      const simpel = leesSimpel(bestand, knoop);
      bekend.set(knoop, simpel);
      return simpel;
    }
    alleen(knoop, ['name'], ['sequence']);
    const [reeks] = knoop.kinderen;
    if (reeks === undefined) throw fout(knoop, 'heeft geen xs:sequence');
    alleen(reeks, [], ['element']);
    const elementen: Elementmodel[] = [];
    const klasse: ComplexType = {
      soort: 'complex',
      naam: verplicht(knoop, 'name'),
      ruimte: bestand === basis ? 'basis' : 'bericht',
      elementen,
    };
    bekend.set(knoop, klasse);
    klassen.push(klasse);
    for (const kind of reeks.kinderen) elementen.push(leesElement(bestand, kind));
    return klasse;
  }

  const [wortel, ...rest] = bericht.elementen.values();
  if (wortel === undefined || rest.length > 0 || wortel.attributen.get('name') !== 'Bericht') {
    throw new Error('Een berichtschema heeft precies één wortelelement, Bericht');
  }
  const { type: root } = leesElement(bericht, wortel);
  if (root.soort !== 'complex') throw new Error('Bericht heeft geen complex type');
  return { namespace: bericht.namespace, basisNamespace: basis.namespace, root, klassen };
}
