/**
 * What became of every code of the standard. The rules of the registry speak for themselves; the tables beside this
 * file hold all the others, one row per code, or one per law where what became of it differs.
 */
import {
  type Nummer,
  nummers,
  type Standaard,
  standaarden,
  standaardnamen,
} from '../../standard/berichtsoorten.ts';
import { rules } from '../national/index.ts';
import type { AnyRule } from '../rule.ts';
import { nietControleerbaar } from './niet-controleerbaar.ts';
import { proces } from './proces.ts';
import type { InSchema, Proces, Uitgevoerd } from './rij.ts';
import { inSchema } from './schema.ts';
import { uitgevoerd } from './uitgevoerd.ts';

export type Implementatie = 'uitgevoerd' | 'xsd' | 'proces' | 'niet-controleerbaar';

/** One code of the standard, under the laws for which the same became of it; the fields are those of the contract. */
export type Lot = {
  readonly regel: string;
  /** 1 is the schema; null for a code to which the standard gives no level. */
  readonly niveau: 1 | 2 | 3 | 4 | null;
  readonly berichten: readonly Nummer[];
  readonly standaarden: readonly Standaard[];
  readonly retourcode: string | null;
  readonly bron: string;
  readonly implementatie: Implementatie;
  readonly uitleg: string;
};

/** In the order of the standard's own report: rules, operational rules, conditions, constraints, restrictions, … */
const soorten = {
  TR: 'technische regel',
  OP: 'operationele regel',
  CD: 'conditie',
  CS: 'constraint',
  RS: 'restrictie',
  IV: 'invulinstructie',
  UP: 'uitgangspunt',
} as const;

function soortVan(code: string): keyof typeof soorten {
  // Object.keys forgets the key type; a code starts with its kind.
  const soort = (Object.keys(soorten) as (keyof typeof soorten)[]).find((een) => code.startsWith(een));
  if (soort === undefined) throw new Error(`Onbekende soort regel: ${code}`);
  return soort;
}

/** The messages a rule is about, ascending. */
export function berichtenVan(regel: AnyRule): readonly Nummer[] {
  return nummers.filter((nummer) => nummer in regel.controleer);
}

function ofRule(regel: AnyRule): readonly Lot[] {
  const { code, niveau, retourcode, bron, beperking, perWet } = regel;
  const samen = (extra: string) =>
    [regel.eis, extra, beperking === undefined ? '' : `Beperking: ${beperking}`].filter(Boolean).join(' ');
  const als = (wetten: readonly Standaard[], extra: string): Lot => ({
    regel: code,
    niveau,
    berichten: berichtenVan(regel),
    standaarden: wetten,
    retourcode,
    bron,
    implementatie: 'uitgevoerd',
    uitleg: samen(extra),
  });
  if (perWet === undefined) return [als(regel.standaarden, '')];
  return regel.standaarden.map((wet) => als([wet], perWet[wet]));
}

type Rij = {
  readonly code: string;
  readonly standaarden?: readonly Standaard[];
  readonly berichten: readonly Nummer[];
};

function ofRow(rij: Rij, implementatie: Implementatie, uitleg: string): Lot {
  const wetten = rij.standaarden ?? standaarden;
  const namen = wetten.map((wet) => standaardnamen[wet].split(' ')[0]).join('/');
  const eigen = rules.find(({ code }) => code === rij.code);
  const soort = soortVan(rij.code);
  // Of the standard's own levels the schema has these; what else it holds has no level there.
  const opSchema = soort === 'RS' || soort === 'CS';
  return {
    regel: rij.code,
    niveau: eigen?.niveau ?? (opSchema ? 1 : null),
    berichten: rij.berichten,
    standaarden: wetten,
    retourcode: eigen?.retourcode ?? null,
    bron: eigen?.bron ?? `${namen} 3.2, ${soorten[soort]} ${rij.code}`,
    implementatie,
    uitleg,
  };
}

const plaatsen = (waar: readonly string[] | undefined) =>
  waar === undefined || waar.length === 0 ? [] : [`Waar: ${waar.join(', ')}.`];

function uitgevoerdText({ uitleg, door, waar }: Uitgevoerd): string {
  const als = door.length === 0 ? [] : [`Uitgevoerd als ${door.join(', ')}.`];
  return [uitleg, ...als, ...plaatsen(waar)].join(' ');
}

function schemaText({ uitleg, typen = [], elementen = [] }: InSchema): string {
  const types = typen.length === 0 ? [] : [`In het schema: ${typen.join(', ')} (basisschema.xsd).`];
  const plek = elementen.length === 0 ? [] : [`In het schema van het bericht: ${elementen.join(', ')}.`];
  return [uitleg, ...types, ...plek].join(' ');
}

function procesText({ uitleg, waar, bij }: Proces): string {
  const wie = bij === undefined ? [] : [`Bij: ${bij}.`];
  return [uitleg, ...plaatsen(waar), ...wie].join(' ');
}

const rijen: readonly Lot[] = [
  ...uitgevoerd.map((rij) => ofRow(rij, 'uitgevoerd', uitgevoerdText(rij))),
  ...inSchema.map((rij) => ofRow(rij, 'xsd', schemaText(rij))),
  ...proces.map((rij) => ofRow(rij, 'proces', procesText(rij))),
  ...nietControleerbaar.map((rij) => ofRow(rij, 'niet-controleerbaar', rij.uitleg)),
];

const inRijen = new Set(rijen.map(({ regel }) => regel));
const volgorde = Object.keys(soorten);
const rang = ({ regel }: Lot) => `${volgorde.indexOf(soortVan(regel))} ${regel}`;

/** Every code of the standard, by kind and then by code. A rule that a table says more about is as that table says. */
export const loten: readonly Lot[] = [
  ...rules.filter(({ code }) => !inRijen.has(code)).flatMap(ofRule),
  ...rijen,
].toSorted((a, b) => (rang(a) < rang(b) ? -1 : rang(a) > rang(b) ? 1 : 0));
