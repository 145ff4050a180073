import type { LDT_Eenheid } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { minuteTariff } from '../declaration/amounts.ts';
import { isCredit, lineText, productPeriode } from '../declaration/line.ts';
import { bedrag } from '../dutch.ts';
import {
  credit,
  declaratie,
  declaraties,
  metContract,
  prestatiePad,
  toegekend,
} from '../examples/declaraties.ts';
import { aanbieder, dag } from '../examples/waarden.ts';
import type { Agreement } from '../protocol.ts';
import type { RuleAcross } from '../rule.ts';

/** IV081: a tariff per hour may be declared per minute, unless minutes have an agreed tariff of their own. */
function agreedTariffs(afspraak: Agreement, eenheid: LDT_Eenheid): readonly number[] {
  const eigen = afspraak.get(eenheid);
  if (eigen !== undefined || eenheid !== '01') return [...(eigen ?? [])];
  return [...(afspraak.get('04') ?? [])].map(minuteTariff);
}

const refused = [`${prestatiePad}/ProductTarief`];

export const tr418: RuleAcross<'323'> = {
  code: 'TR418',
  eis: 'Het ProductTarief is het tarief dat met de aanbieder voor het product en de eenheid is afgesproken.',
  waarom: 'Een ander tarief dan het afgesprokene wordt niet betaald.',
  bron: 'iJw/iWmo 3.2, technische regel TR418; IV081',
  beperking:
    'Vergeleken wordt alleen als het contract een tarief voor dit product in deze eenheid kent. Wijzigt het tarief binnen de ProductPeriode, dan gelden beide.',
  standaarden,
  niveau: 3,
  retourcode: '0611',
  controleer: {
    '323': {
      *perPrestatie(regel, { bericht, protocol }) {
        const { ProductCategorie, ProductCode, Eenheid, ProductTarief } = regel.prestatie;
        if (ProductTarief === undefined || protocol.afspraken === undefined || isCredit(regel)) return;
        const product = { categorie: ProductCategorie, code: ProductCode };
        const afspraak = protocol.afspraken(bericht.Header.Afzender, product, productPeriode(regel));
        const tarieven = afspraak === null ? [] : agreedTariffs(afspraak, Eenheid);
        const maximaal = protocol.contracttarief === 'maximaal';
        const past = (tarief: number) => (maximaal ? ProductTarief <= tarief : ProductTarief === tarief);
        if (tarieven.length === 0 || tarieven.some(past)) return;
        const afgesproken = `${maximaal ? 'ten hoogste ' : ''}${tarieven.map(bedrag).join(' of ')}`;
        yield {
          element: 'ProductTarief',
          melding: `${lineText(regel)}: het ProductTarief is ${bedrag(ProductTarief)}, maar voor product ${ProductCode} (categorie ${ProductCategorie}) in Eenheid ${Eenheid} is ${afgesproken} afgesproken.`,
          waarden: {
            productTarief: bedrag(ProductTarief),
            product: `${ProductCode} (categorie ${ProductCategorie})`,
            eenheid: Eenheid,
            afgesproken,
          },
          herstel: `Vul ${afgesproken} en reken het IngediendBedrag opnieuw uit.`,
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Het tarief van het contract',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{}]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een lager tarief, waar het contract zegt wat ten hoogste betaald wordt',
      bericht: (s) =>
        declaratie(s, [{ ProductTarief: 12_00, IngediendBedrag: { Bedrag: 48_00, DebetCredit: 'D' } }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => ({ ...metContract(s, [{}]), contracttarief: 'maximaal' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een hoger tarief, waar het contract zegt wat ten hoogste betaald wordt',
      bericht: (s) =>
        declaratie(s, [{ ProductTarief: 12_51, IngediendBedrag: { Bedrag: 50_04, DebetCredit: 'D' } }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => ({ ...metContract(s, [{}]), contracttarief: 'maximaal' }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een ander tarief, zonder dat een contract bekend is',
      bericht: (s) => declaratie(s, [{ ProductTarief: 13_00 }]),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Alleen met een andere aanbieder is een tarief afgesproken',
      bericht: (s) => declaratie(s, [{ ProductTarief: 13_00 }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{ aanbieder: '99990002' }]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Het uurtarief gedeeld door 60 en afgerond',
      bericht: (s) => declaratie(s, [{ Eenheid: '01', ProductTarief: 21 }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{}]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit naar een tarief van voor een nieuw contract',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      protocol: (s) => metContract(s, [{ tarief: 13_00 }]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een cent meer dan afgesproken',
      bericht: (s) => declaratie(s, [{ ProductTarief: 12_51 }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{}]),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Het tarief van een contract dat voor de ProductPeriode afliep',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      protocol: (s) =>
        metContract(s, [
          { geldigTot: dag('2026-03-31') },
          { aanbieder, tarief: 13_00, geldigVan: dag('2026-04-01') },
        ]),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Het uurtarief gedeeld door 60, terwijl minuten een eigen tarief hebben',
      bericht: (s) => declaratie(s, [{ Eenheid: '01', ProductTarief: 21 }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{}, { eenheid: '01', tarief: 20 }]),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'In etmalen, terwijl alleen voor uren een tarief is afgesproken',
      bericht: (s) => declaratie(s, [{ Eenheid: '14', ProductTarief: 22 }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{}]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'In minuten, terwijl alleen voor etmalen een tarief is afgesproken',
      bericht: (s) => declaratie(s, [{ Eenheid: '01', ProductTarief: 21 }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{ eenheid: '14' }]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: "In euro's, zonder ProductTarief",
      bericht: (s) => declaratie(s, [{ Eenheid: '83', GeleverdVolume: 5000, ProductTarief: undefined }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{ eenheid: '83', tarief: 50_00 }]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'In minuten, een cent meer dan het uurtarief gedeeld door 60',
      bericht: (s) => declaratie(s, [{ Eenheid: '01', ProductTarief: 22 }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{}]),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Precies het tarief dat ten hoogste is afgesproken',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      protocol: (s) => ({ ...metContract(s, [{}]), contracttarief: 'maximaal' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een van de twee tarieven die in de ProductPeriode golden',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{}, { tarief: 13_00 }]),
      verwacht: 'aanvaard',
    },
  ],
};
