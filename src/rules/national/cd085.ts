import { standaarden } from '../../standard/berichtsoorten.ts';
import { antwoord } from '../classes.ts';
import { bericht319 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

export const cd085: RuleWithin<'319'> = {
  code: 'CD085',
  eis: 'Een afwijzing (VerzoekAntwoord 1) heeft een reden.',
  waarom: 'De aanbieder moet weten waarom zijn verzoek niet doorgaat.',
  bron: 'iJw/iWmo 3.2, conditie CD085',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'319'(bericht) {
      const { VerzoekAntwoord, RedenAfwijzingVerzoek } = bericht.Antwoord;
      if (VerzoekAntwoord !== '1' || RedenAfwijzingVerzoek !== undefined) return;
      yield {
        klasse: antwoord,
        element: 'RedenAfwijzingVerzoek',
        melding: 'VerzoekAntwoord is 1 (afgewezen), maar RedenAfwijzingVerzoek ontbreekt.',
        waarden: { verzoekAntwoord: '1', redenAfwijzingVerzoek: 'ontbreekt' },
        herstel: 'Vul RedenAfwijzingVerzoek.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '319',
      titel: 'Afgewezen met een reden',
      bericht: (s) => bericht319(s, { antwoord: { VerzoekAntwoord: '1', RedenAfwijzingVerzoek: '4' } }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Afgewezen zonder reden',
      bericht: (s) => bericht319(s, { antwoord: { VerzoekAntwoord: '1', RedenAfwijzingVerzoek: undefined } }),
      verwacht: ['/Bericht/Antwoord/RedenAfwijzingVerzoek'],
    },
    {
      nummer: '319',
      titel: 'Een verzoek in onderzoek, zonder reden',
      bericht: (s) => bericht319(s, { antwoord: { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined } }),
      verwacht: 'aanvaard',
    },
  ],
};
