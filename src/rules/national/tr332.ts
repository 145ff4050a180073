import type { ToegewezenProduct301 } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { toegewezenProducten } from '../classes.ts';
import { sameProduct } from '../delivery.ts';
import { product } from '../dutch.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht301 } from '../examples/berichten.ts';
import { toegewezen, toewijzing } from '../examples/facts.ts';
import { categorie, dag, specifiek } from '../examples/waarden.ts';
import type { AllocationFact } from '../facts.ts';
import type { RuleAcross } from '../rule.ts';

/** For whom or what else a number is in use; empty when this is a newer version of the same allocation. */
function others(nu: ToegewezenProduct301, bekend: AllocationFact): readonly string[] {
  return [
    ...(bekend.vanDezeClient ? [] : ['een andere cliënt']),
    ...(bekend.vanDezeAanbieder ? [] : ['een andere aanbieder']),
    // Whose product it is matters only among the allocations of one client and provider.
    ...(bekend.vanDezeClient && bekend.vanDezeAanbieder && !sameProduct(nu.Product ?? null, bekend.product)
      ? [
          bekend.product === null
            ? 'een toewijzing zonder product'
            : `een ander product: ${product(bekend.product)}`,
        ]
      : []),
  ];
}

export const tr332: RuleAcross<'301'> = {
  code: 'TR332',
  eis: 'Een ToewijzingNummer hoort binnen een gemeente en een wet bij één cliënt, één aanbieder en één product.',
  waarom:
    'Starts, stops en declaraties noemen alleen het ToewijzingNummer; dat moet dus één toewijzing aanwijzen.',
  bron: 'iJw/iWmo 3.2, technische regel TR332',
  beperking:
    'Gecontroleerd wordt tegen de toewijzingen die via deze Berichtenpoort zijn verstuurd. Ook het nummer van een verwijderde toewijzing blijft bezet.',
  standaarden,
  niveau: 3,
  retourcode: '9332',
  controleer: {
    *'301'(bericht, { feiten }) {
      const perNummer = new Map(feiten.toewijzingen.map((t) => [t.toewijzingNummer, t]));
      for (const { pad, inhoud } of toegewezenProducten(bericht)) {
        const bekend = perNummer.get(inhoud.ToewijzingNummer);
        if (bekend === undefined) continue;
        const voor = others(inhoud, bekend);
        if (voor.length === 0) continue;
        yield {
          klasse: pad,
          element: 'ToewijzingNummer',
          melding: `ToewijzingNummer ${inhoud.ToewijzingNummer}, hier ${inhoud.Product === undefined ? 'zonder product' : `voor product ${product(inhoud.Product)}`}, is al gebruikt voor ${voor.join(' en ')} (${messageText(bekend.uitBericht)}).`,
          waarden: {
            ToewijzingNummer: String(inhoud.ToewijzingNummer),
            Product: product(inhoud.Product),
            gebruiktVoor: voor.join(' en '),
            ...messageValues(bekend.uitBericht),
          },
          herstel: 'Geef deze toewijzing een ToewijzingNummer dat nog niet gebruikt is.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een nieuw nummer, en een bekende toewijzing met een nieuwe Einddatum',
      bericht: (s) =>
        bericht301(s, { producten: [{}, { Einddatum: dag('2026-12-31'), RedenWijziging: '12' }] }),
      feiten: (s) =>
        toewijzing({ toewijzingen: [toegewezen(s, { toewijzingNummer: 1002, product: specifiek(s, 2) })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Het nummer is van een andere cliënt',
      bericht: (s) => bericht301(s),
      feiten: (s) => toewijzing({ toewijzingen: [toegewezen(s, { vanDezeClient: false })] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ToewijzingNummer'],
    },
    {
      nummer: '301',
      titel: 'De cliënt is dezelfde, de aanbieder een andere',
      bericht: (s) => bericht301(s),
      feiten: (s) => toewijzing({ toewijzingen: [toegewezen(s, { vanDezeAanbieder: false })] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ToewijzingNummer'],
    },
    {
      nummer: '301',
      titel: 'Cliënt en aanbieder zijn dezelfde, het product is een ander of valt weg',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { Product: specifiek(s, 2), Einddatum: dag('2026-04-30') },
            {
              Product: undefined,
              Omvang: undefined,
              Budget: 100000,
              Ingangsdatum: dag('2026-05-01'),
              Einddatum: dag('2026-12-31'),
            },
          ],
        }),
      feiten: (s) =>
        toewijzing({
          toewijzingen: [toegewezen(s), toegewezen(s, { toewijzingNummer: 1002, product: specifiek(s, 2) })],
        }),
      verwacht: [
        '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/ToewijzingNummer',
        '/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/ToewijzingNummer',
      ],
    },
    {
      nummer: '301',
      titel: 'Het nummer is van een verwijderde toewijzing van een andere cliënt',
      bericht: (s) => bericht301(s),
      feiten: (s) =>
        toewijzing({
          toewijzingen: [
            toegewezen(s, { vanDezeClient: false, redenWijziging: '13', einddatum: dag('2026-04-01') }),
          ],
        }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ToewijzingNummer'],
    },
    {
      nummer: '301',
      titel: 'Het nummer is van een andere cliënt, voor een ander product',
      bericht: (s) => bericht301(s),
      feiten: (s) =>
        toewijzing({ toewijzingen: [toegewezen(s, { vanDezeClient: false, product: specifiek(s, 2) })] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ToewijzingNummer'],
    },
    {
      nummer: '301',
      titel: 'Het nummer is van een andere aanbieder, voor een ander product',
      bericht: (s) => bericht301(s),
      feiten: (s) =>
        toewijzing({ toewijzingen: [toegewezen(s, { vanDezeAanbieder: false, product: specifiek(s, 2) })] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ToewijzingNummer'],
    },
    {
      nummer: '301',
      titel: 'Het nummer is van een toewijzing zonder product',
      bericht: (s) => bericht301(s),
      feiten: (s) => toewijzing({ toewijzingen: [toegewezen(s, { product: null })] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ToewijzingNummer'],
    },
    {
      nummer: '301',
      titel: 'Dezelfde productcode, uit een andere categorie',
      bericht: (s) => bericht301(s),
      feiten: (s) =>
        toewijzing({
          toewijzingen: [
            toegewezen(s, { product: { Categorie: categorie(s, 'tweede'), Code: specifiek(s).Code } }),
          ],
        }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/ToewijzingNummer'],
    },
  ],
};
