import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  aangevraagdeRegels,
  nieuweRegels,
  type Occurrence,
  type ProductLine,
  teWijzigenRegels,
  toegewezenRegels,
} from '../classes.ts';
import { bericht301, bericht315, bericht317 } from '../examples/berichten.ts';
import { dag, omvang } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* openPerWeek(regels: readonly Occurrence<ProductLine>[]): Iterable<Defect> {
  for (const { pad, inhoud } of regels) {
    if (inhoud.Omvang?.Frequentie !== '2' || inhoud.einddatum !== undefined) continue;
    yield {
      klasse: pad,
      element: inhoud.einddatumElement,
      melding: `De Omvang is per week (Frequentie 2), maar ${inhoud.einddatumElement} ontbreekt.`,
      waarden: { frequentie: '2', einddatum: 'ontbreekt' },
      herstel: `Vul ${inhoud.einddatumElement}, of kies een andere Frequentie.`,
    };
  }
}

const perWeek = { Omvang: { ...omvang, Frequentie: '2' } } as const;
const perMaand = { Omvang: { ...omvang, Frequentie: '4' } } as const;
const tot = dag('2026-12-31');

export const cd076: RuleWithin<'301' | '315' | '317'> = {
  code: 'CD076',
  eis: 'Een product met een omvang per week (Frequentie 2) heeft een einddatum.',
  waarom:
    'Pas met een einddatum is te berekenen hoeveel weken, en dus hoeveel zorg, er gedeclareerd mag worden.',
  bron: 'iJw/iWmo 3.2, conditie CD076',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301': (b) => openPerWeek(toegewezenRegels(b)),
    '315': (b) => openPerWeek(aangevraagdeRegels(b)),
    *'317'(b) {
      yield* openPerWeek(teWijzigenRegels(b));
      yield* openPerWeek(nieuweRegels(b));
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Per week met einddatum, en per maand zonder',
      bericht: (s) => bericht301(s, { producten: [{ ...perWeek, Einddatum: tot }, perMaand] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Per week zonder einddatum',
      bericht: (s) => bericht301(s, { producten: [perMaand, perWeek] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Einddatum'],
    },
    {
      nummer: '315',
      titel: 'Per week met einddatum, en per maand zonder',
      bericht: (s) => bericht315(s, { producten: [{ ...perWeek, ToewijzingEinddatum: tot }, perMaand] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Per week zonder einddatum',
      bericht: (s) => bericht315(s, { producten: [perWeek] }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/ToewijzingEinddatum'],
    },
    {
      nummer: '317',
      titel: 'Nieuw en te wijzigen per week met einddatum',
      bericht: (s) =>
        bericht317(s, {
          teWijzigen: [{ ...perWeek, Einddatum: tot }],
          nieuw: [{ ...perWeek, Einddatum: tot }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Nieuw en te wijzigen per week zonder einddatum',
      bericht: (s) => bericht317(s, { teWijzigen: [perWeek], nieuw: [perWeek] }),
      verwacht: [
        '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct/Einddatum',
        '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct/Einddatum',
      ],
    },
  ],
};
