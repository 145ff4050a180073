import { standaarden } from '../../standard/berichtsoorten.ts';
import { monthCount } from '../declaration/calendar.ts';
import { basis, lineText } from '../declaration/line.ts';
import { datum } from '../dutch.ts';
import { allocationText, messageValues } from '../earlier.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const refused = [`${prestatiePad}/ProductPeriode/Einddatum`];

export const tr388: RuleAcross<'323'> = {
  code: 'TR388',
  eis: 'Een ProductPeriode eindigt op de laatste dag van de maand, of op de Einddatum van de toewijzing als die eerder in de maand ligt.',
  waarom:
    'Zo is er per toewijzing één ProductPeriode per maand, en is het toegewezen volume daarover te rekenen.',
  bron: 'iJw/iWmo 3.2, technische regel TR388; IV089',
  standaarden,
  niveau: 3,
  retourcode: '9388',
  controleer: {
    '323': {
      *perPrestatie(regel) {
        const toewijzing = basis(regel);
        if (toewijzing === null) return;
        const { Einddatum } = regel.prestatie.ProductPeriode;
        const { einddatum } = toewijzing;
        const inMaand = einddatum !== null && monthCount(einddatum) === monthCount(Einddatum);
        const laatste = inMaand ? einddatum.day : Einddatum.daysInMonth;
        if (Einddatum.day === laatste) return;
        const verwacht = Einddatum.with({ day: laatste });
        const tot = einddatum === null ? 'zonder Einddatum' : `die op ${datum(einddatum)} eindigt`;
        yield {
          element: 'ProductPeriode/Einddatum',
          melding: `${lineText(regel)}: de ProductPeriode eindigt op ${datum(Einddatum)}; voor ${allocationText(toewijzing)}, ${tot}, is dat in deze maand ${datum(verwacht)}.`,
          waarden: {
            toewijzingNummer: String(toewijzing.toewijzingNummer),
            productPeriodeEinddatum: datum(Einddatum),
            verwacht: datum(verwacht),
            einddatum: einddatum === null ? 'open' : datum(einddatum),
            ...messageValues(toewijzing.uitBericht),
          },
          herstel: `Vul ${datum(verwacht)}, ook als de levering eerder eindigde.`,
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'De laatste dag van de maand, bij een toewijzing zonder Einddatum',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De laatste dag van de maand, bij een toewijzing die later eindigt',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ einddatum: dag('2026-06-17') }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De Einddatum van de toewijzing, op de eerste dag van de maand',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-01') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [{ einddatum: dag('2026-04-01') }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit op een toewijzing die sindsdien is ingekort',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ einddatum: dag('2026-04-17') }], prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De dag waarop de levering eindigde, eerder dan de toewijzing',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-01', '2026-04-16') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [{ einddatum: dag('2026-04-17') }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een dag voor het einde van de maand, bij een toewijzing zonder Einddatum',
      bericht: (s) => declaratie(s, [{ ProductPeriode: periode('2026-04-01', '2026-04-29') }]),
      feiten: (s) => declaraties(s),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'De laatste dag van de maand, terwijl de toewijzing eerder in die maand eindigt (met TR308)',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ einddatum: dag('2026-04-29') }] }),
      verwacht: refused,
    },
  ],
};
