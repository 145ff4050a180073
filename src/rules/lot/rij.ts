/** One row of the tables in this folder: a code of the standard and what became of it. */
import type { Nummer, Standaard } from '../../standard/berichtsoorten.ts';

type Basis = {
  readonly code: string;
  /** Both laws when absent. */
  readonly standaarden?: readonly Standaard[];
  /** The messages the standard names with it; none for a principle. */
  readonly berichten: readonly Nummer[];
  /** What it asks and what became of that, in our words, Dutch. */
  readonly uitleg: string;
};

/** Carried out by rules that have another code, or at level 0 by what reads a file. */
export type Uitgevoerd = Basis & {
  /** The rules of the registry that carry it out. */
  readonly door: readonly string[];
  /** Where it is carried out besides, or instead. */
  readonly waar?: readonly string[];
};

/** What a type of the basisschema holds a value to. */
export type Grens =
  | { readonly soort: 'minLengte' | 'maxLengte' | 'minimum' | 'maximum'; readonly waarde: number }
  | { readonly soort: 'patroon'; readonly waarde: string };

/** Held by the schema of the message: level 1. */
export type InSchema = Basis & {
  readonly grens?: Grens;
  /** The types of the basisschema that hold it. */
  readonly typen?: readonly string[];
  /** The elements that hold it, as `klasse/element`; each is mandatory in every message named. */
  readonly elementen?: readonly string[];
  /** What those elements must look like, where the schema of the message says so itself. */
  readonly patroon?: string | ((berichtcode: string) => string);
};

/** Something people or programs do, rather than something a message is. */
export type Proces = Basis & {
  /** Where in the product it lives; empty when it lives with people only. */
  readonly waar: readonly string[];
  /** Who does it, as far as it is not done here. */
  readonly bij?: 'gemeente' | 'aanbieder' | 'gemeente en aanbieder';
};

/** What a receiver cannot see; the explanation says why. */
export type NietControleerbaar = Basis;
