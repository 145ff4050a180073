/**
 * One installation of the gateway under test: a database, a queue, a folder for what goes out, and processes that come
 * and go. It also gives the account that every guarantee is about: what became of each accepted message.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createPostgresBackend, type JobType, Queue } from 'bullmq';
import pg from 'pg';
import { afterAll, vi } from 'vitest';
import type { Casefile, MessageEvent, MessageId, MessageView } from '../../src/casefile/casefile.ts';
import { postgresCasefile } from '../../src/casefile/postgres.ts';
import { openSchemas } from '../../src/commands/schemas.ts';
import { loadProtocol, protocolsFolder } from '../../src/pipeline/protocols.ts';
import { fileNameOf, folderSender } from '../../src/pipeline/sender.ts';
import type { Wiring } from '../../src/pipeline/wiring.ts';
import { systeemklok } from '../../src/platform/clock.ts';
import { type Database, migreer, openDatabase } from '../../src/platform/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../../src/platform/sleutels.ts';
import { gedeeldeRedis } from '../services/redis.ts';
import { totdat } from '../services/wachten.ts';
import { journaled, journalLine } from './journal.ts';
import type { Expected, Offered } from './messages.ts';
import type { Command, Halt, Order, Report } from './spawned.ts';

/** Milliseconds. A machine may do other things too, so this only says that something hangs. */
const patience = 120_000;
// Longer than anything in a test waits, so that what hangs is named.
vi.setConfig({ testTimeout: 2 * patience, hookTimeout: 2 * patience });

/** Asks until the answer is neither undefined nor false, and gives it. */
export function until<T>(what: string, ask: Parameters<typeof totdat<T>>[1]): Promise<T> {
  return totdat(what, ask, patience);
}

export type Spawn = Pick<Order, 'roles'> &
  Partial<Pick<Order, 'concurrency' | 'logLevel' | 'silence' | 'reconcileEvery' | 'halts' | 'heavy'>>;

/** Sooner than the product does by itself: a test that kills has no such patience. */
const usual = {
  concurrency: 3,
  logLevel: 'silent',
  silence: 1_000,
  reconcileEvery: 300,
  halts: [],
  heavy: null,
} as const;

export type Spawned = {
  /** Where it listens; waits until it does. */
  readonly address: Promise<string>;
  alive(): boolean;
  /** Holds the message with this name there from now on; null: nowhere any more. */
  hold(name: string, halt: Halt | null): Promise<void>;
  /** Waits until it is held there. */
  halted(name: string, halt: Halt): Promise<void>;
  /** Lets it go, and holds it nowhere again. */
  goOn(name: string): void;
  signal(signal: NodeJS.Signals): void;
  /** SIGKILL: no last words, no clearing up. */
  kill(): Promise<void>;
  /** Lets it finish what is under way and end by itself; gives its exit code. */
  stop(): Promise<number | null>;
  /** Everything it printed, on stdout and stderr. */
  output(): string;
};

export type Installation = {
  readonly databaseUrl: string;
  readonly casefile: Casefile;
  /** File with a line for every message that was handed over. */
  readonly journal: string;
  /** Starts processes that only wait, for `spawn` to take: much of the time of a start is reading the code. */
  warmUp(count: number): void;
  spawn(opties: Spawn): Spawned;
  /** What a process of this installation works with, here: on connections of its own, without a queue. */
  wiring(): Wiring;
  query<R extends pg.QueryResultRow>(text: string): Promise<readonly R[]>;
  /** Waits until nothing waits to be judged or sent, and every job that was handed out has come back. */
  settled(): Promise<void>;
  /** How many jobs there are, those in the hands of a worker included. */
  jobs(): Promise<number>;
  /** What became of every message that was taken in, by id. */
  accounts(): Promise<ReadonlyMap<MessageId, Account>>;
  close(): Promise<void>;
};

/** The life of one message as it can be seen afterwards, in a form that a test can compare as a whole. */
export type Account = {
  readonly name: string | null;
  readonly outcome: string | null;
  /** Sorted, for some may happen in either order; without that it was offered again. */
  readonly events: readonly MessageEvent['wat'][];
  /** Of every answer made here. */
  readonly answers: readonly {
    readonly bericht: string;
    readonly events: readonly MessageEvent['wat'][];
    readonly outgoing: Outgoing;
  }[];
  /** Of the message itself, when it is ours. */
  readonly outgoing: Outgoing | null;
  readonly terms: readonly string[];
  /** Rows in the casefile that carry its id. */
  readonly effects: number;
};

