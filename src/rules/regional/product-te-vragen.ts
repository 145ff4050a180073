import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { metProduct } from '../examples/regionaal.ts';
import { requestKind } from './kind.ts';
import { asked } from './requested.ts';

export const productTeVragen = requestKind({
  soort: 'product-te-vragen',
  over: 'verzoek',
  eis: 'Een aangevraagd product staat in het contract van de aanbieder of, waar dat niet bekend is, in de productcatalogus; een oude code loopt alleen uit.',
  waarom: 'Wat niet in de catalogus of het contract staat, past niet binnen het contract.',
  parameters: {},
  *perVerzoek(gevraagd, { protocol, regionaal }) {
    const wens = asked(gevraagd);
    if (wens === null || gevraagd.nummer !== '315') return;
    const { code, van } = wens;
    const element = 'Product/Code';
    const waarden = { productCode: code };
    const product = regionaal.producten.get(code);
    const { bericht } = gevraagd;
    const { Afzender: aanbieder } = bericht.Header;
    const afgesproken = protocol.afspraken?.(
      aanbieder,
      { categorie: wens.product.Categorie, code },
      { begin: van, eind: van },
    );
    if (product?.status === 'uitlopend') {
      yield {
        element,
        melding: `Product ${code} is een oude code: wat al is toegewezen loopt uit, nieuw wordt zij niet toegewezen.`,
        waarden,
      };
      return;
    }
    // What is agreed with the provider is within its contract, also where the catalogue does not have it.
    if (afgesproken) return;
    if (product?.status !== 'actief') {
      const melding =
        product === undefined
          ? `Product ${code} staat niet in de productcatalogus.`
          : `Product ${code} wordt in de stukken alleen genoemd, zonder tarief en voorwaarden, en staat niet in het contract.`;
      yield { element, melding, waarden };
      return;
    }
    // Without any contract the provider has another problem than this product.
    if (!protocol.gecontracteerd?.(aanbieder, bericht.standaard, van)) return;
    yield {
      element,
      melding: `Product ${code} staat op de gevraagde ingangsdatum niet in het contract van aanbieder ${aanbieder}.`,
      waarden: { ...waarden, aanbieder },
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
    {
      titel: 'Een product van het contract',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}),
      protocol: { gecontracteerd: () => true, afspraken: () => new Map() },
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product van het contract dat niet in de catalogus staat',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      protocol: { gecontracteerd: () => true, afspraken: () => new Map() },
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product dat alleen wordt genoemd, en in geen contract staat',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { status: 'genoemd' }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een oude code die wel in het contract staat',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { status: 'uitlopend' }),
      protocol: { gecontracteerd: () => true, afspraken: () => new Map() },
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een product van de catalogus dat niet in het contract staat',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}),
      protocol: { gecontracteerd: () => true, afspraken: () => null },
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een oude code die ook niet in het contract staat',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { status: 'uitlopend' }),
      protocol: { gecontracteerd: () => true, afspraken: () => null },
      verwacht: ['VOT1'],
    },
  ],
});
