/** The project's own schemas as files, and the engine that checks with them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wiring } from '../pipeline/wiring.ts';
import { berichtsoort, type Standaard, standaarden } from '../standard/berichtsoorten.ts';
import { xsdVersieVan } from '../standard/schema/versie.ts';
import { libxml2Validator } from '../standard/xsd/libxml2.ts';
import { type Schemateksten, schemapad, schematekst } from '../standard/xsd/validator.ts';
import { type VoerXercesUit, xercesValidator } from '../standard/xsd/xerces.ts';

const root = join(import.meta.dirname, '..', '..');

/** What our schemas say of their own version is stated in every retour (IV034). */
export type OpenedSchemas = Pick<Wiring, 'schemas' | 'xsdVersies'>;

/** Two engines behind one interface; libxml2 runs in this process, Xerces needs Java and is for a second opinion. */
export type Engine = 'libxml2' | 'xerces';

export function openSchemas(motor: Engine = 'libxml2'): OpenedSchemas {
  const map = join(root, 'schemas');
  const teksten = readSchemas(map);
  const versie = (standaard: Standaard) =>
    xsdVersieVan(schematekst(teksten, schemapad(berichtsoort(standaard, '306'))));
  return {
    schemas: motor === 'libxml2' ? libxml2Validator(teksten) : xercesValidator(teksten, xercesOn(map)),
    xsdVersies: { 'ijw-3.2': versie('ijw-3.2'), 'iwmo-3.2': versie('iwmo-3.2') },
  };
}

/** Runs Xerces on the schemas in a folder; the package rejects with the messages when a file does not fit. */
export function xercesOn(map: string): VoerXercesUit {
  return async (bytes, pad) => {
    // Loaded when asked for: the package is optional, because it cannot be installed where there is no Java.
    const { validateXML } = await import('xsd-schema-validator');
    try {
      await validateXML(Buffer.from(bytes), join(map, pad));
      return [];
    } catch (fout) {
      if (fout instanceof Error && 'messages' in fout && Array.isArray(fout.messages))
        return fout.messages.map(String);
      throw fout;
    }
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
