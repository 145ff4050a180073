/**
 * The queue that wakes workers up. It holds ids and nothing else; the database is the truth, so a job that is lost
 * or given up here is found again by whoever asks the database what is unfinished.
 *
 * BullMQ runs on Redis or on PostgreSQL with the same code; only the connection and the factory differ.
 */
import { createPostgresBackend, DelayedError, type Job, Queue, Worker } from 'bullmq';
import pg from 'pg';

export type Wachtrij = {
  /**
   * Puts ids in the queue; an id that waits, is being worked on or waits for its next attempt is not doubled.
   * Calls that come while another is under way go together, which is what makes the PostgreSQL backend fast.
   * @throws Error when the store cannot be reached, within seconds; nothing may then count as queued.
   */
  voegToe(ids: readonly string[]): Promise<void>;
  /**
   * Starts a worker. A handler that throws is called again later with the same id, a bounded number of times; a
   * handler of a worker that died is called again by another worker. So it must bear being called twice.
   * @throws Error when the store cannot be reached.
   */
  werk(handler: (id: string) => Promise<Afloop>, opties?: { gelijktijdig?: number }): Promise<Werker>;
  /** How many ids wait for a worker, those between two attempts included. */
  wachtend(): Promise<number>;
  /** Stops the workers started here and lets go of the store. */
  sluit(): Promise<void>;
};

/** `straks`: nothing went wrong, but it cannot be done now; the id comes again in a moment, as often as it takes. */
export type Afloop = 'klaar' | 'straks';

export type Werker = {
  /** Takes no new work and waits for what is under way, at most the `sluittijd` of the queue. */
  sluit(): Promise<void>;
};

/** What the queue wants told. No content of a message can be in it. */
export type Wachtrijmelding =
  | { readonly soort: 'verbinding'; readonly fout: string }
  | { readonly soort: 'mislukt'; readonly id: string; readonly poging: number; readonly fout: string }
  | { readonly soort: 'opgegeven'; readonly id: string; readonly poging: number; readonly fout: string };

export type Wachtrijopties = {
  /** Without a colon. */
  readonly naam: string;
  /** `redis:`, `rediss:`, `postgres:` or `postgresql:`; for PostgreSQL a direct connection, for it uses LISTEN. */
  readonly url: string;
  /** PostgreSQL schema, and prefix of the Redis keys. */
  readonly schema?: string;
  readonly meld?: (melding: Wachtrijmelding) => void;
  /** Milliseconds that a worker may be silent before its job goes to another one. */
  readonly stilte?: number;
  /** Milliseconds that opening the queue, or a worker on it, waits for the store. */
  readonly opentijd?: number;
  /** Milliseconds that `sluit` waits for work under way. */
  readonly sluittijd?: number;
  /** Attempts for one enqueued id, and the longest wait in milliseconds between two of them. */
  readonly pogingen?: number;
  readonly langsteWachttijd?: number;
  /** Milliseconds before an id comes again of which the handler said `straks`. */
  readonly uitstel?: number;
};

const GROEP = 500;
/** Below this many ids single inserts beat BullMQ's bulk insert on PostgreSQL, which makes temporary tables. */
const BULK_VANAF = 12;

/**
 * Opens the queue and, on PostgreSQL, brings its tables up to the version of the library.
 * @throws Error in Dutch when the store cannot be reached in time; without the password of the URL.
 */
