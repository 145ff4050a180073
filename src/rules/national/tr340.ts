import { standaarden } from '../../standard/berichtsoorten.ts';
import { basis, lineText } from '../declaration/line.ts';
import { allocationText, messageValues } from '../earlier.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { aspecifiek, specifiek } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

export const tr340: RuleAcross<'323'> = {
  code: 'TR340',
  eis: 'Een prestatie heeft de ProductCode van de toewijzing, als die er een noemt.',
  waarom: 'Er wordt betaald voor het product dat is toegewezen.',
  bron: 'iJw/iWmo 3.2, technische regel TR340',
  standaarden,
  niveau: 3,
  retourcode: '9340',
  controleer: {
    '323': {
      *perPrestatie(regel) {
        const toewijzing = basis(regel);
        const toegewezen = toewijzing?.product?.Code;
        const { ProductCode } = regel.prestatie;
        if (toewijzing === null || toegewezen === undefined || toegewezen === ProductCode) return;
        yield {
          element: 'ProductCode',
          melding: `${lineText(regel)} heeft ProductCode ${ProductCode}, maar ${allocationText(toewijzing)} is voor ${toegewezen}.`,
          waarden: {
            toewijzingNummer: String(toewijzing.toewijzingNummer),
            productCode: ProductCode,
            toegewezen,
            ...messageValues(toewijzing.uitBericht),
          },
          herstel: `Vul ProductCode ${toegewezen}, of noem de toewijzing waar de prestatie bij hoort.`,
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Het toegewezen product',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De toewijzing noemt alleen een categorie',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ product: aspecifiek(s), omvang: null }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een andere code in dezelfde categorie',
      bericht: (s) => declaratie(s, [{ ProductCode: specifiek(s, 2).Code }]),
      feiten: (s) => declaraties(s),
      verwacht: [`${prestatiePad}/ProductCode`],
    },
  ],
};
