import type { CDT_BedragMetDC, CDT_Referentie } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { type Occurrence, prestaties } from '../classes.ts';
import { bericht323, bericht325 } from '../examples/berichten.ts';
import type { Defect, RuleWithin } from '../rule.ts';

type Line = { readonly ProductReferentie: CDT_Referentie; readonly IngediendBedrag: CDT_BedragMetDC };

function* wrongReference(regels: readonly Occurrence<Line>[]): Iterable<Defect> {
  for (const { pad, inhoud } of regels) {
    const { ReferentieNummer, VorigReferentieNummer: vorig } = inhoud.ProductReferentie;
    const credit = inhoud.IngediendBedrag.DebetCredit === 'C';
    if (credit === (vorig !== undefined)) continue;
    yield {
      klasse: pad,
      element: 'ProductReferentie/VorigReferentieNummer',
      melding: credit
        ? `Prestatie ${ReferentieNummer} is een credit, maar noemt niet welke prestatie zij crediteert.`
        : `Prestatie ${ReferentieNummer} is een debet, maar verwijst als een credit naar ${vorig}.`,
      waarden: {
        debetCredit: inhoud.IngediendBedrag.DebetCredit,
        vorigReferentieNummer: vorig ?? 'ontbreekt',
      },
      herstel: credit ? 'Vul VorigReferentieNummer.' : 'Laat VorigReferentieNummer weg, of vul C (credit).',
    };
  }
}

const debet = { Bedrag: 5000, DebetCredit: 'D' } as const;
const creditbedrag = { Bedrag: 5000, DebetCredit: 'C' } as const;
const naarVorige = { ReferentieNummer: 'P2', VorigReferentieNummer: 'M1' };
const zonderVorige = { ReferentieNummer: 'P2' };

export const cd060: RuleWithin<'323' | '325'> = {
  code: 'CD060',
  eis: 'Een credit noemt de prestatie die zij terugneemt; een debet verwijst nergens naar.',
  waarom: 'Een credit neemt precies een eerdere prestatie terug.',
  bron: 'iJw/iWmo 3.2, conditie CD060',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '323': (b) => wrongReference(prestaties(b)),
    '325': (b) => wrongReference(prestaties(b)),
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een debet zonder verwijzing en een credit met verwijzing',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                { IngediendBedrag: debet },
                { IngediendBedrag: creditbedrag, ProductReferentie: naarVorige },
              ],
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit zonder verwijzing, en bij een andere cliënt een debet met verwijzing',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            { prestaties: [{ IngediendBedrag: creditbedrag, ProductReferentie: zonderVorige }] },
            { prestaties: [{}, { IngediendBedrag: debet, ProductReferentie: naarVorige }] },
          ],
        }),
      verwacht: [
        '/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie/ProductReferentie/VorigReferentieNummer',
        '/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie[2]/ProductReferentie/VorigReferentieNummer',
      ],
    },
    {
      nummer: '325',
      titel: 'Een afgewezen credit met verwijzing',
      bericht: (s) =>
        bericht325(s, {
          clienten: [{ prestaties: [{ IngediendBedrag: creditbedrag, ProductReferentie: naarVorige }] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een afgewezen credit zonder verwijzing',
      bericht: (s) =>
        bericht325(s, {
          clienten: [{ prestaties: [{ IngediendBedrag: creditbedrag, ProductReferentie: zonderVorige }] }],
        }),
      verwacht: [
        '/Bericht/DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie/ProductReferentie/VorigReferentieNummer',
      ],
    },
  ],
};
