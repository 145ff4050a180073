import { header } from '../classes.ts';
import { datum } from '../dutch.ts';
import { bericht305, bericht315 } from '../examples/berichten.ts';
import { declaratie, declaraties } from '../examples/declaraties.ts';
import { regie, verzoeken } from '../examples/facts.ts';
import { geregistreerd } from '../examples/register.ts';
import { dag } from '../examples/waarden.ts';
import { messageKind } from './kind.ts';
import { registeredOn, senderOf } from './registrations.ts';

const start = { parameters: {}, bericht: bericht305, feiten: () => regie() };
const refused = [`${header}/Afzender`];

export const geregistreerdeAfzender = messageKind({
  soort: 'geregistreerde-afzender',
  over: 'bericht',
  eis: 'Een bericht komt van een praktijkcode die op de dag van ontvangst geregistreerd staat. Een bericht van een andere code wordt als geheel niet in behandeling genomen.',
  waarom:
    'Een contract geldt voor één praktijkcode; wat onder een andere komt, is van niemand die gecontracteerd is.',
  parameters: {},
  *perBericht(gekeken) {
    const afzender = senderOf(gekeken);
    const { ontvangstdag, regionaal } = gekeken.context;
    // Without a register nothing is known, and nobody is refused for what nobody wrote down.
    if (afzender === null || regionaal.aanbieders.length === 0) return;
    const nu = registeredOn(regionaal.aanbieders, afzender, ontvangstdag);
    if (nu.some(({ rol }) => rol === 'aanbieder')) return;
    yield {
      klasse: header,
      element: 'Afzender',
      melding: `Het bericht komt van praktijkcode ${afzender}, die op ${datum(ontvangstdag)} niet als aanbieder geregistreerd staat. Het is niet in behandeling genomen.`,
      waarden: { afzender, ontvangen: datum(ontvangstdag) },
      herstel:
        'Stuur het bericht opnieuw vanaf de geregistreerde praktijkcode, of neem contact op met de gemeente.',
    };
  },
  voorbeelden: [
    {
      ...start,
      titel: 'Van de geregistreerde code, op haar eerste dag',
      regionaal: geregistreerd({ geldigVan: dag('2026-05-06') }),
      verwacht: 'aanvaard',
    },
    {
      ...start,
      titel: 'Van de geregistreerde code, op haar laatste dag',
      regionaal: geregistreerd({ geldigTot: dag('2026-05-06') }),
      verwacht: 'aanvaard',
    },
    { ...start, titel: 'Waar geen register is', verwacht: 'aanvaard' },
    {
      ...start,
      titel: 'Voor de eerste dag van de code',
      regionaal: geregistreerd({ geldigVan: dag('2026-05-07') }),
      verwacht: refused,
    },
    {
      ...start,
      titel: 'Na de laatste dag van de code',
      regionaal: geregistreerd({ geldigTot: dag('2026-05-05') }),
      verwacht: refused,
    },
    {
      titel: 'Een verzoek van een code die alleen als onderaannemer bekend is',
      parameters: {},
      bericht: bericht315,
      feiten: () => verzoeken(),
      regionaal: geregistreerd({ rol: 'onderaannemer' }),
      verwacht: refused,
    },
    {
      titel: 'Een declaratie van een onbekende code',
      parameters: {},
      bericht: declaratie,
      feiten: declaraties,
      regionaal: geregistreerd({ code: '99990002' }),
      verwacht: refused,
    },
  ],
});
