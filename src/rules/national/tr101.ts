import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  aangevraagdeProducten,
  clientcontacten,
  clienten,
  nieuweProducten,
  type Occurrence,
  ongewijzigdeProducten,
  prestatiesVan,
  relaties,
  startProducten,
  stopProducten,
  teWijzigenProducten,
  toegewezenProducten,
} from '../classes.ts';
import { datum, product } from '../dutch.ts';
import {
  bericht301,
  bericht305,
  bericht307,
  bericht315,
  bericht317,
  bericht323,
  bericht325,
} from '../examples/berichten.ts';
import { aspecifiek, bsn, dag, specifiek } from '../examples/waarden.ts';
import { repeats } from '../repeats.ts';
import type { Defect, RuleWithin } from '../rule.ts';

/** The logical key of a class, by element, as it may be shown. An absent element is a value of its own. */
type Key = Readonly<Record<string, string>>;

const of = (waarde: number | string | undefined) => (waarde === undefined ? 'leeg' : String(waarde));

function* doubles<T>(
  naam: string,
  leden: readonly Occurrence<T>[],
  sleutel: (inhoud: T) => Key,
): Iterable<Defect> {
  for (const { dubbel, plaats, plaatsVanEerste } of repeats(leden, (l) => JSON.stringify(sleutel(l)))) {
    const gelijk = Object.entries(sleutel(dubbel.inhoud)).map(([element, waarde]) => `${element} ${waarde}`);
    yield {
      klasse: dubbel.pad,
      melding: `${naam} ${plaats} is dubbel: ${naam} ${plaatsVanEerste} heeft ook ${gelijk.join(', ')}.`,
      waarden: sleutel(dubbel.inhoud),
      herstel: 'Laat een van beide weg, of verbeter de sleutel.',
    };
  }
}

/** The same for a key that identifies a person and is therefore not shown. */
function* doublePersons<T>(
  naam: string,
  leden: readonly Occurrence<T>[],
  element: string,
  sleutel: (inhoud: T) => string,
): Iterable<Defect> {
  for (const { dubbel, plaats, plaatsVanEerste } of repeats(leden, sleutel)) {
    yield {
      klasse: dubbel.pad,
      melding: `${naam} ${plaats} is dubbel: ${naam} ${plaatsVanEerste} heeft hetzelfde ${element}.`,
      waarden: { [naam]: String(plaats), gelijkAan: String(plaatsVanEerste) },
      herstel: 'Laat een van beide weg, of verbeter de sleutel.',
    };
  }
}

/** The Clienten of a declaration or its answer, and the Prestaties of each. */
function* inDeclaration(
  deClienten: readonly Occurrence<{
    readonly Bsn: string;
    readonly Prestaties: {
      readonly Prestatie: readonly {
        readonly ProductReferentie: {
          readonly ReferentieNummer: string;
          readonly VorigReferentieNummer?: string;
        };
      }[];
    };
  }>[],
): Iterable<Defect> {
  yield* doublePersons('Client', deClienten, 'Bsn', (c) => c.Bsn);
  for (const deClient of deClienten) {
    yield* doubles('Prestatie', prestatiesVan(deClient), ({ ProductReferentie: r }) => ({
      ReferentieNummer: r.ReferentieNummer,
      VorigReferentieNummer: of(r.VorigReferentieNummer),
    }));
  }
}

