/** What a pack says about requests, and how it is told when it cannot be used. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bericht315 } from '../../rules/examples/berichten.ts';
import { verzoeken } from '../../rules/examples/facts.ts';
import { ontvangst } from '../../rules/examples/landelijk.ts';
import { aanbieder, dag } from '../../rules/examples/waarden.ts';
import { assess } from '../../rules/regional/assessing.ts';
import { amsterdamDay } from '../../rules/workingdays.ts';
import { loadProtocol } from '../protocols.ts';

const s = 'iwmo-3.2';

let map = '';
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'verzoeken-'));
});
afterEach(() => rmSync(map, { recursive: true }));

function region({ regel = '', plafonds = '', contracten = '' }) {
  const hier = join(map, 'oost');
  mkdirSync(hier);
  writeFileSync(
    join(hier, 'protocol.yaml'),
    `naam: oost
kalender: { goedeVrijdagIsWerkdag: true, plaatselijkeFeestdagen: [], brugdagen: [] }
onbekendeProductcode: toegestaan
aanhoudenWerkdagen: 0
contracttarief: vast
regionaal:
  wetten: [iwmo]
  schakelaars: { declaratieVereistStart: false }
  afkeur: { wijze: retourcode, retourcode: "0233" }
  afwijzingsredenen: ["2", "3", "4", "8"]
  ongebruikteRedenen: { "5": oost-1 }
`,
  );
  writeFileSync(
    join(hier, 'regels.yaml'),
    `regels:\n  - { id: oost-1, lot: uitgevoerd, uitleg: Zo., bron: "1", ${regel} }\n`,
  );
  if (plafonds) {
    writeFileSync(join(hier, 'plafonds.csv'), `aanbieder,jaar,plafond_cent,bron\n${plafonds}`);
  }
  if (contracten) {
    const kop = 'aanbieder,productcategorie,productcode,eenheid,tarief_cent,geldig_van,geldig_tot';
    writeFileSync(join(hier, 'contracten.csv'), `${kop}\n${contracten}`);
  }
  return loadProtocol(map, 'oost');
}

function reasons(protocol: ReturnType<typeof region>, cent = 0) {
  const feiten = verzoeken({ toegekendPerJaar: [{ jaar: 2026, cent }] });
  const context = { feiten, protocol, ontvangenOp: ontvangst, ontvangstdag: amsterdamDay(ontvangst) };
  return assess(bericht315(s), context).flatMap(({ redenen }) =>
    redenen.map(({ regel, gevolg }) => [regel, gevolg]),
  );
}

describe('A pack', () => {
  test('says what follows for a request, and with which reason', () => {
    const protocol = region({
      regel: 'soort: omzetplafond, gevolg: { adviseren: "2" }',
      plafonds: `${aanbieder},2026,100,1`,
    });
    expect(reasons(protocol, 100)).toEqual([]);
    expect(reasons(protocol, 101)).toEqual([['oost-1', { wat: 'adviseren', reden: '2' }]]);
    expect(protocol.regionaal?.ongebruikteRedenen).toEqual(new Map([['5', 'oost-1']]));
  });

  test('knows with whom a contract is made, and on which days', () => {
    const regel = 'soort: contract-vereist, gevolg: { zelf-afwijzen: "3" }';
    const zelf = [['oost-1', { wat: 'zelf-afwijzen', reden: '3' }]];
    const regels = [`${aanbieder},02,,04,,2026-01-01,2026-06-01`];
    const protocol = region({ regel, contracten: regels.join('\n') });
    expect(reasons(protocol)).toEqual([]);
    const is = (aan: string, wet: 'ijw-3.2' | 'iwmo-3.2', op: string) =>
      protocol.gecontracteerd?.(aan, wet, dag(op));
    expect([
      is(aanbieder, s, '2025-12-31'),
      is(aanbieder, s, '2026-06-01'),
      is(aanbieder, s, '2026-06-02'),
      is(aanbieder, 'ijw-3.2', '2026-06-01'),
      is('99990002', s, '2026-06-01'),
    ]).toEqual([false, true, false, false, false]);
    rmSync(join(map, 'oost'), { recursive: true });
    expect(reasons(region({ regel, contracten: '99990002,02,,04,,2026-01-01,' }))).toEqual(zelf);
    rmSync(join(map, 'oost'), { recursive: true });
    // Nothing is known of contracts.
    expect(reasons(region({ regel }))).toEqual([]);
  });

  test.each([
    ['soort: woonplaats, gevolg: { zelf-afwijzen: "8" }', '', /oost\/regels\.yaml.*regel 2/],
    ['soort: woonplaats, gevolg: { zelf-afwijzen: "9" }', '', /oost-1 wijst af met reden 9/],
    ['soort: woonplaats, gevolg: { adviseren: 8 }', '', /oost\/regels\.yaml.*regel 2/],
    [
      'soort: omzetplafond, gevolg: adviseren',
      '1,2026,100,1',
      /plafonds\.csv klopt niet\. regel 2: aanbieder/,
    ],
    [
      'soort: omzetplafond, gevolg: adviseren',
      `${aanbieder},2026,100,1\n${aanbieder},2026,200,1`,
      /plafonds\.csv, regel 3: .* al een plafond voor 2026/,
    ],
  ])('cannot be used with %s and %j', (regel, plafonds, melding) => {
    expect(() => region({ regel, plafonds })).toThrow(melding);
  });
});
