import { standaarden } from '../../standard/berichtsoorten.ts';
import { asGranted, sameDebit } from '../declaration/ledger.ts';
import { isCredit, lineText } from '../declaration/line.ts';
import { periode as span } from '../dutch.ts';
import { messageText, messageValues } from '../earlier.ts';
import {
  credit,
  declaratie,
  declaraties,
  prestatiePad,
  teruggenomen,
  toegekend,
} from '../examples/declaraties.ts';
import { specifiek } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

export const tr389: RuleAcross<'323'> = {
  code: 'TR389',
  eis: 'Per toewijzing, product en ProductPeriode is er hoogstens één goedgekeurde debetprestatie die niet gecrediteerd is.',
  waarom:
    'Een tweede debetprestatie over hetzelfde zou dubbel betaald worden; een correctie begint met een credit.',
  bron: 'iJw/iWmo 3.2, technische regel TR389; OP366, IV086',
  beperking: 'Een afgewezen debetprestatie geldt als niet ingediend en staat een nieuwe niet in de weg.',
  standaarden,
  niveau: 3,
  retourcode: '9389',
  controleer: {
    '323': {
      *perPrestatie(regel, { grootboek }) {
        if (isCredit(regel)) return;
        const eerder = sameDebit(grootboek, asGranted(regel.prestatie));
        if (eerder === null) return;
        const { ToewijzingNummer, ProductCategorie, ProductCode, ProductPeriode } = regel.prestatie;
        const deze = span(ProductPeriode.Begindatum, ProductPeriode.Einddatum);
        yield {
          melding: `${lineText(regel)}: voor toewijzing ${ToewijzingNummer}, product ${ProductCode} (categorie ${ProductCategorie}), ${deze} is ${eerder.referentieNummer} al goedgekeurd (${messageText(eerder.uitBericht)}).`,
          waarden: {
            toewijzingNummer: String(ToewijzingNummer),
            product: `${ProductCode} (categorie ${ProductCategorie})`,
            productPeriode: deze,
            eerdereDebet: eerder.referentieNummer,
            ...messageValues(eerder.uitBericht),
          },
          herstel: `Crediteer eerst ${eerder.referentieNummer}; dat mag in hetzelfde bericht als de nieuwe prestatie.`,
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een goedgekeurde debetprestatie over dezelfde periode, met een ander product',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s, { productCode: specifiek(s, 2).Code })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De eerdere debetprestatie is gecrediteerd',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s), teruggenomen(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De verbeterde debetprestatie en daarachter de credit van de oude',
      bericht: (s) => declaratie(s, [{}, { ...credit, ToewijzingNummer: 1001 }]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Dezelfde toewijzing, hetzelfde product en dezelfde periode als een goedgekeurde debetprestatie',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      verwacht: [prestatiePad],
    },
    {
      nummer: '323',
      titel: 'Van twee debetprestaties is alleen de eerste gecrediteerd',
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, {
          prestaties: [toegekend(s), toegekend(s, { referentieNummer: 'M2' }), teruggenomen(s)],
        }),
      verwacht: [prestatiePad],
    },
  ],
};
