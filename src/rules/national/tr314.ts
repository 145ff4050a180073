import { standaarden } from '../../standard/berichtsoorten.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht323 } from '../examples/berichten.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import type { RuleAcross } from '../rule.ts';

const nogEens = { ProductReferentie: { ReferentieNummer: 'M1' } };

/**
 * Two Prestaties of one message with the same number are both refused. The answer names a Prestatie by this number
 * (TR366), so had one of them been granted, the provider could not tell which.
 */
export const tr314: RuleAcross<'323'> = {
  code: 'TR314',
  eis: 'Een ReferentieNummer is van één prestatie van de aanbieder, binnen het bericht en over alle goedgekeurde prestaties heen.',
  waarom: 'Een antwoord en een credit noemen een prestatie alleen bij haar ReferentieNummer.',
  bron: 'iJw/iWmo 3.2, technische regel TR314; IV085',
  beperking:
    'Het ReferentieNummer van een afgewezen prestatie mag opnieuw gebruikt worden: zij geldt als niet ingediend en er verwijst nooit een credit naar.',
  standaarden,
  niveau: 3,
  retourcode: '8021',
  controleer: {
    '323': {
      *perPrestatie({ prestatie }, { grootboek, referenties }) {
        const { ReferentieNummer } = prestatie.ProductReferentie;
        const keer = referenties.get(ReferentieNummer) ?? 0;
        const eerder = grootboek.perReferentie.get(ReferentieNummer);
        if (keer > 1) {
          yield {
            element: 'ProductReferentie/ReferentieNummer',
            melding: `ReferentieNummer ${ReferentieNummer} staat ${keer} keer in dit bericht.`,
            waarden: { referentieNummer: ReferentieNummer, keer: String(keer) },
            herstel: 'Geef iedere prestatie een eigen ReferentieNummer.',
          };
        } else if (eerder !== undefined) {
          yield {
            element: 'ProductReferentie/ReferentieNummer',
            melding: `ReferentieNummer ${ReferentieNummer} is al van een goedgekeurde prestatie (${messageText(eerder.uitBericht)}).`,
            waarden: { referentieNummer: ReferentieNummer, ...messageValues(eerder.uitBericht) },
            herstel: 'Geef deze prestatie een nieuw ReferentieNummer, als zij niet al is gedeclareerd.',
          };
        }
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Twee prestaties met nieuwe ReferentieNummers, naast een goedgekeurde',
      bericht: (s) => declaratie(s, [{}, {}]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Het ReferentieNummer is van een goedgekeurde prestatie op een andere toewijzing',
      bericht: (s) => declaratie(s, [nogEens]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s, { toewijzingNummer: 1002 })] }),
      verwacht: [`${prestatiePad}/ProductReferentie/ReferentieNummer`],
    },
    {
      nummer: '323',
      titel: 'Een credit met het ReferentieNummer van een goedgekeurde credit',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) =>
        declaraties(s, {
          prestaties: [
            toegekend(s),
            toegekend(s, { referentieNummer: 'C1', vorigReferentieNummer: 'M0', debetCredit: 'C' }),
          ],
        }),
      verwacht: [`${prestatiePad}/ProductReferentie/ReferentieNummer`],
    },
    {
      nummer: '323',
      titel: 'Een ReferentieNummer bij twee cliënten: beide prestaties worden afgewezen',
      bericht: (s) => bericht323(s, { clienten: [{ prestaties: [nogEens] }, { prestaties: [nogEens] }] }),
      feiten: (s) => declaraties(s),
      verwacht: [1, 2].map(
        (client) =>
          `/Bericht/Declaratie/Clienten/Client[${client}]/Prestaties/Prestatie/ProductReferentie/ReferentieNummer`,
      ),
    },
  ],
};
