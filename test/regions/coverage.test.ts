/**
 * What `rules list --protocol` says is carried out, is: every such rule of every pack of this installation finds something
 * and lets something pass, with the numbers of its pack.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { play } from '../../src/commands/replay/play.ts';
import { readScenario } from '../../src/commands/replay/scenario.ts';
import { openSchemas } from '../../src/commands/schemas.ts';
import { loadProtocol, loadVersions, protocolsFolder } from '../../src/pipeline/protocols.ts';
import { ontvangst } from '../../src/rules/examples/landelijk.ts';
import type { FactsFor } from '../../src/rules/facts.ts';
import { judge } from '../../src/rules/judge.ts';
import { rules } from '../../src/rules/national/index.ts';
import type { Protocol } from '../../src/rules/protocol.ts';
import { assess } from '../../src/rules/regional/assessing.ts';
import { kinds } from '../../src/rules/regional/index.ts';
import type { Kind } from '../../src/rules/regional/kind.ts';
import { amsterdamDay } from '../../src/rules/workingdays.ts';
import type { BerichtVan } from '../../src/standard/berichten.generated.ts';
import { cases, type Given } from './cases.ts';

const map = join(import.meta.dirname, '..', 'scenarios');

/** Per pack, of every message that was looked at: its number, and the rules of the region that found something. */
type Seen = { readonly nummer: string; readonly gevonden: ReadonlySet<string> };
const gezien = new Map<string, readonly Seen[]>();
const pakketten = new Map<string, Protocol>();

beforeAll(async () => {
  const schemas = openSchemas();
  for (const naam of readdirSync(map)) {
    const scenario = await readScenario(join(map, naam));
    const { protocol, instellingen } = scenario;
    const pakket = loadProtocol(protocolsFolder, protocol, instellingen, join(map, naam, 'contracten.csv'));
    if (pakket.regionaal === undefined) continue;
    const seen: Seen[] = [];
    for await (const { ontvangen, oordeel, adviezen, signalen } of play(scenario, pakket, schemas)) {
      if (!ontvangen?.bericht) continue;
      const gevonden = new Set([
        ...(oordeel?.bevindingen ?? []).map(({ regel }) => regel),
        ...signalen.map(({ code }) => code),
        ...adviezen.flatMap(({ redenen }) => redenen.map(({ regel }) => regel)),
      ]);
      seen.push({ nummer: ontvangen.bericht.slice(-3), gevonden });
    }
    gezien.set(protocol, [...(gezien.get(protocol) ?? []), ...seen]);
  }
});

/** The rules of the region that find something in it, by the pack as it holds on the day of receipt. */
function found(
  naam: string,
  { bericht, feiten, ontvangenOp, ingevuld, woonplaats }: Given,
): readonly string[] {
  const geladen = pakketten.get(naam) ?? loadProtocol(protocolsFolder, naam);
  pakketten.set(naam, geladen);
  const protocol = ingevuld?.(geladen) ?? geladen;
  const op = ontvangenOp === undefined ? ontvangst : Temporal.Instant.from(ontvangenOp);
  const binnen = rules.filter(({ niveau }) => niveau === 2);
  // A case has the facts of its message's number.
  const oordeel = judge(bericht as BerichtVan<'323'>, feiten as FactsFor<'323'>, protocol, op, binnen);
  // What the standard refuses within the message never comes to the rules of a region.
  expect(oordeel.bevindingen.filter(({ niveau }) => niveau === 2)).toEqual([]);
  const adviezen =
    bericht.nummer === '315'
      ? assess(
          bericht,
          { feiten: feiten as FactsFor<'315'>, protocol, ontvangenOp: op, ontvangstdag: amsterdamDay(op) },
          woonplaats,
        )
      : [];
  return [
    ...oordeel.bevindingen.map(({ regel }) => regel),
    ...(oordeel.signalen ?? []).map(({ code }) => code),
    ...adviezen.flatMap(({ redenen }) => redenen.map(({ regel }) => regel)),
  ];
}

const plays = Object.entries(cases).flatMap(([naam, lijst]) =>
  lijst.map((een) => ({ naam, titel: een.regel, ...een })),
);

describe('A rule with the numbers of its pack', () => {
  test.each(plays)('$titel', ({ naam, regel, slaatAan, laatDoor }) => {
    expect(found(naam, slaatAan)).toContain(regel);
    expect(found(naam, laatDoor)).not.toContain(regel);
  });
});

/** The messages that a kind of rule looks at. */
const looksAt: Readonly<Record<Kind['over'], readonly string[]>> = {
  prestatie: ['323'],
  declaratie: ['323'],
  verzoek: ['315', '317'],
  bericht: ['301', '305', '307', '315', '317', '323'],
};

describe('The rules that are carried out', () => {
  const carriedOut = readdirSync(protocolsFolder).flatMap((naam) =>
    loadVersions(protocolsFolder, naam).flatMap(({ loten }) =>
      loten.flatMap(({ regel }) => (regel === null ? [] : [{ naam, regel }])),
    ),
  );

  test('are many, and in every region', () => {
    expect(carriedOut.length).toBeGreaterThan(45);
    expect(new Set(carriedOut.map(({ naam }) => naam)).size).toBe(3);
  });

  test('each find something and let something pass, in a scenario of their region or a case of their own', () => {
    const zonder = carriedOut.flatMap(({ naam, regel: { id, soort } }) => {
      if (cases[naam]?.some(({ regel }) => regel === id)) return [];
      const over = kinds.get(soort)?.over;
      const bekeken = (gezien.get(naam) ?? []).filter(
        ({ nummer }) => over !== undefined && looksAt[over].includes(nummer),
      );
      const vindt = bekeken.some(({ gevonden }) => gevonden.has(id));
      const laatDoor = bekeken.some(({ gevonden }) => !gevonden.has(id));
      return vindt && laatDoor ? [] : [`${naam}: ${id} ${vindt ? 'vindt altijd iets' : 'vindt nooit iets'}`];
    });
    expect(zonder).toEqual([]);
  });
});
