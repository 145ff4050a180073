import { isAfter } from '../dates.ts';
import { basis, lineText, productPeriode } from '../declaration/line.ts';
import { datum, periode } from '../dutch.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { gestart } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import { firstStart } from './deliveries.ts';
import { lineKind } from './kind.ts';

const op = (begindatum: string) => (s: Parameters<typeof declaratie>[0]) =>
  declaraties(s, { leveringen: new Map([[1001, [gestart(s, { begindatum: dag(begindatum) })]]]) });

export const nietVoorStart = lineKind({
  soort: 'niet-voor-start',
  over: 'prestatie',
  eis: 'De ProductPeriode van een prestatie ligt niet voor de Begindatum van de eerste start (305).',
  waarom: 'Wat voor de gemelde start ligt, is volgens de melding niet geleverd.',
  parameters: {
    deelsVoorStart: {
      soort: 'janee',
      uitleg:
        'ja: ook een periode die voor de start begint en erna eindigt is fout; nee: alleen een periode die er geheel voor ligt',
    },
  },
  *perPrestatie(regel, { leveringen }, { deelsVoorStart }) {
    const start = firstStart(leveringen);
    // Without any start there is nothing to compare with: that is another rule.
    if (basis(regel) === null || start === null) return;
    const { begin, eind } = productPeriode(regel);
    if (!isAfter(start.begindatum, deelsVoorStart ? begin : eind)) return;
    const sinds = datum(start.begindatum);
    yield {
      element: 'ProductPeriode/Begindatum',
      melding: `${lineText(regel)} gaat over ${periode(begin, eind)}, maar de zorg is volgens de start (305) op ${sinds} begonnen.`,
      waarden: {
        toewijzingNummer: String(regel.prestatie.ToewijzingNummer),
        productPeriode: periode(begin, eind),
        begindatumStart: sinds,
      },
      herstel: `Declareer vanaf ${sinds}, of verbeter de start (305).`,
      wegensLevering: true,
    };
  },
  voorbeelden: [
    {
      titel: 'Gestart op de eerste dag van de periode',
      parameters: { deelsVoorStart: true },
      bericht: (s) => declaratie(s),
      feiten: op('2026-04-01'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Gestart in de periode, waar alleen een hele periode voor de start fout is',
      parameters: { deelsVoorStart: false },
      bericht: (s) => declaratie(s),
      feiten: op('2026-04-30'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Gestart in de periode, waar ook een deel voor de start fout is',
      parameters: { deelsVoorStart: true },
      bericht: (s) => declaratie(s),
      feiten: op('2026-04-02'),
      verwacht: [`${prestatiePad}/ProductPeriode/Begindatum`],
    },
    {
      titel: 'Gestart na de periode',
      parameters: { deelsVoorStart: false },
      bericht: (s) => declaratie(s),
      feiten: op('2026-05-01'),
      verwacht: [`${prestatiePad}/ProductPeriode/Begindatum`],
    },
  ],
});
