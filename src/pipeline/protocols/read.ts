/** Reads YAML and CSV of a pack, and says of what is wrong in which file, on which line and what would mend it. */
import { readFileSync } from 'node:fs';
import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import '../zod-nederlands.ts';
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
      `${pad}, regel ${regels.linePos(fout.pos[0]).line}: dit is geen YAML. Kijk naar het inspringen, de aanhalingstekens en de haakjes, hier of kort erboven.`,
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
export function readCsv<S extends z.ZodObject>(
  schema: S,
  pad: string,
): readonly { waarde: z.infer<S>; regel: number }[] {
  let rijen: readonly { record: unknown; info: { lines: number } }[];
  try {
    // csv-parse types its records as unknown shapes; the schema decides.
    rijen = parseCsv(readFileSync(pad, 'utf8'), {
      bom: true,
      columns: (kop: string[]) => columnsOf(schema, pad, kop),
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as never;
  } catch (fout) {
    throw fout instanceof CsvError ? unreadable(pad, fout) : fout;
  }
  return rijen.map(({ record, info: { lines } }) => {
    const uitslag = schema.safeParse(record);
    if (!uitslag.success) throw wrong(pad, uitslag.error, () => lines);
    return { waarde: uitslag.data, regel: lines };
  });
}

/** The names of the columns, when none is missing. */
function columnsOf(schema: z.ZodObject, pad: string, kop: readonly string[]): string[] {
  const namen = kop.map((naam) => naam.trim());
  const ontbreekt = Object.entries(schema.shape).flatMap(([naam, kolom]) =>
    namen.includes(naam) || kolom.safeParse(undefined).success ? [] : naam,
  );
  if (ontbreekt.length > 0) {
    throw new ProtocolError(
      `${pad}, regel 1: kolom ${ontbreekt.join(', ')} ontbreekt. De eerste regel noemt de kolommen, met komma's ertussen: ${Object.keys(schema.shape).join(',')}.`,
    );
  }
  return namen;
}

function unreadable(pad: string, fout: CsvError): ProtocolError {
  const plaats = `${pad}, regel ${Number(fout['lines'])}`;
  return new ProtocolError(
    fout.code === 'CSV_RECORD_INCONSISTENT_COLUMNS'
      ? `${plaats}: er staan meer of minder waarden dan kolommen. Zet een waarde met een komma erin tussen aanhalingstekens.`
      : `${plaats}: dit is geen CSV. Een aanhalingsteken opent of sluit een hele waarde; in een waarde staat het dubbel.`,
  );
}

/** @param regel the line of a path */
function wrong(pad: string, fout: z.ZodError, regel: (pad: readonly PropertyKey[]) => number): ProtocolError {
  const fouten = fout.issues.map(
    ({ path, message }) => `regel ${regel(path)}: ${path.map(String).join('.') || 'bestand'}: ${message}`,
  );
  return new ProtocolError(`${pad} klopt niet. ${fouten.join('; ')}.`);
}
