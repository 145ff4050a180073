/**
 * The schema check by Xerces (Java), as a second opinion. The program that runs it is passed in, because this room
 * does no I/O: `validateXML` of the package `xsd-schema-validator` fits, with the schemas on disk.
 */
import type { Berichtsoort } from '../berichtsoorten.ts';
import { type Knoop, leesXml } from '../xml/lezen.ts';
import { type Foutsoort, legUit, type Schemafout } from './uitleg.ts';
import { berichtmodellen, type Schemateksten, type SchemaValidator, schemapad } from './validator.ts';

/**
 * Runs Xerces on a file. `schemapad` is the path within `schemas/`. Resolves to the engine's messages, each line like
 * `[error] cvc-type.3.1.3: … (12:30)`; empty when the file fits. Rejects when Java cannot be run.
 */
export type VoerXercesUit = (bytes: Uint8Array, schemapad: string) => Promise<readonly string[]>;

type Regel = { readonly soort: Foutsoort; readonly naam: RegExp | null; readonly code: RegExp };

/** What Xerces reports, by its code, and where in the message the name of the element stands. First match wins. */
const regels: readonly Regel[] = [
  { code: /^cvc-complex-type\.2\.4\.b/, soort: 'ontbrekend-element', naam: /of element '([^']*)' is not/ },
  {
    code: /^cvc-complex-type\.2\.4\./,
    soort: 'onverwacht-element',
    naam: /element '(?:\{"[^"]*":)?([^'}]*)\}?'/,
  },
  { code: /^cvc-complex-type\.2\.3/, soort: 'losse-tekst', naam: /^\S+ Element '([^']*)'/ },
  {
    code: /^cvc-complex-type\.3|^cvc-type\.3\.1\.1/,
    soort: 'attribuut',
    naam: /(?:in element|^\S+ Element) '([^']*)'/,
  },
  { code: /^cvc-type\.3\.1\.2/, soort: 'element-in-waarde', naam: /^\S+ Element '([^']*)'/ },
  { code: /^cvc-type\.3\.1\.3/, soort: 'waarde', naam: /of element '([^']*)' is not valid\.$/ },
  { code: /^cvc-elt\.4|^cvc-attribute/, soort: 'attribuut', naam: /element '([^']*)'/ },
  { code: /^cvc-elt\.3/, soort: 'nil', naam: /element '([^']*)'/ },
];

/** Facets are reported apart from the element; the `cvc-type.3.1.3` that follows names it. */
const bijzaak =
  /^UndeclaredPrefix|^cvc-(pattern|enumeration|length|minLength|maxLength|minInclusive|maxInclusive|datatype)/;

type Melding = { readonly tekst: string; readonly regel: number };

/** Xerces may hand over several messages in one piece, without line ends. */
function splits(brok: string): Melding[] {
  return [...brok.matchAll(/\[(?:error|fatal|warning)\] (.*?) \((-?\d+):-?\d+\)(?=\[|$)/gs)].map(
    ([, tekst = '', regel]) => ({ tekst, regel: Number(regel) }),
  );
}

type Kandidaat = { readonly knoop: Knoop; readonly stappen: readonly number[]; readonly eind: number };

/** All elements in document order, with the line on which each ends (approximately: comments are not counted). */
function kandidaten(wortel: Knoop): Kandidaat[] {
  const lijst: Kandidaat[] = [];
  const bezoek = (knoop: Knoop, stappen: readonly number[]): number => {
    const plaats = lijst.length;
    lijst.push({ knoop, stappen, eind: knoop.regel });
    let eind = knoop.regel + (knoop.tekst.match(/\n/g)?.length ?? 0);
    knoop.kinderen.forEach((kind, index) => {
      eind = bezoek(kind, [...stappen, index]);
    });
    lijst[plaats] = { knoop, stappen, eind };
    return eind;
  };
  bezoek(wortel, []);
  return lijst;
}

/** The check by Xerces over a set of schema texts (for the explanations) that `voerUit` has on disk. */
export function xercesValidator(schemas: Schemateksten, voerUit: VoerXercesUit): SchemaValidator {
  const modelVan = berichtmodellen(schemas);

  function fouten(brokken: readonly string[], wortel: Knoop): Schemafout[] {
    const alle = kandidaten(wortel);
    const gebruikt = new Map<Foutsoort, Set<Kandidaat>>();
    return brokken.flatMap(splits).flatMap(({ tekst, regel }): Schemafout[] => {
      if (bijzaak.test(tekst)) return [];
      const bekend = regels.find(({ code }) => code.test(tekst));
      const naam = bekend?.naam?.exec(tekst)?.[1]?.split(':').at(-1);
      if (bekend === undefined || naam === undefined) return [{ stappen: [], soort: 'overig' }];
      const eerder = gebruikt.get(bekend.soort) ?? new Set();
      gebruikt.set(bekend.soort, eerder);
      const passend = alle.filter((kandidaat) => kandidaat.knoop.naam === naam && !eerder.has(kandidaat));
      const gevonden =
        passend.find(({ knoop, eind }) => knoop.regel === regel || eind === regel) ??
        passend.findLast(({ knoop }) => knoop.regel <= regel);
      if (gevonden === undefined) return [{ stappen: [], soort: 'overig' }];
      eerder.add(gevonden);
      return [{ stappen: gevonden.stappen, soort: bekend.soort }];
    });
  }

  return {
    naam: 'xerces',
    async controleer(bytes: Uint8Array, soort: Berichtsoort) {
      const brokken = await voerUit(bytes, schemapad(soort));
      if (brokken.length === 0) return [];
      const gelezen = leesXml(bytes);
      if (!gelezen.ok) return gelezen.bevindingen;
      const gevonden = fouten(brokken, gelezen.wortel);
      return legUit(
        gevonden.length > 0 ? gevonden : [{ stappen: [], soort: 'overig' }],
        gelezen.wortel,
        modelVan(soort),
        soort,
      );
    },
  };
}
