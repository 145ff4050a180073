/** What `protocol` and `rules list --protocol` tell of the packs of this installation. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { protocol } from '../src/commands/protocol.ts';
import { rules } from '../src/commands/rules.ts';
import { protocolsFolder } from '../src/pipeline/protocols.ts';
import { run } from './play.ts';

const e10j = 'een-10-voor-de-jeugd-2021';

test('check tells what a pack holds, and which of its rules depart from the standard', async () => {
  const { exit, uit } = await run(protocol, ['check', e10j]);
  expect(exit).toBe(0);
  expect(uit[0]).toBe(`Protocol ${e10j} klopt.`);
  expect(uit[1]).toContain('54 producten, 177 regels');
  const zonderStart = uit.find((regel) => regel.includes('e10j-323-zonder-305'));
  expect(zonderStart).toContain('wijkt af van OP364; declaratieVereistStart staat uit');
});

test('check ends with 1 on a pack that cannot be used, and says why', async () => {
  const { exit, uit } = await run(protocol, ['check', 'bestaat-niet']);
  expect(exit).toBe(1);
  expect(uit).toEqual([expect.stringContaining("Er is geen protocol 'bestaat-niet'")]);
});

test('show gives every value with the place it is from', async () => {
  const { exit, uit } = await run(protocol, ['show', e10j]);
  expect(exit).toBe(0);
  // An amount has a space that does not break.
  const alles = uit.join('\n').replaceAll('\u00a0', ' ');
  expect(alles).toContain('€ 100,11 per uur, vanaf 01-01-2021 [003, kaart 3285-3339; tabel 5987-5998]');
  expect(alles).toContain('54001, 54002, 45A53, 45A56: ten hoogste 6 uur per maand');
  expect(alles).toContain('gevolg: weigeren; met maanden 3');
  expect(alles).toContain('gevolg: afwijzen met reden 4');
  expect(uit.join('\n')).toContain('een cliënt met een lopende toewijzing 17 jaar wordt');
  expect(uit.join('\n')).toMatch(/inzage na het einde: +onbeperkt/);
  const { uit: nijmegen } = await run(protocol, ['show', 'nijmegen-2022']);
  expect(nijmegen.join('\n')).toMatch(
    /inzage na het einde: +1 jaar \[004, 98\.3 Dataverkeer en -systemen, regels 2059-2065\]$/m,
  );
});

test.each(['landelijk', e10j, 'mgr-limburg-noord-2022', 'nijmegen-2022'])(
  '%s says of every value where it comes from',
  async (naam) => {
    const { uit: gecontroleerd } = await run(protocol, ['check', naam]);
    expect(gecontroleerd.filter((regel) => regel.includes('bron'))).toEqual([]);
    const { uit } = await run(protocol, ['show', naam]);
    const instellingen = uit.slice(uit.indexOf('Instellingen (protocol.yaml)') + 1);
    const tot = instellingen.indexOf('');
    expect(tot).toBeGreaterThan(7);
    for (const regel of instellingen.slice(0, tot)) expect(regel).toMatch(/ \[.{5,}\]$/);
    expect(uit.join('\n')).not.toContain('geen bron genoemd');
  },
);

test('check tells which settings and values do not say where they come from', async () => {
  const map = mkdtempSync(join(tmpdir(), 'bronnen-'));
  try {
    cpSync(join(protocolsFolder, 'nijmegen-2022'), join(map, 'nijmegen-2022'), { recursive: true });
    const pad = join(map, 'nijmegen-2022', 'protocol.yaml');
    const heel = readFileSync(pad, 'utf8');
    writeFileSync(pad, heel.replace(/^ {2}betaling: ".*\n/m, '').replaceAll('"004":', '"005":'));
    const { exit, uit } = await run(protocol, ['check', 'nijmegen-2022', '--map', map]);
    expect(exit).toBe(0);
    expect(uit).toContain('  Let op: zonder bron in herkomst: betaling.');
    expect(uit.find((regel) => regel.includes('geen stuk uit bronnen'))).toContain(
      'nij-indicaties-inzage-1-jaar',
    );
    const { uit: getoond } = await run(protocol, ['show', 'nijmegen-2022', '--map', map]);
    expect(getoond.find((regel) => regel.startsWith('  betalen:'))).toContain('[geen bron genoemd]');
  } finally {
    rmSync(map, { recursive: true });
  }
});

test('a wrong use says how it is used', async () => {
  await expect(run(protocol, ['toon', e10j])).rejects.toThrow('protocol check NAAM');
  await expect(run(protocol, ['check'])).rejects.toThrow('protocol check NAAM');
});

test('every rule of a region is listed once, with its fate', async () => {
  const { uit } = await run(rules, ['list', '--protocol', 'mgr-limburg-noord-2022', '--json']);
  const regels = uit.map((regel) => JSON.parse(regel));
  expect(new Set(regels.map(({ regel }) => regel)).size).toBe(51);
  expect(regels.find(({ regel }) => regel === 'mgr-323-31-januari')).toMatchObject({
    lot: 'uitgevoerd',
    waar: 'declaratie-binnen',
    gevolg: 'weigeren',
    wijktAf: [],
  });
  const leesbaar = await run(rules, ['list', '--protocol', 'mgr-limburg-noord-2022']);
  expect(leesbaar.uit.at(-1)).toBe('51 regels van mgr-limburg-noord-2022.');
  expect(leesbaar.uit.filter((regel) => regel.startsWith('  mgr-'))).toHaveLength(51);
});

test('a rule of a region is shown by its id, with what it departs from and whether it is on', async () => {
  const { exit, uit } = await run(rules, ['show', 'e10j-305-startdatum-leidend']);
  expect(exit).toBe(0);
  expect(uit[0]).toContain(`e10j-305-startdatum-leidend (${e10j}; `);
  const alles = uit.join('\n');
  expect(alles).toContain('wijkt af van OP364');
  expect(alles).toContain('declaratieVereistStart staat uit');
  expect(alles).toMatch(/Bron: +003, /);
  await expect(run(rules, ['show', 'e10j-nergens'])).rejects.toThrow('Er is geen regel e10j-nergens.');
});
