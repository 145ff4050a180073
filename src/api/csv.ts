/** Comma separated values (RFC 4180). Two functions, so no package: the one for reading is `csv-parse`. */

/** One row; a number stands as it is. */
export function csvRow(cellen: readonly (string | number)[]): string {
  return `${cellen.map((cel) => (typeof cel === 'number' ? String(cel) : quoted(harmless(cel)))).join(',')}\r\n`;
}

/** A spreadsheet runs what starts like a formula; after an apostrophe it shows it. */
function harmless(tekst: string): string {
  return /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(tekst) ? `'${tekst}` : tekst;
}

function quoted(tekst: string): string {
  return /[",;\r\n]/.test(tekst) ? `"${tekst.replaceAll('"', '""')}"` : tekst;
}
