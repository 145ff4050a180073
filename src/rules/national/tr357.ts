import { standaarden } from '../../standard/berichtsoorten.ts';
import { teWijzigenProducten } from '../classes.ts';
import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht317 } from '../examples/berichten.ts';
import { toegewezen, wijziging } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import { withAllocation } from '../named.ts';
import type { RuleAcross } from '../rule.ts';

/** The allocation of the examples begins on 1 April; their messages are dated 6 May. */
const bekend = { toewijzingNummer: 1101 } as const;
const pad = '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct';

export const tr357: RuleAcross<'317'> = {
  code: 'TR357',
  eis: 'Een wijziging die niet na de Dagtekening ingaat, gaat in op de Ingangsdatum van de toewijzing die zij wijzigt.',
  waarom:
    'Een wijziging gaat later in of geldt voor de hele looptijd; van geleverde zorg wijzigt niet een deel.',
  bron: 'iJw/iWmo 3.2, technische regel TR357',
  standaarden,
  niveau: 3,
  retourcode: '9357',
  controleer: {
    *'317'(bericht, { feiten }) {
      const { Dagtekening } = bericht.Header.BerichtIdentificatie;
      for (const { pad, inhoud, toewijzing } of withAllocation(teWijzigenProducten(bericht), feiten)) {
        const { ToewijzingNummer, GewensteIngangsdatum: gewenst } = inhoud;
        const { ingangsdatum, uitBericht } = toewijzing;
        if (isAfter(gewenst, Dagtekening) || gewenst.equals(ingangsdatum)) continue;
        yield {
          klasse: pad,
          element: 'GewensteIngangsdatum',
          melding: `De GewensteIngangsdatum ${datum(gewenst)} ligt niet na de Dagtekening ${datum(Dagtekening)}, en toewijzing ${ToewijzingNummer} gaat in op ${datum(ingangsdatum)} (${messageText(uitBericht)}).`,
          waarden: {
            ToewijzingNummer: String(ToewijzingNummer),
            GewensteIngangsdatum: datum(gewenst),
            Dagtekening: datum(Dagtekening),
            Ingangsdatum: datum(ingangsdatum),
            ...messageValues(uitBericht),
          },
          herstel: `Vul ${datum(ingangsdatum)} als de wijziging voor de hele looptijd geldt, of een datum na ${datum(Dagtekening)}.`,
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'De ene wijziging geldt voor de hele looptijd, de andere gaat in op de dag na de Dagtekening',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [
            { GewensteIngangsdatum: dag('2026-04-01') },
            { GewensteIngangsdatum: dag('2026-05-07') },
          ],
        }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, bekend), toegewezen(s, { toewijzingNummer: 1102 })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'De toewijzing die wijzigt is van een andere cliënt: daarover gaat TR351',
      bericht: (s) =>
        bericht317(s, { ongewijzigd: [], teWijzigen: [{ GewensteIngangsdatum: dag('2026-05-06') }] }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, { ...bekend, vanDezeClient: false })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een wijziging op de Dagtekening zelf, en een van een dag na de Ingangsdatum',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [
            { GewensteIngangsdatum: dag('2026-05-06') },
            { GewensteIngangsdatum: dag('2026-04-02') },
          ],
        }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, bekend), toegewezen(s, { toewijzingNummer: 1102 })] }),
      verwacht: [`${pad}[1]/GewensteIngangsdatum`, `${pad}[2]/GewensteIngangsdatum`],
    },
  ],
};
