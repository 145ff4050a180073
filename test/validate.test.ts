/** `validate` and `rules`, by the words of the contract. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rules } from '../src/commands/rules.ts';
import { validate } from '../src/commands/validate.ts';
import { bericht305 } from '../src/rules/examples/berichten.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';
import { run } from './play.ts';

let map = '';
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'validate-'));
});
afterEach(() => rmSync(map, { recursive: true }));

function bestand(naam: string, inhoud: Uint8Array | string): string {
  const pad = join(map, naam);
  writeFileSync(pad, inhoud);
  return pad;
}

const goed = schrijfBericht(bericht305('ijw-3.2'));
const zelfde = { ToewijzingNummer: 7, Product: undefined };
const dubbel = schrijfBericht(bericht305('ijw-3.2', { producten: [zelfde, zelfde, zelfde] }));

describe('Validate', () => {
  it('prints one object per file in the order given, also for what is no XML', async () => {
    const paden = [
      bestand('geen.xml', 'dit is geen XML'),
      bestand('goed.xml', goed),
      bestand(
        'schema.xml',
        new TextDecoder().decode(goed).replace('<jw305:StatusAanlevering>1', '<jw305:StatusAanlevering>7'),
      ),
      bestand('dubbel.xml', dubbel),
    ];
    const { exit, uit } = await run(validate, ['--json', ...paden]);
    const regels = uit.map((regel) => JSON.parse(regel));
    expect(exit).toBe(1);
    expect(regels.map(({ bestand: pad, uitkomst, niveau }) => [pad, uitkomst, niveau])).toEqual([
      [paden[0], 'afgekeurd', 0],
      [paden[1], 'goedgekeurd', null],
      [paden[2], 'afgekeurd', 1],
      [paden[3], 'afgekeurd', 2],
    ]);
    expect(regels[1]).toEqual({
      bestand: paden[1],
      standaard: 'ijw-3.2',
      bericht: 'JW305',
      uitkomst: 'goedgekeurd',
      niveau: null,
      bevindingen: [],
    });
    expect(regels[2].bevindingen).toMatchObject([
      {
        regel: 'XSD',
        niveau: 1,
        retourcode: null,
        pad: '/Bericht/Client/StartProducten/StartProduct/StatusAanlevering',
      },
    ]);
    expect(regels[3].bevindingen).toMatchObject([
      {
        regel: 'TR101',
        niveau: 2,
        retourcode: '0001',
        pad: '/Bericht/Client/StartProducten/StartProduct[2]',
      },
      {
        regel: 'TR101',
        niveau: 2,
        retourcode: '0001',
        pad: '/Bericht/Client/StartProducten/StartProduct[3]',
      },
    ]);
  });

  it('ends with 0 when every file is approved', async () => {
    expect(await run(validate, [bestand('goed.xml', goed)])).toMatchObject({ exit: 0 });
  });

  it('says which file it cannot read', async () => {
    await expect(run(validate, [join(map, 'weg.xml')])).rejects.toThrow(
      /weg\.xml kan niet worden gelezen \(ENOENT\)/,
    );
  });
});

describe('Rules', () => {
  it('lists every rule as the contract says', async () => {
    const { exit, uit } = await run(rules, ['list', '--json']);
    const regels = uit.map((regel) => JSON.parse(regel));
    expect(exit).toBe(0);
    for (const regel of regels) {
      expect(Object.keys(regel)).toEqual([
        'regel',
        'niveau',
        'berichten',
        'standaarden',
        'retourcode',
        'bron',
        'implementatie',
        'uitleg',
      ]);
    }
    expect(regels.find(({ regel }) => regel === 'TR326')).toMatchObject({
      niveau: 3,
      berichten: ['305'],
      standaarden: ['ijw-3.2', 'iwmo-3.2'],
      retourcode: '9326',
      implementatie: 'uitgevoerd',
    });
  });

  it('lists every code of the standard, carried out or not, and says what became of it', async () => {
    const { uit } = await run(rules, ['list', '--json']);
    const regels = uit.map((regel) => JSON.parse(regel));
    expect(new Set(regels.map(({ regel }) => regel)).size).toBe(308);
    expect(regels.find(({ regel }) => regel === 'RS014')).toEqual({
      regel: 'RS014',
      niveau: 1,
      berichten: ['301', '305', '307', '315', '317', '319', '323', '325'],
      standaarden: ['ijw-3.2', 'iwmo-3.2'],
      retourcode: null,
      bron: 'iJw/iWmo 3.2, restrictie RS014',
      implementatie: 'xsd',
      uitleg: 'Hoogstens acht tekens. In het schema: LDT_AgbCode, LDT_Postcode (basisschema.xsd).',
    });
    expect(regels.find(({ regel }) => regel === 'OP090')).toMatchObject({
      implementatie: 'proces',
      uitleg: expect.stringContaining('src/rules/terms.ts'),
    });
    // One entry per law where the laws differ.
    const cs050 = regels.filter(({ regel }) => regel === 'CS050');
    expect(cs050.map(({ standaarden }) => standaarden)).toEqual([['ijw-3.2'], ['iwmo-3.2']]);
    expect(new Set(cs050.map(({ uitleg }) => uitleg)).size).toBe(2);

    const leesbaar = (await run(rules, ['list'])).uit;
    for (const { regel } of regels) {
      expect(
        leesbaar.some((tekst) => tekst.startsWith(`  ${regel} `)),
        regel,
      ).toBe(true);
    }
  });

  it('shows any code of the standard, also one that is no rule of ours', async () => {
    const alle = (await run(rules, ['list', '--json'])).uit.map((regel) => JSON.parse(regel));
    for (const { regel, standaarden } of alle) {
      const { uit } = await run(rules, ['show', regel.toLowerCase()]);
      expect(uit[0], regel).toMatch(new RegExp(`^${regel} `));
      for (const wet of standaarden) expect(uit.join(' '), regel).toContain(wet);
    }
    const { uit } = await run(rules, ['show', 'OP259']);
    expect(uit.join(' ')).toContain('TR302');
  });

  it('shows a rule with its examples, whatever the case of its code', async () => {
    const { uit } = await run(rules, ['show', 'tr326']);
    expect(uit[0]).toMatch(/^TR326 .*9326/);
    expect(uit.filter((regel) => regel.includes('geweigerd'))).not.toEqual([]);
  });

  it('says so when there is no such rule', async () => {
    await expect(run(rules, ['show', 'TR999'])).rejects.toThrow(/geen regel TR999/);
  });
});
