import { expect, test } from 'vitest';
import { aanbieder, dag } from '../examples/waarden.ts';
import { agreementLookup, type ContractLine } from './agreements.ts';

const regel: ContractLine = {
  aanbieder,
  productcategorie: '45',
  productcode: '45A01',
  eenheid: '04',
  tarief: 60_00,
  geldigVan: dag('2026-01-01'),
  geldigTot: dag('2026-04-15'),
};
const april = { begin: dag('2026-04-01'), eind: dag('2026-04-30') };
const product = { categorie: '45', code: '45A01' } as const;

test('of a contract that changes within the period both tariffs count', () => {
  const volgende = { ...regel, tarief: 61_00, geldigVan: dag('2026-04-16'), geldigTot: null };
  const afspraken = agreementLookup([regel, volgende]);
  expect(afspraken(aanbieder, product, april)).toEqual(new Map([['04', new Set([60_00, 61_00])]]));
  const mei = { begin: dag('2026-05-01'), eind: dag('2026-05-31') };
  expect(afspraken(aanbieder, product, mei)).toEqual(new Map([['04', new Set([61_00])]]));
});

test('nothing is agreed outside the days of the contract, with another provider or about another product', () => {
  const afspraken = agreementLookup([regel]);
  const maart2025 = { begin: dag('2025-03-01'), eind: dag('2025-03-31') };
  expect(afspraken(aanbieder, product, maart2025)).toBeNull();
  expect(afspraken('99990002', product, april)).toBeNull();
  expect(afspraken(aanbieder, { ...product, code: '45A02' }, april)).toBeNull();
  expect(afspraken(aanbieder, { ...product, categorie: '50' }, april)).toBeNull();
});

test('a line for the category holds for the products without a line of their own', () => {
  const afspraken = agreementLookup([regel, { ...regel, productcode: '', eenheid: '14', tarief: null }]);
  expect(afspraken(aanbieder, { ...product, code: '45A02' }, april)).toEqual(new Map([['14', new Set()]]));
  expect(afspraken(aanbieder, product, april)?.has('14')).toBe(false);
});
