import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { MessageId } from '../../src/casefile/casefile.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { judgeMessage } from '../../src/pipeline/judging.ts';
import { schrijfBericht } from '../../src/standard/xml/schrijven.ts';
import { largeAllocations, largeDeclaration, type Size } from '../large-declaration.ts';
import { type Installation, offer, openInstallation, type Spawn, until } from './installation.ts';
import { allocation, client, start } from './messages.ts';

/** 1,500 lines in 1.4 MB, and 300 where that does as well. */
const large = { clienten: 30, prestaties: 50 } as const;
const medium = { clienten: 6, prestaties: 50 } as const;
const heavy = { from: 100_000, megabytes: 256 } as const;
const everything = { roles: ['api', 'worker', 'clock'], heavy } as const satisfies Spawn;
const provider = '99990001';
const other = '99990002';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation('PostgreSQL');
  here.warmUp(2);
});
afterAll(() => here?.close());

/** What the declaration is about, allocated in this process so that those under test begin with the declaration. */
async function allocated(size: Size): Promise<Uint8Array> {
  const wiring = here.wiring();
  for (const bericht of largeAllocations(size)) {
    const bytes = schrijfBericht(bericht);
    const taken = await takeIn({ bytes, envelop: null, bijBotsing: 'weigeren' }, wiring);
    if (taken.soort !== 'ontvangen') throw new Error(`This allocation was ${taken.soort}.`);
    await judgeMessage(taken.id, wiring);
  }
  return schrijfBericht(largeDeclaration(size));
}

/** Nobody can record a Prestatie until it is let go, so a declaration stays where it is: judged, and not committed. */
async function holdDecisions() {
  const connection = new pg.Client({ connectionString: here.databaseUrl });
  // Ended by force when the database is taken down after a test that failed.
  connection.on('error', () => {});
  await connection.connect();
  onTestFinished(() => connection.end().catch(() => {}));
  await connection.query('begin; lock table prestatie in exclusive mode');
  return {
    async reached() {
      await until('a decision waits', async () => {
        const [row] = await here.query<{ waiting: boolean }>(
          `select exists (select from pg_locks where not granted and relation = 'prestatie'::regclass) as waiting`,
        );
        return row?.waiting;
      });
    },
    async letGo() {
      await connection.query('rollback');
    },
  };
}

async function accepted(address: string, bytes: Uint8Array): Promise<MessageId> {
  const { status, id } = await offer(address, { bytes });
  if (status !== 202 || id === null) throw new Error(`Not accepted: ${status}`);
  return id;
}

async function outcomeOf(id: MessageId): Promise<string | undefined> {
  return (await here.casefile.toon(id))?.oordeel?.uitkomst;
}

async function grantedLines(id: MessageId): Promise<number> {
  const [row] = await here.query<{ lines: number }>(
    `select count(*)::integer as lines from prestatie p join declaratie d on d.id = p.declaratie_id
     where d.bericht_id = '${id}'`,
  );
  return row?.lines ?? 0;
}

/** Every event of the message, and how many answers there are to it. */
async function lifeOf(id: MessageId) {
  const events = (await here.casefile.gebeurtenissen(id)).map(({ wat }) => wat);
  const [row] = await here.query<{ answers: number }>(
    `select count(*)::integer as answers from bericht where in_antwoord_op = '${id}'`,
  );
  return { outcome: await outcomeOf(id), events, answers: row?.answers, lines: await grantedLines(id) };
}

function judgedOnce({ clienten, prestaties }: Size) {
  const events = ['ontvangen', 'beoordeeld'];
  return { outcome: 'goedgekeurd', events, answers: 1, lines: clienten * prestaties };
}

test('a large declaration is judged in a thread, and meanwhile the api answers and others are judged', async () => {
  const bytes = await allocated({ ...large, aanbieder: provider });
  const held = await holdDecisions();
  // Whatever the process itself judges under this name would stay where it is for ever.
  const one = here.spawn({ ...everything, halts: [['D0', 'before judging']] });
  const address = await one.address;
  const id = await accepted(address, bytes);
  await held.reached();

  const elsewhere = await accepted(address, start(client(9_000), 0).bytes);
  await until('the message of somebody else is judged', () => outcomeOf(elsewhere));
  for (let n = 0; n < 20; n += 1) {
    const { status } = await fetch(`${address}/api/v1/berichten/${id}`);
    expect(status).toBe(200);
  }
  expect(await outcomeOf(id)).toBeUndefined();

  // What its provider is allocated meanwhile waits for it, without failing and without being lost.
  const later = await accepted(address, allocation(client(9_001)).bytes);
  // Told to stop, it finishes what is under way.
  const stopped = one.stop();
  await held.letGo();
  expect(await stopped).toBe(0);
  expect(await lifeOf(id)).toEqual(judgedOnce(large));

  const next = here.spawn(everything);
  await here.settled();
  expect(await outcomeOf(later)).toBe('goedgekeurd');
  await next.stop();
});

