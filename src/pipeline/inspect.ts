/** Levels 0 and 1: from bytes to a message that holds its schema, or the reasons why it does not. */
import type { Finding } from '../rules/verdict.ts';
import type { Bericht } from '../standard/berichten.generated.ts';
import type { Berichtsoort } from '../standard/berichtsoorten.ts';
import { leesBericht } from '../standard/xml/lezen.ts';
import type { SchemaValidator } from '../standard/xsd/validator.ts';

export type Inspected =
  | { readonly ok: true; readonly soort: Berichtsoort; readonly bericht: Bericht }
  | {
      readonly ok: false;
      readonly niveau: 0 | 1;
      /** null when not even the kind could be told. */
      readonly soort: Berichtsoort | null;
      readonly bevindingen: readonly [Finding, ...Finding[]];
    };

export async function inspect(bytes: Uint8Array, schemas: SchemaValidator): Promise<Inspected> {
  throw new Error(String([bytes, schemas, leesBericht]));
}
