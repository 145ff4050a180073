/** The inside of a thread: one question after the other, until there are no more. */
import { parentPort } from 'node:worker_threads';
import type { Answer, CrossedError } from './threads.ts';

/** @param antwoord is asked one thing at a time; @param sluit lets go of everything, so that the thread can end */
export function serveThread<V, A>(antwoord: (vraag: V) => Promise<A>, sluit: () => Promise<void>): void {
  const port = parentPort;
  if (port === null) throw new Error('This module is for a thread.');
  port.on('message', async (vraag: V | null) => {
    if (vraag === null) {
      await sluit();
      port.close();
      return;
    }
    const uit = await antwoord(vraag).then(
      (goed): Answer<A> => ({ soort: 'antwoord', antwoord: goed }),
      (fout: unknown): Answer<A> => ({ soort: 'fout', fout: crossed(fout) }),
    );
    port.postMessage(uit);
  });
}

function crossed(fout: unknown): CrossedError {
  if (!(fout instanceof Error)) return { naam: typeof fout, tekst: 'geen fout', code: null };
  const code = 'code' in fout && typeof fout.code === 'string' ? fout.code : null;
  return { naam: fout.name, tekst: fout.message, code };
}
