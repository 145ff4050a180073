import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeDeclaratieAntwoord } from '../../answers/declaratie-antwoord.ts';
import { makeRetour } from '../../answers/retour.ts';
import { bericht305, bericht307, bericht315 } from '../../rules/examples/berichten.ts';
import { declaratie, declaraties } from '../../rules/examples/declaraties.ts';
import { gestart, gestopt, regie, toegewezen, verzoeken } from '../../rules/examples/facts.ts';
import { ontvangst } from '../../rules/examples/landelijk.ts';
import { dag } from '../../rules/examples/waarden.ts';
import { judge } from '../../rules/judge.ts';
import { loadProtocol } from '../protocols.ts';

const s = 'iwmo-3.2';
const eigen = {
  identificatie: 'R1',
  dagtekening: dag('2026-05-06'),
  xsdVersie: { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' },
} as const;
const kop = 'aanbieder,productcategorie,productcode,eenheid,tarief_cent,geldig_van,geldig_tot';

let map = '';
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'aanbieders-'));
});
afterEach(() => rmSync(map, { recursive: true }));

function region({ contracten = '', aanbieders = '', schakelaars = '', afkeur = '' }) {
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
  schakelaars: { declaratieVereistStart: false${schakelaars} }
  afkeur: { wijze: retourcode, retourcode: "0233" }
  ${afkeur}
  afwijzingsredenen: ["4"]
`,
  );
  writeFileSync(
    join(hier, 'regels.yaml'),
    `regels:
  - { id: oost-1, lot: uitgevoerd, soort: geregistreerde-afzender, gevolg: weigeren, uitleg: Eén code., bron: "1" }
  - { id: oost-2, lot: uitgevoerd, soort: stop-verwijderen-op-tijd, gevolg: weigeren, wijktAf: [TR063], uitleg: Op tijd., bron: "1" }
`,
  );
  writeFileSync(
    join(hier, 'aanbieders.csv'),
    `code,naam,rol,bekostiging,geldig_van,geldig_tot,gemeld_op,toegestaan_vanaf\n${aanbieders}`,
  );
  if (contracten) writeFileSync(join(hier, 'contracten.csv'), `${kop}\n${contracten}`);
  return loadProtocol(map, 'oost');
}
const ander = '99990002,Ander,aanbieder,,2026-01-01,,,\n';

describe('A message that only the region refuses as a whole', () => {
  test('comes back with the code of the pack in its Header and nothing below it, and changes nothing', () => {
    const protocol = region({ aanbieders: ander });
    const berichten = [
      judge(bericht305(s), regie({ toewijzingen: [toegewezen(s)] }), protocol, ontvangst),
      judge(bericht315(s), verzoeken(), protocol, ontvangst),
      judge(declaratie(s), declaraties(s), protocol, ontvangst),
    ];
    for (const oordeel of berichten) {
      expect(oordeel.uitkomst).toBe('afgekeurd');
      expect(oordeel.effecten).toEqual([]);
      expect(oordeel.bevindingen).toMatchObject([{ regel: 'oost-1', retourcode: null, niveau: 4 }]);
    }
    const [start, verzoek, declareren] = berichten;
    if (!start || !verzoek || !declareren) throw new Error('Three were judged.');
    for (const retour of [
      makeRetour(bericht305(s), start, eigen),
      makeRetour(bericht315(s), verzoek, eigen),
    ]) {
      expect(retour?.Header.RetourCodes).toEqual({ RetourCode: ['0001'] });
      expect(Object.keys(retour ?? {})).not.toContain('Client');
    }
    const antwoord = makeDeclaratieAntwoord(declaratie(s), declareren, eigen);
    expect(antwoord?.Header.RetourCodes).toEqual({ RetourCode: ['0001'] });
    expect(antwoord?.DeclaratieAntwoord).toBeUndefined();
  });

  test('carries another code where the pack says so', () => {
    const protocol = region({ aanbieders: ander, afkeur: 'afkeurBericht: "0233"' });
    const oordeel = judge(bericht305(s), regie({ toewijzingen: [toegewezen(s)] }), protocol, ontvangst);
    expect(makeRetour(bericht305(s), oordeel, eigen)?.Header.RetourCodes).toEqual({ RetourCode: ['0233'] });
  });

  test('is refused beside what the standard says of its Header', () => {
    const protocol = region({ aanbieders: ander });
    const bericht = bericht305(s, { dagtekening: '2026-05-07' });
    const oordeel = judge(bericht, regie({ toewijzingen: [toegewezen(s)] }), protocol, ontvangst);
    expect(oordeel.bevindingen.map(({ regel }) => regel)).toEqual(['TR135', 'oost-1']);
  });
});

describe('Where the contracts are the register', () => {
  const uitkomst = (contracten: string) =>
    judge(bericht305(s), regie({ toewijzingen: [toegewezen(s)] }), region({ contracten }), ontvangst)
      .uitkomst;

  test.each([
    ['a code with a contract sends', '99990001,02,,04,100,2026-05-06,', 'goedgekeurd'],
    ['a code whose contract begins tomorrow does not', '99990001,02,,04,100,2026-05-07,', 'afgekeurd'],
    ['a code without a contract does not', '99990002,02,,04,100,2026-01-01,', 'afgekeurd'],
    ['a code whose contract is over still sends', '99990001,02,,04,100,2026-01-01,2026-04-30', 'goedgekeurd'],
    [
      'a code whose contract goes on under another does not',
      '99990001,02,,04,100,2026-01-01,2026-04-30\n99990002,02,,04,110,2026-05-01,',
      'afgekeurd',
    ],
    [
      'a code of which only one contract goes on under another does',
      '99990001,02,,04,100,2026-01-01,2026-04-30\n99990001,03,,04,100,2026-01-01,2026-04-30\n99990002,02,,04,110,2026-05-01,',
      'goedgekeurd',
    ],
  ])('%s', (_, contracten, verwacht) => {
    expect(uitkomst(`${contracten}\n`)).toBe(verwacht);
  });
});

describe('A rule against the standard', () => {
  const weg = bericht307(s, { producten: [{ StatusAanlevering: '3' }] });
  const feiten = regie({
    toewijzingen: [toegewezen(s, { einddatum: dag('2026-05-05') })],
    leveringen: [gestart(s), gestopt(s)],
  });

  test('only signals, and says what it departs from', () => {
    const oordeel = judge(weg, feiten, region({}), ontvangst);
    expect(oordeel.uitkomst).toBe('goedgekeurd');
    expect(oordeel.signalen).toMatchObject([{ code: 'oost-2', waarden: { wijktAfVan: 'TR063' } }]);
  });

  test('refuses where the pack names it, under a general code in its class', () => {
    const oordeel = judge(weg, feiten, region({ schakelaars: ', tegenDeStandaard: [oost-2]' }), ontvangst);
    expect(oordeel.uitkomst).toBe('afgekeurd');
    const retour = makeRetour(weg, oordeel, eigen);
    expect(retour?.Header.RetourCodes).toEqual({ RetourCode: ['0200'] });
    expect(JSON.stringify(retour)).toContain('"RetourCodes":{"RetourCode":["0233"]}');
  });
});
