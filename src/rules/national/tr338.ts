import { standaarden } from '../../standard/berichtsoorten.ts';
import { lineText } from '../declaration/line.ts';
import { bericht323 } from '../examples/berichten.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import type { RuleAcross } from '../rule.ts';

const refused = [`${prestatiePad}/ToewijzingNummer`];

export const tr338: RuleAcross<'323'> = {
  code: 'TR338',
  eis: 'Een prestatie hoort bij een toewijzing van deze cliënt aan deze aanbieder.',
  waarom: 'Alleen wat is toegewezen, wordt betaald.',
  bron: 'iJw/iWmo 3.2, technische regel TR338; OP095',
  beperking:
    'Het nummer van een toewijzing aan een andere aanbieder of voor een andere cliënt geldt als onbekend, zodat het antwoord niets over anderen verraadt.',
  standaarden,
  niveau: 3,
  retourcode: '9338',
  controleer: {
    '323': {
      *perPrestatie(regel) {
        if (regel.toewijzing !== null) return;
        const nummer = String(regel.prestatie.ToewijzingNummer);
        yield {
          element: 'ToewijzingNummer',
          melding: `${lineText(regel)}: toewijzing ${nummer} is bij deze aanbieder voor deze cliënt niet bekend.`,
          waarden: { toewijzingNummer: nummer },
          herstel: 'Neem het ToewijzingNummer over uit het toewijzingsbericht van deze cliënt.',
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een toewijzing van deze cliënt aan deze aanbieder',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een nummer dat nooit is toegewezen',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ toewijzingNummer: 1002 }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een toewijzing aan een andere aanbieder',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ vanDezeAanbieder: false }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een toewijzing van de andere cliënt in het bericht',
      bericht: (s) => bericht323(s, { clienten: [{}, { prestaties: [{ ToewijzingNummer: 1001 }] }] }),
      feiten: (s) => declaraties(s, { bekendeClienten: new Set([0, 1]) }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client[2]/Prestaties/Prestatie/ToewijzingNummer'],
    },
    {
      nummer: '323',
      titel: 'Een credit onder een andere cliënt dan die van de toewijzing',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ clienten: new Set([1]) }], prestaties: [toegekend(s)] }),
      verwacht: refused,
    },
  ],
};
