import { basis, lineText } from '../declaration/line.ts';
import { bedrag } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { metProduct } from '../examples/regionaal.ts';
import { lineKind } from './kind.ts';
import { mostForMinutes } from './prices.ts';

/** 225 minutes at € 50,00 per hour: € 187,50. */
const voor = (Bedrag: number) => (s: Parameters<typeof declaratie>[0]) =>
  declaratie(s, [
    { Eenheid: '01', GeleverdVolume: 225, ProductTarief: 83, IngediendBedrag: { Bedrag, DebetCredit: 'D' } },
  ]);

export const minutenNaarUurtarief = lineKind({
  soort: 'minuten-naar-uurtarief',
  over: 'prestatie',
  eis: 'Worden minuten gedeclareerd op een tarief per uur, dan is het bedrag ten hoogste minuten maal uurtarief gedeeld door 60, pas aan het eind afgerond op centen.',
  waarom: 'Afronden per minuut zou meer of minder opleveren dan is afgesproken.',
  parameters: {},
  *perPrestatie(regel, context) {
    if (basis(regel) === null) return;
    const hoogste = mostForMinutes(regel, context);
    const gevraagd = regel.prestatie.IngediendBedrag.Bedrag;
    if (hoogste === null || gevraagd <= hoogste) return;
    yield {
      element: 'IngediendBedrag',
      melding: `${lineText(regel)}: het IngediendBedrag is ${bedrag(gevraagd)}, maar ${regel.prestatie.GeleverdVolume} minuten naar het uurtarief komen op ten hoogste ${bedrag(hoogste)}.`,
      waarden: { ingediendBedrag: bedrag(gevraagd), tenHoogste: bedrag(hoogste) },
      herstel: `Vul ten hoogste ${bedrag(hoogste)}.`,
    };
  },
  voorbeelden: [
    {
      titel: 'Minuten maal uurtarief gedeeld door 60',
      parameters: {},
      bericht: voor(187_50),
      feiten: (s) => declaraties(s),
      regionaal: (s) => metProduct(s, { cent: 50_00 }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een cent meer',
      parameters: {},
      bericht: voor(187_51),
      feiten: (s) => declaraties(s),
      regionaal: (s) => metProduct(s, { cent: 50_00 }),
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
  ],
});
