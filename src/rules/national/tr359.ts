import { standaarden } from '../../standard/berichtsoorten.ts';
import { antwoord as klasse } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht319 } from '../examples/berichten.ts';
import { antwoord, gevraagd } from '../examples/facts.ts';
import type { RuleAcross } from '../rule.ts';

const onderzoek = { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined } as const;

export const tr359: RuleAcross<'319'> = {
  code: 'TR359',
  eis: 'Op een verzoek dat met een toewijzing is ingewilligd volgt geen antwoordbericht meer.',
  waarom: 'De toewijzing was het antwoord; een afwijzing of onderzoek daarna spreekt haar tegen.',
  bron: 'iJw/iWmo 3.2, technische regel TR359',
  standaarden,
  niveau: 3,
  retourcode: '9359',
  controleer: {
    *'319'(bericht, { feiten: { verzoek } }) {
      if (verzoek?.stand !== 'toegewezen') return;
      const { ReferentieAanbieder } = bericht.Antwoord;
      yield {
        klasse,
        melding: `Verzoek ${ReferentieAanbieder} (${messageText(verzoek.uitBericht)}) is al met een toewijzing ingewilligd.`,
        waarden: { ReferentieAanbieder, stand: verzoek.stand, ...messageValues(verzoek.uitBericht) },
        herstel: 'Moet de toewijzing anders, stuur dan een gewijzigd toewijzingsbericht.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '319',
      titel: 'Het verzoek is nog niet beantwoord',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Het verzoek was al afgewezen: daarover gaat TR365',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s, { verzoek: gevraagd(s, { stand: 'afgewezen' }) }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Het verzoek is toegewezen en wordt nu afgewezen',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s, { verzoek: gevraagd(s, { stand: 'toegewezen' }) }),
      verwacht: ['/Bericht/Antwoord'],
    },
    {
      nummer: '319',
      titel: 'Het verzoek is toegewezen en gaat nu in onderzoek',
      bericht: (s) => bericht319(s, { antwoord: onderzoek }),
      feiten: (s) => antwoord(s, { verzoek: gevraagd(s, { stand: 'toegewezen' }) }),
      verwacht: ['/Bericht/Antwoord'],
    },
  ],
};
