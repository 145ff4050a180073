import { standaarden } from '../../standard/berichtsoorten.ts';
import { prestaties } from '../classes.ts';
import { bedrag } from '../dutch.ts';
import { bericht323 } from '../examples/berichten.ts';
import type { RuleWithin } from '../rule.ts';

const inEuros = { Eenheid: '83', GeleverdVolume: 5000, ProductTarief: undefined } as const;

export const cd087: RuleWithin<'323'> = {
  code: 'CD087',
  eis: "Een prestatie heeft een ProductTarief, behalve als zij in euro's (Eenheid 83) wordt gedeclareerd.",
  waarom: "Een tarief zegt wat een eenheid kost; bij euro's is de eenheid zelf al geld.",
  bron: 'iJw/iWmo 3.2, conditie CD087',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      for (const { pad, inhoud } of prestaties(bericht)) {
        const { Eenheid, ProductTarief: tarief } = inhoud;
        if ((Eenheid !== '83') === (tarief !== undefined)) continue;
        yield {
          klasse: pad,
          element: 'ProductTarief',
          melding:
            tarief === undefined
              ? `Prestatie ${inhoud.ProductReferentie.ReferentieNummer} in Eenheid ${Eenheid} heeft geen ProductTarief.`
              : `Prestatie ${inhoud.ProductReferentie.ReferentieNummer} is in euro's (Eenheid 83), maar heeft een ProductTarief van ${bedrag(tarief)}.`,
          waarden: {
            eenheid: Eenheid,
            productTarief: tarief === undefined ? 'ontbreekt' : bedrag(tarief),
          },
          herstel: tarief === undefined ? 'Vul ProductTarief.' : 'Laat ProductTarief weg.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: "Uren met een tarief en euro's zonder tarief",
      bericht: (s) => bericht323(s, { clienten: [{ prestaties: [{}, inEuros] }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: "Uren zonder tarief en euro's met een tarief",
      bericht: (s) =>
        bericht323(s, {
          clienten: [{ prestaties: [{ ProductTarief: undefined }, { ...inEuros, ProductTarief: 1 }] }],
        }),
      verwacht: [
        '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[1]/ProductTarief',
        '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[2]/ProductTarief',
      ],
    },
  ],
};
