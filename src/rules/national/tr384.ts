import { standaarden } from '../../standard/berichtsoorten.ts';
import { isCredit, isWithdrawn, lineText } from '../declaration/line.ts';
import { messageText, messageValues } from '../earlier.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const verwijderd = { redenWijziging: '13', einddatum: dag('2026-04-01') } as const;

/**
 * The other rules that compare with the allocation stay silent here: a removed allocation ends on its first day only
 * because that is how a removal is written (CS335), and that is no reason of its own.
 */
export const tr384: RuleAcross<'323'> = {
  code: 'TR384',
  eis: 'Op een verwijderde toewijzing (RedenWijziging 13) wordt niet gedeclareerd.',
  waarom: 'Een verwijderde toewijzing geldt als nooit gedaan.',
  bron: 'iJw/iWmo 3.2, technische regel TR384; CS335',
  standaarden,
  niveau: 3,
  retourcode: '9384',
  controleer: {
    '323': {
      *perPrestatie(regel) {
        const { toewijzing } = regel;
        // A credit only takes back, and is not refused on its contents (IV085).
        if (toewijzing === null || !isWithdrawn(toewijzing) || isCredit(regel)) return;
        yield {
          element: 'ToewijzingNummer',
          melding: `${lineText(regel)}: toewijzing ${toewijzing.toewijzingNummer} is verwijderd (${messageText(toewijzing.uitBericht)}).`,
          waarden: {
            toewijzingNummer: String(toewijzing.toewijzingNummer),
            redenWijziging: '13',
            ...messageValues(toewijzing.uitBericht),
          },
          herstel: 'Declareer op de toewijzing die in de plaats is gekomen, of overleg met de gemeente.',
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een toewijzing die gewijzigd is, maar niet verwijderd',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ redenWijziging: '12' }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit op een verwijderde toewijzing',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) => declaraties(s, { toewijzingen: [verwijderd], prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een verwijderde toewijzing',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [verwijderd] }),
      verwacht: [`${prestatiePad}/ToewijzingNummer`],
    },
    {
      nummer: '323',
      titel: 'Een onbekende toewijzing: dat is voor TR338',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [] }),
      verwacht: 'aanvaard',
    },
  ],
};
