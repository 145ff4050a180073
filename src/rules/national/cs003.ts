import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  aangevraagdeRegels,
  contacten,
  nieuweRegels,
  type Occurrence,
  type ProductLine,
  teWijzigenRegels,
  toegewezenRegels,
} from '../classes.ts';
import { isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht301, bericht315, bericht317 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* backwards(
  klasse: string,
  element: string,
  begin: readonly [naam: string, dag: Temporal.PlainDate],
  eind: readonly [naam: string, dag: Temporal.PlainDate],
): Iterable<Defect> {
  if (!isBefore(eind[1], begin[1])) return;
  yield {
    klasse,
    element,
    melding: `${eind[0]} ${datum(eind[1])} ligt voor ${begin[0]} ${datum(begin[1])}.`,
    waarden: { [begin[0]]: datum(begin[1]), [eind[0]]: datum(eind[1]) },
    herstel: `Vul ${eind[0]} op of na ${datum(begin[1])}.`,
  };
}

function* backwardLines(regels: readonly Occurrence<ProductLine>[]): Iterable<Defect> {
  for (const { pad, inhoud } of regels) {
    const { ingangsdatum, ingangsdatumElement, einddatum, einddatumElement } = inhoud;
    if (einddatum === undefined) continue;
    yield* backwards(
      pad,
      einddatumElement,
      [ingangsdatumElement, ingangsdatum],
      [einddatumElement, einddatum],
    );
  }
}

export const cs003: RuleWithin<'301' | '315' | '317'> = {
  code: 'CS003',
  eis: 'Een periode eindigt op of na de dag waarop zij begint.',
  waarom: 'Een periode die voor haar begin eindigt, bestaat niet.',
  bron: 'iJw/iWmo 3.2, constraint CS003',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of contacten(bericht)) {
        const { Begindatum, Einddatum } = inhoud.Periode ?? {};
        if (Begindatum === undefined || Einddatum === undefined) continue;
        yield* backwards(pad, 'Periode/Einddatum', ['Begindatum', Begindatum], ['Einddatum', Einddatum]);
      }
      yield* backwardLines(toegewezenRegels(bericht));
    },
    '315': (b) => backwardLines(aangevraagdeRegels(b)),
    *'317'(b) {
      yield* backwardLines(teWijzigenRegels(b));
      yield* backwardLines(nieuweRegels(b));
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een toewijzing van een dag, en een tijdelijk adres zonder begin',
      bericht: (s) =>
        bericht301(s, {
          contacten: [{}, { Soort: '04', Periode: { Einddatum: dag('2026-01-01') } }],
          producten: [{ Ingangsdatum: dag('2026-04-01'), Einddatum: dag('2026-04-01') }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een toewijzing en een tijdelijk adres die een dag te vroeg eindigen',
      bericht: (s) =>
        bericht301(s, {
          contacten: [
            {},
            { Soort: '04', Periode: { Begindatum: dag('2026-01-02'), Einddatum: dag('2026-01-01') } },
          ],
          producten: [{}, { Ingangsdatum: dag('2026-04-02'), Einddatum: dag('2026-04-01') }],
        }),
      verwacht: [
        '/Bericht/Client/Contactgegevens/Contact[2]/Periode/Einddatum',
        '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Einddatum',
      ],
    },
    {
      nummer: '315',
      titel: 'Een aanvraag voor een dag',
      bericht: (s) =>
        bericht315(s, {
          producten: [{ ToewijzingIngangsdatum: dag('2026-06-01'), ToewijzingEinddatum: dag('2026-06-01') }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een aanvraag die een dag te vroeg eindigt',
      bericht: (s) =>
        bericht315(s, {
          producten: [{ ToewijzingIngangsdatum: dag('2026-06-01'), ToewijzingEinddatum: dag('2026-05-31') }],
        }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/ToewijzingEinddatum'],
    },
    {
      nummer: '317',
      titel: 'Een wijziging en een nieuw product voor een dag',
      bericht: (s) =>
        bericht317(s, {
          teWijzigen: [{ GewensteIngangsdatum: dag('2026-06-01'), Einddatum: dag('2026-06-01') }],
          nieuw: [{ GewensteIngangsdatum: dag('2026-06-01'), Einddatum: dag('2026-06-01') }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een wijziging en een nieuw product die een dag te vroeg eindigen',
      bericht: (s) =>
        bericht317(s, {
          teWijzigen: [{ GewensteIngangsdatum: dag('2026-06-01'), Einddatum: dag('2026-05-31') }],
          nieuw: [{ GewensteIngangsdatum: dag('2026-06-01'), Einddatum: dag('2026-05-31') }],
        }),
      verwacht: [
        '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct/Einddatum',
        '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct/Einddatum',
      ],
    },
    {
      nummer: '301',
      titel: 'Een tijdelijk adres zonder einde',
      bericht: (s) =>
        bericht301(s, { contacten: [{}, { Soort: '04', Periode: { Begindatum: dag('2026-05-01') } }] }),
      verwacht: 'aanvaard',
    },
  ],
};
