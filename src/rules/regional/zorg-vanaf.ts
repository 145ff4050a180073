import { isBefore } from '../dates.ts';
import { basis, lineText, productPeriode } from '../declaration/line.ts';
import { datum, periode } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { dag } from '../examples/waarden.ts';
import { lineKind } from './kind.ts';

export const zorgVanaf = lineKind({
  soort: 'zorg-vanaf',
  over: 'prestatie',
  eis: 'Zorg van voor een bepaalde dag wordt niet met dit bericht gedeclareerd.',
  waarom: 'Voor oudere zorg gold een ander bericht; twee keer betalen is zo uitgesloten.',
  parameters: {
    vanaf: { soort: 'dag', uitleg: 'de eerste dag waarvan zorg met een 323 gedeclareerd wordt' },
  },
  *perPrestatie(regel, _context, { vanaf }) {
    const { begin, eind } = productPeriode(regel);
    if (basis(regel) === null || !isBefore(begin, vanaf)) return;
    yield {
      element: 'ProductPeriode/Begindatum',
      melding: `${lineText(regel)} gaat over ${periode(begin, eind)}; met dit bericht wordt zorg vanaf ${datum(vanaf)} gedeclareerd.`,
      waarden: { productPeriode: periode(begin, eind), vanaf: datum(vanaf) },
      herstel: 'Declareer oudere zorg zoals toen was afgesproken.',
    };
  },
  voorbeelden: [
    {
      titel: 'Zorg van de eerste dag',
      parameters: { vanaf: dag('2026-04-01') },
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zorg van een dag eerder',
      parameters: { vanaf: dag('2026-04-02') },
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: [`${prestatiePad}/ProductPeriode/Begindatum`],
    },
  ],
});
