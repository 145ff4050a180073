/** Amounts in eurocents with their sign in DebetCredit. */
import type { CDT_BedragMetDC, LDT_DebetCredit } from '../standard/berichten.generated.ts';

/** A credit counts negatively. */
export function signed(cent: number, soort: LDT_DebetCredit): number {
  return soort === 'C' && cent !== 0 ? -cent : cent;
}

/** Debits minus credits. */
export function sum(bedragen: readonly CDT_BedragMetDC[]): number {
  return bedragen.reduce((som, { Bedrag, DebetCredit }) => som + signed(Bedrag, DebetCredit), 0);
}
