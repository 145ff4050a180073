/** Which known allocations count for a message, and on which day. */
import type { CDT_Omvang } from '../standard/berichten.generated.ts';
import { isBefore } from './dates.ts';
import type { AllocationFact } from './facts.ts';

type Versie = Pick<AllocationFact, 'redenWijziging' | 'ingangsdatum' | 'einddatum'>;

/** An allocation removed with RedenWijziging 13 (formerly 01) counts as never sent (CS335, OP087). */
export function isRemoved({ redenWijziging, ingangsdatum, einddatum }: Versie): boolean {
  if (redenWijziging !== '13' && redenWijziging !== '01') return false;
  return einddatum?.equals(ingangsdatum) ?? false;
}

/** Valid on or after this day and not removed: `actueel` in TR349 and OP087. */
export function isCurrent(versie: Versie, dag: Temporal.PlainDate): boolean {
  if (isRemoved(versie)) return false;
  return versie.einddatum === null || !isBefore(versie.einddatum, dag);
}

/**
 * The allocations of this client at this provider, by ToewijzingNummer. Those of others are left out, so that no
 * finding tells a provider anything about them.
 */
export function ownAllocations(toewijzingen: readonly AllocationFact[]): ReadonlyMap<number, AllocationFact> {
  return new Map(
    toewijzingen
      .filter(({ vanDezeClient, vanDezeAanbieder }) => vanDezeClient && vanDezeAanbieder)
      .map((toewijzing) => [toewijzing.toewijzingNummer, toewijzing]),
  );
}

/** Frequentie 6: an amount for the whole term of the allocation ("totaal binnen geldigheidsduur toewijzing"). */
export function isWholeTerm({ Frequentie }: CDT_Omvang): boolean {
  return Frequentie === '6';
}
