import { setTimeout as wacht } from 'node:timers/promises';

/**
 * Asks until the answer is neither undefined nor false, and gives it.
 * @throws Error naming `wat` when that takes longer than `binnen` milliseconds, with the last error if there was one.
 */
export async function totdat<T>(
  wat: string,
  vraag: () => T | undefined | false | Promise<T | undefined | false>,
  binnen = 20_000,
): Promise<T> {
  const einde = performance.now() + binnen;
  let fout: unknown;
  while (performance.now() < einde) {
    try {
      const antwoord = await vraag();
      if (antwoord !== undefined && antwoord !== false) return antwoord;
      fout = undefined;
    } catch (gevangen) {
      fout = gevangen;
    }
    await wacht(20);
  }
  throw new Error(`waited ${binnen} ms in vain: ${wat}`, fout === undefined ? undefined : { cause: fout });
}
