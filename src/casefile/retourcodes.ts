import type { Bericht } from '../standard/berichten.generated.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';

/** Every retourcode that a received retour carries, once, in document order; none for any other message. */
export function retourcodesOf(bericht: Bericht | null): readonly string[] {
  if (bericht === null || berichtsoort(bericht.standaard, bericht.nummer).soort !== 'retour') return [];
  return [...new Set(codesIn(bericht))];
}

/** Every class of a retour may carry RetourCodes, so they are sought by name and not class by class. */
function* codesIn(deel: unknown, naam = ''): Generator<string> {
  if (typeof deel === 'string') {
    if (naam === 'RetourCode') yield deel;
  } else if (Array.isArray(deel)) {
    for (const een of deel) yield* codesIn(een, naam);
  } else if (typeof deel === 'object' && deel !== null) {
    for (const [kind, waarde] of Object.entries(deel)) yield* codesIn(waarde, kind);
  }
}
