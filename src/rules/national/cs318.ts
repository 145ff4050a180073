import { standaarden } from '../../standard/berichtsoorten.ts';
import { client } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { namen } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const cs318: RuleWithin<'301'> = {
  code: 'CS318',
  eis: 'Een cliënt heeft nooit NaamGebruik 6 (niet-natuurlijk persoon).',
  waarom: 'Een cliënt is een mens.',
  bron: 'iJw/iWmo 3.2, constraint CS318',
  // The official iWmo check lacks it, but there CS050 refuses every 6, so judging it here refuses nothing extra.
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      if (bericht.Client.Naam.NaamGebruik !== '6') return;
      yield {
        klasse: client,
        element: 'Naam',
        melding: 'NaamGebruik van de cliënt is 6 (niet-natuurlijk persoon), maar een cliënt is een mens.',
        waarden: { naamGebruik: '6' },
        herstel: 'Vul NaamGebruik 1, of neem de organisatie als Relatie op.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      standaarden: ['ijw-3.2'],
      titel: 'Een organisatie als relatie van de cliënt',
      bericht: (s) =>
        bericht301(s, { relaties: [{ Naam: { Geslachtsnaam: namen.relatie, NaamGebruik: '6' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'De cliënt met zijn eigen naam (NaamGebruik 1)',
      bericht: (s) => bericht301(s, { client: { Naam: { Geslachtsnaam: namen.client, NaamGebruik: '1' } } }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'De cliënt als organisatie (in de iWmo ook CS050)',
      bericht: (s) => bericht301(s, { client: { Naam: { Geslachtsnaam: namen.client, NaamGebruik: '6' } } }),
      verwacht: ['/Bericht/Client/Naam'],
    },
  ],
};
