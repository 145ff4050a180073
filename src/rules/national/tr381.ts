import type { CDT_Product } from '../../standard/berichten.generated.ts';
import { type Standaard, standaarden } from '../../standard/berichtsoorten.ts';
import {
  aangevraagdeProducten,
  nieuweProducten,
  type Occurrence,
  startProducten,
  stopProducten,
  toegewezenProducten,
} from '../classes.ts';
import { type DeclaredLine, isCredit } from '../declaration/line.ts';
import { bericht301, bericht305, bericht307, bericht315, bericht317 } from '../examples/berichten.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { metProductcodes, regie, toewijzing, verzoeken, wijziging } from '../examples/facts.ts';
import { aspecifiek, categorie, dag, specifiek } from '../examples/waarden.ts';
import type { Protocol } from '../protocol.ts';
import type { Defect, RuleAcross } from '../rule.ts';

/** What the classes have in common here. A removal is not looked into any further (TR063). */
type WithProduct = { readonly Product?: CDT_Product; readonly StatusAanlevering?: string };

function* misplacedCode(
  standaard: Standaard,
  leden: readonly Occurrence<WithProduct>[],
  { productcategorieen, onbekendeProductcode, naam }: Protocol,
  element: 'Product/Code' | 'ProductCode' = 'Product/Code',
): Iterable<Defect> {
  const lijst = productcategorieen[standaard];
  // A region that lists nothing of this law has no list of it.
  const mayBeUnlisted = onbekendeProductcode === 'toegestaan' || lijst.size === 0;
  for (const { pad, inhoud } of leden) {
    const { Product, StatusAanlevering } = inhoud;
    if (Product?.Code === undefined || StatusAanlevering === '3') continue;
    const { Categorie, Code } = Product;
    const toegestaan = lijst.get(Code);
    if (toegestaan === undefined ? mayBeUnlisted : toegestaan.has(Categorie)) continue;
    const categorieen = [...(toegestaan ?? [])].toSorted().join(' of ');
    yield {
      klasse: pad,
      element,
      melding:
        toegestaan === undefined
          ? `Productcode ${Code} (categorie ${Categorie}) staat niet op de productcodelijst van ${naam}.`
          : `Productcode ${Code} hoort op de productcodelijst van ${naam} bij categorie ${categorieen}, niet bij categorie ${Categorie}.`,
      waarden: {
        Code,
        Categorie,
        productcodelijst: naam,
        ...(toegestaan === undefined ? {} : { bekendeCategorie: categorieen }),
      },
      herstel:
        toegestaan === undefined
          ? 'Vul een code van de afgesproken productcodelijst.'
          : `Vul categorie ${categorieen} of een andere code.`,
    };
  }
}

const declaredProduct = ({ prestatie }: DeclaredLine): CDT_Product => ({
  Categorie: prestatie.ProductCategorie,
  Code: prestatie.ProductCode,
});

const eersteCode = (s: Standaard) => specifiek(s).Code;
const goed = (s: Standaard) => metProductcodes(s, { [eersteCode(s)]: [categorie(s)] }, 'geweigerd');
const fout = (s: Standaard) => metProductcodes(s, { [eersteCode(s)]: [categorie(s, 'tweede')] });
const onbekendMag = (s: Standaard) => metProductcodes(s, { ANDER: [categorie(s)] });
const onbekendMagNiet = (s: Standaard) => metProductcodes(s, { ANDER: [categorie(s)] }, 'geweigerd');

