import { declaratie as klasse } from '../classes.ts';
import { monthCount } from '../declaration/calendar.ts';
import { messageText, messageValues } from '../earlier.ts';
import { declaratie, declaraties } from '../examples/declaraties.ts';
import { eerder } from '../examples/facts.ts';
import { amsterdamDay } from '../workingdays.ts';
import { declarationKind } from './kind.ts';

export const eenDeclaratiePerMaand = declarationKind({
  soort: 'een-declaratie-per-maand',
  over: 'declaratie',
  eis: 'Een aanbieder stuurt per kalendermaand, gemeente en wet één declaratie.',
  waarom: 'Een verzameldeclaratie is in een keer te controleren en te betalen.',
  parameters: {},
  *perDeclaratie(_bericht, { feiten, ontvangstdag }) {
    const vorige = feiten.laatsteDeclaratie;
    if (vorige === null || monthCount(amsterdamDay(vorige.ontvangenOp)) !== monthCount(ontvangstdag)) return;
    yield {
      klasse,
      melding: `Deze maand is al een declaratie ontvangen: ${messageText(vorige)}.`,
      waarden: messageValues(vorige),
    };
  },
  voorbeelden: [
    {
      titel: 'De vorige kwam een maand eerder',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { laatsteDeclaratie: eerder(s, '323', 'VORIGE', '2026-04-30') }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'De vorige kwam in dezelfde maand',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { laatsteDeclaratie: eerder(s, '323', 'VORIGE', '2026-05-01') }),
      verwacht: [klasse],
    },
  ],
});
