/**
 * Threads for work that would keep everybody else waiting: each does one thing at a time, has its own memory with a limit,
 * and goes when there is nothing to do. What happens to a thread happens to its work only.
 */
import { Worker } from 'node:worker_threads';

export type Threads<V, A> = {
  /**
   * Has a thread do this, after whatever waits already.
   * @throws what the thread threw, or ThreadError when it ended before it answered
   */
  doe(vraag: V): Promise<A>;
  /** Waits for what is under way, at most so many milliseconds; what is not done then is ended with its thread. */
  sluit(binnen: number): Promise<void>;
};

export type ThreadOptions = {
  /** The module that a thread runs; it calls `serveThread`. */
  readonly bestand: URL;
  /** What every thread gets to know at its start. */
  readonly gegevens: unknown;
  /** Threads at most. */
  readonly aantal: number;
  /** Megabytes of objects that one may keep. Buffers and the memory of WebAssembly are not in it. */
  readonly geheugenMb: number;
  /** Milliseconds without work after which a thread goes. */
  readonly rust: number;
};

/** A thread ended while it was at work: out of memory (`ERR_WORKER_OUT_OF_MEMORY`), or by itself. */
export class ThreadError extends Error {
  override readonly name = 'ThreadError';
  readonly code: string;
  constructor(code: string) {
    super(`Een werkdraad eindigde onder het werk (${code}).`);
    this.code = code;
  }
}

/** Whether the work did not fit in the memory of a thread. */
export function isOutOfMemory(fout: unknown): boolean {
  // Also of a thread that it asked in its turn, whose error crossed.
  return fout instanceof Error && 'code' in fout && fout.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** From a thread: what came of its work. An error crosses as what is needed to tell what it was. */
export type Answer<A> =
  | { readonly soort: 'antwoord'; readonly antwoord: A }
  | { readonly soort: 'fout'; readonly fout: CrossedError };

export type CrossedError = { readonly naam: string; readonly tekst: string; readonly code: string | null };

type Task<V, A> = PromiseWithResolvers<A> & { readonly vraag: V };
type Thread<V, A> = { readonly worker: Worker; taak: Task<V, A> | null; wekker: NodeJS.Timeout | undefined };

export function openThreads<V, A>(opties: ThreadOptions): Threads<V, A> {
  const threads = new Set<Thread<V, A>>();
  const waiting: Task<V, A>[] = [];
  let closed = false;

  function startThread(): Thread<V, A> {
    const worker = new Worker(opties.bestand, {
      workerData: opties.gegevens,
      // Not what this process was started with: an inspector or a loader of tests is not for threads.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: opties.geheugenMb, maxYoungGenerationSizeMb: 16 },
    });
    const thread: Thread<V, A> = { worker, taak: null, wekker: undefined };
    threads.add(thread);
    let reden = 'einde';
    worker.on('message', (uit: Answer<A>) => {
      const { taak } = thread;
      thread.taak = null;
      if (uit.soort === 'antwoord') taak?.resolve(uit.antwoord);
      else taak?.reject(revive(uit.fout));
      next(thread);
    });
    worker.on('error', (fout) => {
      reden = fout instanceof Error && 'code' in fout ? String(fout.code) : 'fout';
    });
    worker.on('exit', () => {
      clearTimeout(thread.wekker);
      threads.delete(thread);
      thread.taak?.reject(new ThreadError(reden));
      thread.taak = null;
      // Whoever waited gets another thread.
      if (waiting.length > 0 && !closed) next(startThread());
    });
    return thread;
  }

  function next(thread: Thread<V, A>): void {
    clearTimeout(thread.wekker);
    const taak = waiting.shift();
    if (taak === undefined) {
      if (closed) letGo(thread);
      else thread.wekker = setTimeout(letGo, opties.rust, thread).unref();
      return;
    }
    thread.taak = taak;
    thread.worker.postMessage(taak.vraag);
  }

  /** It closes what it has open and ends by itself. */
  function letGo(thread: Thread<V, A>): void {
    threads.delete(thread);
    thread.worker.postMessage(null);
  }

  return {
    doe: (vraag) => {
      const taak = { ...Promise.withResolvers<A>(), vraag };
      if (closed) taak.reject(new ThreadError('gesloten'));
      else {
        waiting.push(taak);
        const idle = [...threads].find((een) => een.taak === null);
        if (idle) next(idle);
        else if (threads.size < opties.aantal) next(startThread());
      }
      return taak.promise;
    },
    sluit: async (binnen) => {
      closed = true;
      for (const taak of waiting.splice(0)) taak.reject(new ThreadError('gesloten'));
      const all = [...threads];
      const ended = all.map(({ worker }) => new Promise((klaar) => worker.once('exit', klaar)));
      for (const thread of all) if (thread.taak === null) letGo(thread);
      const wekker = setTimeout(() => {
        for (const { worker } of all) void worker.terminate();
      }, binnen);
      await Promise.all(ended);
      clearTimeout(wekker);
    },
  };
}

function revive({ naam, tekst, code }: CrossedError): Error {
  const fout = Object.assign(new Error(tekst), code === null ? {} : { code });
  fout.name = naam;
  return fout;
}
