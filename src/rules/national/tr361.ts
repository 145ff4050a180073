import type { BerichtVan } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  nieuweRegels,
  type Occurrence,
  ongewijzigdeProducten,
  type ProductLine,
  teWijzigenProducten,
  teWijzigenRegels,
  verzoek,
} from '../classes.ts';
import { periode, product } from '../dutch.ts';
import { bericht317 } from '../examples/berichten.ts';
import { toegewezen, wijziging } from '../examples/facts.ts';
import { aspecifiek, categorie, dag, specifiek } from '../examples/waarden.ts';
import type { AllocationFact, ChangeRequestFacts } from '../facts.ts';
import { withAllocation } from '../named.ts';
import { overlaps } from '../overlap.ts';
import type { Defect, RuleAcross } from '../rule.ts';
import { stapelenPerWet } from '../stacking.ts';

/** A product of the request in its period, with the number of the allocation it stands for. */
type Line = Occurrence<ProductLine> & { readonly nummer: number | null };

/**
 * The periods as asked. A changed product counts from its GewensteIngangsdatum: the standard speaks of the products of
 * the request, not of what was allocated before.
 */
function lines(bericht: BerichtVan<'317'>, feiten: ChangeRequestFacts): readonly Line[] {
  const ongewijzigd = [...withAllocation(ongewijzigdeProducten(bericht), feiten)].map(
    ({ pad, toewijzing }): Line => ({
      pad,
      nummer: toewijzing.toewijzingNummer,
      inhoud: {
        ...productOf(toewijzing),
        ingangsdatum: toewijzing.ingangsdatum,
        einddatum: toewijzing.einddatum ?? undefined,
        Omvang: undefined,
        Budget: undefined,
        einddatumElement: 'Einddatum',
        ingangsdatumElement: 'Ingangsdatum',
      },
    }),
  );
  const perPad = new Map(teWijzigenRegels(bericht).map((regel) => [regel.pad, regel.inhoud]));
  const gewijzigd = [...withAllocation(teWijzigenProducten(bericht), feiten)].flatMap(
    ({ pad, toewijzing }): readonly Line[] => {
      const regel = perPad.get(pad);
      if (regel === undefined) return [];
      return [{ pad, nummer: toewijzing.toewijzingNummer, inhoud: { ...regel, ...productOf(toewijzing) } }];
    },
  );
  const nieuw = nieuweRegels(bericht).map((regel): Line => ({ ...regel, nummer: null }));
  return [...ongewijzigd, ...gewijzigd, ...nieuw];
}

function productOf({ product: deze }: AllocationFact): Pick<ProductLine, 'Product'> {
  return { Product: deze ?? undefined };
}

function* stackedRequest(bericht: BerichtVan<'317'>, feiten: ChangeRequestFacts): Iterable<Defect> {
  const regels = lines(bericht, feiten);
  for (const { later, eerder } of overlaps(bericht.standaard, regels)) {
    const nummers = new Map<Occurrence<ProductLine>, number | null>(
      regels.map((regel) => [regel, regel.nummer]),
    );
    const naam = (regel: Occurrence<ProductLine>) => described(nummers.get(regel) ?? null, regel.inhoud);
    yield {
      klasse: verzoek,
      element: later.pad.slice(verzoek.length + 1),
      melding: `In het verzoek overlapt ${naam(later)} met ${naam(eerder)}.`,
      waarden: {
        product: product(later.inhoud.Product),
        periode: periode(later.inhoud.ingangsdatum, later.inhoud.einddatum),
        anderProduct: product(eerder.inhoud.Product),
        anderePeriode: periode(eerder.inhoud.ingangsdatum, eerder.inhoud.einddatum),
      },
      herstel: 'Laat de periodes op elkaar aansluiten, of vraag een van beide niet.',
    };
  }
}

/** `toewijzing 1001 (product 45A01 (categorie 45), vanaf 01-04-2026)` */
function described(nummer: number | null, { Product, ingangsdatum, einddatum }: ProductLine): string {
  const wat = nummer === null ? 'het nieuwe product' : `toewijzing ${nummer}`;
  return `${wat} (product ${product(Product)}, ${periode(ingangsdatum, einddatum)})`;
}

