import { basis, lineText } from '../declaration/line.ts';
import { bedrag } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { metProduct } from '../examples/regionaal.ts';
import { lineKind } from './kind.ts';
import { highestTariff } from './prices.ts';

const tegen = (ProductTarief: number) => (s: Parameters<typeof declaratie>[0]) =>
  declaratie(s, [{ ProductTarief, IngediendBedrag: { Bedrag: 4 * ProductTarief, DebetCredit: 'D' } }]);

export const tariefTenHoogste = lineKind({
  soort: 'tarief-ten-hoogste',
  over: 'prestatie',
  eis: 'Het ProductTarief is niet hoger dan het tarief van het contract of, waar dat niets zegt, van de productcatalogus in de periode van de zorg.',
  waarom: 'Meer dan het afgesproken tarief wordt niet betaald; minder mag.',
  parameters: {},
  *perPrestatie(regel, context) {
    const { ProductTarief, ProductCode, Eenheid } = regel.prestatie;
    if (basis(regel) === null || ProductTarief === undefined || Eenheid === '83') return;
    const hoogste = highestTariff(regel, context);
    if (hoogste === null || ProductTarief <= hoogste) return;
    yield {
      element: 'ProductTarief',
      melding: `${lineText(regel)}: het ProductTarief is ${bedrag(ProductTarief)}, maar voor product ${ProductCode} wordt ten hoogste ${bedrag(hoogste)} betaald.`,
      waarden: {
        productCode: ProductCode,
        productTarief: bedrag(ProductTarief),
        tenHoogste: bedrag(hoogste),
      },
      herstel: `Vul ten hoogste ${bedrag(hoogste)} en reken het IngediendBedrag opnieuw uit.`,
    };
  },
  voorbeelden: [
    {
      titel: 'Het tarief van de catalogus',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      regionaal: (s) => metProduct(s, { cent: 12_50 }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een lager tarief',
      parameters: {},
      bericht: tegen(12_49),
      feiten: (s) => declaraties(s),
      regionaal: (s) => metProduct(s, { cent: 12_50 }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een cent boven het tarief van de catalogus',
      parameters: {},
      bericht: tegen(12_51),
      feiten: (s) => declaraties(s),
      regionaal: (s) => metProduct(s, { cent: 12_50 }),
      verwacht: [`${prestatiePad}/ProductTarief`],
    },
  ],
});
