/**
 * Puts back on the queue whatever the database says is unfinished, so that an emptied Redis, a killed worker or a wake
 * that never arrived delays a message but never loses it.
 */
import type { Wiring } from './wiring.ts';

/** More than this at once only fills the queue; the next round takes the rest. */
const perRonde = 1000;

/** @returns how many messages were put back */
export async function reconcile(
  wiring: Wiring,
): Promise<{ readonly oordelen: number; readonly verzenden: number }> {
  const { teBeoordelen, teVerzenden } = await wiring.casefile.onafgemaakt(perRonde, wiring.nu());
  if (teBeoordelen.length > 0) await wiring.wekOordelen(teBeoordelen);
  if (teVerzenden.length > 0) await wiring.wekVerzenden(teVerzenden);
  return { oordelen: teBeoordelen.length, verzenden: teVerzenden.length };
}
