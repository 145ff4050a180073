/**
 * A report: generic, with numbers from the pack. One file per report, under its name; `index.ts` lists them all.
 * It reads what both casefiles give and says nothing about a person: no BSN, no name.
 */
import type { Casefile } from '../casefile/casefile.ts';
import type { ReportSource } from '../casefile/rapportage.ts';
import type { Protocol } from '../rules/protocol.ts';
import type { Parameters, ParametersOf, ParameterText } from '../rules/regional/parameters.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';

/** Numbers that a pack may give. Whoever asks for a report that no rule of the pack names gets it without. */
export type Numbers = Readonly<Record<string, ParameterText & { readonly optioneel: true }>>;

export type Cell = string | number | null;
export type Row<K extends string = string> = Readonly<Record<K, Cell>>;

/** `cent`: eurocents. `dag`: `JJJJ-MM-DD`. `procent`: of a hundred, one decimal. `dagen`: days, two decimals. */
export type ColumnKind = 'tekst' | 'getal' | 'cent' | 'dag' | 'procent' | 'dagen';
export type Column = { readonly soort: ColumnKind; readonly uitleg: string };

export const perWat = ['product', 'aanbieder', 'gemeente'] as const;

export type Question = {
  /** Both days included. */
  readonly van: Temporal.PlainDate;
  readonly tot: Temporal.PlainDate;
  /** How things stand on this day, by what is known now. */
  readonly peildatum: Temporal.PlainDate;
  readonly aanbieder?: string;
  /** What a row is about: a product of a provider, a provider, or a municipality under one law. */
  readonly per: (typeof perWat)[number];
  /** The same choice every time; another one for another text. */
  readonly zaad: string;
  /** How many are chosen. */
  readonly aantal: number;
  /** Rows at most; with more the report is refused, because half a report is none. */
  readonly hoogstens: number;
};

/** There are more rows than may be. */
export class TooManyRows extends Error {}

/** A municipality under a law, with what its pack says. */
export type Section<S extends Numbers = Numbers> = {
  readonly gemeente: string;
  readonly standaard: Standaard;
  readonly protocol: Protocol;
  readonly met: ParametersOf<S>;
};

export type Source = ReportSource & Pick<Casefile, 'verzoeken'>;

export type Report<S extends Numbers = Numbers, K extends string = string> = {
  /** The name of its file, and in packs and the api. */
  readonly naam: string;
  readonly titel: string;
  /** What it shows and how that is counted, in our words, Dutch. */
  readonly eis: string;
  readonly parameters: S;
  readonly kolommen: Readonly<Record<K, Column>>;
  /** It counts over every municipality, also when only one is asked: a threshold is about all of them together. */
  readonly overAlles?: true;
  /** In order: by the text of what they are about. */
  maak(bron: Source, secties: readonly Section<S>[], vraag: Question): Promise<readonly Row<K>[]>;
};

export function report<const S extends Numbers, const K extends string>(een: Report<S, K>): Report<S, K> {
  return een;
}

/** The numbers of a report where a pack gives none. */
export function withoutNumbers(parameters: Numbers): Parameters {
  return Object.fromEntries(Object.keys(parameters).map((naam) => [naam, null]));
}

/** Every section's rows after each other. */
export async function eachSection<S extends Numbers, R>(
  secties: readonly Section<S>[],
  maak: (sectie: Section<S>) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const alle: R[] = [];
  for (const sectie of secties) alle.push(...(await maak(sectie)));
  return alle;
}

/** Where to read, for a section. */
export function scopeOf(
  { gemeente, standaard }: Pick<Section, 'gemeente' | 'standaard'>,
  { aanbieder }: Question,
) {
  return { gemeente, standaard, ...(aanbieder === undefined ? {} : { aanbieder }) };
}

/** The period without what lies after the day looked at. */
export function untilNow({ van, tot, peildatum }: Question) {
  return { van, tot: Temporal.PlainDate.compare(tot, peildatum) > 0 ? peildatum : tot };
}
