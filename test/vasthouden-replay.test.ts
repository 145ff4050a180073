/** A month of a region that lets a person decide on lines of a declaration, played as a scenario. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { play, type StepResult } from '../src/commands/replay/play.ts';
import { readScenario } from '../src/commands/replay/scenario.ts';
import { openSchemas } from '../src/commands/schemas.ts';
import { bericht301, bericht323 } from '../src/rules/examples/berichten.ts';
import { teDuur, uren, vasthoudend } from '../src/rules/examples/vasthouden.ts';
import { dag } from '../src/rules/examples/waarden.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';

const s = 'ijw-3.2';
const at = (plaats: number) => `/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[${plaats}]`;
const schemas = openSchemas();

let map = '';
beforeEach(() => {
  map = mkdtempSync(join(tmpdir(), 'vasthouden-'));
  const Omvang = { Volume: 10, Eenheid: '04', Frequentie: '4' } as const;
  const toewijzing = bericht301(s, { producten: [{ Ingangsdatum: dag('2026-02-01'), Omvang }] });
  const declaratie = (identificatie: string) =>
    bericht323(s, {
      identificatie,
      declaratie: { DeclaratieNummer: identificatie },
      clienten: [
        {
          prestaties: [uren('02', 2), uren('03', 3, teDuur), uren('04', 4, teDuur)].map((regel, plaats) => ({
            ...regel,
            ProductReferentie: { ReferentieNummer: `${identificatie}${plaats}` },
          })),
        },
      ],
    });
  const berichten = { '301': toewijzing, a: declaratie('A'), b: declaratie('B') };
  for (const [naam, bericht] of Object.entries(berichten)) {
    writeFileSync(join(map, `${naam}.xml`), schrijfBericht(bericht));
  }
});
afterEach(() => rmSync(map, { recursive: true }));

async function played(...stappen: readonly string[]): Promise<readonly StepResult[]> {
  const regels = ['op: 2026-05-06T09:00:00+02:00, ontvang: 301.xml', ...stappen];
  const tekst = [
    'titel: Vasthouden',
    'gemeente: "0384"',
    'protocol: eigen',
    'stappen:',
    ...regels.map((r) => `  - { ${r} }`),
  ];
  writeFileSync(join(map, 'scenario.yaml'), tekst.join('\n'));
  const resultaten: StepResult[] = [];
  for await (const stap of play(await readScenario(map), vasthoudend(s), schemas)) resultaten.push(stap);
  return resultaten.slice(1);
}
const ontvangA = 'op: 2026-05-06T10:00:00+02:00, ontvang: a.xml';
const sent = ({ verzonden }: StepResult) =>
  verzonden.map(({ uit, bedragToegekend }) => [uit.bericht, bedragToegekend]);

describe('A scenario in which a declaration waits for a person', () => {
  test('shows no verdict and no answer, and which lines wait', async () => {
    const [stap] = await played(ontvangA);
    expect([stap?.oordeel, stap && sent(stap)]).toEqual([null, []]);
    expect(stap?.wacht?.regels.map(({ pad }) => pad)).toEqual([at(2), at(3)]);
  });

  test('decides in steps, and the answer goes with the last of them', async () => {
    const [, eerst, dan] = await played(
      ontvangA,
      `op: 2026-05-07T10:00:00+02:00, besluit: { declaratie: A, toekennen: ["${at(2)}"], motivering: Besproken }`,
      'op: 2026-05-08T10:00:00+02:00, besluit: { declaratie: A, afwijzen: alles }, verwacht: { uitkomst: deels-goedgekeurd, verzonden: [JW325] }',
    );
    expect([eerst?.oordeel, eerst?.wacht?.regels.map(({ pad }) => pad)]).toEqual([null, [at(3)]]);
    expect([dan?.verwachting, dan?.wacht, dan && sent(dan)]).toEqual([
      'voldaan',
      null,
      [['JW325', 25_00 + 3 * teDuur]],
    ]);
  });

  test('lets the region decide on the last day, and then what waited behind it waits itself', async () => {
    const [, later, klok] = await played(
      ontvangA,
      'op: 2026-05-07T10:00:00+02:00, ontvang: b.xml',
      'op: 2026-05-21T00:00:00+02:00, klok: true',
    );
    expect([later?.oordeel, later?.wacht?.achter]).toEqual([null, 'A']);
    expect(klok && sent(klok)).toEqual([['JW325', 25_00]]);
  });

  test('reports a decision on what does not wait', async () => {
    const [onbekend, , anders] = await played(
      'op: 2026-05-06T09:30:00+02:00, besluit: { declaratie: A, afwijzen: alles }',
      ontvangA,
      `op: 2026-05-07T10:00:00+02:00, besluit: { declaratie: A, afwijzen: ["${at(1)}"] }`,
    );
    expect(onbekend?.oordeel?.bevindingen[0]?.melding).toBe('Er wacht geen declaratie A op een besluit.');
    expect(anders?.oordeel?.uitkomst).toBe('afgekeurd');
    expect(anders && sent(anders)).toEqual([]);
  });

  test('must say why a line is granted', async () => {
    const zonder = 'op: 2026-05-07T10:00:00+02:00, besluit: { declaratie: A, toekennen: alles }';
    await expect(played(ontvangA, zonder)).rejects.toThrow('zeg waarom er wordt toegekend');
  });
});
