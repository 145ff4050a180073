import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/casefile/contract/database.ts';
import { signal } from '../../src/casefile/contract/signals.ts';
import { postgresNotices } from '../../src/casefile/postgres/notices.ts';
import { postgresSignals } from '../../src/casefile/postgres/signals.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { nieuweSleutel } from '../../src/platform/sleutels.ts';
import { verseDatabase } from '../services/postgres.ts';
import { openReceiver, type Receiver } from '../services/webhook.ts';

const begin = Temporal.Instant.from('2026-05-06T08:00:00Z');
const sleutel = nieuweSleutel();
let url = '';
let database: Database;
let ontvanger: Receiver;

beforeAll(async () => {
  url = await verseDatabase();
  database = openDatabase({ url, verbindingen: 3, meld: () => {} });
  await migrate(database.db);
  ontvanger = await openReceiver();
});
afterAll(async () => {
  await ontvanger.sluit();
  await database.sluit();
});

function teller(op: Temporal.Instant): ChildProcess {
  return fork(join(import.meta.dirname, 'telling.ts'), [url, ontvanger.adres, sleutel, op.toString()], {
    execArgv: [],
  });
}

describe('A process that is killed while it tells a webhook', () => {
  test('has its notice told again by another, under the same id, with every notice told in the end', async () => {
    await postgresNotices(database).stelIn(['backoffice'], begin);
    const signalen = postgresSignals(database);
    await signalen.werkBij(async () => ['a', 'b', 'c'].map((een) => signal(een)), begin);
    // The first is taken over, of the second nobody ever hears whether it was.
    ontvanger.antwoorden.push(204, 'stil');
    const eerste = ontvanger.volgende();
    const stervend = teller(begin);
    await eerste;
    await ontvanger.volgende();
    stervend.kill('SIGKILL');
    await once(stervend, 'exit');
    // It fails a few times, and comes back.
    ontvanger.antwoorden.push(500);
    for (const seconden of [0, 0, 2]) {
      const [code] = await once(teller(begin.add({ seconds: seconden })), 'exit');
      expect(code).toBe(0);
    }
    expect(await postgresNotices(database).wachtend()).toBe(0);
    const ids = ontvanger.gekomen.map(({ kop }) => kop['berichtenpoort-melding']);
    expect(new Set(ids).size).toBe(3);
    // The killed one and the refused one each once more than they had to.
    expect(ids).toHaveLength(5);
    expect(ids.filter((id) => id === ids[1]).length).toBeGreaterThan(1);
    const [een, twee] = ontvanger.gekomen.filter(({ kop }) => kop['berichtenpoort-melding'] === ids[1]);
    expect(een?.inhoud).toBe(twee?.inhoud);
  });
});
