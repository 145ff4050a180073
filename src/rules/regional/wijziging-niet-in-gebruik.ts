import { bericht315, bericht317 } from '../examples/berichten.ts';
import { verzoeken, wijziging } from '../examples/facts.ts';
import { requestKind } from './kind.ts';

export const wijzigingNietInGebruik = requestKind({
  soort: 'wijziging-niet-in-gebruik',
  over: 'verzoek',
  eis: 'Een verzoek om wijziging (317) wordt niet gebruikt en altijd afgewezen.',
  waarom: 'Wijzigingen gaan hier buiten de berichten om, in overleg met de toegang.',
  parameters: {},
  *perVerzoek({ nummer, referentieAanbieder }) {
    if (nummer !== '317') return;
    yield {
      melding: `Verzoek ${referentieAanbieder} vraagt een wijziging; dat gaat in deze regio in overleg met de toegang van de gemeente.`,
      waarden: { referentieAanbieder },
    };
  },
  voorbeelden: [
    {
      titel: 'Een verzoek om toewijzing',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een verzoek om wijziging',
      parameters: {},
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s),
      verwacht: ['VOW1'],
    },
  ],
});