const verzoekPad = '/Bericht/Client/Verzoek';
const nieuwPad = `${verzoekPad}/NieuweProducten/NieuwProduct`;
const totJuli = { einddatum: dag('2026-06-30') };
const vanafJuni = { GewensteIngangsdatum: dag('2026-06-01') };
const vanafJuli = { GewensteIngangsdatum: dag('2026-07-01') };

export const tr361: RuleAcross<'317'> = {
  code: 'TR361',
  eis:
    'Hetzelfde product staat in een verzoek om wijziging niet twee keer voor dezelfde dag, ongewijzigde, te wijzigen en nieuwe producten samen. ' +
    'Zonder productcode telt de categorie, zonder product ieder ander product.',
  perWet: stapelenPerWet,
  waarom: 'Wat zo gevraagd wordt kan niet worden toegewezen: dat zou gestapelde toewijzingen geven (TR302).',
  bron: 'iJw/iWmo 3.2, technische regel TR361',
  standaarden,
  niveau: 3,
  retourcode: '9361',
  controleer: {
    '317': (bericht, { feiten }) => stackedRequest(bericht, feiten),
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Een nieuw product sluit aan op een ongewijzigde toewijzing van hetzelfde product',
      bericht: (s) => bericht317(s, { nieuw: [vanafJuli] }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, totJuli)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een te wijzigen product eindigt voor het nieuwe; de toewijzing zelf liep nog door',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [{ ToewijzingNummer: 1001, ...vanafJuni, Einddatum: dag('2026-06-30') }],
          nieuw: [vanafJuli],
        }),
      feiten: (s) => wijziging(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een nieuw product begint op de laatste dag van een ongewijzigde toewijzing',
      bericht: (s) =>
        bericht317(s, { nieuw: [{ Product: specifiek(s), GewensteIngangsdatum: dag('2026-06-30') }] }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, totJuli)] }),
      verwacht: [nieuwPad],
    },
    {
      nummer: '317',
      titel: 'Een te wijzigen product wordt verlengd over een nieuw product heen',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [],
          teWijzigen: [{ ToewijzingNummer: 1001, ...vanafJuni }],
          nieuw: [vanafJuli],
        }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, totJuli)] }),
      verwacht: [nieuwPad],
    },
    {
      nummer: '317',
      titel: 'Een te wijzigen product wordt verlengd over een toewijzing van dezelfde categorie zonder code',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [1002],
          teWijzigen: [{ ToewijzingNummer: 1001, ...vanafJuni }],
          nieuw: [],
        }),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s, totJuli),
            toegewezen(s, {
              toewijzingNummer: 1002,
              product: aspecifiek(s),
              ingangsdatum: dag('2026-07-01'),
            }),
          ],
        }),
      verwacht: [`${verzoekPad}/OngewijzigdeProducten/OngewijzigdProduct`],
    },
    {
      nummer: '317',
      titel: 'Een ongewijzigde toewijzing zonder product loopt samen met een nieuw product',
      bericht: (s) =>
        bericht317(s, { nieuw: [{ Product: { Categorie: categorie(s, 'tweede'), Code: 'X1' } }] }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s, { product: null })] }),
      verwacht: [nieuwPad],
    },
    {
      nummer: '317',
      standaarden: ['iwmo-3.2'],
      titel:
        'Een hulpmiddel (categorie 11) naast eenzelfde hulpmiddel en naast een toewijzing zonder product',
      bericht: (s) =>
        bericht317(s, {
          ongewijzigd: [1001, 1002],
          nieuw: [{ Product: { Categorie: '11', Code: '11A01' } }],
        }),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s, { product: { Categorie: '11', Code: '11A01' } }),
            toegewezen(s, { toewijzingNummer: 1002, product: null }),
          ],
        }),
      verwacht: 'aanvaard',
    },
  ],
};
