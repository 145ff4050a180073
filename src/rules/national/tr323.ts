import { standaarden } from '../../standard/berichtsoorten.ts';
import { asGranted, type Granted } from '../declaration/ledger.ts';
import { isCredit } from '../declaration/line.ts';
import { bedrag, periode as span } from '../dutch.ts';
import { type Difference, messageText, messageValues, valuesText } from '../earlier.ts';
import {
  credit,
  declaratie,
  declaraties,
  prestatiePad,
  teruggenomen,
  toegekend,
} from '../examples/declaraties.ts';
import { periode, specifiek } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const refused = [`${prestatiePad}/ProductReferentie/VorigReferentieNummer`];

/** What a credit repeats of its debit (IV091), as it may be shown. */
function contents(prestatie: Granted): Readonly<Record<string, string>> {
  const { productTarief } = prestatie;
  return {
    ToewijzingNummer: String(prestatie.toewijzingNummer),
    ProductCategorie: prestatie.productCategorie,
    ProductCode: prestatie.productCode,
    ProductPeriode: span(prestatie.begindatum, prestatie.einddatum),
    GeleverdVolume: String(prestatie.geleverdVolume),
    Eenheid: prestatie.eenheid,
    ProductTarief: productTarief === null ? 'leeg' : bedrag(productTarief),
    Bedrag: bedrag(prestatie.bedrag),
  };
}

function differencesOf(hier: Granted, debet: Granted): readonly Difference[] {
  const eerder = contents(debet);
  return Object.entries(contents(hier)).flatMap(([element, waarde]) => {
    const ander = eerder[element] ?? '';
    return ander === waarde ? [] : [{ element, hier: waarde, eerder: ander }];
  });
}

const elements = (verschil: readonly Difference[], welke: 'hier' | 'eerder') =>
  Object.fromEntries(verschil.map((deel) => [deel.element, deel[welke]]));

export const tr323: RuleAcross<'323'> = {
  code: 'TR323',
  eis: 'Een credit neemt een eerder goedgekeurde debetprestatie in haar geheel terug en is daar, op de referenties na, gelijk aan.',
  waarom: 'Een correctie begint met het ongedaan maken van precies wat er was.',
  bron: 'iJw/iWmo 3.2, technische regel TR323; IV085, IV091, OP366',
  beperking:
    'De regel spreekt van sleutelvelden zonder ze te noemen; vergeleken wordt alles wat volgens IV091 gelijk moet zijn, zodat een credit zijn debet tot op de cent opheft.',
  standaarden,
  niveau: 3,
  retourcode: '8017',
  controleer: {
    '323': {
      *perPrestatie(regel, { grootboek }) {
        const { ReferentieNummer, VorigReferentieNummer } = regel.prestatie.ProductReferentie;
        if (!isCredit(regel) || VorigReferentieNummer === undefined) return;
        const debet = grootboek.perReferentie.get(VorigReferentieNummer);
        if (debet === undefined || debet.debetCredit === 'C') {
          yield {
            element: 'ProductReferentie/VorigReferentieNummer',
            melding: `Credit ${ReferentieNummer} verwijst naar ${VorigReferentieNummer}, maar dat is geen goedgekeurde debetprestatie van deze aanbieder.`,
            waarden: { referentieNummer: ReferentieNummer, vorigReferentieNummer: VorigReferentieNummer },
            herstel:
              'Vul het ReferentieNummer van de goedgekeurde debetprestatie; een afgewezen prestatie wordt niet gecrediteerd.',
          };
          return;
        }
        const verschil = differencesOf(asGranted(regel.prestatie), debet);
        if (verschil.length === 0) return;
        const bekend = elements(verschil, 'eerder');
        yield {
          element: 'ProductReferentie/VorigReferentieNummer',
          melding: `Credit ${ReferentieNummer} is niet gelijk aan debetprestatie ${VorigReferentieNummer} (${messageText(debet.uitBericht)}): daarin staat ${valuesText(bekend)}, hier ${valuesText(elements(verschil, 'hier'))}.`,
          waarden: {
            referentieNummer: ReferentieNummer,
            vorigReferentieNummer: VorigReferentieNummer,
            ...elements(verschil, 'hier'),
            goedgekeurd: valuesText(bekend),
            ...messageValues(debet.uitBericht),
          },
          herstel:
            'Neem alles behalve de referenties over uit de debetprestatie, en dien daarna de verbetering in.',
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een credit die gelijk is aan de goedgekeurde debetprestatie',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een debet over een prestatie die niet bestaat',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit op een debetprestatie die niet bekend is of is afgewezen',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s, { referentieNummer: 'M2' })] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een credit op een credit',
      bericht: (s) =>
        declaratie(s, [
          { ...credit, ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'C0' } },
        ]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s), teruggenomen(s)] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een credit van een deel van het bedrag',
      bericht: (s) =>
        declaratie(s, [
          { ...credit, GeleverdVolume: 3, IngediendBedrag: { Bedrag: 3750, DebetCredit: 'C' } },
        ]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een credit met een ander product, een andere periode en zonder het tarief',
      bericht: (s) =>
        declaratie(s, [
          {
            ...credit,
            ProductCode: specifiek(s, 2).Code,
            ProductPeriode: periode('2026-03-01', '2026-03-31'),
            Eenheid: '83',
            ProductTarief: undefined,
            GeleverdVolume: 5000,
          },
        ]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      verwacht: refused,
    },
  ],
};
