/** Text of elements to values and back, by the rules of XML Schema: integers and dates collapse white space, text keeps it. */

/** The largest year of Temporal.PlainDate, whole years only. */
const maxJaar = 275_759;

const xmlWit = /^[ \t\n\r]+|[ \t\n\r]+$/g;

/** White space at both ends removed; inside an integer, date or time there is none. */
function samengetrokken(tekst: string): string {
  const eerste = tekst.charCodeAt(0);
  const laatste = tekst.charCodeAt(tekst.length - 1);
  return eerste > 32 && laatste > 32 ? tekst : tekst.replace(xmlWit, '');
}

/** An xs:integer within the safe range, or null. */
export function leesGetal(tekst: string): number | null {
  const kort = samengetrokken(tekst);
  if (!/^[+-]?[0-9]{1,20}$/.test(kort)) return null;
  const waarde = Number(kort) + 0; // Adding zero turns -0 into 0.
  return Number.isSafeInteger(waarde) ? waarde : null;
}

/**
 * An xs:date without time zone, or null: also when it is a date for XML Schema but none that we can hold (before
 * year 1 or after year 275759).
 */
export function leesDatum(tekst: string): Temporal.PlainDate | null {
  const delen = /^([0-9]{4,6})-([0-9]{2})-([0-9]{2})$/.exec(samengetrokken(tekst));
  if (delen === null) return null;
  const [jaar, maand, dag] = [Number(delen[1]), Number(delen[2]), Number(delen[3])];
  if (jaar < 1 || jaar > maxJaar) return null;
  try {
    return new Temporal.PlainDate(jaar, maand, dag);
  } catch {
    return null; // No such day.
  }
}

/** An xs:time as text, without white space around it. */
export function leesTijd(tekst: string): string {
  return samengetrokken(tekst);
}

/** A date as xs:date writes it: at least four digits for the year and no plus sign. Throws before year 1. */
export function schrijfDatum(datum: Temporal.PlainDate): string {
  if (datum.year < 1) throw new RangeError('Een datum in een bericht ligt in jaar 1 of later');
  const twee = (getal: number) => String(getal).padStart(2, '0');
  return `${String(datum.year).padStart(4, '0')}-${twee(datum.month)}-${twee(datum.day)}`;
}