export async function openQueue(opties: Wachtrijopties): Promise<Wachtrij> {
  const { naam, url } = opties;
  const schema = opties.schema ?? 'bullmq';
  const stilte = opties.stilte ?? 30_000;
  const opentijd = opties.opentijd ?? 10_000;
  const sluittijd = opties.sluittijd ?? 20_000;
  const langsteWachttijd = opties.langsteWachttijd ?? 60_000;
  const uitstel = opties.uitstel ?? 500;
  const meld = opties.meld ?? (() => {});
  const opPostgres = /^postgres(ql)?:/.test(url);
  const meldVerbinding = zelden((fout: string) => meld({ soort: 'verbinding', fout }));

  const pgVerbinding = (max: number, migrate: boolean) => ({
    connectionString: url,
    schema,
    max,
    migrate,
    connectionTimeoutMillis: 5_000,
    // A crash may lose the last moments of the queue, as it may in Redis: the database still knows what is
    // unfinished, and what was done is not done twice. Without a wait for the disk it goes several times as fast.
    options: '-c synchronous_commit=off',
  });
  /** Reconnects until `los` says to let go; a client that nobody needs any more must not keep the process alive. */
  const redisVerbinding = (los: () => boolean) => ({
    url,
    retryStrategy: (poging: number) => (los() ? null : Math.min(100 * 2 ** poging, 2_000)),
  });
  const rijOpties = {
    prefix: schema,
    defaultJobOptions: {
      attempts: opties.pogingen ?? 10,
      backoff: { type: 'oplopend' },
      // Gone when done, and also when given up: BullMQ ignores a job whose id it still has, so a kept failure would
      // make every later enqueue of that id a silent no-op. What failed stands in the database and in the log.
      removeOnComplete: true,
      removeOnFail: true,
    },
    // Nobody listens to BullMQ's events; on PostgreSQL each is a row.
    streams: { events: { maxLen: 256 } },
  };
  let rijLos = false;
  const rij = opPostgres
    ? new Queue(naam, { ...rijOpties, connection: pgVerbinding(2, true) }, createPostgresBackend)
    : // A producer gives up soon: the caller has committed already and the reconciler finds what it could not queue.
      new Queue(naam, {
        ...rijOpties,
        connection: { ...redisVerbinding(() => rijLos), maxRetriesPerRequest: 2 },
      });
  rij.on('error', (fout) => meldVerbinding(fout.message));
  const laatRijLos = () => {
    rijLos = true;
    return rij.disconnect();
  };
  await openOfSluit(rij, laatRijLos, url, opentijd);
  if (opPostgres) await naarSchijf(url);

  const zetIn = async (ids: readonly string[]) => {
    const taken = ids.map((id) => ({ name: 'taak', data: { id }, opts: { jobId: taakId(id) } }));
    if (opPostgres && taken.length < BULK_VANAF) {
      await Promise.all(taken.map((taak) => rij.add(taak.name, taak.data, taak.opts)));
      return;
    }
    for (let vanaf = 0; vanaf < taken.length; vanaf += GROEP)
      await rij.addBulk(taken.slice(vanaf, vanaf + GROEP));
  };
  let gesloten = false;
  let onderweg: Promise<void> = Promise.resolve();
  let volgende: { readonly ids: Set<string>; readonly klaar: Promise<void> } | undefined;
  const werkers = new Set<Werker>();

  return {
    voegToe: async (ids) => {
      // After closing, BullMQ on PostgreSQL answers with a promise that never settles.
      if (gesloten) throw new Error(`De wachtrij ${naam} is gesloten.`);
      if (ids.length === 0) return;
      if (volgende === undefined) {
        const groep = new Set<string>();
        const klaar = onderweg.then(() => {
          volgende = undefined;
          return zetIn([...groep]);
        });
        volgende = { ids: groep, klaar };
        onderweg = klaar.catch(() => {});
      }
      for (const id of ids) volgende.ids.add(id);
      await volgende.klaar;
    },

    werk: async (handler, { gelijktijdig = 10 } = {}) => {
      const verwerk = async (taak: Job<{ readonly id: string }>, bewijs?: string) => {
        let afloop: Afloop;
        try {
          afloop = await handler(taak.data.id);
        } catch (fout) {
          // BullMQ stores message and stack of what is thrown; those may hold what the message says.
          throw zonderInhoud(fout);
        }
        if (afloop === 'klaar') return;
        await taak.moveToDelayed(Date.now() + uitstel, bewijs);
        // How BullMQ hears that the job has gone elsewhere: no failure and no attempt.
        throw new DelayedError();
      };
      const werkerOpties = {
        prefix: schema,
        autorun: false,
        concurrency: gelijktijdig,
        lockDuration: stilte,
        stalledInterval: stilte / 2,
        // A crash is not the fault of the message: keep handing it to a next worker.
        maxStalledCount: 20,
        // After a connection error; BullMQ's own 15 seconds leaves a restarted database idle that long.
        runRetryDelay: 500,
        settings: { backoffStrategy: (poging: number) => Math.min(500 * 2 ** poging, langsteWachttijd) },
      };
      let los = false;
      const werker = opPostgres
        ? new Worker(
            naam,
            verwerk,
            { ...werkerOpties, connection: pgVerbinding(Math.min(gelijktijdig, 5), false) },
            createPostgresBackend,
          )
        : new Worker(naam, verwerk, {
            ...werkerOpties,
            connection: { ...redisVerbinding(() => los), maxRetriesPerRequest: null },
          });
      werker.on('error', (fout) => meldVerbinding(fout.message));
      werker.on('failed', (taak, fout) => {
        if (taak === undefined) return;
        const soort = taak.attemptsMade >= (taak.opts.attempts ?? 1) ? 'opgegeven' : 'mislukt';
        meld({ soort, id: taak.data.id, poging: taak.attemptsMade, fout: fout.message });
      });
      const laatLos = () => {
        los = true;
        return werker.disconnect();
      };
      // Before it runs: BullMQ remembers a first connection that failed and would never try another.
      await openOfSluit(werker, laatLos, url, opentijd);
      const loopt = werker.run().catch((fout: unknown) => meldVerbinding(String(fout)));
      const uit: Werker = {
        sluit: async () => {
          werkers.delete(uit);
          await hoogstens(
            sluittijd,
            werker.close().then(() => loopt),
            laatLos,
          );
        },
      };
      werkers.add(uit);
      return uit;
    },

    wachtend: async () => {
      const aantallen = await rij.getJobCounts('waiting', 'prioritized', 'delayed');
      return Object.values(aantallen).reduce((som, aantal) => som + aantal, 0);
    },

    sluit: async () => {
      gesloten = true;
      await Promise.all([...werkers].map((werker) => werker.sluit()));
      await hoogstens(
        sluittijd,
        onderweg.then(() => rij.close()),
        laatRijLos,
      );
    },
  };
}

