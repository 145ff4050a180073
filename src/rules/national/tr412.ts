import { standaarden } from '../../standard/berichtsoorten.ts';
import { teWijzigenProducten } from '../classes.ts';
import { product } from '../dutch.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht317 } from '../examples/berichten.ts';
import { toegewezen, wijziging } from '../examples/facts.ts';
import { aspecifiek, dag, omvang } from '../examples/waarden.ts';
import { withAllocation } from '../named.ts';
import type { RuleAcross } from '../rule.ts';
import { runsAfter2020 } from '../volume.ts';

const pad = '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct';

export const tr412: RuleAcross<'317'> = {
  code: 'TR412',
  eis: 'Bij een toewijzing zonder productcode heeft een te wijzigen product geen Omvang, tenzij het uiterlijk op 31-12-2020 eindigt.',
  waarom: 'Zonder code staat niet vast waarvan er zoveel gevraagd wordt; zo een toewijzing heeft een Budget.',
  bron: 'iJw/iWmo 3.2, technische regel TR412',
  standaarden,
  niveau: 3,
  retourcode: '9412',
  controleer: {
    *'317'(bericht, { feiten }) {
      for (const { pad, inhoud, toewijzing } of withAllocation(teWijzigenProducten(bericht), feiten)) {
        const { ToewijzingNummer, Omvang, Einddatum } = inhoud;
        const { product: toegewezen, uitBericht } = toewijzing;
        if (
          toegewezen?.Code !== undefined ||
          Omvang === undefined ||
          !runsAfter2020({ einddatum: Einddatum })
        )
          continue;
        yield {
          klasse: pad,
          element: 'Omvang',
          melding: `Toewijzing ${ToewijzingNummer} heeft geen productcode (${messageText(uitBericht)}), maar de gevraagde wijziging heeft een Omvang.`,
          waarden: {
            ToewijzingNummer: String(ToewijzingNummer),
            Product: product(toegewezen ?? undefined),
            ...messageValues(uitBericht),
          },
          herstel: 'Laat Omvang weg en vul een Budget.',
        };
      }
    },
  },
  voorbeelden: [
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
      titel: 'Een toewijzing van een categorie krijgt een Omvang tot en met 31-12-2020',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [
            { Omvang: omvang, GewensteIngangsdatum: dag('2020-12-01'), Einddatum: dag('2020-12-31') },
          ],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101, product: aspecifiek(s) })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een toewijzing van een categorie krijgt een Omvang tot en met 01-01-2021',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [
            { Omvang: omvang, GewensteIngangsdatum: dag('2020-12-01'), Einddatum: dag('2021-01-01') },
          ],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101, product: aspecifiek(s) })] }),
      verwacht: [`${pad}/Omvang`],
    },
    {
      nummer: '317',
      titel: 'Een toewijzing van een categorie krijgt een Omvang zonder einddatum',
      bericht: (s) => bericht317(s, { ongewijzigd: [], teWijzigen: [{ Omvang: omvang }], nieuw: [] }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101, product: aspecifiek(s) })] }),
      verwacht: [`${pad}/Omvang`],
    },
    {
      nummer: '317',
      titel: 'Een toewijzing zonder product krijgt een Omvang (ook TR375)',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [{ Omvang: omvang, Einddatum: dag('2026-12-31') }],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, { toewijzingen: [toegewezen(s, { toewijzingNummer: 1101, product: null })] }),
      verwacht: [`${pad}/Omvang`],
    },
  ],
};
