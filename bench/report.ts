/** What a measurement is, and how it is shown: a rate, and its ratio to the schema check of the same message. */
export type Row = {
  readonly bericht: '301' | '305';
  /** bytes */
  readonly grootte: number;
  readonly wat: string;
  /** messages */
  readonly perSeconde: number;
  /** Bytes of the process after the measurement; only where it tells something. */
  readonly geheugen?: number;
};

export function median(getallen: readonly number[]): number {
  const gesorteerd = getallen.toSorted((a, b) => a - b);
  return gesorteerd[Math.floor(gesorteerd.length / 2)] ?? Number.NaN;
}

export function table(rows: readonly Row[]): string {
  const regels = rows.map(({ bericht, grootte, wat, perSeconde, geheugen }) => {
    const grens = rows.find((rij) => rij.bericht === bericht)?.perSeconde ?? Number.NaN;
    return [
      bericht,
      `${(grootte / 1000).toFixed(1)} kB`,
      wat.padEnd(52),
      `${Math.round(perSeconde)}/s`.padStart(9),
      (perSeconde / grens).toFixed(3).padStart(7),
      geheugen === undefined ? '' : `${Math.round(geheugen / 1e6)} MB`.padStart(8),
    ].join('  ');
  });
  return [`msg  size    ${'what'.padEnd(52)}      rate    ratio  memory`, ...regels].join('\n');
}
