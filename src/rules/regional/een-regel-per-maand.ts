import { standingInMonth } from '../declaration/ledger.ts';
import { basis, lineText } from '../declaration/line.ts';
import { declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { lineKind } from './kind.ts';

export const eenRegelPerMaand = lineKind({
  soort: 'een-regel-per-maand',
  over: 'prestatie',
  eis: 'De zorg op een toewijzing wordt per kalendermaand in één prestatie gedeclareerd, als som over de maand.',
  waarom: 'Afronden gebeurt een keer, over de hele maand.',
  parameters: {},
  *perPrestatie(regel, { grootboek }) {
    if (basis(regel) === null) return;
    const { ToewijzingNummer, ProductPeriode } = regel.prestatie;
    const eerste = standingInMonth(grootboek, ToewijzingNummer, ProductPeriode.Begindatum)
      .prestaties.values()
      .next();
    if (eerste.done) return;
    const { referentieNummer } = eerste.value;
    yield {
      element: 'ToewijzingNummer',
      melding: `${lineText(regel)}: op toewijzing ${ToewijzingNummer} staat in dezelfde maand al prestatie ${referentieNummer}.`,
      waarden: { toewijzingNummer: String(ToewijzingNummer), eerder: referentieNummer },
      herstel: `Crediteer ${referentieNummer} en declareer de maand in één prestatie.`,
    };
  },
  voorbeelden: [
    {
      titel: 'De enige prestatie van de maand',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een tweede prestatie in dezelfde maand',
      parameters: {},
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s, { referentieNummer: 'P999' })] }),
      verwacht: [`${prestatiePad}/ToewijzingNummer`],
    },
  ],
});
