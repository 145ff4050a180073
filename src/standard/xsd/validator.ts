/** Level 1: the one interface behind which the schema engines stand. */
import type { Berichtsoort } from '../berichtsoorten.ts';
import type { XsdBevinding } from '../bevinding.ts';
import { type Berichtmodel, leesBerichtmodel } from '../schema/model.ts';

export type { XsdBevinding } from '../bevinding.ts';

export interface SchemaValidator {
  readonly naam: string;
  /** Checks a file that passed level 0 against the schema of its kind. No findings: it fits. */
  controleer(
    bytes: Uint8Array,
    soort: Berichtsoort,
  ): Promise<readonly XsdBevinding[]> | readonly XsdBevinding[];
}

/** The texts of a set of schemas, by path within `schemas/`: `ijw-3.2/JW305.xsd`, `ijw-3.2/basisschema.xsd`. */
export type Schemateksten = ReadonlyMap<string, string>;

/** Where the schema of a kind stands in a set. */
export function schemapad(soort: Berichtsoort): string {
  return `${soort.standaard}/${soort.bericht}.xsd`;
}

export function basisschemapad(soort: Berichtsoort): string {
  return `${soort.standaard}/basisschema.xsd`;
}

/** The text at a path. Throws when the set lacks it. */
export function schematekst(schemas: Schemateksten, pad: string): string {
  const tekst = schemas.get(pad);
  if (tekst === undefined) throw new Error(`Schema ${pad} ontbreekt`);
  return tekst;
}

/** The models of a set, each read at its first use. */
export function berichtmodellen(schemas: Schemateksten): (soort: Berichtsoort) => Berichtmodel {
  const modellen = new Map<Berichtsoort, Berichtmodel>();
  return (soort) => {
    const bestaand = modellen.get(soort);
    if (bestaand !== undefined) return bestaand;
    const model = leesBerichtmodel(
      schematekst(schemas, schemapad(soort)),
      schematekst(schemas, basisschemapad(soort)),
    );
    modellen.set(soort, model);
    return model;
  };
}
