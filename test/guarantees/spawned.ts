/**
 * The service as a process of its own, to be killed. It is told over IPC what it is to be and where it is to hold a
 * message; `installation.ts` is the other end. Everything but the holding is the composition of the product.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Casefile, MessageId } from '../../src/casefile/casefile.ts';
import { openSchemas } from '../../src/commands/schemas.ts';
import { type Role, type Running, start } from '../../src/main.ts';
import { fileNameOf, folderSender, type Sender } from '../../src/pipeline/sender.ts';
import type { Wiring } from '../../src/pipeline/wiring.ts';
import { systeemklok } from '../../src/platform/clock.ts';
import { type Logniveau, maakLog } from '../../src/platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis } from '../../src/platform/sleutels.ts';
import { journaled } from './journal.ts';

/** Where a message can be held, in the order in which it comes by. */
export const halts = [
  'before judging',
  'between judging and commit',
  'after the commit, before the sender is woken',
  'after the sender is woken, before the job is acknowledged',
  'before sending',
  'halfway the file it writes',
  'after sending, before the outbox knows',
  'after the outbox knows, before the job is acknowledged',
] as const;
export type Halt = (typeof halts)[number];

/** Where to hold which message: by its identification, an answer by that of the message it answers. */
export type Halts = ReadonlyMap<string, Halt>;

export type Order = {
  readonly roles: readonly Role[];
  readonly databaseUrl: string;
  readonly queue: { readonly url: string; readonly schema: string };
  readonly keys: { readonly ring: string; readonly bsn: string };
  /** Folder that outgoing messages are written to. */
  readonly outgoing: string;
  /** File that gets a line for every message handed over. */
  readonly journal: string;
  readonly concurrency: number;
  readonly logLevel: Logniveau;
  /** Milliseconds after which a silent process is noticed, and between two rounds of the clock. */
  readonly silence: number;
  readonly reconcileEvery: number;
  readonly halts: readonly (readonly [name: string, halt: Halt])[];
  /** From how many bytes a message goes to a thread, and how many megabytes that may take; null: no threads. */
  readonly heavy: { readonly from: number; readonly megabytes: number } | null;
};

export type Command =
  | { readonly kind: 'start'; readonly order: Order }
  /** From now on; null: nowhere any more. */
  | { readonly kind: 'hold'; readonly name: string; readonly halt: Halt | null }
  | { readonly kind: 'go on'; readonly name: string }
  | { readonly kind: 'stop' };

export type Report =
  | { readonly kind: 'running'; readonly address: string }
  | { readonly kind: 'heard'; readonly name: string; readonly halt: Halt | null }
  | { readonly kind: 'halted'; readonly name: string; readonly halt: Halt };

type Hold = (halt: Halt, id: MessageId) => Promise<void>;

function report(message: Report): void {
  process.send?.(message);
}

const holding = new Map<string, Halt>();
const released = new Map<string, PromiseWithResolvers<void>>();

/** Holds whoever comes by with a message that is to be held there. */
function holder(casefile: Casefile): Hold {
  return async (halt, id) => {
    if (![...holding.values()].includes(halt)) return;
    const message = await casefile.toon(id);
    const about = message?.herkomst === 'berichtenpoort' ? message.inAntwoordOp : null;
    const name = (about === null ? message : await casefile.toon(about))?.identificatie;
    if (name == null || holding.get(name) !== halt) return;
    const release = Promise.withResolvers<void>();
    released.set(name, release);
    report({ kind: 'halted', name, halt });
    await release.promise;
  };
}

/** The wiring of the product, with messages held on their way through it. */
function held(wiring: Wiring, outgoing: string): Wiring {
  const hold = holder(wiring.casefile);
  return {
    ...wiring,
    casefile: {
      ...wiring.casefile,
      async beoordeel(id, werk) {
        await hold('before judging', id);
        const judged = await wiring.casefile.beoordeel(id, async (zaak) => {
          await werk(zaak);
          await hold('between judging and commit', id);
        });
        if (judged.soort === 'beoordeeld') await hold('after the commit, before the sender is woken', id);
        return judged;
      },
      async verzend(id, verzend, bijVerzending) {
        const sent = await wiring.casefile.verzend(id, verzend, bijVerzending);
        if (sent) await hold('after the outbox knows, before the job is acknowledged', id);
        return sent;
      },
    },
    sender: heldSender(wiring.sender, hold, outgoing),
    async wekVerzenden(ids) {
      await wiring.wekVerzenden(ids);
      for (const id of ids) await hold('after the sender is woken, before the job is acknowledged', id);
    },
  };
}

function heldSender(sender: Sender, hold: Hold, outgoing: string): Sender {
  return {
    async verzend(uit) {
      await hold('before sending', uit.id);
      if ([...holding.values()].includes('halfway the file it writes')) {
        // As the folder sender would leave it when the process dies while it writes.
        await mkdir(outgoing, { recursive: true });
        const half = uit.bytes.subarray(0, uit.bytes.length / 2);
        await writeFile(join(outgoing, `${fileNameOf(uit)}.deel`), half);
        await hold('halfway the file it writes', uit.id);
      }
      await sender.verzend(uit);
      await hold('after sending, before the outbox knows', uit.id);
    },
  };
}

function run(order: Order): Promise<Running> {
  const sleutels = leesSleutelring(order.keys.ring);
  const bsnSleutel = leesSleutel(order.keys.bsn);
  return start({
    rollen: new Set(order.roles),
    databaseUrl: order.databaseUrl,
    wachtrijUrl: order.queue.url,
    wachtrijSchema: order.queue.schema,
    kluis: maakKluis({ sleutels, bsnSleutel }),
    schemas: openSchemas(),
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: journaled(folderSender(order.outgoing), order.journal),
    host: '127.0.0.1',
    poort: 0,
    gelijktijdig: order.concurrency,
    ...(order.heavy === null
      ? {}
      : {
          zwaar: {
            vanaf: order.heavy.from,
            geheugenMb: order.heavy.megabytes,
            draden: 1,
            sleutels,
            bsnSleutel,
            motor: 'libxml2' as const,
            protocollen: new Map(),
          },
        }),
    klok: systeemklok,
    log: maakLog({ niveau: order.logLevel }),
    herstelInterval: order.reconcileEvery,
    stilte: order.silence,
    rond: (wiring) => held(wiring, order.outgoing),
  });
}

/** A start that finds its services too slow is an end of the process, and whoever runs it starts it again. */
async function runAgainAndAgain(order: Order): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(order);
    } catch (fout) {
      if (attempt === 5) throw fout;
    }
  }
}

// Node writes it when a process ends by itself, which few of these do.
flushCompileCache();

let running: Running | null = null;

// Only `installation.ts` sends messages here, so they are commands.
process.on('message', async (command: Command) => {
  switch (command.kind) {
    case 'start':
      for (const [name, halt] of command.order.halts) holding.set(name, halt);
      running = await runAgainAndAgain(command.order);
      report({ kind: 'running', address: running.adres });
      break;
    case 'hold':
      if (command.halt === null) holding.delete(command.name);
      else holding.set(command.name, command.halt);
      report({ kind: 'heard', name: command.name, halt: command.halt });
      break;
    case 'go on':
      holding.delete(command.name);
      released.get(command.name)?.resolve();
      break;
    case 'stop':
      await running?.stop();
      process.disconnect?.();
      break;
  }
});
// The test went away, or said stop: nothing may stay behind.
process.on('disconnect', () => process.exit());
