import { basis, lineText } from '../declaration/line.ts';
import { bedrag } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { metProduct } from '../examples/regionaal.ts';
import { lineKind } from './kind.ts';
import { mostForMinutes } from './prices.ts';

/** 225 minutes at € 50,00 per hour. */
const voor = (Bedrag: number) => (s: Parameters<typeof declaratie>[0]) =>
  declaratie(s, [
    { Eenheid: '01', GeleverdVolume: 225, ProductTarief: 83, IngediendBedrag: { Bedrag, DebetCredit: 'D' } },
  ]);

export const afgerondMinuuttarief = lineKind({
  soort: 'afgerond-minuuttarief',
  over: 'prestatie',
  eis: 'Het afgeronde tarief per minuut doet bij een tarief per uur niet mee in de berekening; een bedrag dat er toch mee berekend is, wordt gemeld.',
  waarom: 'De aanbieder doet zichzelf of de gemeente tekort zonder het te weten.',
  parameters: {},
  *perPrestatie(regel, context) {
    const { GeleverdVolume, ProductTarief, IngediendBedrag } = regel.prestatie;
    const hoogste = mostForMinutes(regel, context);
    if (basis(regel) === null || hoogste === null || ProductTarief === undefined) return;
    const gevraagd = IngediendBedrag.Bedrag;
    if (gevraagd === hoogste || gevraagd !== GeleverdVolume * ProductTarief) return;
    yield {
      element: 'IngediendBedrag',
      melding: `${lineText(regel)}: ${bedrag(gevraagd)} is ${GeleverdVolume} minuten maal het afgeronde tarief; naar het uurtarief is het ${bedrag(hoogste)}.`,
      waarden: { ingediendBedrag: bedrag(gevraagd), naarUurtarief: bedrag(hoogste) },
    };
  },
  voorbeelden: [
    {
      titel: 'Naar het uurtarief',
      parameters: {},
      bericht: voor(187_50),
      feiten: (s) => declaraties(s),
      regionaal: (s) => metProduct(s, { cent: 50_00 }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Naar het afgeronde tarief per minuut',
      parameters: {},
      bericht: voor(186_75),
      feiten: (s) => declaraties(s),
      regionaal: (s) => metProduct(s, { cent: 50_00 }),
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
  ],
});
