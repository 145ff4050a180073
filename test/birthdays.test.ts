/** That a client turns an age, from the 301 to the signal, in both stores; and what was allocated before that was kept. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/casefile/contract/database.ts';
import { memoryCasefile } from '../src/casefile/memory.ts';
import { completeBirthDates } from '../src/casefile/postgres/geboren.ts';
import { decideOnRequest } from '../src/pipeline/deciding.ts';
import { loadProtocol, protocolsFolder } from '../src/pipeline/protocols.ts';
import { bericht301, bericht302, bericht315 } from '../src/rules/examples/berichten.ts';
import { landelijk } from '../src/rules/examples/landelijk.ts';
import { bsn, dag } from '../src/rules/examples/waarden.ts';
import { look } from '../src/watch/watch.ts';
import { verseDatabase } from './services/postgres.ts';
import { type TestWorld, testWorld } from './world.ts';

const { bewaking = [] } = loadProtocol(protocolsFolder, 'een-10-voor-de-jeugd-2021');
const code = 'e10j-toekomstplan-17-jaar';
const protocol = { ...landelijk, bewaking: bewaking.filter(({ id }) => id === code) };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
beforeEach(() => database.empty());
afterAll(() => database.stop());

async function told(w: TestWorld, op: string): Promise<readonly (number | null)[]> {
  w.klok.nu = Temporal.Instant.from(`${op}+02:00`);
  const geopend = (await look(w.wiring)) ?? [];
  return geopend.flatMap((een) => (een.code === code ? [een.toewijzingNummer] : []));
}

const born = (datum: string) => ({ Geboortedatum: { Datum: dag(datum) } });

describe.each([
  ['memory', () => memoryCasefile()],
  ['PostgreSQL', () => database.casefile],
] as const)('A birthday in %s', (_, casefile) => {
  const world = () => testWorld(casefile(), { protocolVoor: () => protocol });

  test('is told on the day, once, by the rule of the pack, and only under its law', async () => {
    const w = world();
    await w.receive(bericht301('ijw-3.2', { client: born('2009-05-20') }));
    await w.receive(
      bericht301('iwmo-3.2', { client: born('2009-05-20'), producten: [{ ToewijzingNummer: 2001 }] }),
    );
    await w.receive(bericht302('ijw-3.2'));
    expect(await told(w, '2026-05-19T23:59:00')).toEqual([]);
    expect(await told(w, '2026-05-20T00:00:00')).toEqual([1001]);
    expect(await told(w, '2026-05-20T00:01:00')).toEqual([]);
  });

  test('is told of what was allocated on a request', async () => {
    const w = world();
    await w.receive(bericht315('ijw-3.2', { client: born('2009-06-10') }));
    const [verzoek] = await w.casefile.verzoeken({ aantal: 1 });
    const { ToegewezenProducten: _, ...client } = bericht301('ijw-3.2', {
      client: born('2009-06-10'),
    }).Client;
    const { soort } = await decideOnRequest(
      verzoek?.id ?? 0,
      { antwoord: 'toewijzen', toewijzing: { hoe: 'zoals-gevraagd', nummers: [4001] }, client },
      { wie: 'backoffice' },
      w.wiring,
    );
    expect(soort).toBe('besloten');
    await w.sendAll();
    expect(await told(w, '2026-06-09T23:59:00')).toEqual([]);
    expect(await told(w, '2026-06-10T00:00:00')).toEqual([4001]);
  });
});

describe('Birth dates in PostgreSQL', () => {
  const world = () => testWorld(database.casefile, { protocolVoor: () => protocol });
  const forget = () => sql`delete from client_geboren`.execute(database.db);
  const known = async () =>
    (
      await sql<{ jaar: number }>`select jaar from client_geboren order by jaar`.execute(database.db)
    ).rows.map(({ jaar }) => jaar);

  test('of earlier allocations are read from the newest 301 of each client, once', async () => {
    const w = world();
    await w.receive(bericht301('ijw-3.2', { client: born('2008-05-20') }));
    await w.receive(bericht301('ijw-3.2', { identificatie: 'BETER', client: born('2009-05-20') }));
    await w.receive(
      bericht301('ijw-3.2', {
        identificatie: 'TWEE',
        client: { Bsn: bsn.tweede, ...born('2010-05-20') },
        producten: [{ ToewijzingNummer: 2001 }],
      }),
    );
    await w.receive(
      bericht301('ijw-3.2', {
        identificatie: 'VOORBIJ',
        client: { Bsn: bsn.derde, ...born('2011-05-20') },
        producten: [{ ToewijzingNummer: 3001, Einddatum: dag('2026-05-19') }],
      }),
    );
    await forget();
    expect(await told(w, '2026-05-20T12:00:00')).toEqual([]);
    expect(await completeBirthDates(database, dag('2026-05-20'))).toBe(2);
    expect(await known()).toEqual([2009, 2010]);
    expect(await told(w, '2026-05-20T12:01:00')).toEqual([1001]);
    expect(await completeBirthDates(database, dag('2026-05-20'))).toBe(0);
  });

  test('that are known are not replaced by those of an older 301', async () => {
    const w = world();
    await w.receive(bericht301('ijw-3.2', { client: born('2009-05-20') }));
    await sql`update client_geboren set jaar = 2012`.execute(database.db);
    expect(await completeBirthDates(database, dag('2026-05-20'))).toBe(0);
    expect(await known()).toEqual([2012]);
  });

  test('do not open for another client', async () => {
    const w = world();
    await w.receive(bericht301('ijw-3.2', { client: born('2009-05-20') }));
    await sql`update client_geboren set gemeente = '0001'`.execute(database.db);
    await sql`update toewijzing set gemeente = '0001'`.execute(database.db);
    const vraag = { gemeente: '0001', standaard: 'ijw-3.2', leeftijden: [17] } as const;
    await expect(
      database.casefile.toewijzingenNaarLeeftijd({ ...vraag, vandaag: dag('2026-05-20') }),
    ).rejects.toThrow();
  });
});
