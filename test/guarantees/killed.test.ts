import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Account,
  exactlyOnce,
  type Installation,
  offer,
  openInstallation,
  queues,
} from './installation.ts';
import { allocation, broken, client, type Offered, start } from './messages.ts';
import { type Halt, halts } from './spawned.ts';

/** Every place where an approved message can be, and the places that the other outcomes pass too. */
const cases: readonly { readonly halt: Halt; readonly kind: string; readonly message: Offered }[] = [
  ...halts.map((halt, place) => ({ halt, kind: 'an approved start', message: start(client(place), 0) })),
  ...halts.map((halt, place) => ({
    halt,
    kind: 'a refused start',
    // Nothing was allocated to this client.
    message: start(client(100 + place), 0, 'refused'),
  })),
  ...halts.slice(0, 3).map((halt, place) => ({
    halt,
    kind: 'a start that breaks its schema',
    message: broken(client(200 + place), 0),
  })),
  { halt: 'before sending', kind: 'an allocation', message: allocation(client(300)) },
  { halt: 'after sending, before the outbox knows', kind: 'an allocation', message: allocation(client(301)) },
];

describe.each(queues)('a worker killed by SIGKILL, with the queue on $queue', ({ queue, absent }) => {
  let installation: Installation;
  let accounts: ReadonlyMap<string, Account>;
  const ids = new Map<Offered, string>();

  beforeAll(async () => {
    if (absent) return;
    installation = await openInstallation(queue);
    installation.warmUp(2);
    const victim = installation.spawn({
      roles: ['api', 'worker'],
      concurrency: cases.length + 2,
      halts: cases.map(({ halt, message }) => [message.name, halt]),
    });
    const address = await victim.address;
    const accept = async (message: Offered) => {
      const { status, id } = await offer(address, message);
      if (status !== 202 || id === null) throw new Error(`Not accepted: ${status}`);
      ids.set(message, id);
    };
    for (const place of halts.keys()) await accept(allocation(client(place)));
    await Promise.all(cases.map(({ message }) => accept(message)));
    await Promise.all(cases.map(({ halt, message }) => victim.halted(message.name, halt)));
    await victim.kill();
    installation.spawn({ roles: ['worker', 'clock'] });
    await installation.settled();
    accounts = await installation.accounts();
  });

  afterAll(() => installation?.close());

  test.skipIf(absent).each(cases)('$halt of $kind: one answer', ({ message }) => {
    expect(accounts.get(ids.get(message) ?? '')).toEqual(exactlyOnce(message));
  });

  test.skipIf(absent)('nothing else came of it', () => {
    expect(accounts.size).toBe(cases.length + halts.length);
  });
});