export const tr101: RuleWithin<'301' | '305' | '307' | '315' | '317' | '323' | '325'> = {
  code: 'TR101',
  eis: 'Geen twee klassen van dezelfde soort onder dezelfde ouder hebben dezelfde logische sleutel.',
  waarom:
    'Van twee gelijke regels is niet te zeggen welke geldt, en een retour kan ze niet uit elkaar houden.',
  bron: 'iJw/iWmo 3.2, technische regel TR101',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      yield* doublePersons('Relatie', relaties(bericht), 'Nummer', (r) => r.Nummer);
      yield* doubles('Contact', clientcontacten(bericht), (c) => ({ Soort: c.Soort }));
      yield* doubles('ToegewezenProduct', toegewezenProducten(bericht), (p) => ({
        ToewijzingNummer: of(p.ToewijzingNummer),
      }));
    },
    *'305'(bericht) {
      yield* doubles('StartProduct', startProducten(bericht), (p) => ({
        ToewijzingNummer: of(p.ToewijzingNummer),
        Product: product(p.Product),
        Begindatum: datum(p.Begindatum),
      }));
    },
    *'307'(bericht) {
      yield* doubles('StopProduct', stopProducten(bericht), (p) => ({
        ToewijzingNummer: of(p.ToewijzingNummer),
        Product: product(p.Product),
        Begindatum: datum(p.Begindatum),
        RedenBeeindiging: p.RedenBeeindiging,
        Einddatum: datum(p.Einddatum),
      }));
    },
    *'315'(bericht) {
      yield* doubles('AangevraagdProduct', aangevraagdeProducten(bericht), (p) => ({
        ReferentieAanbieder: p.ReferentieAanbieder,
      }));
    },
    *'317'(bericht) {
      yield* doubles('OngewijzigdProduct', ongewijzigdeProducten(bericht), (p) => ({
        ToewijzingNummer: of(p.ToewijzingNummer),
      }));
      yield* doubles('TeWijzigenProduct', teWijzigenProducten(bericht), (p) => ({
        ToewijzingNummer: of(p.ToewijzingNummer),
      }));
      yield* doubles('NieuwProduct', nieuweProducten(bericht), (p) => ({
        Product: product(p.Product),
        GewensteIngangsdatum: datum(p.GewensteIngangsdatum),
      }));
    },
    '323': (bericht) => inDeclaration(clienten(bericht)),
    '325': (bericht) => inDeclaration(clienten(bericht)),
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Twee contacten van verschillende Soort, twee relaties, twee toewijzingen',
      bericht: (s) => bericht301(s, { contacten: [{}, {}], relaties: [{}, {}], producten: [{}, {}] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel:
        'Twee relaties met een Nummer, drie contacten van een Soort en twee toewijzingen met een ToewijzingNummer',
      bericht: (s) =>
        bericht301(s, {
          relaties: [{}, { Nummer: '1' }],
          contacten: [{ Soort: '01' }, { Soort: '01' }, { Soort: '01' }],
          producten: [{}, { ToewijzingNummer: 1001 }],
        }),
      verwacht: [
        '/Bericht/Client/Relaties/Relatie[2]',
        '/Bericht/Client/Contactgegevens/Contact[2]',
        '/Bericht/Client/Contactgegevens/Contact[3]',
        '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]',
      ],
    },
    {
      nummer: '305',
      titel: 'Dezelfde toewijzing twee keer gestart, op verschillende dagen',
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { Product: specifiek(s), Begindatum: dag('2026-04-08') },
            { ToewijzingNummer: 1001, Product: specifiek(s), Begindatum: dag('2026-04-09') },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een product zonder ToewijzingNummer naast hetzelfde product met ToewijzingNummer',
      bericht: (s) =>
        bericht305(s, {
          producten: [{ Product: specifiek(s) }, { Product: specifiek(s), ToewijzingNummer: undefined }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Dezelfde start twee keer, de ene met StatusAanlevering 1 en de andere met 3',
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { Product: specifiek(s), StatusAanlevering: '1' },
            { ToewijzingNummer: 1001, Product: specifiek(s), StatusAanlevering: '3' },
          ],
        }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct[2]'],
    },
    {
      nummer: '305',
      titel: 'Twee starts die allebei geen ToewijzingNummer hebben',
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { Product: specifiek(s), ToewijzingNummer: undefined },
            { Product: specifiek(s), ToewijzingNummer: undefined },
          ],
        }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct[2]'],
    },
    {
      nummer: '307',
      titel: 'Dezelfde levering tijdelijk en daarna definitief gestopt',
      bericht: (s) =>
        bericht307(s, {
          producten: [
            { Product: specifiek(s), RedenBeeindiging: '20' },
            { ToewijzingNummer: 1001, Product: specifiek(s), RedenBeeindiging: '36' },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Dezelfde stop twee keer',
      bericht: (s) =>
        bericht307(s, {
          producten: [{ Product: specifiek(s) }, { ToewijzingNummer: 1001, Product: specifiek(s) }],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct[2]'],
    },
    {
      nummer: '315',
      titel: 'Twee aanvragen met een eigen ReferentieAanbieder',
      bericht: (s) => bericht315(s, { producten: [{}, {}] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Twee aanvragen met dezelfde ReferentieAanbieder (ook TR383)',
      bericht: (s) => bericht315(s, { producten: [{}, { ReferentieAanbieder: 'VOT1' }] }),
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]'],
    },
    {
      nummer: '317',
      titel:
        'Een ToewijzingNummer onder OngewijzigdProduct en onder TeWijzigenProduct: verschillende klassen',
      bericht: (s) => bericht317(s, { ongewijzigd: [1001], teWijzigen: [{ ToewijzingNummer: 1001 }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Dubbele ToewijzingNummers, en een nieuw product twee keer vanaf dezelfde dag (ook TR410)',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [1001, 1001],
          teWijzigen: [{}, { ToewijzingNummer: 1101 }],
          nieuw: [
            { Product: aspecifiek(s), Omvang: undefined, Budget: 100, Einddatum: dag('2026-06-30') },
            { Product: aspecifiek(s), Omvang: undefined, Budget: 200, Einddatum: dag('2026-07-31') },
          ],
        }),
      verwacht: [
        '/Bericht/Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[2]',
        '/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[2]',
        '/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[2]',
      ],
    },
    {
      nummer: '323',
      titel: 'Hetzelfde ReferentieNummer bij twee verschillende cliënten',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            { prestaties: [{ ProductReferentie: { ReferentieNummer: 'P1' } }] },
            { prestaties: [{ ProductReferentie: { ReferentieNummer: 'P1' } }] },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een cliënt twee keer, en een ReferentieNummer twee keer bij een cliënt',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                { ProductReferentie: { ReferentieNummer: 'P1' } },
                { ProductReferentie: { ReferentieNummer: 'P1' } },
              ],
            },
            { bsn: bsn.eerste },
          ],
        }),
      verwacht: [
        '/Bericht/Declaratie/Clienten/Client[2]',
        '/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[2]',
      ],
    },
    {
      nummer: '325',
      titel: 'Hetzelfde ReferentieNummer bij twee verschillende cliënten',
      bericht: (s) =>
        bericht325(s, {
          clienten: [
            { prestaties: [{ ProductReferentie: { ReferentieNummer: 'P1' } }] },
            { prestaties: [{ ProductReferentie: { ReferentieNummer: 'P1' } }] },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een cliënt twee keer, en een ReferentieNummer twee keer bij een cliënt',
      bericht: (s) =>
        bericht325(s, {
          clienten: [
            { bsn: bsn.tweede },
            {
              prestaties: [
                { ProductReferentie: { ReferentieNummer: 'P1' } },
                { ProductReferentie: { ReferentieNummer: 'P1' } },
              ],
            },
          ],
        }),
      verwacht: [
        '/Bericht/DeclaratieAntwoord/Clienten/Client[2]',
        '/Bericht/DeclaratieAntwoord/Clienten/Client[2]/Prestaties/Prestatie[2]',
      ],
    },
  ],
};
