/** A decision takes its turn like a message: what came in earlier about that client is judged first. */
import type { MessageId, Ruled } from '../casefile/casefile.ts';
import { Busy, judgeMessage } from './judging.ts';
import type { Wiring } from './wiring.ts';

/** More than can reasonably wait for one client; whoever decides is then told to come back. */
const maxEarlier = 50;

export type Turn<T> = Exclude<Ruled<T>, { readonly soort: 'eerst' }>;

export async function inTurn<T>(poog: () => Promise<Ruled<T>>, wiring: Wiring): Promise<Turn<T>> {
  for (let poging = 0; poging < maxEarlier; poging += 1) {
    const uitkomst = await poog();
    if (uitkomst.soort !== 'eerst') return uitkomst;
    // A declaration can take a minute: that is a worker's business, not of whoever waits for this answer.
    if (await isDeclaration(uitkomst.id, wiring)) {
      await wiring.wekOordelen([uitkomst.id]);
      return { soort: 'bezet' };
    }
    try {
      await judgeMessage(uitkomst.id, wiring);
    } catch (fout) {
      if (fout instanceof Busy) return { soort: 'bezet' };
      throw fout;
    }
  }
  return { soort: 'bezet' };
}

async function isDeclaration(id: MessageId, { casefile }: Wiring): Promise<boolean> {
  const bericht = await casefile.toon(id);
  return bericht?.bericht.endsWith('323') ?? false;
}
