import { monthCount } from '../declaration/calendar.ts';
import { basis, lineText, productPeriode } from '../declaration/line.ts';
import { datum } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { gestart } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { firstStart } from './deliveries.ts';
import { lineKind } from './kind.ts';

const codes = new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]);
const op = (begindatum: string) => (s: Parameters<typeof declaratie>[0]) =>
  declaraties(s, { leveringen: new Map([[1001, [gestart(s, { begindatum: dag(begindatum) })]]]) });

export const maandproductStartmaand = lineKind({
  soort: 'maandproduct-startmaand',
  over: 'prestatie',
  eis: 'Bij een product met een prijs per maand is de maand waarin de zorg begint alleen te declareren als zij op de eerste van de maand begint. De maand waarin zij eindigt telt geheel mee.',
  waarom: 'Per maand wordt de hele prijs betaald; alleen de eindmaand mag onvolledig zijn.',
  parameters: { codes: { soort: 'producten', uitleg: 'de productcodes met een prijs per maand' } },
  *perPrestatie(regel, { leveringen }, { codes: maandproducten }) {
    if (basis(regel) === null || !maandproducten.has(regel.prestatie.ProductCode)) return;
    // A restart after a pause is no start month: only the first start counts.
    const start = firstStart(leveringen);
    if (start === null || start.begindatum.day === 1) return;
    if (monthCount(productPeriode(regel).begin) !== monthCount(start.begindatum)) return;
    const sinds = datum(start.begindatum);
    yield {
      element: 'ProductPeriode/Begindatum',
      melding: `${lineText(regel)} declareert de maand waarin de zorg begon, maar zij begon op ${sinds} en niet op de eerste van de maand.`,
      waarden: { productCode: regel.prestatie.ProductCode, begindatumStart: sinds },
      herstel: 'Declareer dit product vanaf de eerste volle maand.',
      wegensLevering: true,
    };
  },
  voorbeelden: [
    {
      titel: 'Begonnen op de eerste van de maand',
      parameters: { codes },
      bericht: (s) => declaratie(s),
      feiten: op('2026-04-01'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een maand na die van de start',
      parameters: { codes },
      bericht: (s) => declaratie(s),
      feiten: op('2026-03-02'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Begonnen op de tweede van de maand',
      parameters: { codes },
      bericht: (s) => declaratie(s),
      feiten: op('2026-04-02'),
      verwacht: [`${prestatiePad}/ProductPeriode/Begindatum`],
    },
  ],
});
