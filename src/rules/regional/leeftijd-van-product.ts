import { isBefore } from '../dates.ts';
import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { metProduct } from '../examples/regionaal.ts';
import { dag } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import { asked } from './requested.ts';

const geboren = (Datum: string) => (s: Parameters<typeof bericht315>[0]) =>
  bericht315(s, { client: { Geboortedatum: { Datum: dag(Datum) } } });
const voorTieners = (s: Parameters<typeof metProduct>[0]) =>
  metProduct(s, {}, { leeftijd: { van: 12, tot: 18 } });

export const leeftijdVanProduct = requestKind({
  soort: 'leeftijd-van-product',
  over: 'verzoek',
  eis: 'Een cliënt heeft op de gevraagde ingangsdatum een leeftijd waarvoor de catalogus het product noemt.',
  waarom: 'Het product is voor die doelgroep gemaakt; of het toch past, ziet een mens.',
  parameters: {},
  *perVerzoek(verzoek, { regionaal }) {
    const wens = asked(verzoek);
    const leeftijd = wens && regionaal.producten.get(wens.code)?.leeftijd;
    if (!leeftijd || verzoek.nummer !== '315') return;
    const { Datum } = verzoek.bericht.Client.Geboortedatum;
    const { van, tot } = leeftijd;
    if (!isBefore(wens.van, Datum.add({ years: van })) && isBefore(wens.van, Datum.add({ years: tot })))
      return;
    yield {
      element: 'Product/Code',
      melding: `Product ${wens.code} is voor cliënten van ${van} tot ${tot} jaar; op de gevraagde ingangsdatum is de cliënt jonger of ouder.`,
      waarden: { productCode: wens.code, vanaf: String(van), tot: String(tot) },
    };
  },
  voorbeelden: [
    {
      titel: 'Op de verjaardag waarop het product begint',
      parameters: {},
      bericht: geboren('2014-06-01'),
      feiten: () => verzoeken(),
      regionaal: voorTieners,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een dag te jong',
      parameters: {},
      bericht: geboren('2014-06-02'),
      feiten: () => verzoeken(),
      regionaal: voorTieners,
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een dag voor de verjaardag waarop het eindigt',
      parameters: {},
      bericht: geboren('2008-06-02'),
      feiten: () => verzoeken(),
      regionaal: voorTieners,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Te oud',
      parameters: {},
      bericht: geboren('2008-06-01'),
      feiten: () => verzoeken(),
      regionaal: voorTieners,
      verwacht: ['VOT1'],
    },
  ],
});
