import { standaarden } from '../../standard/berichtsoorten.ts';
import { isBefore } from '../dates.ts';
import { basis, lineText } from '../declaration/line.ts';
import { datum, periode as span } from '../dutch.ts';
import { allocationText, messageValues } from '../earlier.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const vanaf8April = { ingangsdatum: dag('2026-04-08') };

export const tr307: RuleAcross<'323'> = {
  code: 'TR307',
  eis: 'Een ProductPeriode begint niet voor de Ingangsdatum van de toewijzing.',
  waarom: 'Voor die dag was de hulp niet toegewezen.',
  bron: 'iJw/iWmo 3.2, technische regel TR307',
  standaarden,
  niveau: 3,
  retourcode: '9307',
  controleer: {
    '323': {
      *perPrestatie(regel) {
        const toewijzing = basis(regel);
        const { Begindatum, Einddatum } = regel.prestatie.ProductPeriode;
        if (toewijzing === null || !isBefore(Begindatum, toewijzing.ingangsdatum)) return;
        const ingang = datum(toewijzing.ingangsdatum);
        yield {
          element: 'ProductPeriode/Begindatum',
          melding: `${lineText(regel)}: de ProductPeriode ${span(Begindatum, Einddatum)} begint voor ${allocationText(toewijzing)}, die op ${ingang} ingaat.`,
          waarden: {
            toewijzingNummer: String(toewijzing.toewijzingNummer),
            productPeriode: span(Begindatum, Einddatum),
            ingangsdatum: ingang,
            ...messageValues(toewijzing.uitBericht),
          },
          herstel: 'Declareer alleen wat vanaf de Ingangsdatum van de toewijzing is geleverd.',
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'De ProductPeriode begint op de dag waarop de toewijzing ingaat',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-08', '2026-04-30') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [vanaf8April] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit op een toewijzing die sindsdien later ingaat',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) => declaraties(s, { toewijzingen: [vanaf8April], prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De ProductPeriode begint een dag eerder',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-07', '2026-04-30') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [vanaf8April] }),
      verwacht: [`${prestatiePad}/ProductPeriode/Begindatum`],
    },
    {
      nummer: '323',
      titel: 'Een verwijderde toewijzing: dat is voor TR384',
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [
            { redenWijziging: '13', ingangsdatum: dag('2026-04-08'), einddatum: dag('2026-04-08') },
          ],
        }),
      verwacht: 'aanvaard',
    },
  ],
};
