import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { gemeente } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';

export const woonplaats = requestKind({
  soort: 'woonplaats',
  over: 'verzoek',
  eis: 'Volgens het woonplaatsregister is deze gemeente verantwoordelijk voor de cliënt. Zonder register, of als het de cliënt niet kent, is hier niets over bekend.',
  waarom: 'Een andere gemeente betaalt dan (woonplaatsbeginsel); welke, beslist een mens.',
  parameters: {},
  *perVerzoek(verzoek, context) {
    const { woonplaats: verantwoordelijk } = context;
    if (verantwoordelijk === null || verantwoordelijk === verzoek.bericht.Header.Ontvanger) return;
    yield {
      melding: `Volgens het woonplaatsregister is gemeente ${verantwoordelijk} verantwoordelijk voor de cliënt.`,
      waarden: { gemeente: verantwoordelijk },
    };
  },
  voorbeelden: [
    {
      titel: 'Een cliënt van deze gemeente',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      woonplaats: gemeente,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een cliënt van een andere gemeente',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      woonplaats: '0772',
      verwacht: ['VOT1'],
    },
    {
      titel: 'Het register kent de cliënt niet',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
  ],
});
