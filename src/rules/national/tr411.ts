import { standaarden } from '../../standard/berichtsoorten.ts';
import { teWijzigenProducten } from '../classes.ts';
import { product } from '../dutch.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht317 } from '../examples/berichten.ts';
import { toegewezen, wijziging } from '../examples/facts.ts';
import { aspecifiek, dag, omvang } from '../examples/waarden.ts';
import { withAllocation } from '../named.ts';
import type { RuleAcross } from '../rule.ts';

const pad = '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct';

export const tr411: RuleAcross<'317'> = {
  code: 'TR411',
  eis: 'Bij een toewijzing met een productcode heeft een te wijzigen product een Omvang.',
  waarom: 'Van een bepaald product wordt een hoeveelheid toegewezen, geen bedrag.',
  bron: 'iJw/iWmo 3.2, technische regel TR411',
  standaarden,
  niveau: 3,
  retourcode: '9411',
  controleer: {
    *'317'(bericht, { feiten }) {
      for (const { pad, inhoud, toewijzing } of withAllocation(teWijzigenProducten(bericht), feiten)) {
        const { ToewijzingNummer, Omvang } = inhoud;
        const { product: toegewezen, uitBericht } = toewijzing;
        if (toegewezen?.Code === undefined || Omvang !== undefined) continue;
        yield {
          klasse: pad,
          element: 'Omvang',
          melding: `Toewijzing ${ToewijzingNummer} is voor product ${product(toegewezen)} (${messageText(uitBericht)}), maar de gevraagde wijziging heeft geen Omvang.`,
          waarden: {
            ToewijzingNummer: String(ToewijzingNummer),
            Product: product(toegewezen),
            ...messageValues(uitBericht),
          },
          herstel: 'Vul de Omvang, ook als alleen de einddatum wijzigt.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Een toewijzing met een productcode krijgt een Omvang',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [{ Omvang: omvang, Einddatum: dag('2026-12-31') }],
          nieuw: [],
        }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101 })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een toewijzing van een categorie krijgt een Budget',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [{ Budget: 100_000, Einddatum: dag('2026-12-31') }],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101, product: aspecifiek(s) })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een toewijzing zonder product krijgt een Budget',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [{ Budget: 100_000, Einddatum: dag('2026-12-31') }],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101, product: null })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Van een toewijzing met een productcode wijzigt alleen de einddatum, en de Omvang ontbreekt',
      bericht: (s) =>
        bericht317(s, { ongewijzigd: [], teWijzigen: [{ Einddatum: dag('2026-12-31') }], nieuw: [] }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101 })] }),
      verwacht: [`${pad}/Omvang`],
    },
    {
      nummer: '317',
      titel: 'Een toewijzing met een productcode krijgt een Budget',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [{ Budget: 100_000, Einddatum: dag('2026-12-31') }],
          nieuw: [],
        }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101 })] }),
      verwacht: [`${pad}/Omvang`],
    },
  ],
};
