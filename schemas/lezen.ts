/** The one place that reads the schema files, for every program and test that needs their texts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { berichtsoorten } from '../src/standard/berichtsoorten.ts';
import { basisschemapad, type Schemateksten, schemapad } from '../src/standard/xsd/validator.ts';

/** The folder with the schemas. */
export const schemamap = import.meta.dirname;

/** The texts of all message schemas and both basisschemas, by path within this folder. */
export function leesSchemas(): Schemateksten {
  const paden = new Set(berichtsoorten.flatMap((soort) => [schemapad(soort), basisschemapad(soort)]));
  return new Map(Array.from(paden, (pad) => [pad, readFileSync(join(schemamap, pad), 'utf8')]));
}
