/**
 * What a Prestatie costs, in eurocents (TR346, IV079, IV081). All of it is arithmetic on whole numbers: a product that
 * is too large for a whole number is far beyond the eight digits of a Bedrag and equals none.
 */

/** A whole quotient of whole numbers that are not negative, halves up. */
function dividedHalfUp(teller: number, noemer: number): number {
  const dubbel = 2 * teller + noemer;
  return (dubbel - (dubbel % (2 * noemer))) / (2 * noemer);
}

/** IV081: what ProductTarief says of a tariff per hour that is declared in minutes: € 87,30 becomes € 1,46. */
export function minuteTariff(uurtarief: number): number {
  return dividedHalfUp(uurtarief, 60);
}

/** The highest tariff per hour that rounds to a tariff per minute: € 1,46 stands for up to and including € 87,89. */
export function highestHourTariff(minuuttarief: number): number {
  return 60 * minuuttarief + 29;
}

/** IV081: the amount for minutes comes from the tariff per hour, not from the rounded one per minute. */
export function amountForMinutes(uurtarief: number, minuten: number): number {
  return dividedHalfUp(uurtarief * minuten, 60);
}

/**
 * Whether an amount for minutes comes from a tariff per hour that rounds to this tariff per minute. Without the
 * contract that is all that can be said: € 1,46 per minute stands for any tariff of € 87,30 to € 87,89 per hour.
 */
export function comesFromSomeHourTariff(bedrag: number, minuten: number, minuuttarief: number): boolean {
  if (minuten === 0) return bedrag === 0;
  const laagste = Math.max(0, 60 * minuuttarief - 30);
  const hoogste = highestHourTariff(minuuttarief);
  // Tariffs for which half a cent down to just under half a cent up is this amount.
  const vanaf = dividedUp(60 * bedrag - 30, minuten);
  const tot = dividedUp(60 * bedrag + 30, minuten) - 1;
  return Math.max(laagste, vanaf) <= Math.min(hoogste, tot);
}

/** A whole quotient, remainders up; the numerator may be negative. */
function dividedUp(teller: number, noemer: number): number {
  const rest = teller % noemer;
  return (teller - rest) / noemer + (rest > 0 ? 1 : 0);
}

/**
 * IV079: the hours a provider declares for care that he counts in minutes: all of it together, rounded once, and at
 * least one hour.
 */
export function hoursOf(minuten: readonly number[]): number {
  const samen = minuten.reduce((som, deze) => som + deze, 0);
  return samen === 0 ? 0 : Math.max(1, dividedHalfUp(samen, 60));
}
