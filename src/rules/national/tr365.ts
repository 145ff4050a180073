import { standaarden } from '../../standard/berichtsoorten.ts';
import { antwoord as klasse } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht319 } from '../examples/berichten.ts';
import { antwoord, gevraagd } from '../examples/facts.ts';
import type { RuleAcross } from '../rule.ts';

const onderzoek = { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined } as const;

export const tr365: RuleAcross<'319'> = {
  code: 'TR365',
  eis: 'Na een antwoord dat het verzoek afwees volgt geen ander antwoord; alleen na "in onderzoek" komt er nog een.',
  waarom: 'Een afwijzing is de beslissing; wie daarna nog iets stuurt laat de aanbieder in het ongewisse.',
  bron: 'iJw/iWmo 3.2, technische regel TR365',
  standaarden,
  niveau: 3,
  retourcode: '9365',
  controleer: {
    *'319'(bericht, { feiten: { verzoek } }) {
      if (verzoek?.stand !== 'afgewezen') return;
      const { ReferentieAanbieder } = bericht.Antwoord;
      yield {
        klasse,
        melding: `Verzoek ${ReferentieAanbieder} (${messageText(verzoek.uitBericht)}) is al afgewezen.`,
        waarden: { ReferentieAanbieder, stand: verzoek.stand, ...messageValues(verzoek.uitBericht) },
        herstel: 'Laat de aanbieder zo nodig een nieuw verzoek sturen.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '319',
      titel: 'Het eerste antwoord',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Een afwijzing na "in onderzoek"',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s, { verzoek: gevraagd(s, { stand: 'in-onderzoek' }) }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Een tweede afwijzing',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s, { verzoek: gevraagd(s, { stand: 'afgewezen' }) }),
      verwacht: ['/Bericht/Antwoord'],
    },
    {
      nummer: '319',
      titel: '"In onderzoek" na een afwijzing (ook TR360)',
      bericht: (s) => bericht319(s, { antwoord: onderzoek }),
      feiten: (s) => antwoord(s, { verzoek: gevraagd(s, { stand: 'afgewezen' }) }),
      verwacht: ['/Bericht/Antwoord'],
    },
  ],
};
