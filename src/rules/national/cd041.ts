import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  aangevraagdeRegels,
  nieuweRegels,
  type Occurrence,
  type ProductLine,
  toegewezenRegels,
} from '../classes.ts';
import { product } from '../dutch.ts';
import { bericht301, bericht315, bericht317 } from '../examples/berichten.ts';
import { aspecifiek, dag, specifiek } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* withoutVolume(regels: readonly Occurrence<ProductLine>[]): Iterable<Defect> {
  for (const { pad, inhoud } of regels) {
    if (inhoud.Product?.Code === undefined || inhoud.Omvang !== undefined) continue;
    yield {
      klasse: pad,
      element: 'Omvang',
      melding: `Product ${product(inhoud.Product)} heeft een code, maar de Omvang ontbreekt.`,
      waarden: { product: product(inhoud.Product), omvang: 'ontbreekt' },
      herstel: 'Vul Omvang, of laat de productcode weg.',
    };
  }
}

const budget = { Omvang: undefined, Budget: 100_00 };
const tot = dag('2026-12-31');

export const cd041: RuleWithin<'301' | '315' | '317'> = {
  code: 'CD041',
  eis: 'Een product met een code heeft een Omvang.',
  waarom: 'Van een bepaald product wordt een hoeveelheid toegewezen, geen bedrag.',
  bron: 'iJw/iWmo 3.2, conditie CD041',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301': (b) => withoutVolume(toegewezenRegels(b)),
    '315': (b) => withoutVolume(aangevraagdeRegels(b)),
    '317': (b) => withoutVolume(nieuweRegels(b)),
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een categorie zonder code, met een budget',
      bericht: (s) => bericht301(s, { producten: [{ ...budget, Product: aspecifiek(s), Einddatum: tot }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een product met een code, met een budget',
      bericht: (s) => bericht301(s, { producten: [{ ...budget, Product: specifiek(s), Einddatum: tot }] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/Omvang'],
    },
    {
      nummer: '315',
      titel: 'Een categorie zonder code, met een budget',
      bericht: (s) =>
        bericht315(s, {
          producten: [{ ...budget, Product: aspecifiek(s), ToewijzingEinddatum: tot }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een product met een code, zonder omvang of budget',
      bericht: (s) => bericht315(s, { producten: [{ Omvang: undefined }] }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/Omvang'],
    },
    {
      nummer: '317',
      titel: 'Een categorie zonder code, met een budget',
      bericht: (s) => bericht317(s, { nieuw: [{ ...budget, Product: aspecifiek(s), Einddatum: tot }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een nieuw product met een code, zonder omvang of budget',
      bericht: (s) => bericht317(s, { nieuw: [{}, { Omvang: undefined }] }),
      verwacht: ['/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[2]/Omvang'],
    },
  ],
};
