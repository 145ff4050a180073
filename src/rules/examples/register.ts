/** A register of providers for the examples: the sender of the base messages, unless told otherwise. */
import type { Regional, Registration } from '../regional/regional.ts';
import { aanbieder, dag } from './waarden.ts';

export function geregistreerd(...rijen: readonly Partial<Registration>[]): () => Partial<Regional> {
  const basis: Registration = {
    code: aanbieder,
    naam: 'voorbeeld',
    rol: 'aanbieder',
    lumpsum: false,
    geldigVan: dag('2026-01-01'),
    geldigTot: null,
    gemeldOp: null,
    toegestaanVanaf: null,
    geenNieuweVanaf: null,
  };
  return () => ({ aanbieders: rijen.map((anders) => ({ ...basis, ...anders })) });
}
