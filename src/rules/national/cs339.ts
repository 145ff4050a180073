import { standaarden } from '../../standard/berichtsoorten.ts';
import { prestaties } from '../classes.ts';
import { bedrag } from '../dutch.ts';
import { bericht323 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

const inEuros = { Eenheid: '83', ProductTarief: undefined } as const;

export const cs339: RuleWithin<'323'> = {
  code: 'CS339',
  eis: "Een prestatie in euro's (Eenheid 83) heeft als GeleverdVolume het IngediendBedrag, in eurocenten.",
  waarom: "Bij euro's is het volume zelf het bedrag.",
  bron: 'iJw/iWmo 3.2, constraint CS339',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      for (const { pad, inhoud } of prestaties(bericht)) {
        const { Eenheid, GeleverdVolume, IngediendBedrag } = inhoud;
        if (Eenheid !== '83' || GeleverdVolume === IngediendBedrag.Bedrag) continue;
        yield {
          klasse: pad,
          element: 'IngediendBedrag',
          melding:
            `Prestatie ${inhoud.ProductReferentie.ReferentieNummer} is in euro's (Eenheid 83): het GeleverdVolume van ` +
            `${bedrag(GeleverdVolume)} is niet het IngediendBedrag van ${bedrag(IngediendBedrag.Bedrag)}.`,
          waarden: {
            geleverdVolume: bedrag(GeleverdVolume),
            ingediendBedrag: bedrag(IngediendBedrag.Bedrag),
          },
          herstel: 'Vul voor beide hetzelfde aantal eurocenten.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een volume van 20000 en een bedrag van € 200,00',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                {
                  ...inEuros,
                  GeleverdVolume: 20000,
                  IngediendBedrag: { Bedrag: 200_00, DebetCredit: 'D' },
                },
              ],
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: "Een volume van 200 (hele euro's) en een bedrag van € 200,00",
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                {
                  ...inEuros,
                  GeleverdVolume: 200,
                  IngediendBedrag: { Bedrag: 200_00, DebetCredit: 'D' },
                },
              ],
            },
          ],
        }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/IngediendBedrag'],
    },
    {
      nummer: '323',
      titel: 'In uren is het volume geen bedrag',
      bericht: (s) => bericht323(s),
      verwacht: 'aanvaard',
    },
  ],
};
