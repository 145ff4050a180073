import { standaarden } from '../../standard/berichtsoorten.ts';
import { basis, lineText } from '../declaration/line.ts';
import { allocationText, messageValues } from '../earlier.ts';
import { declaratie, declaraties, prestatiePad } from '../examples/declaraties.ts';
import { categorie, specifiek } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

export const tr339: RuleAcross<'323'> = {
  code: 'TR339',
  eis: 'Een prestatie heeft de ProductCategorie van de toewijzing, als die er een noemt.',
  waarom: 'Er wordt betaald voor het product dat is toegewezen.',
  bron: 'iJw/iWmo 3.2, technische regel TR339',
  standaarden,
  niveau: 3,
  retourcode: '9339',
  controleer: {
    '323': {
      *perPrestatie(regel) {
        const toewijzing = basis(regel);
        const toegewezen = toewijzing?.product?.Categorie;
        const { ProductCategorie } = regel.prestatie;
        if (toewijzing === null || toegewezen === undefined || toegewezen === ProductCategorie) return;
        yield {
          element: 'ProductCategorie',
          melding: `${lineText(regel)} heeft ProductCategorie ${ProductCategorie}, maar ${allocationText(toewijzing)} is voor ${toegewezen}.`,
          waarden: {
            toewijzingNummer: String(toewijzing.toewijzingNummer),
            productCategorie: ProductCategorie,
            toegewezen,
            ...messageValues(toewijzing.uitBericht),
          },
          herstel: `Vul ProductCategorie ${toegewezen}, of noem de toewijzing waar de prestatie bij hoort.`,
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
      titel: 'De toewijzing noemt geen product',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ product: null, omvang: null }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een andere categorie',
      bericht: (s) => declaratie(s, [{ ProductCategorie: categorie(s, 'tweede') }]),
      feiten: (s) => declaraties(s, { toewijzingen: [{ product: specifiek(s) }] }),
      verwacht: [`${prestatiePad}/ProductCategorie`],
    },
  ],
};
