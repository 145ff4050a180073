/** Code lists that differ per law and that data files are checked against. Source: JZ020 (iJw), WMO020 (iWmo). */
import type { Standaard } from './berichtsoorten.ts';

/** Productcategorieën per law; the two lists do not overlap. */
export const productcategorieen: Readonly<Record<Standaard, ReadonlySet<string>>> = {
  'ijw-3.2': new Set('31 32 33 34 35 36 37 38 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55'.split(' ')),
  'iwmo-3.2': new Set('01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18'.split(' ')),
};
