import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { up } from '../../migrations/0008_betaaldagen.ts';
import { verseDatabase } from '../../test/services/postgres.ts';
import { bericht323 } from '../rules/examples/berichten.ts';
import { testDatabase } from './contract/database.ts';
import { processed } from './contract/wereld.ts';

test('a declaration from before payments were told is paid 30 days after the Dagtekening of its message', async () => {
  const database = await testDatabase(await verseDatabase());
  const { db, casefile } = database;
  try {
    const id = await processed(casefile, bericht323('ijw-3.2'));
    const shown = async () => [
      (await casefile.toon(id))?.oordeel,
      await casefile.betalingen({}, { aantal: 9 }),
    ];
    const verwacht = await shown();
    await sql`
      alter table declaratie drop column dagtekening, drop column betalen_uiterlijk;
      drop index prestatie_credit_per_declaratie;
      update bericht set oordeel = jsonb_set(oordeel, '{effecten,0}',
        (oordeel #> '{effecten,0}') - 'dagtekening' - 'betalenUiterlijk');`.execute(db);
    await db.transaction().execute(up);
    expect(await shown()).toEqual(verwacht);
  } finally {
    await database.stop();
  }
});
