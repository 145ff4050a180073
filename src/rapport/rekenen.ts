/** Numbers of reports: whole, or with a fixed number of decimals, rounded half up. */

/** How often each whole number was seen; a report over a million keeps only the different ones. */
export type Tally = Map<number, number>;

export function count(telling: Tally, waarde: number): void {
  telling.set(waarde, (telling.get(waarde) ?? 0) + 1);
}

export function countOf(telling: Tally): number {
  let som = 0;
  for (const aantal of telling.values()) som += aantal;
  return som;
}

/** Two decimals; null of nothing. */
export function mean(telling: Tally): number | null {
  let som = 0;
  for (const [waarde, aantal] of telling) som += waarde * aantal;
  return ratio(som * 100, countOf(telling), 100);
}

/** Two decimals, because of an even number the middle two are averaged; null of nothing. */
export function median(telling: Tally): number | null {
  const aantal = countOf(telling);
  if (aantal === 0) return null;
  return ratio((nth(telling, (aantal - 1) >> 1) + nth(telling, aantal >> 1)) * 100, 2, 100);
}

function nth(telling: Tally, plaats: number): number {
  let tot = 0;
  const oplopend = [...telling].toSorted(([a], [b]) => a - b);
  for (const [waarde, aantal] of oplopend) {
    tot += aantal;
    if (plaats < tot) return waarde;
  }
  throw new Error('There is no such place.');
}

export function highest(telling: Tally): number | null {
  return telling.size === 0 ? null : Math.max(...telling.keys());
}

/** Percent with one decimal; null of nothing. */
export function share(deel: number, geheel: number): number | null {
  return ratio(deel * 1000, geheel, 10);
}

/** `teller` / `noemer` rounded half up to a whole, then divided by `schaal`; null where there is nothing to divide by. */
export function ratio(teller: number, noemer: number, schaal: number): number | null {
  if (noemer === 0) return null;
  // floor(x + 1/2), in whole numbers; adding 0 keeps -0 out.
  return Math.floor((2 * teller + noemer) / (2 * noemer)) / schaal + 0;
}
