import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { bsn, namen } from './examples/waarden.ts';
import { loten } from './lot/lot.ts';
import { rules } from './national/index.ts';

const tekst = catalogue(rules, loten);

test('every rule has its chapter, with its demand and all its examples', () => {
  const hoofdstukken = new Map(tekst.split('\n## ').map((deel) => [deel.split('\n', 1)[0], deel]));
  for (const regel of rules) {
    const hoofdstuk = hoofdstukken.get(regel.code) ?? '';
    expect(hoofdstuk).toContain(regel.eis);
    for (const { titel } of regel.voorbeelden) expect(hoofdstuk).toContain(titel.replaceAll('|', '\\|'));
  }
});

test('every other code of the standard has its line, with what became of it', () => {
  const achteraan = tekst.split('\n## De andere codes\n')[1]?.split('\n') ?? [];
  const regels = new Set(rules.map(({ code }) => code));
  const anders = loten.filter(({ regel }) => !regels.has(regel));
  expect(anders.length).toBeGreaterThan(180);
  for (const { regel, uitleg } of anders) {
    const lijn = achteraan.filter(
      (een) => een.startsWith(`| ${regel} |`) && een.includes(uitleg.replaceAll('|', '\\|')),
    );
    expect(lijn, regel).toHaveLength(1);
  }
  expect(achteraan.filter((lijn) => lijn.startsWith('| ') && !lijn.startsWith('| code')).length).toBe(
    anders.length,
  );
});

test('a refused example shows the sentence its sender would read', () => {
  expect(tekst).toContain('De Einddatum 07-04-2026 ligt voor de Begindatum 08-04-2026.');
});

test('an example is shown as accepted exactly when the rule accepts it', () => {
  const verwacht = rules.flatMap((regel) => regel.voorbeelden.map(({ verwacht }) => verwacht === 'aanvaard'));
  const getoond = tekst
    .split('\n')
    .filter((regel) => /\| (aanvaard|geweigerd bij .*) \|$/.test(regel))
    .map((regel) => regel.endsWith('| aanvaard |'));
  expect(getoond).toEqual(verwacht);
});

test('nobody of the examples is named', () => {
  for (const persoon of [...Object.values(bsn), ...Object.values(namen).map((naam) => naam.Achternaam)]) {
    expect(tekst).not.toContain(persoon);
  }
});
