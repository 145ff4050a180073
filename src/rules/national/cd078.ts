import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  aangevraagdeRegels,
  nieuweRegels,
  type Occurrence,
  type ProductLine,
  teWijzigenRegels,
  toegewezenRegels,
} from '../classes.ts';
import { bedrag } from '../dutch.ts';
import { bericht301, bericht315, bericht317 } from '../examples/berichten.ts';
import { aspecifiek, dag, omvang } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* both(regels: readonly Occurrence<ProductLine>[]): Iterable<Defect> {
  for (const { pad, inhoud } of regels) {
    if (inhoud.Budget === undefined || inhoud.Omvang === undefined) continue;
    yield {
      klasse: pad,
      element: 'Budget',
      melding: `Er is een Budget van ${bedrag(inhoud.Budget)} terwijl Omvang gevuld is.`,
      waarden: { budget: bedrag(inhoud.Budget), omvang: 'gevuld' },
      herstel: 'Laat Omvang of Budget weg.',
    };
  }
}

const budget = { Omvang: undefined, Budget: 100_00 };
const beide = { Omvang: omvang, Budget: 100_00 };
const tot = dag('2026-12-31');

// CD078 and CD077 are mirror images: each refuses what the other refuses, at the other element.
export const cd078: RuleWithin<'301' | '315' | '317'> = {
  code: 'CD078',
  eis: 'Een product met een Omvang heeft geen Budget.',
  waarom:
    'Een product wordt in een hoeveelheid of in geld uitgedrukt; met beide is niet te zeggen wat de grens is.',
  bron: 'iJw/iWmo 3.2, conditie CD078',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301': (b) => both(toegewezenRegels(b)),
    '315': (b) => both(aangevraagdeRegels(b)),
    *'317'(b) {
      yield* both(teWijzigenRegels(b));
      yield* both(nieuweRegels(b));
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een product met omvang naast een categorie met budget',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Einddatum: dag('2026-04-30') },
            { ...budget, Product: aspecifiek(s), Ingangsdatum: dag('2026-05-01'), Einddatum: tot },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een product met omvang en budget (ook CD077)',
      bericht: (s) => bericht301(s, { producten: [{ ...beide, Einddatum: tot }] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/Budget'],
    },
    {
      nummer: '315',
      titel: 'Een product met omvang',
      bericht: (s) => bericht315(s, { producten: [{ ToewijzingEinddatum: tot }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een product met omvang en budget (ook CD077)',
      bericht: (s) => bericht315(s, { producten: [{ ...beide, ToewijzingEinddatum: tot }] }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/Budget'],
    },
    {
      nummer: '317',
      titel: 'Te wijzigen: een omvang, een budget en geen van beide',
      bericht: (s) =>
        bericht317(s, { teWijzigen: [{ Omvang: omvang }, { Budget: 100_00, Einddatum: tot }, {}] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Nieuw en te wijzigen met omvang en budget (ook CD077)',
      bericht: (s) =>
        bericht317(s, {
          teWijzigen: [{ ...beide, Einddatum: tot }],
          nieuw: [{ ...beide, Einddatum: tot }],
        }),
      verwacht: [
        '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct/Budget',
        '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct/Budget',
      ],
    },
  ],
};
