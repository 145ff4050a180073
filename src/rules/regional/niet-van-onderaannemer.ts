import { header } from '../classes.ts';
import { datum } from '../dutch.ts';
import { bericht307 } from '../examples/berichten.ts';
import { regie, toegewezen } from '../examples/facts.ts';
import { geregistreerd } from '../examples/register.ts';
import { dag } from '../examples/waarden.ts';
import { messageKind } from './kind.ts';
import { registeredOn, senderOf } from './registrations.ts';

const stop = {
  parameters: {},
  bericht: bericht307,
  feiten: (s: Parameters<typeof bericht307>[0]) => regie({ toewijzingen: [toegewezen(s)] }),
};
const onder = { rol: 'onderaannemer' } as const;

export const nietVanOnderaannemer = messageKind({
  soort: 'niet-van-onderaannemer',
  over: 'bericht',
  eis: 'Een bericht komt van de hoofdaannemer. Een bericht van een code die alleen als onderaannemer geregistreerd staat, wordt als geheel niet in behandeling genomen.',
  waarom: 'De hoofdaannemer is gecontracteerd en krijgt betaald, ook voor wat een onderaannemer levert.',
  parameters: {},
  *perBericht(gekeken) {
    const afzender = senderOf(gekeken);
    if (afzender === null) return;
    const { ontvangstdag, regionaal } = gekeken.context;
    const nu = registeredOn(regionaal.aanbieders, afzender, ontvangstdag);
    if (nu.length === 0 || nu.some(({ rol }) => rol === 'aanbieder')) return;
    yield {
      klasse: header,
      element: 'Afzender',
      melding: `Het bericht komt van ${afzender}, die op ${datum(ontvangstdag)} alleen als onderaannemer geregistreerd staat. Het is niet in behandeling genomen.`,
      waarden: { afzender, ontvangen: datum(ontvangstdag) },
      herstel: 'Laat de hoofdaannemer het bericht sturen.',
    };
  },
  voorbeelden: [
    { ...stop, titel: 'Van een hoofdaannemer', regionaal: geregistreerd({}), verwacht: 'aanvaard' },
    {
      ...stop,
      titel: 'Van wie onderaannemer is van een ander en zelf ook een contract heeft',
      regionaal: geregistreerd(onder, {}),
      verwacht: 'aanvaard',
    },
    {
      ...stop,
      titel: 'Van wie nergens geregistreerd staat',
      regionaal: geregistreerd({ ...onder, code: '99990002' }),
      verwacht: 'aanvaard',
    },
    {
      ...stop,
      titel: 'Van wie geen onderaannemer meer is',
      regionaal: geregistreerd({ ...onder, geldigTot: dag('2026-05-05') }),
      verwacht: 'aanvaard',
    },
    {
      ...stop,
      titel: 'Van een onderaannemer',
      regionaal: geregistreerd(onder),
      verwacht: [`${header}/Afzender`],
    },
  ],
});
