import { standaarden } from '../../standard/berichtsoorten.ts';
import { standingOn } from '../declaration/ledger.ts';
import { overLimit } from '../declaration/limit.ts';
import { basis } from '../declaration/line.ts';
import { family, inSmallest, volumeText } from '../declaration/units.ts';
import { countOverall, countText, volumeOf } from '../declaration/volume.ts';
import {
  credit,
  declaratie,
  declaraties,
  prestatiePad,
  teruggenomen,
  toegekend,
} from '../examples/declaraties.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const refused = [`${prestatiePad}/GeleverdVolume`];
const inTotaal = { omvang: { Volume: 10, Eenheid: '04', Frequentie: '6' } } as const;
/** 9 weeks of 3 hours: 27 hours. */
const negenWeken = {
  ingangsdatum: dag('2026-03-02'),
  einddatum: dag('2026-05-03'),
  omvang: { Volume: 3, Eenheid: '04', Frequentie: '2' },
} as const;
const maart = { begindatum: dag('2026-03-02'), einddatum: dag('2026-03-31') };

export const tr322: RuleAcross<'323'> = {
  code: 'TR322',
  eis: 'Alles wat op een toewijzing met een Omvang is goedgekeurd, past samen met deze prestatie binnen het volume over de hele toewijzing.',
  waarom:
    'Gebroken weken tellen in twee maanden mee; over de hele toewijzing mag het niet meer worden dan is toegewezen.',
  bron: 'iJw/iWmo 3.2, technische regel TR322; IV076, IV077',
  beperking:
    'Een toewijzing zonder Einddatum met een volume per dag, week of maand heeft geen looptijd om over te rekenen; daar geldt alleen TR321. Afgewezen en gecrediteerde prestaties tellen niet mee.',
  standaarden,
  niveau: 3,
  retourcode: '9322',
  controleer: {
    '323': {
      *perPrestatie(regel, { grootboek }) {
        const toewijzing = basis(regel);
        const omvang = toewijzing?.omvang ?? null;
        const { GeleverdVolume, Eenheid } = regel.prestatie;
        // Volumes in other units cannot be compared; TR341 refuses them.
        if (toewijzing === null || omvang === null || family(Eenheid) !== family(omvang.Eenheid)) return;
        const aantal = countOverall({ ...toewijzing, omvang });
        if (aantal === null) return;
        const staand = standingOn(grootboek, toewijzing.toewijzingNummer);
        const teVeel = overLimit(regel, {
          element: 'GeleverdVolume',
          gedeclareerd: inSmallest(GeleverdVolume, Eenheid),
          maximaal: volumeOf(aantal, omvang),
          goedgekeurd: staand.volume[family(omvang.Eenheid)] ?? 0,
          staand,
          tekst: (volume) => volumeText(volume, omvang.Eenheid),
          waar: () => 'binnen de hele toewijzing',
          berekening: () => countText(aantal, omvang),
        });
        if (teVeel !== null) yield teVeel;
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Samen precies het totaal van de toewijzing',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 6 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [inTotaal], prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Uren en minuten samen, precies negen weken van 3 uur',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 12 * 60, Eenheid: '01' }]),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [negenWeken],
          prestaties: [toegekend(s, { ...maart, geleverdVolume: 15 })],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit in hetzelfde bericht maakt ruimte, ook als zij achteraan staat',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 10 }, { ...credit, ToewijzingNummer: 1001 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [inTotaal], prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een toewijzing per maand zonder Einddatum',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 10 }]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s, { ...maart, geleverdVolume: 10_000 })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een uur meer dan er over de hele toewijzing nog is',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 7 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [inTotaal], prestaties: [toegekend(s)] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Binnen de maand, maar met de eerdere maand samen meer dan negen weken van 3 uur',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 13 }]),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [negenWeken],
          prestaties: [toegekend(s, { ...maart, geleverdVolume: 15 })],
        }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Twee prestaties in een bericht: de eerste past, met de tweede erbij is het te veel',
      bericht: (s) =>
        declaratie(s, [
          { GeleverdVolume: 6, ProductPeriode: periode('2026-03-01', '2026-03-31') },
          { GeleverdVolume: 5, ToewijzingNummer: 1001 },
        ]),
      feiten: (s) => declaraties(s, { toewijzingen: [inTotaal] }),
      verwacht: [`${prestatiePad}[2]/GeleverdVolume`],
    },
    {
      nummer: '323',
      titel: 'Precies het totaal, in een keer',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 10 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [inTotaal] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Meer dan het totaal, maar in een andere eenheid: dat is voor TR341',
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 1, Eenheid: '14', Frequentie: '6' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een toewijzing met een Budget: dat is voor TR369',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ omvang: null, budget: 1 }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een onbekende toewijzing: dat is voor TR338',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Tien uur per maand, vijf maanden over de jaarwisseling',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 50 }]),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ ingangsdatum: dag('2025-12-15'), einddatum: dag('2026-04-30') }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Tien uur per maand, vijf maanden over de jaarwisseling, en iets meer',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 51 }]),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ ingangsdatum: dag('2025-12-15'), einddatum: dag('2026-04-30') }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Wat is gecrediteerd telt niet mee, ook als de credit eerder bekend is dan het debet',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 10 }]),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [inTotaal], prestaties: [teruggenomen(s), toegekend(s)] }),
      verwacht: 'aanvaard',
    },
  ],
};
