import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { metProduct } from '../examples/regionaal.ts';
import { requestKind } from './kind.ts';

export const productTeVragen = requestKind({
  soort: 'product-te-vragen',
  over: 'verzoek',
  eis: 'Een aangevraagd product staat in de productcatalogus en is nog nieuw toe te wijzen; een oude code loopt alleen uit.',
  waarom: 'Wat niet in de catalogus staat, past niet binnen het contract.',
  parameters: {},
  *perVerzoek(gevraagd, { regionaal }) {
    if (gevraagd.nummer !== '315') return;
    const code = gevraagd.product.Product?.Code;
    if (code === undefined) return;
    const product = regionaal.producten.get(code);
    if (product?.status === 'actief') return;
    yield {
      element: 'Product/Code',
      melding:
        product === undefined
          ? `Product ${code} staat niet in de productcatalogus.`
          : `Product ${code} is een oude code: wat al is toegewezen loopt uit, nieuw wordt zij niet toegewezen.`,
      waarden: { productCode: code },
    };
  },
  voorbeelden: [
    {
      titel: 'Een product van de catalogus',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een oude code',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { status: 'uitlopend' }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een code die niet in de catalogus staat',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
  ],
});
