import type { TeWijzigenProduct317 } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { isWholeTerm } from '../allocations.ts';
import { teWijzigenProducten } from '../classes.ts';
import { bedrag, datum } from '../dutch.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht317 } from '../examples/berichten.ts';
import { toegewezen, wijziging } from '../examples/facts.ts';
import { dag, omvang, specifiek } from '../examples/waarden.ts';
import type { AllocationFact } from '../facts.ts';
import { withAllocation } from '../named.ts';
import type { RuleAcross } from '../rule.ts';

/** What of the whole term changes, or null; only what the allocation itself is expressed in can change. */
function changed(gevraagd: TeWijzigenProduct317, toewijzing: AllocationFact): string | null {
  const { budget, omvang } = toewijzing;
  if (budget !== null && gevraagd.Budget !== budget) {
    const nu = gevraagd.Budget === undefined ? 'vervalt' : `wordt ${bedrag(gevraagd.Budget)}`;
    return `het Budget van ${bedrag(budget)} ${nu}`;
  }
  if (omvang === null || !isWholeTerm(omvang)) return null;
  const nieuw = gevraagd.Omvang;
  if (
    nieuw?.Volume === omvang.Volume &&
    nieuw.Eenheid === omvang.Eenheid &&
    nieuw.Frequentie === omvang.Frequentie
  )
    return null;
  const was = `het totaal over de toewijzing van ${omvang.Volume} (eenheid ${omvang.Eenheid})`;
  if (nieuw === undefined) return `${was} vervalt`;
  return `${was} wordt ${nieuw.Volume} (eenheid ${nieuw.Eenheid}, frequentie ${nieuw.Frequentie})`;
}

const pad = '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct';
const totaal = { ...omvang, Frequentie: '6' } as const;
const heleLooptijd = { GewensteIngangsdatum: dag('2026-04-01') };
const later = { GewensteIngangsdatum: dag('2026-06-01') };
const metBudget = { toewijzingNummer: 1101, product: null, omvang: null, budget: 100_000 } as const;
const einde = { Einddatum: dag('2026-12-31') };

export const tr373: RuleAcross<'317'> = {
  code: 'TR373',
  eis: 'Wie het Budget of het totaal over de toewijzingsperiode (Frequentie 6) wil wijzigen, vraagt dat vanaf de Ingangsdatum van de toewijzing.',
  waarom: 'Een bedrag of totaal geldt voor de hele looptijd; halverwege is er geen deel van om te wijzigen.',
  bron: 'iJw/iWmo 3.2, technische regel TR373; IV093',
  standaarden,
  niveau: 3,
  retourcode: '9373',
  controleer: {
    *'317'(bericht, { feiten }) {
      for (const { pad, inhoud, toewijzing } of withAllocation(teWijzigenProducten(bericht), feiten)) {
        const { ToewijzingNummer, GewensteIngangsdatum: gewenst } = inhoud;
        const { ingangsdatum, uitBericht } = toewijzing;
        const wijzigt = changed(inhoud, toewijzing);
        if (wijzigt === null || gewenst.equals(ingangsdatum)) continue;
        yield {
          klasse: pad,
          element: 'GewensteIngangsdatum',
          melding: `Bij toewijzing ${ToewijzingNummer} (${messageText(uitBericht)}): ${wijzigt}, maar de GewensteIngangsdatum ${datum(gewenst)} is niet haar Ingangsdatum ${datum(ingangsdatum)}.`,
          waarden: {
            ToewijzingNummer: String(ToewijzingNummer),
            wijziging: wijzigt,
            GewensteIngangsdatum: datum(gewenst),
            Ingangsdatum: datum(ingangsdatum),
            ...messageValues(uitBericht),
          },
          herstel: `Vul als GewensteIngangsdatum ${datum(ingangsdatum)}.`,
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Budget en totaal wijzigen voor de hele looptijd',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [
            { ...heleLooptijd, ...einde, Budget: 120_000 },
            { ...heleLooptijd, ...einde, Omvang: { ...totaal, Volume: 40 } },
          ],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s, metBudget),
            toegewezen(s, { toewijzingNummer: 1102, omvang: { ...totaal, Volume: 30 } }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Later ingaand: alleen de Einddatum wijzigt, of een omvang per maand',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [
            { ...later, ...einde, Budget: 100_000 },
            { ...later, ...einde, Omvang: totaal },
            { ...later, Omvang: { ...omvang, Volume: 9 } },
          ],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s, metBudget),
            toegewezen(s, { toewijzingNummer: 1102, omvang: totaal }),
            toegewezen(s, { toewijzingNummer: 1103, product: specifiek(s, 3), omvang }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Het Budget wijzigt of vervalt halverwege de looptijd',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [
            { ...later, ...einde, Budget: 120_000 },
            { ...later, Omvang: omvang },
          ],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [toegewezen(s, metBudget), toegewezen(s, { ...metBudget, toewijzingNummer: 1102 })],
        }),
      verwacht: [`${pad}[1]/GewensteIngangsdatum`, `${pad}[2]/GewensteIngangsdatum`],
    },
    {
      nummer: '317',
      titel: 'Het totaal krijgt halverwege een ander volume, een andere eenheid of frequentie, of vervalt',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [
            { ...later, ...einde, Omvang: { ...totaal, Volume: 40 } },
            { ...later, ...einde, Omvang: { ...totaal, Eenheid: '01' } },
            { ...later, Omvang: omvang },
            later,
          ],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [1101, 1102, 1103, 1104].map((toewijzingNummer) =>
            toegewezen(s, { toewijzingNummer, omvang: totaal }),
          ),
        }),
      verwacht: [1, 2, 3, 4].map((plaats) => `${pad}[${plaats}]/GewensteIngangsdatum`),
    },
  ],
};
