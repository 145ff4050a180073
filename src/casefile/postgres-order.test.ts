import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { totdat } from '../../test/services/wachten.ts';
import { bericht305 } from '../rules/examples/berichten.ts';
import type { MessageId } from './casefile.ts';
import { type TestDatabase, testDatabase } from './contract/database.ts';
import { asNew, decide, judged, moment, takenIn } from './contract/wereld.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
afterAll(() => database.stop());

describe('Messages of one provider about one client, with many workers', () => {
  test('are judged in order of receipt, one at a time, each once, and see what came before', async () => {
    const stromen = [
      { aanbieder: '99990001', client: { Bsn: '999900006' } },
      { aanbieder: '99990001', client: { Bsn: '999900018' } },
      { aanbieder: '99990002', client: { Bsn: '999900006' } },
    ] as const;
    const story = fc.record({
      /** Stream of each message, in the order they are offered. */
      berichten: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 14 }),
      /** Who takes which message, more than once perhaps, before all of them are taken. */
      grepen: fc.array(fc.nat(), { maxLength: 10 }),
      werkers: fc.integer({ min: 1, max: 6 }),
      ontvangers: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(story, async ({ berichten, grepen, werkers, ontvangers }) => {
        await database.empty();
        const nieuw = berichten.map((stroom, n) => {
          const begin = Temporal.PlainDate.from('2026-01-01').add({ days: n });
          const keuze = {
            ...stromen[stroom],
            identificatie: `N${n}`,
            producten: [{ Begindatum: begin }],
          };
          return { stroom, bericht: bericht305('ijw-3.2', keuze), id: randomUUID() };
        });
        const perId = new Map<MessageId, (typeof nieuw)[number]>(nieuw.map((een) => [een.id, een]));
        const busy = new Set<number>();
        const done: { readonly stroom: number; readonly volgnummer: number; readonly gezien: number }[] = [];
        /** As the pipeline does it: whatever must be judged first is judged first. */
        const judge = async (id: MessageId): Promise<void> => {
          const een = perId.get(id);
          if (!een) throw new Error('an unknown message');
          const seen: number[] = [];
          let volgnummer = 0;
          const uitkomst = await database.casefile.beoordeel(id, async (zaak) => {
            expect(busy.has(een.stroom)).toBe(false);
            busy.add(een.stroom);
            const feiten = await zaak.feiten(een.bericht);
            await decide(zaak, een.bericht, feiten);
            volgnummer = zaak.bericht.volgnummer;
            seen.push(feiten.leveringen.length);
            busy.delete(een.stroom);
          });
          if (uitkomst.soort === 'beoordeeld') {
            done.push({ stroom: een.stroom, volgnummer, gezien: seen.at(-1) ?? -1 });
          } else if (uitkomst.soort === 'eerst') {
            await judge(uitkomst.id);
            await judge(id);
          }
        };
        // Judging starts while messages are still coming in, by several hands.
        const wachtrij = [...grepen.flatMap((greep) => nieuw[greep % nieuw.length] ?? []), ...nieuw];
        const intake = nieuw.values();
        const binnen = Array.from({ length: ontvangers }, async () => {
          for (const een of intake) await database.casefile.neemIn(asNew(een.bericht, { id: een.id }));
        });
        const handen = Array.from({ length: werkers }, async () => {
          for (let een = wachtrij.shift(); een; een = wachtrij.shift()) await judge(een.id);
        });
        // All of them end before the next story begins, also when one fails.
        const uitslagen = await Promise.allSettled([...binnen, ...handen]);
        for (const uitslag of uitslagen) if (uitslag.status === 'rejected') throw uitslag.reason;
        // What was taken before it had arrived is unknown then; a reconciler puts it back on the queue.
        const { teBeoordelen } = await database.casefile.onafgemaakt(99);
        await Promise.all(teBeoordelen.map(judge));

        expect(done).toHaveLength(nieuw.length);
        for (const stroom of [0, 1, 2]) {
          const eigen = done.filter((een) => een.stroom === stroom);
          const inOrder = eigen.toSorted((a, b) => a.volgnummer - b.volgnummer);
          // Each saw exactly what came before it in order of receipt.
          expect(inOrder.map((een) => een.gezien)).toEqual(inOrder.map((_, plaats) => plaats));
        }
        expect((await database.casefile.achterstand()).teBeoordelen).toBe(0);
        expect((await database.casefile.onafgemaakt(99)).teVerzenden).toHaveLength(nieuw.length);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('get their volgnummer only when it is their turn to be taken in', async () => {
    await database.empty();
    const { casefile, db } = database;
    const eerste = await takenIn(casefile, bericht305('ijw-3.2', { identificatie: 'EERST' }));
    const highest = async () => {
      const { rows } = await sql<{ hoogste: number }>`
        select last_value::float8 as hoogste from bericht_volgnummer_seq`.execute(db);
      return rows[0]?.hoogste;
    };
    const nieuw = asNew(bericht305('ijw-3.2', { identificatie: 'TWEEDE' }));
    const voor = await highest();
    const intake = await db.transaction().execute(async (trx) => {
      // Another intake of this stream that has not been committed yet.
      await sql`select pg_advisory_xact_lock(~ stroom) from bericht where id = ${eerste}`.execute(trx);
      const wacht = casefile.neemIn(nieuw);
      await totdat('the second intake waits', async () => {
        const { rows } = await sql<{ aantal: number }>`
          select count(*)::integer as aantal from pg_locks
          where locktype = 'advisory' and not granted
            and database = (select oid from pg_database where datname = current_database())`.execute(trx);
        return rows[0]?.aantal === 1;
      });
      expect(await highest()).toBe(voor);
      return { wacht };
    });
    await intake.wacht;
    expect(await highest()).toBe((voor ?? 0) + 1);
  });

  test('are taken in while an earlier one is being judged, however long that takes', async () => {
    await database.empty();
    const { casefile } = database;
    const bericht = bericht305('ijw-3.2', { identificatie: 'EERST' });
    const id = await takenIn(casefile, bericht);
    await casefile.beoordeel(id, async (zaak) => {
      await takenIn(casefile, bericht305('ijw-3.2', { identificatie: 'TWEEDE' }), { ontvangenOp: moment(1) });
      await decide(zaak, bericht, await zaak.feiten(bericht));
    });
    expect((await casefile.achterstand()).oudste).toEqual(moment(1));
    expect(await judged(casefile, id, bericht)).toEqual({ soort: 'al-beoordeeld' });
  });
});
