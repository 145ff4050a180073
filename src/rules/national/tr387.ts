import { standaarden } from '../../standard/berichtsoorten.ts';
import { monthCount } from '../declaration/calendar.ts';
import { basis, lineText } from '../declaration/line.ts';
import { datum } from '../dutch.ts';
import { allocationText, messageValues } from '../earlier.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const refused = [`${prestatiePad}/ProductPeriode/Begindatum`];

export const tr387: RuleAcross<'323'> = {
  code: 'TR387',
  eis: 'Een ProductPeriode begint op de eerste dag van de maand, of op de Ingangsdatum van de toewijzing als die later in de maand ligt.',
  waarom:
    'Zo is er per toewijzing één ProductPeriode per maand, en is het toegewezen volume daarover te rekenen.',
  bron: 'iJw/iWmo 3.2, technische regel TR387; IV089',
  standaarden,
  niveau: 3,
  retourcode: '9387',
  controleer: {
    '323': {
      *perPrestatie(regel) {
        const toewijzing = basis(regel);
        if (toewijzing === null) return;
        const { Begindatum } = regel.prestatie.ProductPeriode;
        const { ingangsdatum } = toewijzing;
        const inMaand = monthCount(ingangsdatum) === monthCount(Begindatum);
        const eerste = inMaand ? ingangsdatum.day : 1;
        if (Begindatum.day === eerste) return;
        const verwacht = Begindatum.with({ day: eerste });
        yield {
          element: 'ProductPeriode/Begindatum',
          melding: `${lineText(regel)}: de ProductPeriode begint op ${datum(Begindatum)}; voor ${allocationText(toewijzing)}, die op ${datum(ingangsdatum)} ingaat, is dat in deze maand ${datum(verwacht)}.`,
          waarden: {
            toewijzingNummer: String(toewijzing.toewijzingNummer),
            begindatum: datum(Begindatum),
            verwacht: datum(verwacht),
            ingangsdatum: datum(ingangsdatum),
            ...messageValues(toewijzing.uitBericht),
          },
          herstel: `Vul ${datum(verwacht)}, ook als de levering later begon.`,
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'De eerste dag van de maand, bij een toewijzing die eerder inging',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ ingangsdatum: dag('2025-04-08') }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De Ingangsdatum van de toewijzing, in dezelfde maand',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-08', '2026-04-30') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [{ ingangsdatum: dag('2026-04-08') }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit op een toewijzing waarvan de Ingangsdatum is verlegd',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [{ ingangsdatum: dag('2026-04-08') }],
          prestaties: [toegekend(s)],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De dag waarop de levering begon, later dan de toewijzing',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-09', '2026-04-30') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [{ ingangsdatum: dag('2026-04-08') }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een dag in een volgende maand dan die van de Ingangsdatum',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-02', '2026-04-30') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [{ ingangsdatum: dag('2026-03-15') }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'De eerste dag van de maand, terwijl de toewijzing later in die maand inging (met TR307)',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ ingangsdatum: dag('2026-04-30') }] }),
      verwacht: refused,
    },
  ],
};
