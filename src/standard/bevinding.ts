/**
 * Findings of levels 0 and 1: what is wrong with the form of a file, in Dutch. They name elements, lines and what is
 * allowed; of what was found they tell the kind (`een tekst van 14 tekens`), never the value.
 */

/** One finding of level 1. */
export type XsdBevinding = {
  /** Element path without prefixes, `[n]` only where there are several: `/Bericht/Client/StartProducten/StartProduct[2]`. */
  readonly pad: string;
  /** Line in the file, from 1. */
  readonly regel: number | null;
  readonly melding: string;
};

/** Why a file is refused at level 0. */
export type Leesreden =
  | 'leeg'
  | 'te-groot'
  | 'codering'
  | 'doctype'
  | 'niet-welgevormd'
  | 'te-omvangrijk'
  | 'onbekend-bericht'
  | 'onbekende-release';

/** The finding of level 0: there is always exactly one, because reading ends there. */
export type Leesbevinding = XsdBevinding & { readonly reden: Leesreden };
