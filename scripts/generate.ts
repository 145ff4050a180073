/**
 * Writes `src/standard/berichten.generated.ts` from `schemas/`: the TypeScript types of all messages and the mapping
 * that reading and writing use. With `--check` nothing is written; exit code 1 when the committed file differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { berichtsoort, nummers, type Standaard, standaarden } from '../src/standard/berichtsoorten.ts';
import type { Veld } from '../src/standard/schema/afbeelding.ts';
import { type ComplexType, leesBerichtmodel, type SimpelType } from '../src/standard/schema/model.ts';

const wortel = join(import.meta.dirname, '..');
const doelpad = 'src/standard/berichten.generated.ts';
const regelbreedte = 110;

const waarden = {
  string: { soort: 'tekst', type: 'string' },
  integer: { soort: 'getal', type: 'number' },
  date: { soort: 'datum', type: 'Temporal.PlainDate' },
  time: { soort: 'tijd', type: 'string' },
} as const;

/** One child of a class, in one law. */
type Onderdeel = { naam: string; min: number; max: number; type: string; veldtype: string };
/** A class as it is in each law that has it. */
type Klasse = { naam: string; perStandaard: Map<Standaard, Onderdeel[]> };

const berichtklassen = new Map<string, Klasse>();
const basisklassen = new Map<string, Klasse>();
/** Codes per enumerated type, merged over the laws. */
const codelijsten = new Map<string, Set<string>>();

function typeVan(type: SimpelType): string {
  if (type.enumeratie === null) return waarden[type.basis].type;
  const codes = codelijsten.get(type.naam) ?? new Set();
  for (const code of type.enumeratie) codes.add(code);
  codelijsten.set(type.naam, codes);
  return type.naam;
}

function verzamel(standaard: Standaard): void {
  for (const nummer of nummers) {
    const { bericht } = berichtsoort(standaard, nummer);
    const lees = (naam: string) => readFileSync(join(wortel, 'schemas', standaard, `${naam}.xsd`), 'utf8');
    const model = leesBerichtmodel(lees(bericht), lees('basisschema'));
    const naamVan = (klasse: ComplexType) => {
      if (klasse === model.root) return `Bericht${nummer}`;
      return klasse.ruimte === 'basis' ? klasse.naam : `${klasse.naam}${nummer}`;
    };
    for (const klasse of model.klassen) {
      const naam = naamVan(klasse);
      const verzameling = klasse.ruimte === 'basis' ? basisklassen : berichtklassen;
      const bestaand = verzameling.get(naam) ?? { naam, perStandaard: new Map() };
      const onderdelen = klasse.elementen.map(({ naam, min, max, type }) =>
        type.soort === 'complex'
          ? { naam, min, max, type: naamVan(type), veldtype: naamVan(type) }
          : { naam, min, max, type: typeVan(type), veldtype: waarden[type.basis].soort },
      );
      bestaand.perStandaard.set(standaard, onderdelen);
      verzameling.set(naam, bestaand);
    }
  }
}

/** The children of both laws in one order: that of the first law, with what only the second has after its elder. */
function samengevoegd(klasse: Klasse): { naam: string; perStandaard: Map<Standaard, Onderdeel> }[] {
  const rij: { naam: string; perStandaard: Map<Standaard, Onderdeel> }[] = [];
  for (const [standaard, onderdelen] of klasse.perStandaard) {
    let plaats = 0;
    for (const onderdeel of onderdelen) {
      const gevonden = rij.findIndex(({ naam }) => naam === onderdeel.naam);
      if (gevonden >= 0 && gevonden < plaats) {
        throw new Error(`${klasse.naam}/${onderdeel.naam} staat in de twee wetten in een andere volgorde`);
      }
      if (gevonden < 0) {
        rij.splice(plaats, 0, { naam: onderdeel.naam, perStandaard: new Map([[standaard, onderdeel]]) });
        plaats += 1;
      } else {
        rij[gevonden]?.perStandaard.set(standaard, onderdeel);
        plaats = gevonden + 1;
      }
    }
  }
  return rij;
}