/** BullMQ refuses ids that are whole numbers or hold a colon. */
function taakId(id: string): string {
  if (id === '' || id.includes(':'))
    throw new TypeError('een id in de wachtrij is niet leeg en bevat geen dubbele punt');
  return `t-${id}`;
}

function zonderInhoud(fout: unknown): Error {
  const naam = fout instanceof Error ? fout.name : typeof fout;
  const code =
    fout instanceof Error && 'code' in fout && typeof fout.code === 'string' ? ` ${fout.code}` : '';
  const kaal = new Error(`${naam}${code}`);
  kaal.stack = kaal.message;
  return kaal;
}

/**
 * The tables of the queue were made without a wait for the disk too, and a queue that loses those in a crash is broken
 * until the next start. A commit that does wait takes along all that was written before it.
 */
async function naarSchijf(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('set synchronous_commit = on');
    // Nothing but a line in the write-ahead log: a commit that wrote nothing would not wait either.
    await client.query("select pg_logical_emit_message(true, 'berichtenpoort', '')");
  } finally {
    await client.end();
  }
}

async function openOfSluit(
  verbonden: { waitUntilReady(): Promise<unknown> },
  laatLos: () => Promise<unknown>,
  url: string,
  opentijd: number,
): Promise<void> {
  let reden = 'geen antwoord';
  const open = verbonden.waitUntilReady().then(
    () => true,
    (fout: unknown) => {
      reden = fout instanceof Error ? fout.message : String(fout);
      return false;
    },
  );
  if (await hoogstens(opentijd, open)) return;
  await hoogstens(
    1_000,
    laatLos().catch(() => {}),
  );
  const { protocol, host } = new URL(url);
  throw new Error(
    `De wachtrij op ${protocol}//${host} is niet bereikbaar (${reden}). ` +
      'Controleer of de dienst draait en of het adres klopt.',
  );
}

/** The outcome of `werk`; undefined when it takes over `ms`, and then after at most a second of `anders`. */
async function hoogstens<T>(
  ms: number,
  werk: Promise<T>,
  anders?: () => Promise<unknown>,
): Promise<T | undefined> {
  const { promise: teLang, resolve } = Promise.withResolvers<'te lang'>();
  const wekker = setTimeout(resolve, ms, 'te lang');
  const uitkomst = await Promise.race([werk, teLang]).finally(() => clearTimeout(wekker));
  if (uitkomst !== 'te lang') return uitkomst;
  // What was given up may still fail later, and then nobody waits for it.
  werk.catch(() => {});
  if (anders !== undefined)
    await hoogstens(
      1_000,
      anders().catch(() => {}),
    );
  return undefined;
}

/** A store that is away gives an error per attempt: pass on the first of each text, and then one per half minute. */
function zelden(meld: (tekst: string) => void): (tekst: string) => void {
  const laatst = new Map<string, number>();
  return (tekst) => {
    const nu = performance.now();
    if (nu - (laatst.get(tekst) ?? Number.NEGATIVE_INFINITY) < 30_000) return;
    if (laatst.size > 100) laatst.clear();
    laatst.set(tekst, nu);
    meld(tekst);
  };
}
