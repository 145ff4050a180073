import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  aangevraagdeRegels,
  nieuweRegels,
  type Occurrence,
  type ProductLine,
  toegewezenRegels,
} from '../classes.ts';
import { bericht301, bericht315, bericht317 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* nameless(regels: readonly Occurrence<ProductLine>[]): Iterable<Defect> {
  for (const { pad, inhoud } of regels) {
    if (inhoud.Budget !== undefined || inhoud.Product !== undefined) continue;
    yield {
      klasse: pad,
      element: 'Product',
      melding: 'Er is geen Budget en ook geen Product.',
      waarden: { budget: 'ontbreekt', product: 'ontbreekt' },
      herstel: 'Vul Product, of vul een Budget.',
    };
  }
}

const generiek = { Product: undefined, Omvang: undefined, Budget: 100_00 };
const niets = { Product: undefined, Omvang: undefined };
const tot = dag('2026-12-31');

export const cd079: RuleWithin<'301' | '315' | '317'> = {
  code: 'CD079',
  eis: 'Zonder Budget is er een Product.',
  waarom: 'Alleen een budget mag vrij te besteden zijn; een hoeveelheid is altijd een hoeveelheid van iets.',
  bron: 'iJw/iWmo 3.2, conditie CD079',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301': (b) => nameless(toegewezenRegels(b)),
    '315': (b) => nameless(aangevraagdeRegels(b)),
    '317': (b) => nameless(nieuweRegels(b)),
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een generieke toewijzing: budget zonder product',
      bericht: (s) => bericht301(s, { producten: [{ ...generiek, Einddatum: tot }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Geen product en geen budget',
      bericht: (s) => bericht301(s, { producten: [niets] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/Product'],
    },
    {
      nummer: '315',
      titel: 'Een generieke aanvraag: budget zonder product',
      bericht: (s) => bericht315(s, { producten: [{ ...generiek, ToewijzingEinddatum: tot }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Geen product en geen budget',
      bericht: (s) => bericht315(s, { producten: [niets] }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/Product'],
    },
    {
      nummer: '317',
      titel: 'Een generiek nieuw product: budget zonder product',
      bericht: (s) => bericht317(s, { nieuw: [{ ...generiek, Einddatum: tot }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een nieuw product zonder product en zonder budget',
      bericht: (s) => bericht317(s, { nieuw: [niets] }),
      verwacht: ['/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct/Product'],
    },
    {
      nummer: '301',
      titel: 'Een product zonder Budget',
      bericht: (s) => bericht301(s),
      verwacht: 'aanvaard',
    },
  ],
};
