import { standaarden } from '../../standard/berichtsoorten.ts';
import { antwoord as klasse } from '../classes.ts';
import { bericht319 } from '../examples/berichten.ts';
import { antwoord, gevraagd } from '../examples/facts.ts';
import type { RuleAcross } from '../rule.ts';

export const tr355: RuleAcross<'319'> = {
  code: 'TR355',
  eis: 'Een antwoord noemt de ReferentieAanbieder van een verzoek dat de aanbieder heeft gestuurd.',
  waarom: 'Een antwoord noemt geen cliënt; zonder die referentie is niet te zien op welk verzoek het slaat.',
  bron: 'iJw/iWmo 3.2, technische regel TR355',
  standaarden,
  niveau: 3,
  retourcode: '9355',
  controleer: {
    *'319'(bericht, { feiten: { verzoek } }) {
      if (verzoek !== null) return;
      const { ReferentieAanbieder } = bericht.Antwoord;
      yield {
        klasse,
        element: 'ReferentieAanbieder',
        melding: `Er is geen verzoek met ReferentieAanbieder ${ReferentieAanbieder} van deze aanbieder aan deze gemeente bekend.`,
        waarden: { ReferentieAanbieder },
        herstel:
          'Neem de ReferentieAanbieder over uit het verzoek. Is dat verzoek technisch afgekeurd, dan volgt er geen antwoord.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '319',
      titel: 'Een antwoord op een verzoek om toewijzing',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Een antwoord op een verzoek om wijziging',
      bericht: (s) => bericht319(s, { antwoord: { ReferentieAanbieder: 'VOW1' } }),
      feiten: (s) => antwoord(s, { verzoek: gevraagd(s, { soort: '317' }) }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Er is geen verzoek met deze referentie',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s, { verzoek: null }),
      verwacht: ['/Bericht/Antwoord/ReferentieAanbieder'],
    },
  ],
};
