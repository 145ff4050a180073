/** The project's own files: schemas and protocols, and the engine that checks with the schemas. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDT_XsdVersie } from '../standard/berichten.generated.ts';
import { berichtsoort, type Standaard, standaarden } from '../standard/berichtsoorten.ts';
import { xsdVersieVan } from '../standard/schema/versie.ts';
import { libxml2Validator } from '../standard/xsd/libxml2.ts';
import {
  type Schemateksten,
  type SchemaValidator,
  schemapad,
  schematekst,
} from '../standard/xsd/validator.ts';

const root = join(import.meta.dirname, '..', '..');
export const protocolsFolder = join(root, 'protocols');
export const migrationsFolder = join(root, 'migrations');

export type OpenedSchemas = {
  readonly schemas: SchemaValidator;
  /** What our schemas say of their own version; stated in every retour (IV034). */
  readonly xsdVersies: Readonly<Record<Standaard, CDT_XsdVersie>>;
};

export function openSchemas(): OpenedSchemas {
  const teksten = readSchemas(join(root, 'schemas'));
  const versie = (standaard: Standaard) =>
    xsdVersieVan(schematekst(teksten, schemapad(berichtsoort(standaard, '306'))));
  return {
    schemas: libxml2Validator(teksten),
    xsdVersies: { 'ijw-3.2': versie('ijw-3.2'), 'iwmo-3.2': versie('iwmo-3.2') },
  };
}

/** @param map a folder with a folder of XSDs per standard */
export function readSchemas(map: string): Schemateksten {
  return new Map(
    standaarden.flatMap((standaard) =>
      readdirSync(join(map, standaard)).map((naam): [string, string] => [
        `${standaard}/${naam}`,
        readFileSync(join(map, standaard, naam), 'utf8'),
      ]),
    ),
  );
}
