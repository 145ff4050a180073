import type { ToegewezenProduct301 } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { toegewezenProducten, toegewezenRegels } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { aspecifiek, categorie, dag, specifiek } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';
import { stacked, stapelenPerWet } from '../stacking.ts';

/** A removed allocation (13, formerly 01) counts as never sent. */
function isRemoved({ RedenWijziging, Einddatum, Ingangsdatum }: ToegewezenProduct301): boolean {
  if (RedenWijziging !== '13' && RedenWijziging !== '01') return false;
  return Einddatum?.equals(Ingangsdatum) ?? false;
}

const april = { Ingangsdatum: dag('2026-04-01'), Einddatum: dag('2026-04-30') };
const vanafMei = { Ingangsdatum: dag('2026-05-01') };
const vanafEindApril = { Ingangsdatum: dag('2026-04-30') };
const metBudget = { Omvang: undefined, Budget: 100_00, Einddatum: dag('2026-12-31') };
const tweede = ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]'];

export const tr302: RuleWithin<'301'> = {
  code: 'TR302',
  eis:
    'Hetzelfde product is in een toewijzingsbericht niet twee keer toegewezen op dezelfde dag. ' +
    'Zonder productcode telt de categorie, zonder product iedere andere toewijzing.',
  perWet: stapelenPerWet,
  waarom: 'Bij gestapelde toewijzingen is niet te zeggen op welke van beide een start of declaratie slaat.',
  bron: 'iJw/iWmo 3.2, technische regel TR302',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301'(bericht) {
      const regels = toegewezenRegels(bericht);
      const verwijderd = toegewezenProducten(bericht).map(({ inhoud }) => isRemoved(inhoud));
      const geldig = regels.filter((_, plaats) => !verwijderd[plaats]);
      return stacked(bericht.standaard, 'ToegewezenProduct', regels, geldig);
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Hetzelfde product, de tweede periode begint een dag na de eerste',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { ...april, Product: specifiek(s) },
            { ...vanafMei, Product: specifiek(s) },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Hetzelfde product, de tweede periode begint op de laatste dag van de eerste',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { ...april, Product: specifiek(s) },
            { ...vanafEindApril, Product: specifiek(s) },
          ],
        }),
      verwacht: tweede,
    },
    {
      nummer: '301',
      titel:
        'Overlap met een toewijzing die verwijderd is (RedenWijziging 13, Einddatum gelijk aan Ingangsdatum)',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: specifiek(s) },
            { Product: specifiek(s), RedenWijziging: '13', Einddatum: dag('2026-04-01') },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Overlap met een toewijzing van een dag die om een andere reden dan verwijdering eindigde',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: specifiek(s) },
            { Product: specifiek(s), RedenWijziging: '02', Einddatum: dag('2026-04-01') },
          ],
        }),
      verwacht: tweede,
    },
    {
      nummer: '301',
      titel: 'Overlap met een verwijdering die niet op haar Ingangsdatum eindigt (ook CS335)',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: specifiek(s) },
            { Product: specifiek(s), RedenWijziging: '13', Einddatum: dag('2026-04-02') },
          ],
        }),
      verwacht: tweede,
    },
    {
      nummer: '301',
      titel: 'Overlap tussen een categorie zonder code en een product uit die categorie',
      bericht: (s) =>
        bericht301(s, { producten: [{ Product: specifiek(s) }, { ...metBudget, Product: aspecifiek(s) }] }),
      verwacht: tweede,
    },
    {
      nummer: '301',
      titel: 'Overlap tussen een categorie zonder code en een product uit een andere categorie',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { ...metBudget, Product: { Categorie: categorie(s) } },
            { Product: { Categorie: categorie(s, 'tweede'), Code: 'X1' } },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Overlap tussen een toewijzing zonder product en een willekeurig ander product',
      bericht: (s) =>
        bericht301(s, { producten: [{ Product: specifiek(s) }, { ...metBudget, Product: undefined }] }),
      verwacht: tweede,
    },
    {
      nummer: '301',
      standaarden: ['iwmo-3.2'],
      titel:
        'Hulpmiddelen en voorzieningen (categorie 11 tot en met 14) dubbel, en een budget zonder product daarnaast',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: { Categorie: '11', Code: '11A01' } },
            { Product: { Categorie: '11', Code: '11A01' } },
            { Product: { Categorie: '12', Code: '12A01' } },
            { Product: { Categorie: '13', Code: '13A01' } },
            { Product: { Categorie: '14', Code: '14A01' } },
            { ...metBudget, Product: undefined },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Overlap met een verwijdering zonder Einddatum, die dus nog loopt',
      bericht: (s) =>
        bericht301(s, { producten: [{ RedenWijziging: '13' }, { Product: specifiek(s), ...vanafMei }] }),
      verwacht: tweede,
    },
    {
      nummer: '301',
      titel: 'Twee codes uit een categorie lopen samen',
      bericht: (s) => bericht301(s, { producten: [{}, { Product: specifiek(s, 2) }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Twee toewijzingen zonder product lopen samen',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: undefined, ...metBudget },
            { Product: undefined, ...metBudget },
          ],
        }),
      verwacht: tweede,
    },
    {
      nummer: '301',
      titel: 'Een product dat met twee andere botst, wordt een keer genoemd',
      bericht: (s) =>
        bericht301(s, {
          producten: [{ Product: undefined, ...metBudget }, {}, { Product: specifiek(s, 2), ...vanafMei }],
        }),
      verwacht: [...tweede, '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[3]'],
    },
    {
      nummer: '301',
      titel: 'Een categorie zonder code, terwijl van die categorie een code afliep en twee andere doorlopen',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: specifiek(s), ...april },
            { Product: specifiek(s, 2), Ingangsdatum: dag('2026-04-02'), Einddatum: dag('2026-12-31') },
            { Product: specifiek(s, 3), Ingangsdatum: dag('2026-04-03'), Einddatum: dag('2026-12-31') },
            { Product: aspecifiek(s), ...metBudget, ...vanafMei },
          ],
        }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct[4]'],
    },
  ],
};