export const tr381: RuleAcross<'301' | '305' | '307' | '315' | '317' | '323'> = {
  code: 'TR381',
  eis: 'Een productcode hoort op de afgesproken productcodelijst bij de genoemde categorie.',
  waarom:
    'Code en categorie samen zeggen welk product bedoeld is; spreken ze elkaar tegen, dan is dat niet te zeggen.',
  bron: 'iJw/iWmo 3.2, technische regel TR381; IV075',
  beperking:
    'Welke productcodelijst geldt, is een afspraak tussen gemeente en aanbieder. De lijst is die van het protocol met zijn contracten; of een code die daar niet op staat mag, zegt het protocol.',
  standaarden,
  niveau: 4,
  retourcode: 'S329',
  controleer: {
    '301': (bericht, { protocol }) =>
      misplacedCode(bericht.standaard, toegewezenProducten(bericht), protocol),
    '305': (bericht, { protocol }) => misplacedCode(bericht.standaard, startProducten(bericht), protocol),
    '307': (bericht, { protocol }) => misplacedCode(bericht.standaard, stopProducten(bericht), protocol),
    '315': (bericht, { protocol }) =>
      misplacedCode(bericht.standaard, aangevraagdeProducten(bericht), protocol),
    '317': (bericht, { protocol }) => misplacedCode(bericht.standaard, nieuweProducten(bericht), protocol),
    '323': {
      // A credit repeats what was granted by the list of its time (IV085).
      perPrestatie: (regel, { bericht, protocol }) =>
        isCredit(regel)
          ? []
          : misplacedCode(
              bericht.standaard,
              [{ pad: regel.pad, inhoud: { Product: declaredProduct(regel) } }],
              protocol,
              'ProductCode',
            ),
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'De code staat onder deze categorie',
      bericht: (s) => bericht301(s),
      feiten: () => toewijzing(),
      protocol: goed,
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Er is geen code, of helemaal geen product',
      bericht: (s) => {
        const zonderCode = { Omvang: undefined, Budget: 100000 };
        return bericht301(s, {
          producten: [
            { ...zonderCode, Product: aspecifiek(s), Einddatum: dag('2026-04-30') },
            {
              ...zonderCode,
              Product: undefined,
              Ingangsdatum: dag('2026-05-01'),
              Einddatum: dag('2026-05-31'),
            },
          ],
        });
      },
      feiten: () => toewijzing(),
      protocol: onbekendMagNiet,
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'De code staat onder een andere categorie',
      bericht: (s) => bericht301(s),
      feiten: () => toewijzing(),
      protocol: fout,
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/Product/Code'],
    },
    {
      nummer: '305',
      titel: 'De code staat nergens en dat mag',
      bericht: (s) => bericht305(s),
      feiten: () => regie(),
      protocol: onbekendMag,
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een verwijdering met een code onder een andere categorie',
      bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: () => regie(),
      protocol: fout,
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'De code staat nergens en dat mag niet',
      bericht: (s) => bericht305(s),
      feiten: () => regie(),
      protocol: onbekendMagNiet,
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/Product/Code'],
    },
    {
      nummer: '305',
      titel: 'De code staat onder een andere categorie',
      bericht: (s) => bericht305(s),
      feiten: () => regie(),
      protocol: fout,
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/Product/Code'],
    },
    {
      nummer: '307',
      titel: 'De code staat onder deze categorie',
      bericht: (s) => bericht307(s),
      feiten: () => regie(),
      protocol: goed,
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'De code staat onder een andere categorie',
      bericht: (s) => bericht307(s),
      feiten: () => regie(),
      protocol: fout,
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/Product/Code'],
    },
    {
      nummer: '315',
      titel: 'De code staat onder deze categorie',
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      protocol: goed,
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'De code staat onder een andere categorie',
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      protocol: fout,
      verwacht: ['/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/Product/Code'],
    },
    {
      nummer: '317',
      titel: 'De code staat onder deze categorie',
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s),
      protocol: goed,
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'De code staat onder een andere categorie',
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s),
      protocol: fout,
      verwacht: ['/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct/Product/Code'],
    },
    {
      nummer: '323',
      titel: 'De code staat onder deze categorie',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      protocol: goed,
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit op een prestatie van voor een nieuwe productcodelijst',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      protocol: fout,
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De code staat onder een andere categorie',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      protocol: fout,
      verwacht: [`${prestatiePad}/ProductCode`],
    },
    {
      nummer: '301',
      titel: 'De code staat onder twee categorieën, en niet onder deze',
      bericht: (s) => bericht301(s),
      feiten: () => toewijzing(),
      protocol: (s) => metProductcodes(s, { [eersteCode(s)]: s === 'ijw-3.2' ? ['54', '50'] : ['08', '07'] }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/Product/Code'],
    },
    {
      nummer: '301',
      titel: 'Er is geen enkele productcode afgesproken',
      bericht: (s) => bericht301(s),
      feiten: () => toewijzing(),
      protocol: (s) => metProductcodes(s, {}, 'geweigerd'),
      verwacht: 'aanvaard',
    },
  ],
};
