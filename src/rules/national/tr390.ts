import { standaarden } from '../../standard/berichtsoorten.ts';
import { isCredit } from '../declaration/line.ts';
import { messageText, messageValues } from '../earlier.ts';
import {
  credit,
  declaratie,
  declaraties,
  prestatiePad,
  teruggenomen,
  toegekend,
} from '../examples/declaraties.ts';
import type { RuleAcross } from '../rule.ts';

export const tr390: RuleAcross<'323'> = {
  code: 'TR390',
  eis: 'Een debetprestatie wordt hoogstens één keer gecrediteerd.',
  waarom: 'Wat al is teruggenomen, kan niet nog eens terug.',
  bron: 'iJw/iWmo 3.2, technische regel TR390',
  standaarden,
  niveau: 3,
  retourcode: '9390',
  controleer: {
    '323': {
      *perPrestatie(regel, { grootboek }) {
        const { ReferentieNummer, VorigReferentieNummer } = regel.prestatie.ProductReferentie;
        if (!isCredit(regel) || VorigReferentieNummer === undefined) return;
        const eerder = grootboek.credits.get(VorigReferentieNummer);
        if (eerder === undefined) return;
        yield {
          element: 'ProductReferentie/VorigReferentieNummer',
          melding: `Credit ${ReferentieNummer} verwijst naar ${VorigReferentieNummer}, die al is gecrediteerd met ${eerder.referentieNummer} (${messageText(eerder.uitBericht)}).`,
          waarden: {
            referentieNummer: ReferentieNummer,
            vorigReferentieNummer: VorigReferentieNummer,
            eerdereCredit: eerder.referentieNummer,
            ...messageValues(eerder.uitBericht),
          },
          herstel: 'Laat deze credit weg, of verwijs naar de debetprestatie die daarna is ingediend.',
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'De eerste credit op een debetprestatie, terwijl een andere al gecrediteerd is',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) =>
        declaraties(s, {
          prestaties: [
            toegekend(s),
            toegekend(s, { referentieNummer: 'M0' }),
            teruggenomen(s, { vorigReferentieNummer: 'M0' }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een tweede credit op dezelfde debetprestatie',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s), teruggenomen(s)] }),
      verwacht: [`${prestatiePad}/ProductReferentie/VorigReferentieNummer`],
    },
  ],
};
