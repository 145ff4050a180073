/** Reads YAML and CSV of a pack, and says of what is wrong in which file, on which line and what would mend it. */
import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { ProtocolError } from './error.ts';

/** What was read, with the line on which a path of it stands. */
export type Read<T> = { readonly waarde: T; readonly regel: (pad: readonly PropertyKey[]) => number };

/** @throws ProtocolError */
export function readYaml<S extends z.ZodType>(schema: S, pad: string): Read<z.infer<S>> {
  const regels = new LineCounter();
  const document = parseDocument(readFileSync(pad, 'utf8'), { lineCounter: regels });
  const [fout] = document.errors;
  if (fout) {
    throw new ProtocolError(
      `${pad}, regel ${regels.linePos(fout.pos[0]).line}: dit is geen YAML. ${firstLine(fout.message)}`,
    );
  }
  // A path that stands nowhere (a field that is missing) is on the line of what should hold it.
  const regel = (waar: readonly PropertyKey[]): number => {
    for (let lengte = waar.length; lengte >= 0; lengte -= 1) {
      const knoop = document.getIn(waar.slice(0, lengte), true);
      if (isNode(knoop) && knoop.range) return regels.linePos(knoop.range[0]).line;
    }
    return 1;
  };
  const uitslag = schema.safeParse(document.toJS());
  if (!uitslag.success) throw wrong(pad, uitslag.error, regel);
  return { waarde: uitslag.data, regel };
}

/** Rows by the names in the first line. @throws ProtocolError */
export function readCsv<S extends z.ZodType>(
  schema: S,
  pad: string,
): readonly { waarde: z.infer<S>; regel: number }[] {
  let rijen: readonly { record: unknown; info: { lines: number } }[];
  try {
    // csv-parse types its records as unknown shapes; the schema decides.
    rijen = parseCsv(readFileSync(pad, 'utf8'), {
      columns: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as never;
  } catch (fout) {
    throw new ProtocolError(
      `${pad}: dit is geen CSV. ${fout instanceof Error ? firstLine(fout.message) : fout}`,
    );
  }
  return rijen.map(({ record, info: { lines } }) => {
    const uitslag = schema.safeParse(record);
    if (!uitslag.success) throw wrong(pad, uitslag.error, () => lines);
    return { waarde: uitslag.data, regel: lines };
  });
}

/** @param regel the line of a path */
function wrong(pad: string, fout: z.ZodError, regel: (pad: readonly PropertyKey[]) => number): ProtocolError {
  const fouten = fout.issues.map(
    ({ path, message }) => `regel ${regel(path)}: ${path.map(String).join('.') || 'bestand'}: ${message}`,
  );
  return new ProtocolError(`${pad} klopt niet. ${fouten.join('; ')}.`);
}

function firstLine(tekst: string): string {
  return tekst.split('\n')[0] ?? tekst;
}
