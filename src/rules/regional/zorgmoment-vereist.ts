import { basis, lineText, productPeriode } from '../declaration/line.ts';
import { datum, periode } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { gestart, gestopt } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import { isTemporary, standsStillIn } from './deliveries.ts';
import { lineKind } from './kind.ts';

const gestoptInMaart = (s: Parameters<typeof declaratie>[0], redenBeeindiging: '20' | '02' = '20') => [
  gestart(s, { begindatum: dag('2026-03-02') }),
  gestopt(s, { begindatum: dag('2026-03-02'), einddatum: dag('2026-03-20'), redenBeeindiging }),
];

export const zorgmomentVereist = lineKind({
  soort: 'zorgmoment-vereist',
  over: 'prestatie',
  eis: 'Van een maandproduct, een stuk of een traject is niets te declareren in een periode waarin de levering geheel is onderbroken of beëindigd (307); van inspanning wordt dat gemeld.',
  waarom: 'Alleen zorg die gegeven is wordt betaald; een maand zonder zorgmoment niet.',
  parameters: {},
  *perPrestatie(regel, { leveringen, product }) {
    if (basis(regel) === null) return;
    const { begin, eind } = productPeriode(regel);
    const stop = standsStillIn(leveringen, { begin, eind });
    if (stop === null) return;
    const hoe = isTemporary(stop) ? 'onderbroken' : 'beëindigd';
    yield {
      element: 'ProductPeriode/Begindatum',
      melding: `${lineText(regel)} gaat over ${periode(begin, eind)}, maar de levering is volgens de stop (307) op ${datum(stop.einddatum)} ${hoe} en daarna niet hervat.`,
      waarden: {
        toewijzingNummer: String(regel.prestatie.ToewijzingNummer),
        productPeriode: periode(begin, eind),
        einddatumStop: datum(stop.einddatum),
      },
      herstel: 'Meld de hervatting met een start (305), of declareer deze periode niet.',
      wegensLevering: true,
      // The price of an output product asks for care in the month; what was given by the hour is paid, also after a stop
      // (e10j-toewijzing-rechtmatig-na-307).
      ...(product?.variant === 'inspanning' ? { alleenSignaal: true } : {}),
    };
  },
  voorbeelden: [
    {
      titel: 'Onderbroken en in de periode hervat',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, {
          leveringen: new Map([
            [1001, [...gestoptInMaart(s), gestart(s, { begindatum: dag('2026-04-30') })]],
          ]),
        }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'In de periode zelf gestopt',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, {
          leveringen: new Map([[1001, [gestart(s), gestopt(s, { einddatum: dag('2026-04-10') })]]]),
        }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'De hele periode onderbroken',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { leveringen: new Map([[1001, gestoptInMaart(s)]]) }),
      verwacht: [`${prestatiePad}/ProductPeriode/Begindatum`],
    },
    {
      titel: 'Na het einde van de levering',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { leveringen: new Map([[1001, gestoptInMaart(s, '02')]]) }),
      verwacht: [`${prestatiePad}/ProductPeriode/Begindatum`],
    },
  ],
});
