/** Numbers that name something in an address. */

/** 0, which names nothing, for what is no number. */
export function numberFrom(tekst: string): number {
  return /^[1-9][0-9]{0,14}$/.test(tekst) ? Number(tekst) : 0;
}
