/** The official samples get the verdict that is known of them. Skipped where `../shared` is not there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSchemas } from '../src/commands/schemas.ts';
import { inspect } from '../src/pipeline/inspect.ts';
import { judgeWithin } from '../src/rules/judge.ts';

const map = join(import.meta.dirname, '..', '..', 'shared', 'istandaarden', 'samples');
const aanwezig = existsSync(map);
if (!aanwezig) console.warn(`OVERGESLAGEN: de officiële voorbeelden ontbreken (${map}).`);

/** What the facts beside the samples say of them at level 2; every other sample is clean. */
const opNiveau2: Readonly<Record<string, readonly string[]>> = {
  'JW323.xml': ['TR101'],
  'WMO317.xml': ['TR380'],
};

describe.skipIf(!aanwezig)('The official samples', () => {
  const { schemas } = openSchemas();
  const lees = (pad: string) => inspect(readFileSync(join(map, pad)), schemas);

  const geldig = aanwezig ? globSync('*.xml', { cwd: map }).sort() : ['(geen)'];
  it.each(geldig)(
    '%s holds its schema and breaks only the level 2 rules it is known to break',
    async (bestand) => {
      const onderzocht = await lees(bestand);
      expect(onderzocht).toMatchObject({ ok: true });
      if (!onderzocht.ok) return;
      expect(judgeWithin(onderzocht.bericht).map(({ regel }) => regel)).toEqual(
        opNiveau2[basename(bestand)] ?? [],
      );
    },
  );

  const ongeldig = aanwezig ? globSync('invalid/*.xml', { cwd: map }).sort() : ['(geen)'];
  it.each(ongeldig)('%s is refused at level 1', async (bestand) => {
    expect(await lees(bestand)).toMatchObject({ ok: false, niveau: 1 });
  });
});
