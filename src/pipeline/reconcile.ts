/**
 * Puts back on the queue whatever the database says is unfinished, so that an emptied Redis, a killed worker or a wake
 * that never arrived delays a message but never loses it.
 */
import type { FairTurns } from './turns.ts';
import type { Wiring } from './wiring.ts';

/** More than this at once only fills the queue; the next round takes the rest. */
const perRonde = 1000;

/** @returns how many messages were put back */
export async function reconcile(
  wiring: Wiring,
  beurten: Pick<FairTurns, 'allen'>,
): Promise<{ readonly oordelen: number; readonly verzenden: number }> {
  const oordelen = await beurten.allen();
  const { teVerzenden } = await wiring.casefile.onafgemaakt(perRonde, wiring.nu());
  if (teVerzenden.length > 0) await wiring.wekVerzenden(teVerzenden);
  return { oordelen, verzenden: teVerzenden.length };
}
