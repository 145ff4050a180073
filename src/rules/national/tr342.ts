import type { CDT_BedragMetDC, CDT_TotaalBedragMetDC } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratieAntwoord, prestaties } from '../classes.ts';
import { bedrag } from '../dutch.ts';
import { bericht325 } from '../examples/berichten.ts';
import { signed, sum } from '../money.ts';
import type { RuleWithin } from '../rule.ts';

/** Codes that leave a declaration as a whole standing. */
const geenAfkeur: ReadonlySet<string> = new Set(['0200', '8001']);

const euro = (cent: number): CDT_TotaalBedragMetDC => ({ TotaalBedrag: cent, DebetCredit: 'D' });
const credit: CDT_BedragMetDC = { Bedrag: 2000, DebetCredit: 'C' };

export const tr342: RuleWithin<'325'> = {
  code: 'TR342',
  eis:
    'De afgewezen prestaties in een declaratie-antwoord verklaren precies het verschil tussen het ingediende en het ' +
    'toegekende totaal. Is de declaratie als geheel afgewezen, dan is het toegekende totaal nul.',
  waarom: 'De aanbieder moet uit het antwoord kunnen narekenen wat hij betaald krijgt.',
  bron: 'iJw/iWmo 3.2, technische regel TR342',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'325'(bericht) {
      const deze = bericht.DeclaratieAntwoord;
      if (deze === undefined) return;
      const { TotaalIngediendBedrag, TotaalToegekendBedrag, RetourCodes } = deze;
      const toegekend = signed(TotaalToegekendBedrag.TotaalBedrag, TotaalToegekendBedrag.DebetCredit);
      const afkeur = RetourCodes.RetourCode.find((code) => !geenAfkeur.has(code));
      if (afkeur !== undefined) {
        if (toegekend === 0) return;
        yield {
          klasse: declaratieAntwoord,
          element: 'TotaalToegekendBedrag',
          melding: `De declaratie is afgewezen met ${afkeur}, maar er is ${bedrag(toegekend)} toegekend.`,
          waarden: { retourcode: afkeur, toegekend: bedrag(toegekend) },
          herstel: 'Vul 0 (debet) als TotaalToegekendBedrag.',
        };
        return;
      }
      const ingediend = signed(TotaalIngediendBedrag.TotaalBedrag, TotaalIngediendBedrag.DebetCredit);
      const afgewezen = sum(prestaties(bericht).map(({ inhoud }) => inhoud.IngediendBedrag));
      if (afgewezen === ingediend - toegekend) return;
      yield {
        klasse: declaratieAntwoord,
        element: 'TotaalToegekendBedrag',
        melding:
          `Van ${bedrag(ingediend)} is ${bedrag(toegekend)} toegekend, een verschil van ${bedrag(ingediend - toegekend)}; ` +
          `de afgewezen prestaties zijn samen ${bedrag(afgewezen)}.`,
        waarden: {
          ingediend: bedrag(ingediend),
          toegekend: bedrag(toegekend),
          afgewezen: bedrag(afgewezen),
        },
        herstel: `Vul ${bedrag(ingediend - afgewezen)} als toegekend totaal, of neem de juiste prestaties op.`,
      };
    },
  },
  voorbeelden: [
    {
      nummer: '325',
      titel: 'Een debet van € 50,00 en een credit van € 20,00 afgewezen: € 30,00 minder toegekend',
      bericht: (s) =>
        bericht325(s, {
          antwoord: { TotaalIngediendBedrag: euro(790_00), TotaalToegekendBedrag: euro(760_00) },
          clienten: [
            {
              prestaties: [
                {},
                {
                  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
                  IngediendBedrag: credit,
                },
              ],
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Alles toegekend, geen prestaties',
      bericht: (s) => bericht325(s, { antwoord: { RetourCodes: { RetourCode: ['8001'] } }, clienten: [] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'De declaratie als geheel afgewezen (9333) en niets toegekend',
      bericht: (s) =>
        bericht325(s, {
          antwoord: { TotaalToegekendBedrag: euro(0), RetourCodes: { RetourCode: ['9333'] } },
          clienten: [],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'De declaratie in de Header afgekeurd: er zijn geen bedragen',
      bericht: (s) => bericht325(s, { afgekeurd: '9056' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een cent te weinig toegekend',
      bericht: (s) =>
        bericht325(s, {
          antwoord: { TotaalIngediendBedrag: euro(790_00), TotaalToegekendBedrag: euro(739_99) },
          clienten: [{ prestaties: [{}] }],
        }),
      verwacht: ['/Bericht/DeclaratieAntwoord/TotaalToegekendBedrag'],
    },
    {
      nummer: '325',
      titel: 'De declaratie als geheel afgewezen (9333) en toch iets toegekend',
      bericht: (s) =>
        bericht325(s, {
          antwoord: { TotaalToegekendBedrag: euro(100_00), RetourCodes: { RetourCode: ['9333'] } },
          clienten: [],
        }),
      verwacht: ['/Bericht/DeclaratieAntwoord/TotaalToegekendBedrag'],
    },
    {
      nummer: '325',
      titel: 'Om twee redenen als geheel afgewezen (9333 en 8214) en toch iets toegekend',
      bericht: (s) =>
        bericht325(s, {
          antwoord: { TotaalToegekendBedrag: euro(100_00), RetourCodes: { RetourCode: ['9333', '8214'] } },
          clienten: [],
        }),
      verwacht: ['/Bericht/DeclaratieAntwoord/TotaalToegekendBedrag'],
    },
  ],
};
