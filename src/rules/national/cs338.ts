import { standaarden } from '../../standard/berichtsoorten.ts';
import { nieuweRegels, teWijzigenRegels, toegewezenRegels } from '../classes.ts';
import { bericht301, bericht317 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';
import { perDay } from '../volume.ts';

const etmaalPerDag = { Omvang: { Volume: 1, Eenheid: '14', Frequentie: '1' } } as const;
const stuksPerDag = { Omvang: { Volume: 1, Eenheid: '84', Frequentie: '1' } } as const;
const etmaalPerMaand = { Omvang: { Volume: 1, Eenheid: '14', Frequentie: '4' } } as const;
const uurPerDag = { Omvang: { Volume: 1, Eenheid: '04', Frequentie: '1' } } as const;
const tot2021 = dag('2020-12-31');
const in2021 = dag('2021-01-01');

export const cs338: RuleWithin<'301' | '317'> = {
  code: 'CS338',
  eis:
    "Etmalen, dagdelen, euro's en stuks van inspanning (Eenheid 14, 16, 83, 84) worden per week, per maand of in " +
    'totaal toegewezen, tenzij de toewijzing uiterlijk op 31-12-2020 eindigt.',
  waarom: 'Een hoeveelheid van deze eenheden per dag is niet met een maandelijkse declaratie te vergelijken.',
  bron: 'iJw/iWmo 3.2, constraint CS338',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301': (b) => perDay(toegewezenRegels(b)),
    *'317'(b) {
      yield* perDay(teWijzigenRegels(b));
      yield* perDay(nieuweRegels(b));
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Etmalen per dag tot en met 31-12-2020, etmalen per maand en uren per dag daarna',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { ...etmaalPerDag, Ingangsdatum: dag('2020-01-01'), Einddatum: tot2021 },
            etmaalPerMaand,
            uurPerDag,
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Etmalen per dag tot en met 01-01-2021, stuks (inspanning) per dag zonder einddatum',
      bericht: (s) =>
        bericht301(s, {
          producten: [{ ...etmaalPerDag, Ingangsdatum: dag('2020-01-01'), Einddatum: in2021 }, stuksPerDag],
        }),
      verwacht: [
        '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Omvang',
        '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Omvang',
      ],
    },
    {
      nummer: '317',
      titel: 'Nieuwe en te wijzigen etmalen per dag tot en met 31-12-2020',
      bericht: (s) =>
        bericht317(s, {
          dagtekening: '2020-05-06',
          teWijzigen: [{ ...etmaalPerDag, GewensteIngangsdatum: dag('2020-06-01'), Einddatum: tot2021 }],
          nieuw: [{ ...etmaalPerDag, GewensteIngangsdatum: dag('2020-06-01'), Einddatum: tot2021 }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Nieuwe en te wijzigen etmalen per dag zonder einddatum',
      bericht: (s) => bericht317(s, { teWijzigen: [etmaalPerDag], nieuw: [etmaalPerDag] }),
      verwacht: [
        '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct/Omvang',
        '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct/Omvang',
      ],
    },
    {
      nummer: '301',
      titel: 'Een toewijzing zonder omvang',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: undefined, Omvang: undefined, Budget: 100_00, Einddatum: dag('2026-12-31') },
          ],
        }),
      verwacht: 'aanvaard',
    },
  ],
};
