import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht315,
  bericht319,
  bericht323,
} from '../rules/examples/berichten.ts';
import type { Case } from './casefile.ts';
import { type TestDatabase, tables, testDatabase } from './contract/database.ts';
import {
  approved,
  asNew,
  awaitedTerm,
  decide,
  factsOf,
  judged,
  moment,
  processed,
  refused,
  sent,
  takenIn,
} from './contract/wereld.ts';

let database: TestDatabase;
/** Somebody else's connections to the same database. */
let ander: TestDatabase;
beforeAll(async () => {
  const url = await verseDatabase();
  database = await testDatabase(url);
  ander = await testDatabase(url);
});
beforeEach(() => database.empty());
afterAll(async () => {
  await database.stop();
  await ander.stop();
});

/** Ends, on the server, every connection in the middle of a transaction but one's own: as if its process died. */
async function killOthers(): Promise<number> {
  const { rows } = await sql<{ dood: boolean }>`
    select pg_terminate_backend(pid, 5000) as dood from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`.execute(
    ander.db,
  );
  return rows.filter((rij) => rij.dood).length;
}

/** How many rows each table holds: a transaction that leaves nothing changes none of it. */
async function counts(): Promise<unknown> {
  const telling = tables.map(
    (table) => sql`(select count(*)::integer from ${sql.table(table)}) as ${sql.id(table)}`,
  );
  const { rows } = await sql`select ${sql.join(telling)}`.execute(database.db);
  return rows[0];
}

describe('A connection that dies', () => {
  test.each<[string, (zaak: Case) => Promise<void>]>([
    ['before the facts are read', async () => {}],
    ['after the facts are read', async (zaak) => void (await zaak.feiten(bericht305('ijw-3.2')))],
    [
      'after the decision, before it is committed',
      async (zaak) => decide(zaak, bericht305('ijw-3.2'), await zaak.feiten(bericht305('ijw-3.2'))),
    ],
  ])('while a message is judged, %s, leaves nothing, and judging again works', async (_, eerst) => {
    const { casefile } = database;
    const bericht = bericht305('ijw-3.2');
    const id = await takenIn(casefile, bericht);
    const voor = await counts();
    const poging = casefile.beoordeel(id, async (zaak) => {
      await eerst(zaak);
      expect(await killOthers()).toBe(1);
      // Whoever decided is carried out after this; whoever did not decides now, on a dead connection.
      await decide(zaak, bericht, {
        eerderMetDezeIdentificatie: null,
        toewijzingen: [],
        leveringen: [],
      }).catch(() => {});
    });
    await expect(poging).rejects.toThrow();
    expect(await counts()).toEqual(voor);
    expect(await judged(casefile, id, bericht)).toEqual({ soort: 'beoordeeld' });
    expect((await casefile.onafgemaakt(9)).teVerzenden).toHaveLength(1);
    const { leveringen } = await factsOf(casefile, bericht305('ijw-3.2', { identificatie: 'KIJK' }));
    expect(leveringen).toHaveLength(1);
  });

  test('while a request is decided on leaves the request as it was, and deciding again works', async () => {
    const { casefile } = database;
    await processed(casefile, bericht315('ijw-3.2'));
    const [verzoek] = await casefile.verzoeken({ aantal: 1 });
    const voor = await counts();
    const beslis = (eerst: () => Promise<void>) =>
      casefile.beslis(verzoek?.id ?? 0, async (zaak) => {
        const bericht = bericht319('ijw-3.2');
        const oordeel = approved(bericht, await zaak.feiten(bericht));
        const eigen = {
          id: randomUUID(),
          bericht,
          bytes: Buffer.from('<x/>'),
          oordeel,
          feiten: {},
          termijnen: [],
        };
        await zaak.besluit({ op: moment(60), wie: 'backoffice', berichten: [eigen] });
        await eerst();
      });
    const poging = beslis(async () => expect(await killOthers()).toBe(1));
    await expect(poging).rejects.toThrow();
    expect(await counts()).toEqual(voor);
    expect(await casefile.verzoek(verzoek?.id ?? 0)).toEqual(verzoek);
    expect((await beslis(async () => {})).soort).toBe('gedaan');
    expect((await casefile.verzoek(verzoek?.id ?? 0))?.stand).toBe('afgewezen');
  });

  test('while a declaration is judged lets go of its provider, and grants nothing', async () => {
    const { casefile } = database;
    const bericht = bericht323('ijw-3.2');
    const id = await takenIn(casefile, bericht);
    const voor = await counts();
    const poging = casefile.beoordeel(id, async (zaak) => {
      await decide(zaak, bericht, await zaak.feiten(bericht));
      expect(await killOthers()).toBe(1);
    });
    await expect(poging).rejects.toThrow();
    expect(await counts()).toEqual(voor);
    expect(await judged(casefile, id, bericht)).toEqual({ soort: 'beoordeeld' });
  });

  test('while a message is sent leaves it in the outbox', async () => {
    const { casefile } = database;
    const id = await processed(casefile, bericht301('ijw-3.2'));
    const voor = await counts();
    const poging = sent(casefile, id, moment(90), [awaitedTerm], async () => {
      expect(await killOthers()).toBe(1);
    });
    await expect(poging).rejects.toThrow();
    expect(await counts()).toEqual(voor);
    expect(await sent(casefile, id, moment(95), [awaitedTerm])).toBe(true);
    expect((await casefile.toon(id))?.verzending).toEqual({
      status: 'verzonden',
      op: moment(95),
      pogingen: 1,
    });
    expect((await casefile.toon(id))?.termijnen).toHaveLength(1);
  });

  test('lets go of its provider and client at once', async () => {
    const { casefile } = database;
    const bericht = bericht305('ijw-3.2');
    const id = await takenIn(casefile, bericht);
    const bezig = Promise.withResolvers<void>();
    const dood = casefile.beoordeel(id, async () => {
      bezig.resolve();
      await wachtend;
      throw new Error('its process is gone');
    });
    let los = () => {};
    const wachtend = new Promise<void>((klaar) => {
      los = klaar;
    });
    await bezig.promise;
    await killOthers();
    expect(await judged(casefile, id, bericht)).toEqual({ soort: 'beoordeeld' });
    los();
    await expect(dood).rejects.toThrow();
    expect((await casefile.onafgemaakt(9)).teVerzenden).toHaveLength(1);
  });
});

