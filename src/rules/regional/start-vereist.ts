import { basis, lineText } from '../declaration/line.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { gestart } from '../examples/facts.ts';
import { firstStart } from './deliveries.ts';
import { lineKind } from './kind.ts';

export const startVereist = lineKind({
  soort: 'start-vereist',
  over: 'prestatie',
  eis: 'Een prestatie op een toewijzing waarop geen start (305) is ontvangen, wordt niet betaald.',
  waarom: 'Zonder start is niet gemeld dat de zorg geleverd wordt.',
  parameters: {},
  *perPrestatie(regel, { leveringen }) {
    const toewijzing = basis(regel);
    if (toewijzing === null || firstStart(leveringen) !== null) return;
    const nummer = String(toewijzing.toewijzingNummer);
    yield {
      element: 'ToewijzingNummer',
      melding: `${lineText(regel)}: op toewijzing ${nummer} is geen start van de zorg (305) ontvangen.`,
      waarden: { toewijzingNummer: nummer },
      herstel: 'Stuur eerst de start (305) en bied de prestatie daarna opnieuw aan.',
      wegensLevering: true,
    };
  },
  voorbeelden: [
    {
      titel: 'Een toewijzing met een start',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { leveringen: new Map([[1001, [gestart(s)]]]) }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een toewijzing zonder start',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: [`${prestatiePad}/ToewijzingNummer`],
    },
  ],
});
