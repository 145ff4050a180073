import { isAfter } from '../dates.ts';
import { basis, lineText } from '../declaration/line.ts';
import { datum } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { gestart, gestopt } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { finalStop } from './deliveries.ts';
import { lineKind } from './kind.ts';

const codes = new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]);
const gestoptOp = (einddatum: string | null) => (s: Parameters<typeof declaratie>[0]) =>
  declaraties(s, {
    leveringen: new Map([
      [
        1001,
        [
          gestart(s),
          ...(einddatum === null ? [] : [gestopt(s, { einddatum: dag(einddatum), redenBeeindiging: '02' })]),
        ],
      ],
    ]),
  });

export const naEinde = lineKind({
  soort: 'na-einde',
  over: 'prestatie',
  eis: 'Het product wordt in een keer gedeclareerd na het definitieve einde van de zorg (307), binnen de afgesproken maanden; later geeft een signaal.',
  waarom: 'De prijs is voor een afgerond product.',
  parameters: {
    codes: { soort: 'producten', uitleg: 'de productcodes die pas na het einde te declareren zijn' },
    maanden: { soort: 'getal', uitleg: 'binnen zoveel maanden na het einde' },
  },
  *perPrestatie(regel, { leveringen, ontvangstdag }, { codes: producten, maanden }) {
    const { ProductCode, ToewijzingNummer } = regel.prestatie;
    if (basis(regel) === null || !producten.has(ProductCode)) return;
    const stop = finalStop(leveringen);
    const element = 'ToewijzingNummer';
    if (stop === null) {
      yield {
        element,
        melding: `${lineText(regel)}: product ${ProductCode} wordt na het einde gedeclareerd, en op toewijzing ${ToewijzingNummer} is geen definitieve stop (307) ontvangen.`,
        waarden: { toewijzingNummer: String(ToewijzingNummer), productCode: ProductCode },
        herstel: 'Stuur eerst de stop (307) en bied de prestatie daarna opnieuw aan.',
        wegensLevering: true,
      };
    } else if (isAfter(ontvangstdag, stop.einddatum.add({ months: maanden }))) {
      yield {
        element,
        melding: `${lineText(regel)} is ontvangen op ${datum(ontvangstdag)}; product ${ProductCode} hoort binnen ${maanden} maand na het einde op ${datum(stop.einddatum)} gedeclareerd te zijn.`,
        waarden: { einddatumStop: datum(stop.einddatum), ontvangen: datum(ontvangstdag) },
        alleenSignaal: true,
      };
    }
  },
  voorbeelden: [
    {
      titel: 'Binnen een maand na het einde',
      parameters: { codes, maanden: 1 },
      bericht: (s) => declaratie(s),
      feiten: gestoptOp('2026-04-20'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Voor het einde',
      parameters: { codes, maanden: 1 },
      bericht: (s) => declaratie(s),
      feiten: gestoptOp(null),
      verwacht: [`${prestatiePad}/ToewijzingNummer`],
    },
    {
      titel: 'Meer dan een maand na het einde',
      parameters: { codes, maanden: 1 },
      bericht: (s) => declaratie(s),
      feiten: gestoptOp('2026-04-05'),
      verwacht: [`${prestatiePad}/ToewijzingNummer`],
    },
  ],
});
