import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  deviations,
  exactlyOnce,
  type Installation,
  offer,
  offerUntilAccepted,
  openInstallation,
  post,
  until,
} from './installation.ts';
import {
  allocation,
  type Client,
  client,
  clients,
  lifetime,
  type Offered,
  otherStart,
  start,
} from './messages.ts';

test('an api that is killed right after a yes loses nothing, and who heard nothing doubles nothing', async () => {
  const here = await openInstallation('PostgreSQL');
  onTestFinished(() => here.close());
  here.warmUp(4);
  here.spawn({ roles: ['worker', 'clock'] });
  let api = here.spawn({ roles: ['api'] });
  const accepted = new Map<string, Offered>();
  const statuses = new Set<number>();
  const kills = 3;
  let killed = 0;
  const senders = clients(0, 12).map(async (who, place) => {
    for (const [turn, message] of lifetime(who, 2).entries()) {
      // Of the first senders the fourth message: everybody else is in the middle of something then.
      if (place < kills && turn === 3) {
        accepted.set(await killAfterYes(message), message);
        continue;
      }
      const { id, statuses: seen } = await offerUntilAccepted(() => api.address, message);
      accepted.set(id, message);
      for (const status of seen) statuses.add(status);
    }
  });
  /** Kills on the first word of the answer: its body may not even have come. */
  async function killAfterYes(message: Offered): Promise<string> {
    return until(`a yes to ${message.name}`, async () => {
      const victim = api;
      const response = await post(await victim.address, message);
      const kill = victim.kill();
      killed += 1;
      const { status } = response;
      response.body?.cancel().catch(() => {});
      await kill;
      if (api === victim) api = here.spawn({ roles: ['api'] });
      if (status === 202) return response.headers.get('location')?.split('/').at(-1);
      // A kill of another sender may have cut the first time short.
      return status === 200 ? ((await offer(await api.address, message)).id ?? undefined) : undefined;
    });
  }
  await Promise.all(senders);
  await here.settled();
  expect(killed).toBeGreaterThanOrEqual(kills);
  expect(deviations(await here.accounts(), accepted)).toEqual([]);
  expect([...statuses].filter((status) => ![0, 200, 202, 503].includes(status))).toEqual([]);
});

describe('offered at the same time, to two processes', () => {
  let here: Installation;
  let addresses: readonly string[];

  beforeAll(async () => {
    here = await openInstallation('PostgreSQL');
    const processes = [1, 2].map(() => here.spawn({ roles: ['api', 'worker', 'clock'] }));
    addresses = await Promise.all(processes.map((one) => one.address));
  });
  afterAll(() => here?.close());

  /** All of them about a client to whom care was allocated; the events of the one message that was accepted. */
  async function atOnce(who: Client, messages: readonly Offered[]) {
    const allocated = await offer(addresses[0] ?? '', allocation(who));
    expect(allocated.status).toBe(202);
    const answers = await Promise.all(
      messages.map((message, place) => offer(addresses[place % addresses.length] ?? '', message)),
    );
    await here.settled();
    const yes = answers.find(({ status }) => status === 202)?.id ?? '';
    const events = await here.casefile.gebeurtenissen(yes);
    return { answers, yes, events: tally(events.map(({ wat }) => wat)) };
  }

  test('the same file gives one message and one answer; the other times it is recognised', async () => {
    const message = start(client(0), 0);
    const { answers, yes, events } = await atOnce(client(0), Array(40).fill(message));
    expect(tally(answers.map(({ status }) => status))).toEqual({ 202: 1, 200: 39 });
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([yes]));
    expect(events).toEqual({ ontvangen: 1, herhaling: 39, beoordeeld: 1 });
    const accounts = await here.accounts();
    expect(accounts.get(yes)).toEqual(exactlyOnce(message));
    expect([...accounts.values()].filter(({ name }) => name === message.name)).toHaveLength(1);
  });

  test('other contents under one identity give one message; the others hear 409 and which one it was', async () => {
    const contents = Array.from({ length: 20 }, (_, variant) => otherStart(client(1), variant));
    const { answers, yes, events } = await atOnce(client(1), contents);
    expect(tally(answers.map(({ status }) => status))).toEqual({ 202: 1, 409: 19 });
    expect(new Set(answers.map(({ id, earlier }) => id ?? earlier))).toEqual(new Set([yes]));
    expect(events).toEqual({ ontvangen: 1, botsing: 19, beoordeeld: 1 });
    const found = [...(await here.accounts()).values()].filter(({ name }) => name === contents[0]?.name);
    expect(found).toHaveLength(1);
    expect(found[0]?.answers).toEqual(exactlyOnce(start(client(1), 0)).answers);
  });
});

function tally(things: readonly (string | number)[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(things, (thing) => String(thing))].map(([thing, all]) => [thing, all.length]),
  );
}
