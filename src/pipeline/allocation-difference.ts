/**
 * What a 301 changed in what its receiver knew, and what it left out, told by what was known when it was judged. A 301 of
 * the back office is sent as it is, so this is where an administrator sees that a product was forgotten (OP087).
 */
import { difference, type Verschil } from '../answers/verschil.ts';
import type { Casefile, MessageView } from '../casefile/casefile.ts';
import type { KnownFacts } from '../casefile/known.ts';
import { ownAllocations } from '../rules/allocations.ts';
import type { AllocationFact } from '../rules/facts.ts';
import { leesBericht } from '../standard/xml/bericht.ts';

/** @returns null for another kind of message, and for one that was refused or not judged yet */
export async function allocationDifference(
  { id, bericht: naam, oordeel }: MessageView,
  casefile: Pick<Casefile, 'bytes' | 'bekend'>,
): Promise<Verschil | null> {
  if (!naam.endsWith('301') || oordeel?.uitkomst !== 'goedgekeurd') return null;
  const [bytes, bekend] = await Promise.all([casefile.bytes(id), casefile.bekend(id)]);
  const gelezen = bytes && leesBericht(bytes);
  if (!bekend || !gelezen?.ok || gelezen.bericht.nummer !== '301') return null;
  return difference(gelezen.bericht, ownAllocations(allocationsIn(bekend)));
}

/** Days and moments are kept as text. */
function allocationsIn({ toewijzingen }: KnownFacts): readonly AllocationFact[] {
  const alsFeit = (naam: string, waarde: unknown) => {
    if (typeof waarde !== 'string') return waarde;
    if (naam === 'ontvangenOp') return Temporal.Instant.from(waarde);
    return /datum$/i.test(naam) ? Temporal.PlainDate.from(waarde) : waarde;
  };
  // Kept from the facts of a 301 as they were.
  return JSON.parse(JSON.stringify(toewijzingen ?? []), alsFeit) as readonly AllocationFact[];
}
