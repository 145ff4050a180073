/** Facts that somebody else changes while they are judged by. */
import { maxAttempts, Overtaken } from '../errors.ts';

/** Again from the start, as long as somebody else made the facts untrue meanwhile. */
export async function whileOvertaken<T>(poog: () => Promise<T>): Promise<T> {
  for (let poging = 1; ; poging += 1) {
    try {
      return await poog();
    } catch (fout) {
      if (!(fout instanceof Overtaken) || poging === maxAttempts) throw fout;
    }
  }
}
