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
import { aspecifiek, dag } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* openBudget(regels: readonly Occurrence<ProductLine>[]): Iterable<Defect> {
  for (const { pad, inhoud } of regels) {
    if (inhoud.Budget === undefined || inhoud.einddatum !== undefined) continue;
    yield {
      klasse: pad,
      element: inhoud.einddatumElement,
      melding: `Er is een Budget van ${bedrag(inhoud.Budget)}, maar ${inhoud.einddatumElement} ontbreekt.`,
      waarden: { budget: bedrag(inhoud.Budget), einddatum: 'ontbreekt' },
      herstel: `Vul ${inhoud.einddatumElement}.`,
    };
  }
}

const budget = { Omvang: undefined, Budget: 100_00 };
const tot = dag('2026-12-31');

export const cd075: RuleWithin<'301' | '315' | '317'> = {
  code: 'CD075',
  eis: 'Een product met een Budget heeft een einddatum.',
  waarom: 'Een budget geldt voor een afgebakende tijd.',
  bron: 'iJw/iWmo 3.2, conditie CD075',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301': (b) => openBudget(toegewezenRegels(b)),
    '315': (b) => openBudget(aangevraagdeRegels(b)),
    *'317'(b) {
      yield* openBudget(teWijzigenRegels(b));
      yield* openBudget(nieuweRegels(b));
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een budget met einddatum, en een omvang zonder einddatum',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            {
              ...budget,
              Product: aspecifiek(s),
              Ingangsdatum: dag('2026-01-01'),
              Einddatum: dag('2026-03-31'),
            },
            {},
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een budget zonder einddatum',
      bericht: (s) => bericht301(s, { producten: [{ ...budget, Product: aspecifiek(s) }] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/Einddatum'],
    },
    {
      nummer: '315',
      titel: 'Een budget met einddatum',
      bericht: (s) =>
        bericht315(s, {
          producten: [{ ...budget, Product: aspecifiek(s), ToewijzingEinddatum: tot }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een budget zonder einddatum',
      bericht: (s) => bericht315(s, { producten: [{ ...budget, Product: aspecifiek(s) }] }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/ToewijzingEinddatum'],
    },
    {
      nummer: '317',
      titel: 'Een nieuw en een te wijzigen budget met einddatum',
      bericht: (s) =>
        bericht317(s, {
          teWijzigen: [{ Budget: 100_00, Einddatum: tot }],
          nieuw: [{ ...budget, Product: aspecifiek(s), Einddatum: tot }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een nieuw en een te wijzigen budget zonder einddatum',
      bericht: (s) =>
        bericht317(s, {
          teWijzigen: [{}, { Budget: 100_00 }],
          nieuw: [{ ...budget, Product: aspecifiek(s) }],
        }),
      verwacht: [
        '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[2]/Einddatum',
        '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct/Einddatum',
      ],
    },
  ],
};