export type Outgoing = {
  readonly status: string | undefined;
  /** Whether there is a file with exactly these bytes. */
  readonly file: 'identical' | 'different' | 'absent';
  /** Whether it was the same each time it was handed over. */
  readonly handedOver: 'same' | 'never' | 'different';
};

export type QueueName = 'PostgreSQL' | 'Redis';

const sharedRedis = gedeeldeRedis();

/** For `describe.each` and `test.skipIf`. */
export const queues: readonly { readonly queue: QueueName; readonly absent: boolean }[] = [
  { queue: 'PostgreSQL', absent: false },
  { queue: 'Redis', absent: sharedRedis === undefined },
];

export type InstallationOptions = {
  /** Absent: a fresh one, on a server that this file has to itself. */
  readonly databaseUrl?: string;
  /** Absent: the Redis that the tests share. */
  readonly redisUrl?: string;
};

let opened = 0;

/**
 * Of the file alone: processes that come and go hold more connections than a server that everybody uses has to spare,
 * and with a neighbour who takes them all the test would be about that.
 */
let ownServer: Promise<EmbeddedPostgres> | undefined;
afterAll(async () => (await ownServer)?.stop());

/** @returns the address of a new database on that server */
export async function newDatabase(serverUrl: string): Promise<string> {
  opened += 1;
  const name = `installatie_${opened}`;
  const connection = new pg.Client({ connectionString: serverUrl });
  await connection.connect();
  await connection.query(`create database ${pg.escapeIdentifier(name)}`);
  await connection.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function ownDatabase(): Promise<string> {
  ownServer ??= startEmbeddedPostgres({ zekerheid: 'test' });
  return newDatabase((await ownServer).url);
}

export async function openInstallation(
  queueName: QueueName,
  opties: InstallationOptions = {},
): Promise<Installation> {
  const databaseUrl = opties.databaseUrl ?? (await ownDatabase());
  await migreer(databaseUrl);
  opened += 1;
  const queue =
    queueName === 'PostgreSQL'
      ? { url: databaseUrl, schema: 'wachtrij' }
      : {
          url: opties.redisUrl ?? sharedRedis?.url ?? '',
          schema: `${sharedRedis?.voorvoegsel ?? 'eigen'}_${opened}`,
        };
  const keys = { ring: `proef:${nieuweSleutel()}`, bsn: nieuweSleutel() };
  const kluis = maakKluis({ sleutels: leesSleutelring(keys.ring), bsnSleutel: leesSleutel(keys.bsn) });
  const folder = await mkdtemp(join(tmpdir(), 'berichtenpoort-garanties-'));
  const outgoing = join(folder, 'uitgaand');
  const journal = join(folder, 'journaal');
  const databases: Database[] = [];
  const open = () => {
    const database = openDatabase({ url: databaseUrl, verbindingen: 6 });
    databases.push(database);
    return postgresCasefile({ db: database.db, kluis });
  };
  const casefile = open();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  // A test that takes the server away finds out by asking, not by this.
  pool.on('error', () => {});
  const query = async <R extends pg.QueryResultRow>(text: string) => (await pool.query<R>(text)).rows;
  const warm: Fork[] = [];
  const processes = new Set<Fork>();
  const fresh = (): Fork => {
    const forked = forkOne();
    processes.add(forked);
    return forked;
  };
  const jobs = jobCounter(queue);

  return {
    databaseUrl,
    casefile,
    journal,
    query,
    wiring: () => wiringFor(open(), outgoing, journal),
    warmUp: (count) => {
      while (warm.length < count) warm.push(fresh());
    },
    spawn: (opties) =>
      (warm.shift() ?? fresh()).start({ databaseUrl, queue, keys, outgoing, journal, ...usual, ...opties }),
    settled: async () => {
      await until('everything judged and sent', async () => {
        const { teBeoordelen, teVerzenden } = await casefile.achterstand();
        return teBeoordelen + teVerzenden === 0;
      });
      await until('every job came back', async () => (await jobs.count()) === 0);
    },
    jobs: () => jobs.count(),
    accounts: async () => {
      const files = await filesIn(outgoing);
      const handed = existsSync(journal) ? await readFile(journal, 'utf8') : '';
      return accountsOf({ views: await everyMessage(casefile), casefile, query, files, handed });
    },
    close: async () => {
      await Promise.all([...processes].map((one) => one.kill()));
      jobs.letGo();
      await Promise.all(databases.map((database) => database.sluit()));
      await pool.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function wiringFor(casefile: Casefile, outgoing: string, journal: string): Wiring {
  const protocol = loadProtocol(protocolsFolder, 'landelijk');
  return {
    casefile,
    ...openSchemas(),
    protocolVoor: () => protocol,
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: journaled(folderSender(outgoing), journal),
    nu: () => systeemklok.nu(),
    nieuwId: randomUUID,
    wekOordelen: async () => {},
    wekVerzenden: async () => {},
  };
}

/** What must have become of a message, whatever happened in between. */
export function exactlyOnce({ name, expected }: Pick<Offered, 'name' | 'expected'>): Account {
  const sent = { status: 'verzonden', file: 'identical', handedOver: 'same' } as const;
  const answer = { events: ['aangemaakt', 'verzonden'], outgoing: sent } as const;
  const account = { name, events: ['beoordeeld', 'ontvangen'], outgoing: null, answers: [] } as const;
  const bericht = name.startsWith('Z') ? 'JW308' : 'JW306';
  const outcomes: Readonly<Record<Expected, Account>> = {
    allocated: {
      ...account,
      outcome: 'goedgekeurd',
      events: ['beoordeeld', 'ontvangen', 'verzonden'],
      outgoing: sent,
      terms: ['OP090 aanbieder: open'],
      effects: 1,
    },
    'allocated and confirmed': {
      ...account,
      outcome: 'goedgekeurd',
      events: ['beoordeeld', 'ontvangen', 'retour-ontvangen', 'verzonden'],
      outgoing: sent,
      terms: ['OP090 aanbieder: nagekomen'],
      effects: 1,
    },
    confirmation: { ...account, outcome: 'goedgekeurd', terms: [], effects: 0 },
    approved: {
      ...account,
      outcome: 'goedgekeurd',
      answers: [{ bericht, ...answer }],
      terms: ['OP090 gemeente: nagekomen'],
      effects: 1,
    },
    refused: {
      ...account,
      outcome: 'afgekeurd',
      answers: [{ bericht, ...answer }],
      terms: ['OP090 gemeente: nagekomen'],
      effects: 0,
    },
    unreadable: { ...account, outcome: 'afgekeurd', terms: ['OP090 gemeente: vervallen'], effects: 0 },
  };
  return outcomes[expected];
}

/** A process that has read the code and waits to hear what it is to be. */
type Fork = { start(order: Order): Spawned; kill(): Promise<void> };

/** What Node made of the sources; a process that starts reads it a third faster. */
const compiled = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'guarantees');

function forkOne(): Fork {
  const child = fork(join(import.meta.dirname, 'spawned.ts'), {
    // Not the options that the test runner gives its own processes.
    execArgv: [],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  const ended = once(child, 'exit');
  const reports: Report[] = [];
  const waiting = new Set<() => void>();
  // Only `spawned.ts` sends messages here, so they are reports.
  child.on('message', (report: Report) => {
    reports.push(report);
    for (const look of waiting) look();
  });
  /** The first report that `find` knows; fails when the process ends before it. */
  const reported = async <T>(what: string, find: (report: Report) => T | undefined): Promise<T> => {
    const { promise, resolve } = Promise.withResolvers<T>();
    const look = () => {
      for (const report of reports) {
        const found = find(report);
        if (found !== undefined) resolve(found);
      }
    };
    waiting.add(look);
    look();
    const early = ended.then(() => {
      throw new Error(`The process ended before it was ${what}: ${printed.join('').slice(-2_000)}`);
    });
    return Promise.race([promise, early]).finally(() => waiting.delete(look));
  };
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const start = (order: Order): Spawned => {
    send(child, { kind: 'start', order });
    const address = reported('running', (report) => (report.kind === 'running' ? report.address : undefined));
    // Whoever kills it before it runs does not ask for its address.
    address.catch(() => {});
    return {
      address,
      alive: () => child.exitCode === null && child.signalCode === null,
      hold: async (name, halt) => {
        send(child, { kind: 'hold', name, halt });
        await reported(
          'listening',
          (report) => (report.kind === 'heard' && report.name === name && report.halt === halt) || undefined,
        );
      },
      halted: async (name, halt) => {
        await reported(
          `held ${halt}`,
          (report) => (report.kind === 'halted' && report.name === name && report.halt === halt) || undefined,
        );
      },
      goOn: (name) => send(child, { kind: 'go on', name }),
      signal: (signal) => void child.kill(signal),
      kill,
      stop: async () => {
        send(child, { kind: 'stop' });
        await ended;
        return child.exitCode;
      },
      output: () => printed.join(''),
    };
  };
  return { start, kill };
}

/** What both kinds of queue have in common. */
type Counted = {
  getJobCounts(...states: JobType[]): Promise<Readonly<Record<string, number>>>;
  disconnect(): Promise<void>;
};

/** How many jobs there are in the queues, those in the hands of a worker included. */
function jobCounter({ url, schema }: Order['queue']) {
  const postgres = url.startsWith('postgres');
  const connection = { connectionString: url, schema, max: 1, migrate: false };
  const open = (name: string): Counted => {
    const queue = postgres
      ? new Queue(name, { connection }, createPostgresBackend)
      : new Queue(name, { connection: { url }, prefix: schema });
    // A test that takes the queue away finds out by asking, not by this.
    queue.on('error', () => {});
    return queue;
  };
  let rows: readonly Counted[] = [];
  // Not awaited: a queue that could not connect may never say that it is closed.
  const letGo = () => {
    for (const queue of rows) queue.disconnect().catch(() => {});
    rows = [];
  };
  return {
    count: async () => {
      // Not before it is needed: on PostgreSQL a queue that could not connect the first time never tries again.
      if (rows.length === 0) rows = ['oordelen', 'zwaar', 'verzenden'].map(open);
      try {
        const counts = await Promise.all(
          rows.map((queue) => queue.getJobCounts('waiting', 'active', 'prioritized', 'delayed')),
        );
        return counts.flatMap((one) => Object.values(one)).reduce((sum, one) => sum + one, 0);
      } catch (fout) {
        letGo();
        throw fout;
      }
    },
    letGo,
  };
}

/** To a process that died in the meantime it is not an error. */
function send(child: ChildProcess, command: Command): void {
  child.send(command, () => {});
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, Uint8Array]> => [name, await readFile(join(folder, name))]),
    ),
  );
}

async function everyMessage(casefile: Casefile): Promise<readonly MessageView[]> {
  const lijst = await casefile.zoek({ aantal: 1_000_000 });
  return (await Promise.all(lijst.map(({ id }) => casefile.toon(id)))).filter((view) => view !== null);
}

type Seen = {
  readonly views: readonly MessageView[];
  readonly casefile: Casefile;
  readonly query: Installation['query'];
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly handed: string;
};

/** @throws when a file went out that no message in the outbox accounts for */
async function accountsOf(seen: Seen): Promise<ReadonlyMap<MessageId, Account>> {
  const { views, query, files } = seen;
  const events = await query<{ id: MessageId; wat: MessageEvent['wat'][] }>(
    'select bericht_id as id, array_agg(wat order by id) as wat from gebeurtenis group by bericht_id',
  );
  const effects = await query<{ id: MessageId; aantal: number }>(
    `select bericht_id as id, count(*)::integer as aantal from
      (select bericht_id from levering union all select bericht_id from toewijzing_versie) rijen
     group by bericht_id`,
  );
  const eventsOf = new Map(events.map(({ id, wat }) => [id, wat]));
  const effectsOf = new Map(effects.map(({ id, aantal }) => [id, aantal]));
  const outgoingOf = new Map<MessageId, Outgoing>();
  const known = new Set<string>();
  for (const view of views.filter(({ verzending }) => verzending !== null)) {
    outgoingOf.set(view.id, await outgoing(view, seen));
    known.add(fileNameFor(view));
  }
  const strays = [...files.keys()].filter((name) => !known.has(name));
  if (strays.length > 0) throw new Error(`Files that nobody sent: ${strays.join(', ')}`);

  const answers = Map.groupBy(
    views.filter(({ herkomst }) => herkomst === 'berichtenpoort'),
    ({ inAntwoordOp }) => inAntwoordOp,
  );
  const received = views.filter(({ herkomst }) => herkomst !== 'berichtenpoort');
  return new Map(
    received.map((view): [MessageId, Account] => [
      view.id,
      {
        name: view.identificatie,
        outcome: view.oordeel?.uitkomst ?? null,
        events: (eventsOf.get(view.id) ?? []).filter((wat) => wat !== 'herhaling').toSorted(),
        answers: (answers.get(view.id) ?? []).map(({ id, bericht }) => ({
          bericht,
          events: eventsOf.get(id) ?? [],
          outgoing: outgoingOf.get(id) ?? { status: undefined, file: 'absent', handedOver: 'never' },
        })),
        outgoing: outgoingOf.get(view.id) ?? null,
        terms: view.termijnen.map(
          ({ verplichting, partij, einde }) => `${verplichting} ${partij}: ${einde?.hoe ?? 'open'}`,
        ),
        effects: effectsOf.get(view.id) ?? 0,
      },
    ]),
  );
}

/** Everything goes to the provider: an answer does not swap the parties, so there it is the sender. */
function fileNameFor(view: MessageView): string {
  const to = view.herkomst === 'berichtenpoort' ? view.afzender : view.ontvanger;
  return fileNameOf({ bericht: view.bericht, naar: to ?? '', id: view.id });
}

async function outgoing(view: MessageView, { casefile, files, handed }: Seen): Promise<Outgoing> {
  const bytes = await casefile.bytes(view.id);
  if (bytes === null) throw new Error(`Message ${view.id} has no bytes.`);
  const file = files.get(fileNameFor(view));
  const times = handed.split('\n').filter((line) => line.startsWith(`${view.id} `));
  return {
    status: view.verzending?.status,
    file: file === undefined ? 'absent' : Buffer.compare(file, bytes) === 0 ? 'identical' : 'different',
    handedOver:
      times.length === 0
        ? 'never'
        : times.every((line) => line === journalLine(view.id, bytes))
          ? 'same'
          : 'different',
  };
}

export type Answered = {
  readonly status: number;
  /** Of the message, when it was accepted now or before. */
  readonly id: MessageId | null;
  /** Of the message that stands in its way. */
  readonly earlier: MessageId | null;
};

/** Offers a message as a provider or the back office would. @throws when there is no answer at all */
export function post(address: string, { bytes }: Pick<Offered, 'bytes'>): Promise<Response> {
  return fetch(`${address}/api/v1/berichten`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(bytes),
  });
}

