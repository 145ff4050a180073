import type { Bericht, LDT_RetourCode } from '../standard/berichten.generated.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';

/**
 * Every retourcode that a received retour carries, once, in document order; none for any other message. A retour
 * without any says that the message it answers was approved (IV028).
 */
export function retourcodesOf(bericht: Bericht | null): readonly LDT_RetourCode[] {
  if (bericht === null || berichtsoort(bericht.standaard, bericht.nummer).soort !== 'retour') return [];
  return [...new Set(codesIn(bericht))];
}

/** Every class of a retour may carry RetourCodes, so they are sought by name and not class by class. */
function* codesIn(deel: unknown, naam = ''): Generator<LDT_RetourCode> {
  if (typeof deel === 'string') {
    // An element of this name is of this type, in every message.
    if (naam === 'RetourCode') yield deel as LDT_RetourCode;
  } else if (Array.isArray(deel)) {
    for (const een of deel) yield* codesIn(een, naam);
  } else if (typeof deel === 'object' && deel !== null) {
    for (const [kind, waarde] of Object.entries(deel)) yield* codesIn(waarde, kind);
  }
}
