/** The burgerservicenummer: what can be told of one without asking anybody. */

/** Weights of the 11-proef, first digit first; the last digit counts negatively. */
const gewichten = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** Whether a BSN satisfies the 11-proef; anything but nine digits does not. */
export function voldoetAanElfproef(bsn: string): boolean {
  if (!/^[0-9]{9}$/.test(bsn)) return false;
  const som = gewichten.reduce((tot, gewicht, plaats) => tot + gewicht * Number(bsn[plaats]), 0);
  return som % 11 === 0;
}
