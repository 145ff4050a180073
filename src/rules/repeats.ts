/** Members of a list that have the same key as an earlier one. */
import type { Occurrence } from './classes.ts';

export type Repeat<T> = {
  readonly dubbel: Occurrence<T>;
  readonly eerste: Occurrence<T>;
  /** Their places in the list, counted from 1. */
  readonly plaats: number;
  readonly plaatsVanEerste: number;
};

/**
 * Every member whose key an earlier member has as well, with the first of them.
 * @param sleutel null for a member that takes no part
 */
export function* repeats<T>(
  leden: readonly Occurrence<T>[],
  sleutel: (inhoud: T) => string | number | null,
): Iterable<Repeat<T>> {
  if (leden.length < 2) return;
  const eersten = new Map<string | number, { lid: Occurrence<T>; plaats: number }>();
  for (const [plaats, lid] of leden.entries()) {
    const deze = sleutel(lid.inhoud);
    if (deze === null) continue;
    const eerste = eersten.get(deze);
    if (eerste === undefined) eersten.set(deze, { lid, plaats });
    else {
      yield { dubbel: lid, eerste: eerste.lid, plaats: plaats + 1, plaatsVanEerste: eerste.plaats + 1 };
    }
  }
}
