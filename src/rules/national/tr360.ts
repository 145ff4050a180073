import { standaarden } from '../../standard/berichtsoorten.ts';
import { antwoord as klasse } from '../classes.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht319 } from '../examples/berichten.ts';
import { antwoord, gevraagd } from '../examples/facts.ts';
import type { RequestState } from '../facts.ts';
import type { RuleAcross } from '../rule.ts';

const inOnderzoek = '2';

/** The answers that came before; a request that was granted is for TR359. */
const beantwoord: Readonly<Partial<Record<RequestState, string>>> = {
  'in-onderzoek': 'is al in onderzoek',
  afgewezen: 'is al afgewezen',
};

const onderzoek = { VerzoekAntwoord: '2', RedenAfwijzingVerzoek: undefined } as const;

export const tr360: RuleAcross<'319'> = {
  code: 'TR360',
  eis: 'Een antwoord dat het verzoek in onderzoek neemt is het eerste antwoord op dat verzoek.',
  waarom: 'De aanbieder mag één keer om uitstel gevraagd worden; daarna volgt een beslissing.',
  bron: 'iJw/iWmo 3.2, technische regel TR360',
  standaarden,
  niveau: 3,
  retourcode: '9360',
  controleer: {
    *'319'(bericht, { feiten: { verzoek } }) {
      const { ReferentieAanbieder, VerzoekAntwoord } = bericht.Antwoord;
      if (VerzoekAntwoord !== inOnderzoek || verzoek === null) return;
      const eerder = beantwoord[verzoek.stand];
      if (eerder === undefined) return;
      yield {
        klasse,
        melding: `Verzoek ${ReferentieAanbieder} (${messageText(verzoek.uitBericht)}) ${eerder}; het kan niet (nog eens) in onderzoek worden genomen.`,
        waarden: {
          ReferentieAanbieder,
          VerzoekAntwoord,
          stand: verzoek.stand,
          ...messageValues(verzoek.uitBericht),
        },
        herstel: 'Beslis op het verzoek: stuur een toewijzing of een afwijzing.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '319',
      titel: 'Het eerste antwoord neemt het verzoek in onderzoek',
      bericht: (s) => bericht319(s, { antwoord: onderzoek }),
      feiten: (s) => antwoord(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Een verzoek in onderzoek wordt afgewezen',
      bericht: (s) => bericht319(s),
      feiten: (s) => antwoord(s, { verzoek: gevraagd(s, { stand: 'in-onderzoek' }) }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '319',
      titel: 'Een verzoek in onderzoek wordt nog eens in onderzoek genomen',
      bericht: (s) => bericht319(s, { antwoord: onderzoek }),
      feiten: (s) =>
        antwoord(s, {
          verzoek: gevraagd(s, { referentieAanbieder: 'VOT1', stand: 'in-onderzoek', soort: '317' }),
        }),
      verwacht: ['/Bericht/Antwoord'],
    },
    {
      nummer: '319',
      titel: 'Een afgewezen verzoek wordt in onderzoek genomen (ook TR365)',
      bericht: (s) => bericht319(s, { antwoord: onderzoek }),
      feiten: (s) => antwoord(s, { verzoek: gevraagd(s, { stand: 'afgewezen' }) }),
      verwacht: ['/Bericht/Antwoord'],
    },
    {
      nummer: '319',
      titel: 'Een verzoek dat wij niet kennen: dat is voor TR355',
      bericht: (s) => bericht319(s, { antwoord: onderzoek }),
      feiten: (s) => antwoord(s, { verzoek: null }),
      verwacht: 'aanvaard',
    },
  ],
};