describe('Two installations of the same casefile', () => {
  test('that judge one message at once give one answer', async () => {
    const bericht = bericht305('ijw-3.2');
    const id = await takenIn(database.casefile, bericht);
    const tweede = database.another();
    const uitkomsten = await Promise.all([
      judged(database.casefile, id, bericht),
      judged(tweede.casefile, id, bericht),
      judged(tweede.casefile, id, bericht),
    ]);
    expect(uitkomsten.map((u) => u.soort).sort()).toEqual(['al-beoordeeld', 'al-beoordeeld', 'beoordeeld']);
    expect(await counts()).toMatchObject({ bericht: 2, verzending: 1 });
    await tweede.stop();
  });

  test('leave a message as it is that turns out to be judged when its decision is carried out', async () => {
    const { casefile, db } = database;
    const bericht = bericht305('ijw-3.2');
    const id = await takenIn(casefile, bericht);
    let keren = 0;
    const uitkomst = await casefile.beoordeel(id, async (zaak) => {
      keren += 1;
      await decide(zaak, bericht, await zaak.feiten(bericht));
      // What somebody else left who judged it between our reading it and our turn.
      await sql`
        with geoordeeld as (
          update bericht set oordeel = ${JSON.stringify(refused)}, uitkomst = 'afgekeurd', beoordeeld_op = now()
          where id = ${id}
        )
        insert into bericht (id, richting, herkomst, standaard, nummer, ontvangen_op, bytes_verzegeld, in_antwoord_op)
        values (gen_random_uuid(), 'uit', 'berichtenpoort', 'ijw-3.2', '306', now(), '', ${id})`.execute(db);
    });
    expect([uitkomst.soort, keren]).toEqual(['al-beoordeeld', 1]);
    expect(await counts()).toMatchObject({ bericht: 2, verzending: 0, levering: 0 });
    expect((await casefile.toon(id))?.oordeel).toEqual(refused);
  });

  test('that send one message at once send it once', async () => {
    const id = await processed(database.casefile, bericht301('ijw-3.2'));
    const tweede = database.another();
    let keren = 0;
    const tel = async () => {
      keren += 1;
    };
    const uitkomsten = await Promise.all([
      sent(database.casefile, id, moment(90), [], tel),
      sent(tweede.casefile, id, moment(90), [], tel),
    ]);
    expect([uitkomsten.filter(Boolean).length, keren]).toEqual([1, 1]);
    await tweede.stop();
  });

  test('never leave the term of a 301 open when its retour is judged while it is being marked sent', async () => {
    const { casefile } = database;
    for (let ronde = 0; ronde < 10; ronde += 1) {
      const identificatie = `N${ronde}`;
      const producten = [{ ToewijzingNummer: 5000 + ronde }];
      const heen = await processed(casefile, bericht301('ijw-3.2', { identificatie, producten }));
      const retour = bericht302('ijw-3.2', { identificatie });
      const nieuw = asNew(retour, { ontvangenOp: moment(100) });
      await casefile.neemIn(nieuw);
      await Promise.all([
        sent(casefile, heen, moment(90), [awaitedTerm]),
        judged(casefile, nieuw.id, retour),
      ]);
      expect((await casefile.toon(heen))?.termijnen).toEqual([
        { ...awaitedTerm, berichtId: heen, einde: { hoe: 'nagekomen', op: moment(100) } },
      ]);
    }
  });
});
