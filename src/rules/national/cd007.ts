import { standaarden } from '../../standard/berichtsoorten.ts';
import { client } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

export const cd007: RuleWithin<'301'> = {
  code: 'CD007',
  eis: 'De Taal van een cliënt is gevuld als er een tolk nodig is (Vorm 1), en alleen dan.',
  waarom: 'Zonder taal kan de aanbieder geen tolk regelen.',
  bron: 'iJw/iWmo 3.2, conditie CD007',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      const communicatie = bericht.Client.Communicatie;
      if (communicatie === undefined) return;
      const { Vorm, Taal } = communicatie;
      const metTolk = Vorm === '1';
      if (metTolk === (Taal !== undefined)) return;
      yield {
        klasse: client,
        element: 'Communicatie/Taal',
        melding: metTolk
          ? 'Communicatie heeft Vorm 1 (tolk), maar de Taal ontbreekt.'
          : `Communicatie heeft Vorm ${Vorm}, waarbij geen Taal hoort, maar Taal is gevuld.`,
        waarden: { vorm: Vorm, taal: Taal === undefined ? 'ontbreekt' : 'gevuld' },
        herstel: metTolk ? 'Vul Taal.' : 'Laat Taal weg, of vul Vorm 1.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een tolk met taal',
      bericht: (s) => bericht301(s, { client: { Communicatie: { Vorm: '1', Taal: 'Zweeds' } } }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een doventolk, zonder taal',
      bericht: (s) => bericht301(s, { client: { Communicatie: { Vorm: '2' } } }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een tolk zonder taal',
      bericht: (s) => bericht301(s, { client: { Communicatie: { Vorm: '1' } } }),
      verwacht: ['/Bericht/Client/Communicatie/Taal'],
    },
    {
      nummer: '301',
      titel: 'Een taal bij een andere vorm dan een tolk',
      bericht: (s) => bericht301(s, { client: { Communicatie: { Vorm: '3', Taal: 'Zweeds' } } }),
      verwacht: ['/Bericht/Client/Communicatie/Taal'],
    },
    {
      nummer: '301',
      titel: 'Een cliënt over wiens communicatie niets bijzonders te melden is',
      bericht: (s) => bericht301(s),
      verwacht: 'aanvaard',
    },
  ],
};