test('a process that is killed while its thread judges leaves no trace of that, and another judges it once', async () => {
  const bytes = await allocated({ ...medium, vanaf: 100 });
  const held = await holdDecisions();
  const first = here.spawn(everything);
  const id = await accepted(await first.address, bytes);
  await held.reached();
  await first.kill();
  const second = here.spawn(everything);
  await second.address;
  await held.letGo();
  await until('it is judged', () => outcomeOf(id));
  await here.settled();
  expect(await lifeOf(id)).toEqual(judgedOnce(medium));
  await second.stop();
});

describe('a message that does not fit in the memory of a thread', () => {
  /** Enough for a thread to start with every rule there is; judging takes more, and even taking in takes more of the least. */
  const little = { ...heavy, megabytes: 28 };
  const least = { ...heavy, megabytes: 26 };
  const unknownToUs = (vanaf: number) => schrijfBericht(largeDeclaration({ ...large, vanaf }));

  test('is named in the log and stays in the backlog; the process lives, and one with more memory judges it', async () => {
    const bytes = unknownToUs(200);
    const api = here.spawn({ ...everything, roles: ['api'] });
    const id = await accepted(await api.address, bytes);
    const small = here.spawn({
      ...everything,
      roles: ['worker', 'clock'],
      heavy: little,
      logLevel: 'error',
    });
    await until('it is in the log', () => small.output().includes(id));
    expect(small.alive()).toBe(true);
    expect(small.output()).toContain('past niet in het geheugen van een werkdraad');
    expect(small.output()).not.toContain(client(200).bsn);
    const metrics = await (await fetch(`${await small.address}/metrics`)).text();
    expect(metrics).toMatch(/berichtenpoort_zware_berichten_mislukt_total\{reden="geheugen".*\} [1-9]/);
    expect((await here.casefile.achterstand()).teBeoordelen).toBe(1);
    // What is not heavy goes on there.
    const light = await accepted(await api.address, start(client(9_002), 0).bytes);
    await until('another is judged', () => outcomeOf(light));
    await small.stop();
    const roomy = here.spawn(everything);
    await until('it is judged', () => outcomeOf(id));
    await here.settled();
    expect(await lifeOf(id)).toEqual({ ...judgedOnce(large), outcome: 'afgekeurd', lines: 0 });
    await roomy.stop();
    await api.stop();
  });

  test('is not accepted when there is no memory to take it in, and can be offered again', async () => {
    const bytes = unknownToUs(300);
    const api = here.spawn({ ...everything, roles: ['api'], heavy: least });
    const { status, id } = await offer(await api.address, { bytes });
    expect({ status, id }).toEqual({ status: 500, id: null });
    expect((await fetch(`${await api.address}/health/live`)).status).toBe(200);
    expect(api.alive()).toBe(true);
    expect((await here.casefile.achterstand()).teBeoordelen).toBe(0);
    await api.stop();
  });
});

test('many large declarations of one provider do not stand before that of another', async () => {
  const small = { clienten: 3, prestaties: 50 } as const;
  const sizes: Size[] = [0, 1, 2, 3].map((n) => ({ ...small, vanaf: 400 + 10 * n, aanbieder: provider }));
  const declarations: Uint8Array[] = [];
  for (const size of sizes) declarations.push(await allocated(size));
  const elsewhere = await allocated({ ...small, vanaf: 450, aanbieder: other });
  const held = await holdDecisions();
  const one = here.spawn(everything);
  const address = await one.address;
  const ids: MessageId[] = [];
  for (const bytes of declarations) ids.push(await accepted(address, bytes));
  await held.reached();
  const id = await accepted(address, elsewhere);
  await held.letGo();
  await here.settled();
  const rows = await here.query<{ id: MessageId }>(
    `select g.bericht_id as id from gebeurtenis g where wat = 'beoordeeld' and bericht_id in
     ('${[...ids, id].join("','")}') order by g.id`,
  );
  const order = rows.map((row) => (row.id === id ? 'other' : ids.indexOf(row.id)));
  // The one under way, at most one more, and then whoever waits.
  expect(order.indexOf('other')).toBeLessThanOrEqual(2);
  expect(order.filter((een) => een !== 'other')).toEqual([0, 1, 2, 3]);
  await one.stop();
});
