/**
 * What a kind of regional rule takes from the pack. Described as data, so that the loader can check a pack against it,
 * `protocol show` can name it, and the rule itself gets it typed.
 */
import type { SoortAfspraak } from '../uitzonderingen.ts';

export type Values = {
  readonly getal: number;
  /** eurocents */
  readonly bedrag: number;
  readonly codes: ReadonlySet<string>;
  /** Product codes: the loader knows which the pack lists. */
  readonly producten: ReadonlySet<string>;
  readonly janee: boolean;
  readonly dag: Temporal.PlainDate;
  /** A day of every year. */
  readonly jaardag: Temporal.PlainMonthDay;
  readonly 'getal-per-code': ReadonlyMap<string, number>;
  /** eurocents, by municipality code */
  readonly 'bedrag-per-gemeente': ReadonlyMap<string, number>;
  /** AGB codes. */
  readonly aanbieders: ReadonlySet<string>;
  /** What may have been agreed apart from messages. */
  readonly afspraak: SoortAfspraak;
  /** Shares in percents, in order; together 100. */
  readonly delen: readonly [number, number];
};

export type ParameterText = {
  readonly soort: keyof Values;
  /** What it says, Dutch. */
  readonly uitleg: string;
  /** It may be left out; the rule then sees null. */
  readonly optioneel?: true;
};
export type Shape = Readonly<Record<string, ParameterText>>;

export type ParametersOf<S extends Shape> = {
  readonly [K in keyof S]: Values[S[K]['soort']] | (S[K] extends { readonly optioneel: true } ? null : never);
};

/** The values of any kind, as a pack holds them after loading. */
export type Parameters = Readonly<Record<string, Values[keyof Values] | null>>;
