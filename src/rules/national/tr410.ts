import { standaarden } from '../../standard/berichtsoorten.ts';
import { nieuweRegels } from '../classes.ts';
import { bericht317 } from '../examples/berichten.ts';
import { aspecifiek, dag, specifiek } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';
import { stacked, stapelenPerWet } from '../stacking.ts';

const juni = { GewensteIngangsdatum: dag('2026-06-01'), Einddatum: dag('2026-06-30') };
const vanafJuli = { GewensteIngangsdatum: dag('2026-07-01') };
const vanafEindJuni = { GewensteIngangsdatum: dag('2026-06-30') };
const metBudget = { Omvang: undefined, Budget: 100_00, Einddatum: dag('2026-12-31') };
const tweede = ['/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[2]'];

export const tr410: RuleWithin<'317'> = {
  code: 'TR410',
  eis:
    'Hetzelfde nieuwe product is in een verzoek om wijziging niet twee keer gevraagd voor dezelfde dag. ' +
    'Zonder productcode telt de categorie, zonder product ieder ander nieuw product.',
  perWet: stapelenPerWet,
  waarom: 'Wat gestapeld gevraagd wordt, kan niet gestapeld toegewezen worden (TR302).',
  bron: 'iJw/iWmo 3.2, technische regel TR410',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '317': (bericht) => stacked(bericht.standaard, 'NieuwProduct', nieuweRegels(bericht)),
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Hetzelfde product, de tweede periode begint een dag na de eerste',
      bericht: (s) =>
        bericht317(s, {
          nieuw: [
            { ...juni, Product: specifiek(s) },
            { ...vanafJuli, Product: specifiek(s) },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Hetzelfde product, de tweede periode begint op de laatste dag van de eerste',
      bericht: (s) =>
        bericht317(s, {
          nieuw: [
            { ...juni, Product: specifiek(s) },
            { ...vanafEindJuni, Product: specifiek(s) },
          ],
        }),
      verwacht: tweede,
    },
    {
      nummer: '317',
      titel: 'Een product, daarnaast zijn categorie en een budget zonder product',
      bericht: (s) =>
        bericht317(s, {
          nieuw: [
            { Product: specifiek(s) },
            { ...metBudget, Product: aspecifiek(s) },
            { ...metBudget, Product: undefined },
          ],
        }),
      verwacht: [...tweede, '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[3]'],
    },
    {
      nummer: '317',
      standaarden: ['iwmo-3.2'],
      titel: 'Dezelfde voorziening (categorie 12) vanaf twee verschillende dagen',
      bericht: (s) =>
        bericht317(s, {
          nieuw: [
            { ...juni, Product: { Categorie: '12', Code: '12A01' } },
            { ...vanafEindJuni, Product: { Categorie: '12', Code: '12A01' } },
          ],
        }),
      verwacht: 'aanvaard',
    },
  ],
};
