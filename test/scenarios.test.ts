/** Every folder of `test/scenarios/` plays as it says it will. */
import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replay } from '../src/commands/replay/replay.ts';
import { leesBericht } from '../src/standard/xml/bericht.ts';
import { leesXml } from '../src/standard/xml/lezen.ts';
import { run } from './play.ts';

const map = join(import.meta.dirname, 'scenarios');
const scenarios = globSync('*/scenario.yaml', { cwd: map }).map(dirname).sort();

describe('A scenario', () => {
  it.each(scenarios)('%s comes out as it says', async (naam) => {
    const { exit, uit } = await run(replay, [join(map, naam)]);
    expect(uit.filter((regel) => regel.includes('NIET ZOALS VERWACHT'))).toEqual([]);
    expect(exit).toBe(0);
  });
});

describe('Replay', () => {
  let doel = '';
  beforeEach(() => {
    doel = mkdtempSync(join(tmpdir(), 'replay-'));
  });
  afterEach(() => rmSync(doel, { recursive: true }));

  it('prints one object per step with the fields of the contract', async () => {
    const { uit } = await run(replay, ['--json', join(map, 'start-en-stop')]);
    const stappen = uit.map((regel) => JSON.parse(regel));
    expect(stappen).toHaveLength(9);
    for (const stap of stappen) {
      expect(Object.keys(stap)).toEqual([
        'scenario',
        'stap',
        'op',
        'ontvangen',
        'oordeel',
        'verzonden',
        'termijnen',
        'signalen',
        'verwachting',
      ]);
    }
    expect(stappen[2]).toMatchObject({
      stap: 3,
      op: '2026-04-08T10:15:00+02:00',
      ontvangen: { bericht: 'JW305', identificatie: 'START1', afzender: '42420001' },
      oordeel: { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [] },
      verzonden: [{ bericht: 'JW306', bestand: null, retourcodes: [], bedragToegekend: null }],
      termijnen: [
        { verplichting: 'OP090', partij: 'gemeente', uiterlijk: '2026-04-13', status: 'nagekomen' },
      ],
      signalen: [],
      verwachting: 'voldaan',
    });
    expect(stappen[3].verzonden[0].retourcodes.sort()).toEqual(['9074', '9326']);
  });

  it('shows the term of an allocation opened, and ended by its retour', async () => {
    const { uit } = await run(replay, ['--json', join(map, 'start-en-stop')]);
    const [eerste, tweede] = uit.map((regel) => JSON.parse(regel));
    const term = { verplichting: 'OP090', partij: 'aanbieder', uiterlijk: '2026-04-07' };
    expect(eerste.termijnen).toEqual([{ ...term, status: 'open' }]);
    expect(tweede.termijnen).toEqual([{ ...term, status: 'nagekomen' }]);
  });

  it('tells what a region refuses without a retourcode, and what it only signals', async () => {
    const { uit } = await run(replay, ['--json', join(map, 'regio-25-te-laat')]);
    const stappen = uit.map((regel) => JSON.parse(regel));
    const [bevinding] = stappen[6].oordeel.bevindingen;
    expect(bevinding).toMatchObject({ regel: 'e10j-323-te-laat-3-maanden', niveau: 4, retourcode: null });
    expect(Object.keys(bevinding)).not.toContain('antwoordcode');
    expect(stappen[3].signalen).toEqual([
      { code: 'e10j-323-volgende-maand', melding: expect.stringContaining('uiterlijk 28-02-2021') },
    ]);
  });

  it('reports a decision like a message: what it sent and what kept it from being sent', async () => {
    const { uit } = await run(replay, ['--json', join(map, 'besluiten-jeugd')]);
    const stappen = uit.map((regel) => JSON.parse(regel));
    const termijn = { verplichting: 'OP274', partij: 'gemeente' };
    expect(stappen[2]).toMatchObject({
      ontvangen: null,
      oordeel: { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [] },
      verzonden: [{ bericht: 'JW319', bestand: null, retourcodes: [], bedragToegekend: null }],
      termijnen: [
        { ...termijn, uiterlijk: '2026-05-13', status: 'nagekomen' },
        { ...termijn, uiterlijk: '2026-07-01', status: 'open' },
        { verplichting: 'OP090', partij: 'aanbieder', uiterlijk: '2026-05-12', status: 'open' },
      ],
    });
    const regels = (stap: number) =>
      stappen[stap].oordeel.bevindingen.map(({ regel }: { regel: string }) => regel);
    expect([1, 3, 4, 6, 8, 9, 11].map(regels)).toEqual([
      ['TR355'],
      ['TR360'],
      ['TR379'],
      ['TR359'],
      ['TR377'],
      ['TR409'],
      ['TR365'],
    ]);
    expect(stappen[3]).toMatchObject({ ontvangen: null, verzonden: [], termijnen: [] });
    expect(stappen[5].verzonden).toMatchObject([{ bericht: 'JW301' }]);
  });

  it('writes what was sent where it is told, and never one file over another', async () => {
    const paden = [join(map, 'start-en-stop'), join(map, 'start-en-stop'), join(map, 'start-en-stop-wmo')];
    const { uit } = await run(replay, ['--json', '--out', doel, ...paden]);
    const bestanden = uit.flatMap((regel) =>
      JSON.parse(regel).verzonden.map((een: { bestand: string }) => een.bestand),
    );
    expect(new Set(bestanden).size).toBe(21);
    expect(readdirSync(doel).sort()).toEqual(bestanden.toSorted());
    for (const bestand of bestanden)
      expect(leesXml(readFileSync(join(doel, bestand)))).toMatchObject({ ok: true });
  });

  it('numbers a second folder of one name past what a third is called', async () => {
    const bron = join(map, 'start-en-stop');
    const paden = ['een/a', 'twee/a', 'twee/a-2'].map((pad) => join(doel, pad));
    for (const pad of paden) cpSync(bron, pad, { recursive: true });
    const uit = join(doel, 'uit');
    const { uit: regels } = await run(replay, ['--json', '--out', uit, ...paden]);
    const bestanden = regels.flatMap((regel) =>
      JSON.parse(regel).verzonden.map((een: { bestand: string }) => een.bestand),
    );
    expect(new Set(bestanden).size).toBe(bestanden.length);
    expect(readdirSync(uit)).toHaveLength(bestanden.length);
  });

  /** A scenario of which the text is changed. */
  function changed(naam: string, bestand: string, anders: (tekst: string) => string): string {
    const pad = join(doel, naam);
    cpSync(join(map, naam), pad, { recursive: true });
    writeFileSync(join(pad, bestand), anders(readFileSync(join(pad, bestand), 'utf8')));
    return pad;
  }

  it('reads a code of digits that has lost its quotation marks', async () => {
    const pad = changed('e10j-37-andere-gemeente', 'scenario.yaml', (tekst) =>
      tekst.replaceAll(/"(0[0-9]{3}|[0-9])"/g, '$1'),
    );
    const { exit, uit } = await run(replay, [pad]);
    expect(uit.filter((regel) => regel.includes('NIET ZOALS VERWACHT'))).toEqual([]);
    expect(exit).toBe(0);
    expect(readFileSync(join(pad, 'scenario.yaml'), 'utf8')).toMatch(/gemeente: 0384\n/);
  });

  it('shows no term that lapsed because no retour can be made', async () => {
    const pad = changed('start-en-stop', '03-305.xml', (tekst) => tekst.replaceAll('ijw:Code>', 'ijw:Kode>'));
    const { uit } = await run(replay, ['--json', pad]);
    const statussen = uit.flatMap((regel) =>
      JSON.parse(regel).termijnen.map((een: { status: string }) => een.status),
    );
    expect(new Set(statussen)).toEqual(new Set(['open', 'nagekomen']));
  });

  it.each([
    ['titel: [', /regel 1: dit is geen YAML/],
    [
      'titel: T\ngemeente: 384x\nprotocol: landelijk\nstappen: []',
      /gemeente: een gemeentecode van vier cijfers; stappen: ten minste 1 onderdelen/,
    ],
    [
      'titel: T\ngemeente: "0384"\nprotocol: landelijk\niets: 1\nstappen: [{ op: 2026-04-01T09:00:00Z, klok: true }]',
      /kent iets niet; verbeter de naam/,
    ],
  ])('says in Dutch what is wrong with %j', async (tekst, melding) => {
    const pad = changed('start-en-stop', 'scenario.yaml', () => tekst);
    await expect(run(replay, [pad])).rejects.toThrow(melding);
  });

  it('refuses a request by itself with the reason of the rule, and as the region says first', async () => {
    const mappen = scenarios.filter((naam) => naam.startsWith('e10j-'));
    await run(replay, ['--out', doel, ...mappen.map((naam) => join(map, naam))]);
    const redenen = readdirSync(doel)
      .filter((bestand) => bestand.endsWith('JW319.xml'))
      .flatMap((bestand) => {
        const gelezen = leesBericht(readFileSync(join(doel, bestand)));
        if (!gelezen.ok || gelezen.bericht.nummer !== '319') throw new Error(bestand);
        const { ReferentieAanbieder, RedenAfwijzingVerzoek, Woonplaatsbeginsel } = gelezen.bericht.Antwoord;
        const gemeente = Woonplaatsbeginsel?.Gemeente ?? '';
        return RedenAfwijzingVerzoek ? [`${ReferentieAanbieder} ${RedenAfwijzingVerzoek}${gemeente}`] : [];
      });
    expect(redenen.toSorted()).toEqual([
      'VOT-13-A 6',
      'VOT-19 4',
      'VOT-37 80772',
      'VOT-39-A 4',
      'VOT-41-B 4',
      'VOT-43-B 4',
      'VOT-43-C 7',
      'VOT-43-D 4',
      'VOT-43-E 4',
      'VOT-57-4 4',
      'VOT-57-5 4',
      'VOT-59-A 4',
      'VOT-59-B 4',
      'VOT-61-A 6',
      'VOT-61-B 6',
      'VOT-67-2 4',
      'VOT-C-2 3',
      'VOT-C-3 4',
      'VOT-C-4 9',
      'VOT-P-1 2',
      'VOW-45 4',
    ]);
  });

  it('gives the same output every time it is played', async () => {
    const argv = ['--json', join(map, 'correcties')];
    expect((await run(replay, argv)).uit).toEqual((await run(replay, argv)).uit);
  });

  it.each([
    [[], /ten minste één scenariomap/],
    [['/bestaat/niet'], /scenario\.yaml kan niet worden gelezen/],
    [['--protocol', 'nergens', join(map, 'correcties')], /geen protocol 'nergens'/],
  ])('says what is wrong with %j', async (argv, melding) => {
    await expect(run(replay, argv)).rejects.toThrow(melding);
  });
});
