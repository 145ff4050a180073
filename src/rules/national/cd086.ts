import { standaarden } from '../../standard/berichtsoorten.ts';
import { antwoord } from '../classes.ts';
import { bericht319 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

export const cd086: RuleWithin<'319'> = {
  code: 'CD086',
  eis: 'Een verzoek dat in onderzoek is (VerzoekAntwoord 2), heeft geen reden van afwijzing.',
  waarom: 'Er is nog niets afgewezen.',
  bron: 'iJw/iWmo 3.2, conditie CD086',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'319'(bericht) {
      const { VerzoekAntwoord, RedenAfwijzingVerzoek: reden } = bericht.Antwoord;
      if (VerzoekAntwoord !== '2' || reden === undefined) return;
      yield {
        klasse: antwoord,
        element: 'RedenAfwijzingVerzoek',
        melding: `VerzoekAntwoord is 2 (in onderzoek), maar RedenAfwijzingVerzoek is ${reden}.`,
        waarden: { verzoekAntwoord: '2', redenAfwijzingVerzoek: reden },
        herstel: 'Laat RedenAfwijzingVerzoek weg, of vul VerzoekAntwoord 1.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '319',
      titel: 'In onderzoek zonder reden',
      bericht: (s) => bericht319(s, { antwoord: { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined } }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'In onderzoek met een reden van afwijzing',
      bericht: (s) => bericht319(s, { antwoord: { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: '4' } }),
      verwacht: ['/Bericht/Antwoord/RedenAfwijzingVerzoek'],
    },
    {
      nummer: '319',
      titel: 'Een afwijzing met een reden',
      bericht: (s) => bericht319(s),
      verwacht: 'aanvaard',
    },
  ],
};