function interfaceVan(klasse: Klasse): string {
  const bericht = nummers.find((nummer) => klasse.naam === `Bericht${nummer}`);
  const regels = [`export interface ${klasse.naam} {`];
  if (bericht !== undefined) {
    regels.push('  readonly standaard: Standaard;', `  readonly nummer: '${bericht}';`);
  }
  for (const { naam, perStandaard } of samengevoegd(klasse)) {
    const onderdelen = [...perStandaard.values()];
    const types = new Set(onderdelen.map(({ type, max }) => (max > 1 ? `readonly ${type}[]` : type)));
    if (types.size > 1) throw new Error(`${klasse.naam}/${naam} heeft in de twee wetten een ander type`);
    const optioneel =
      perStandaard.size < klasse.perStandaard.size ||
      onderdelen.some(({ min, max }) => min === 0 && max === 1);
    regels.push(`  readonly ${naam}${optioneel ? '?' : ''}: ${[...types].join()};`);
  }
  return [...regels, '}'].join('\n');
}

/** A type declaration as Biome lays it out: on one line when it fits. */
function unie(naam: string, leden: readonly string[]): string {
  const kort = `export type ${naam} = ${leden.join(' | ')};`;
  if (kort.length <= regelbreedte) return kort;
  return `export type ${naam} =\n${leden.map((lid) => `  | ${lid}`).join('\n')};`;
}

function veldenVan(klasse: Klasse): Veld[] {
  return samengevoegd(klasse).flatMap(({ naam, perStandaard }) => {
    const velden = [...perStandaard].map(
      ([standaard, { veldtype, min, max }]): Veld => [
        naam,
        veldtype,
        min,
        max === Number.POSITIVE_INFINITY ? 0 : max,
        standaard,
      ],
    );
    const zonderWet = new Set(velden.map((veld) => JSON.stringify(veld.slice(0, 4))));
    const [eerste] = velden;
    if (eerste === undefined || zonderWet.size > 1 || perStandaard.size < klasse.perStandaard.size)
      return velden;
    return [[eerste[0], eerste[1], eerste[2], eerste[3]]];
  });
}

function afbeeldingVan(naam: string, klassen: Iterable<Klasse>): string {
  const regels = [`export const ${naam}: Readonly<Record<string, readonly Veld[]>> = {`];
  for (const klasse of klassen) {
    const velden = veldenVan(klasse).map(
      (veld) => `[${veld.map((deel) => (typeof deel === 'string' ? `'${deel}'` : deel)).join(', ')}]`,
    );
    const [enige] = velden;
    if (velden.length === 1) regels.push(`  ${klasse.naam}: [${enige}],`);
    else regels.push(`  ${klasse.naam}: [`, ...velden.map((veld) => `    ${veld},`), '  ],');
  }
  return [...regels, '};'].join('\n');
}

function genereer(): string {
  standaarden.forEach(verzamel);
  const delen = [
    [
      '// Generated from schemas/ by `npm run generate`; changes made here are lost.',
      "import type { Nummer, Standaard } from './berichtsoorten.ts';",
      "import type { Veld } from './schema/afbeelding.ts';",
    ].join('\n'),
    '// Code lists, both laws together.',
    ...[...codelijsten]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([naam, codes]) => unie(naam, Array.from(codes, (code) => `'${code}'`).toSorted())),
    '// Types of the basisschema.',
    ...[...basisklassen.values()].toSorted((a, b) => (a.naam < b.naam ? -1 : 1)).map(interfaceVan),
    '// Messages and their classes. An element that one law lacks is optional.',
    ...[...berichtklassen.values()].map(interfaceVan),
    `export interface BerichtPerNummer {\n${nummers.map((n) => `  '${n}': Bericht${n};`).join('\n')}\n}`,
    'export type BerichtVan<N extends Nummer> = BerichtPerNummer[N];',
    'export type Bericht = BerichtVan<Nummer>;',
    '// The same, for reading and writing. Children of a basisklasse are in the namespace of the basisschema.',
    afbeeldingVan('berichtklassen', berichtklassen.values()),
    afbeeldingVan('basisklassen', basisklassen.values()),
  ];
  return `${delen.join('\n\n')}\n`;
}

const nieuw = genereer();
const pad = join(wortel, doelpad);
if (process.argv.includes('--check')) {
  let huidig = '';
  try {
    huidig = readFileSync(pad, 'utf8');
  } catch {
    // A missing file differs as well.
  }
  if (huidig !== nieuw) {
    process.stderr.write(`${doelpad} komt niet overeen met schemas/: draai npm run generate\n`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(pad, nieuw);
  process.stdout.write(`${doelpad} geschreven\n`);
}
