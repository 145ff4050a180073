import { standaarden } from '../../standard/berichtsoorten.ts';
import { isAfter } from '../dates.ts';
import { basis, lineText } from '../declaration/line.ts';
import { datum, periode as span } from '../dutch.ts';
import { allocationText, messageValues } from '../earlier.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const tot17April = { einddatum: dag('2026-04-17') };

export const tr308: RuleAcross<'323'> = {
  code: 'TR308',
  eis: 'Een ProductPeriode eindigt niet na de Einddatum van de toewijzing.',
  waarom: 'Na die dag is de hulp niet meer toegewezen.',
  bron: 'iJw/iWmo 3.2, technische regel TR308',
  standaarden,
  niveau: 3,
  retourcode: '9308',
  controleer: {
    '323': {
      *perPrestatie(regel) {
        const toewijzing = basis(regel);
        const { Begindatum, Einddatum } = regel.prestatie.ProductPeriode;
        const einde = toewijzing?.einddatum ?? null;
        if (toewijzing === null || einde === null || !isAfter(Einddatum, einde)) return;
        yield {
          element: 'ProductPeriode/Einddatum',
          melding: `${lineText(regel)}: de ProductPeriode ${span(Begindatum, Einddatum)} loopt door na ${allocationText(toewijzing)}, die op ${datum(einde)} eindigt.`,
          waarden: {
            toewijzingNummer: String(toewijzing.toewijzingNummer),
            productPeriode: span(Begindatum, Einddatum),
            einddatum: datum(einde),
            ...messageValues(toewijzing.uitBericht),
          },
          herstel: 'Declareer alleen wat tot en met de Einddatum van de toewijzing is geleverd.',
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'De ProductPeriode eindigt op de laatste dag van de toewijzing',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-01', '2026-04-17') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [tot17April] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De toewijzing heeft geen Einddatum',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit op een toewijzing die sindsdien is ingekort',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) => declaraties(s, { toewijzingen: [tot17April], prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De ProductPeriode eindigt een dag later',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-01', '2026-04-18') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [tot17April] }),
      verwacht: [`${prestatiePad}/ProductPeriode/Einddatum`],
    },
  ],
};
