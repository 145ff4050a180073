import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeRegels } from '../classes.ts';
import { bericht315 } from '../examples/berichten.ts';
import { aspecifiek, dag, specifiek } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';
import { stacked, stapelenPerWet } from '../stacking.ts';

const juni = { ToewijzingIngangsdatum: dag('2026-06-01'), ToewijzingEinddatum: dag('2026-06-30') };
const vanafJuli = { ToewijzingIngangsdatum: dag('2026-07-01') };
const vanafEindJuni = { ToewijzingIngangsdatum: dag('2026-06-30') };
const metBudget = { Omvang: undefined, Budget: 100_00, ToewijzingEinddatum: dag('2026-12-31') };
const tweede = ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]'];

export const tr386: RuleWithin<'315'> = {
  code: 'TR386',
  eis:
    'Hetzelfde product is in een verzoek om toewijzing niet twee keer gevraagd voor dezelfde dag. ' +
    'Zonder productcode telt de categorie, zonder product iedere andere aanvraag.',
  perWet: stapelenPerWet,
  waarom: 'Wat gestapeld gevraagd wordt, kan niet gestapeld toegewezen worden (TR302).',
  bron: 'iJw/iWmo 3.2, technische regel TR386',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '315': (bericht) => stacked(bericht.standaard, 'AangevraagdProduct', aangevraagdeRegels(bericht)),
  },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Hetzelfde product, de tweede periode begint een dag na de eerste',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { ...juni, Product: specifiek(s) },
            { ...vanafJuli, Product: specifiek(s) },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Hetzelfde product, de tweede periode begint op de laatste dag van de eerste',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { ...juni, Product: specifiek(s) },
            { ...vanafEindJuni, Product: specifiek(s) },
          ],
        }),
      verwacht: tweede,
    },
    {
      nummer: '315',
      titel: 'Een product, daarnaast zijn categorie en een budget zonder product',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { Product: specifiek(s) },
            { ...metBudget, Product: aspecifiek(s) },
            { ...metBudget, Product: undefined },
          ],
        }),
      verwacht: [...tweede, '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[3]'],
    },
    {
      nummer: '315',
      standaarden: ['iwmo-3.2'],
      titel: 'Twee keer dezelfde voorziening (categorie 14)',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { Product: { Categorie: '14', Code: '14A01' } },
            { Product: { Categorie: '14', Code: '14A01' } },
          ],
        }),
      verwacht: 'aanvaard',
    },
  ],
};
