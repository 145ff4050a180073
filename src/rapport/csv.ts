/** Names of the columns of a report in a file: what an amount is in stands in its name. */
import type { Column, Report } from './rapport.ts';

export function columnsOf(
  een: Pick<Report, 'kolommen'>,
): readonly (readonly [naam: string, kolom: Column])[] {
  return Object.entries(een.kolommen);
}

/** `toegekend_cent`, `gemiddelde_dagen` */
export function headingOf([naam, { soort }]: readonly [string, Column]): string {
  const woorden = naam.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return soort === 'cent' ? `${woorden}_cent` : woorden;
}
