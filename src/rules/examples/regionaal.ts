/** A pack for the examples of regional rules: one product, and no rules but the one that is played. */

import { type Standaard, standaarden } from '../../standard/berichtsoorten.ts';
import type { Product, Regional, Tariff } from '../regional/regional.ts';
import { categorie, dag, specifiek } from './waarden.ts';

export const zonderRegels: Regional = {
  wetten: new Set(standaarden),
  producten: new Map(),
  regels: [],
  schakelaars: { declaratieVereistStart: true, tegenDeStandaard: new Set() },
  afkeurBericht: '0001',
  aanbieders: [],
  afkeur: { wijze: 'retourcode', retourcode: '0233' },
  plafonds: [],
  afwijzingsredenen: new Set(),
  ongebruikteRedenen: new Map(),
  afspraken: { evenredig: [], stapeling: [], zwaarte: [], verlenging: new Map(), vervoer: null },
};

/** The product of the example messages, at a tariff per hour. */
export function metProduct(
  standaard: Standaard,
  tarief: Partial<Tariff>,
  anders: Partial<Product> = {},
): Pick<Regional, 'producten'> {
  const code = specifiek(standaard).Code;
  const product: Product = {
    code,
    naam: 'Voorbeeld',
    categorie: categorie(standaard),
    variant: 'inspanning',
    status: 'actief',
    tarieven: [
      {
        eenheid: '04',
        cent: 12_50,
        geldigVan: dag('2026-01-01'),
        geldigTot: null,
        bron: 'voorbeeld',
        ...tarief,
      },
    ],
    toewijzen: null,
    maxVolume: null,
    maxDuur: null,
    leeftijd: null,
    geldigVan: dag('2026-01-01'),
    geldigTot: null,
    bron: 'voorbeeld',
    ...anders,
  };
  return { producten: new Map([[code, product]]) };
}
