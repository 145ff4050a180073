/** Referrers (Verwijzer) of a request. */
import type { LDT_TypeVerwijzer } from '../standard/berichten.generated.ts';

const metCode: ReadonlySet<LDT_TypeVerwijzer> = new Set(['02', '03', '04', '05']);

/** Whether a referrer of this type is a professional with a ZorgverlenerCode or a name (CD066, CD067, CD068). */
export function isProfessional(type: LDT_TypeVerwijzer): boolean {
  return metCode.has(type);
}
