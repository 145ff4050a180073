import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { totdat } from '../../test/services/wachten.ts';
import { bericht315, bericht316, bericht319 } from '../rules/examples/berichten.ts';
import { type TestDatabase, testDatabase } from './contract/database.ts';
import { atProvider, judged, moment, processed, requestTerm, takenIn } from './contract/wereld.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(await verseDatabase());
});
afterAll(() => database.stop());

const law = 'ijw-3.2';

describe('The retour on a request of ours and the answer to it, judged at the same moment', () => {
  /** How many statements of this database wait for somebody. */
  const waiting = async () => {
    const vraag: RawBuilder<{ aantal: number }> = sql`select count(*)::integer as aantal from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return (await vraag.execute(database.db)).rows[0]?.aantal ?? 0;
  };

  /** Everybody who needs the request waits until this is over, and goes on in whatever order. */
  async function whileHeld(doe: () => Promise<void>): Promise<void> {
    const other = database.another();
    try {
      await other.db.transaction().execute(async (trx) => {
        await sql`select from verzoek for update`.execute(trx);
        await doe();
      });
    } finally {
      await other.stop();
    }
  }

  test.each([
    ['319', 'first'],
    ['316', 'first'],
  ])('leave no term open, the %s %s', async (eerst) => {
    await database.empty();
    const verzoek = bericht315(law);
    await processed(database.casefile, verzoek, {}, atProvider(verzoek));
    const antwoord = bericht319(law);
    const retour = bericht316(law);
    const judgements = {
      '319': async () => {
        const id = await takenIn(database.casefile, antwoord, {
          ...atProvider(antwoord),
          ontvangenOp: moment(80),
        });
        return () => judged(database.casefile, id, antwoord);
      },
      '316': async () => {
        const id = await takenIn(database.casefile, retour, atProvider(retour));
        return () => judged(database.casefile, id, retour, { termijnen: [requestTerm('VOT1')] });
      },
    };
    const [een, twee] = [await judgements['319'](), await judgements['316']()];
    const [voor, na] = eerst === '319' ? [een, twee] : [twee, een];
    const lopend: Promise<unknown>[] = [];
    await whileHeld(async () => {
      for (const oordeel of [voor, na]) {
        const wachtten = await waiting();
        const klaar = new Set<string>();
        lopend.push(oordeel().then(() => klaar.add('done')));
        await totdat('it waits, or is done', async () => klaar.size > 0 || (await waiting()) > wachtten);
      }
    });
    await Promise.all(lopend);
    const [gevraagd] = await database.casefile.verzoeken({ aantal: 1 });
    expect(gevraagd?.stand).toBe('afgewezen');
    expect(gevraagd?.termijnen).toMatchObject([{ verplichting: 'OP274', einde: { hoe: 'nagekomen' } }]);
    expect(gevraagd?.termijnen[0]?.einde?.op.toString()).toBe(moment(80).toString());
  });
});