/** The same, and what the answer says. */
export async function offer(address: string, message: Pick<Offered, 'bytes'>): Promise<Answered> {
  const response = await post(address, message);
  const body: unknown = await response.json();
  return { status: response.status, id: idIn(body), earlier: earlierIn(body) };
}

function idIn(body: unknown): MessageId | null {
  if (typeof body !== 'object' || body === null || !('id' in body)) return null;
  return typeof body.id === 'string' ? body.id : null;
}

function earlierIn(body: unknown): MessageId | null {
  return typeof body === 'object' && body !== null && 'eerderBericht' in body
    ? idIn(body.eerderBericht)
    : null;
}

const noAnswer: Answered = { status: 0, id: null, earlier: null };

/**
 * Offers it until it is accepted, as a sender must. `address` is asked each time: the api may have moved.
 * @returns the id, and every status on the way; 0 for no answer
 */
export async function offerUntilAccepted(
  address: () => string | Promise<string>,
  message: Pick<Offered, 'bytes' | 'name'>,
): Promise<{ readonly id: MessageId; readonly statuses: readonly number[] }> {
  const statuses: number[] = [];
  const id = await until(`${message.name} accepted`, async () => {
    const answered = await offer(await address(), message).catch(() => noAnswer);
    statuses.push(answered.status);
    const accepted = answered.status === 202 || answered.status === 200;
    return accepted && answered.id !== null ? answered.id : undefined;
  });
  return { id, statuses };
}

export type Deviation = { readonly expected: Account | 'nothing'; readonly found: Account | 'nothing' };

/** Every accepted message that did not end as it should, and every message that nobody was told was accepted. */
export function deviations(
  accounts: ReadonlyMap<MessageId, Account>,
  accepted: ReadonlyMap<MessageId, Offered>,
): readonly Deviation[] {
  return [...new Set([...accounts.keys(), ...accepted.keys()])].flatMap((id) => {
    const message = accepted.get(id);
    const expected = message ? exactlyOnce(message) : 'nothing';
    const found = accounts.get(id) ?? 'nothing';
    return isDeepStrictEqual(found, expected) ? [] : [{ expected, found }];
  });
}
