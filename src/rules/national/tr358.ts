import type { CDT_BedragMetDC, CDT_TotaalBedragMetDC } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratie, prestaties } from '../classes.ts';
import { bedrag } from '../dutch.ts';
import { bericht323 } from '../examples/berichten.ts';
import { signed, sum } from '../money.ts';
import type { RuleWithin } from '../rule.ts';

const totaal = (cent: number, DebetCredit: 'D' | 'C'): { TotaalIngediendBedrag: CDT_TotaalBedragMetDC } => ({
  TotaalIngediendBedrag: { TotaalBedrag: cent, DebetCredit },
});
const debet: CDT_BedragMetDC = { Bedrag: 50_00, DebetCredit: 'D' };
const credit: CDT_BedragMetDC = { Bedrag: 70_00, DebetCredit: 'C' };
const clienten = [
  { prestaties: [{ IngediendBedrag: debet }] },
  {
    prestaties: [
      {
        ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
        IngediendBedrag: credit,
      },
    ],
  },
];

export const tr358: RuleWithin<'323'> = {
  code: 'TR358',
  eis: 'Het totaal van een declaratie is de som van de debetbedragen min de som van de creditbedragen.',
  waarom: 'Een totaal dat niet klopt met de regels, kan niet betaald worden.',
  bron: 'iJw/iWmo 3.2, technische regel TR358',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      const { TotaalBedrag, DebetCredit } = bericht.Declaratie.TotaalIngediendBedrag;
      const gemeld = signed(TotaalBedrag, DebetCredit);
      const som = sum(prestaties(bericht).map(({ inhoud }) => inhoud.IngediendBedrag));
      if (gemeld === som) return;
      yield {
        klasse: declaratie,
        element: 'TotaalIngediendBedrag',
        melding: `Het totaal is ${bedrag(gemeld)}, maar de prestaties zijn samen ${bedrag(som)}.`,
        waarden: { totaal: bedrag(gemeld), som: bedrag(som) },
        herstel: `Vul ${Math.abs(som)} eurocent ${som < 0 ? 'credit (C)' : 'debet (D)'} als totaal, of verbeter de bedragen.`,
      };
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een debet van € 50,00 en bij een andere cliënt een credit van € 70,00: totaal € 20,00 credit',
      bericht: (s) => bericht323(s, { declaratie: totaal(20_00, 'C'), clienten }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Hetzelfde met het totaal als debet',
      bericht: (s) => bericht323(s, { declaratie: totaal(20_00, 'D'), clienten }),
      verwacht: ['/Bericht/Declaratie/TotaalIngediendBedrag'],
    },
    {
      nummer: '323',
      titel: 'Het totaal is een cent hoger dan de som',
      bericht: (s) =>
        bericht323(s, {
          declaratie: totaal(50_01, 'D'),
          clienten: [{ prestaties: [{ IngediendBedrag: debet }] }],
        }),
      verwacht: ['/Bericht/Declaratie/TotaalIngediendBedrag'],
    },
    {
      nummer: '323',
      titel: 'Debet en credit heffen elkaar op, maar het totaal is een cent',
      bericht: (s) =>
        bericht323(s, {
          declaratie: totaal(1, 'D'),
          clienten: [
            {
              prestaties: [
                { IngediendBedrag: debet },
                {
                  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
                  IngediendBedrag: { Bedrag: 50_00, DebetCredit: 'C' },
                },
              ],
            },
          ],
        }),
      verwacht: ['/Bericht/Declaratie/TotaalIngediendBedrag'],
    },
  ],
};
