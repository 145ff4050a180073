import { generateKeySync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verseDatabase } from '../../test/services/postgres.ts';
import { migreer, openDatabase, openstaandeMigraties } from '../platform/database.ts';
import { maakKluis } from '../platform/sleutels.ts';
import { bericht301, bericht302, bericht305 } from '../rules/examples/berichten.ts';
import { awaitedTerm, factsOf, moment, processed, sent } from './contract/wereld.ts';
import { postgresCasefile } from './postgres.ts';

const key = () => generateKeySync('aes', { length: 256 });

describe('The casefile with the database and the keys of the platform', () => {
  test('goes from an empty database to a whole story, and migrating again changes nothing', async () => {
    const url = await verseDatabase();
    expect((await migreer(url)).length).toBeGreaterThan(0);
    expect(await migreer(url)).toEqual([]);
    const { db, sluit } = openDatabase({ url });
    expect(await openstaandeMigraties(db)).toEqual([]);

    const kluis = maakKluis({ sleutels: [{ id: 'een', geheim: key() }], bsnSleutel: key() });
    const casefile = postgresCasefile({ db, kluis });
    const heen = await processed(casefile, bericht301('ijw-3.2'), {}, { ontvangenOp: moment(1) });
    await sent(casefile, heen, moment(90), [awaitedTerm]);
    await processed(casefile, bericht302('ijw-3.2'), {}, { ontvangenOp: moment(100) });
    const start = await processed(casefile, bericht305('ijw-3.2'), {}, { ontvangenOp: moment(110) });
    const feiten = await factsOf(casefile, bericht305('ijw-3.2', { identificatie: 'KIJK' }));
    expect(feiten.leveringen).toHaveLength(1);
    expect(feiten.toewijzingen[0]?.ingangsdatum.toString()).toBe('2026-04-01');
    expect((await casefile.toon(heen))?.termijnen).toEqual([
      { ...awaitedTerm, berichtId: heen, einde: { hoe: 'nagekomen', op: moment(100) } },
    ]);
    const [nieuwste] = await casefile.zoek({ aantal: 1, bericht: 'JW306' });
    expect(nieuwste).toMatchObject({ inAntwoordOp: start, volgnummer: expect.any(Number) });
    await sluit();
  });
});
