import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  amountForMinutes,
  comesFromSomeHourTariff,
  highestHourTariff,
  minuteTariff,
} from '../declaration/amounts.ts';
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
import { landelijk } from '../examples/landelijk.ts';
import type { Agreement } from '../protocol.ts';
import type { RuleAcross } from '../rule.ts';

const refused = [`${prestatiePad}/IngediendBedrag`];
const kosten = (Bedrag: number) => ({ IngediendBedrag: { Bedrag, DebetCredit: 'D' } }) as const;
/** 95 minutes at € 50,00 per hour, which is € 0,83 per minute. */
const minuten = { Eenheid: '01', GeleverdVolume: 95, ProductTarief: 83 } as const;
const perUur = { tarief: 50_00 } as const;
/** Minutes at € 1,46, which stands for € 87,30 up to and including € 87,89 per hour, each with an amount. */
const aanEenTariefVan146 = (...regels: readonly (readonly [minuten: number, bedrag: number])[]) =>
  regels.map(([GeleverdVolume, Bedrag]) => ({
    Eenheid: '01' as const,
    GeleverdVolume,
    ProductTarief: 1_46,
    ...kosten(Bedrag),
  }));

/** Tariffs per hour that an amount in minutes may be computed with; null when minutes have a tariff of their own. */
function hourTariffs(afspraak: Agreement | null): readonly number[] | null {
  return afspraak?.has('01') ? null : [...(afspraak?.get('04') ?? [])];
}

/**
 * Where the contract says what is paid at most: the most for so many minutes. The rounded tariff per minute has no part in
 * it, unless nothing else is known; TR418 is about that one.
 */
function mostFor(uurtarieven: readonly number[], minuuttarief: number, volume: number): number {
  const hoogste = uurtarieven.length > 0 ? uurtarieven : [highestHourTariff(minuuttarief)];
  return Math.max(...hoogste.map((uurtarief) => amountForMinutes(uurtarief, volume)));
}

export const tr346: RuleAcross<'323'> = {
  code: 'TR346',
  eis: "Het IngediendBedrag is GeleverdVolume maal ProductTarief, behalve in euro's. Bij een uurtarief dat in minuten wordt gedeclareerd, is het minuten maal uurtarief gedeeld door 60, afgerond op centen.",
  waarom: 'Zo is ieder bedrag na te rekenen, en kost afronden per minuut niemand geld.',
  bron: 'iJw/iWmo 3.2, technische regel TR346; IV081, IV024',
  beperking:
    'Is bij minuten geen contract bekend, dan wordt ieder bedrag aanvaard dat volgt uit een uurtarief dat op het ProductTarief afrondt, of uit het tarief per minuut zelf. Waar het contract zegt wat ten hoogste betaald wordt, mag een bedrag voor minuten lager zijn.',
  standaarden,
  niveau: 4,
  retourcode: '9346',
  controleer: {
    '323': {
      *perPrestatie(regel, { bericht, protocol }) {
        const { GeleverdVolume, Eenheid, ProductTarief, IngediendBedrag, ...rest } = regel.prestatie;
        // Without a tariff there is nothing to multiply: that is for CD087.
        if (Eenheid === '83' || ProductTarief === undefined || isCredit(regel)) return;
        const gevraagd = IngediendBedrag.Bedrag;
        const product = { categorie: rest.ProductCategorie, code: rest.ProductCode };
        const afspraak =
          Eenheid === '01'
            ? (protocol.afspraken?.(bericht.Header.Afzender, product, productPeriode(regel)) ?? null)
            : null;
        const opUren = Eenheid === '01' ? hourTariffs(afspraak) : null;
        if (
          opUren !== null &&
          protocol.contracttarief === 'maximaal' &&
          gevraagd <= mostFor(opUren, ProductTarief, GeleverdVolume)
        ) {
          return;
        }
        const uurtarieven = opUren?.filter((uurtarief) => minuteTariff(uurtarief) === ProductTarief) ?? [];
        const opUur = uurtarieven.length > 0;
        if (opUren !== null && !opUur && comesFromSomeHourTariff(gevraagd, GeleverdVolume, ProductTarief)) {
          return;
        }
        const verwacht = opUur
          ? uurtarieven.map((uurtarief) => amountForMinutes(uurtarief, GeleverdVolume))
          : [GeleverdVolume * ProductTarief];
        if (verwacht.includes(gevraagd)) return;
        const bedragen = verwacht.map(bedrag).join(' of ');
        const rekening = opUur
          ? `${GeleverdVolume} minuten naar het uurtarief van ${uurtarieven.map(bedrag).join(' of ')}`
          : `${GeleverdVolume} × ${bedrag(ProductTarief)}`;
        yield {
          element: 'IngediendBedrag',
          melding: `${lineText(regel)}: het IngediendBedrag is ${bedrag(gevraagd)}, maar ${rekening} komt op ${bedragen}.`,
          waarden: {
            ingediendBedrag: bedrag(gevraagd),
            geleverdVolume: String(GeleverdVolume),
            productTarief: bedrag(ProductTarief),
            verwacht: bedragen,
          },
          herstel: `Vul ${bedragen}, of verbeter het volume of het tarief.`,
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Volume maal tarief',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Minuten naar het uurtarief van het contract, gedeeld door 60 en daarna afgerond',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(79_17) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [perUur]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Dezelfde minuten zonder dat een contract bekend is',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(79_17) }]),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Minuten naar een afgesproken tarief per minuut',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(78_85) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [perUur, { eenheid: '01', tarief: 83 }]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Minuten naar een lager uurtarief, waar het contract zegt wat ten hoogste betaald wordt',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(78_85) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => ({ ...metContract(s, [perUur]), contracttarief: 'maximaal' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: "In euro's is er geen tarief om mee te rekenen",
      bericht: (s) => declaratie(s, [{ Eenheid: '83', GeleverdVolume: 5000, ProductTarief: undefined }]),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit van een bedrag dat ooit is goedgekeurd',
      bericht: (s) => declaratie(s, [{ ...credit, ProductTarief: 1 }]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s, { productTarief: 1 })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een cent te veel',
      bericht: (s) => declaratie(s, [kosten(50_01)]),
      feiten: (s) => declaraties(s),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Minuten maal het afgeronde tarief, terwijl een uurtarief is afgesproken',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(78_85) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [perUur]),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Minuten naar het uurtarief, terwijl een tarief per minuut is afgesproken',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(79_17) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [perUur, { eenheid: '01', tarief: 83 }]),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Minuten voor een bedrag dat uit geen enkel uurtarief volgt dat op dit tarief afrondt',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(79_33) }]),
      feiten: (s) => declaraties(s),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel:
        'Minuten voor een verkeerd bedrag, terwijl twee uurtarieven gelden waarvan een op dit tarief afrondt',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(78_85) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [perUur, { tarief: 30_00 }]),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'IV081: bedragen bij het laagste en het hoogste uurtarief dat op € 1,46 per minuut afrondt',
      bericht: (s) =>
        declaratie(
          s,
          aanEenTariefVan146(
            [60, 87_30],
            [60, 87_89],
            [95, 138_23],
            [95, 139_16],
            [600, 873_00],
            [600, 878_90],
            [1, 1_46],
          ),
        ),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een uur van minuten die niets kosten',
      bericht: (s) => declaratie(s, [{ Eenheid: '01', GeleverdVolume: 60, ProductTarief: 0, ...kosten(0) }]),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Bedragen die net niet uit zo een uurtarief volgen',
      bericht: (s) =>
        declaratie(
          s,
          aanEenTariefVan146(
            [60, 87_29],
            [60, 87_90],
            [95, 138_22],
            [95, 139_17],
            [600, 872_99],
            [600, 873_05],
            [1, 0],
            [0, 1],
            [1, 1_47],
            [61, 89_36],
          ),
        ),
      feiten: (s) => declaraties(s),
      verwacht: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((plaats) => `${prestatiePad}[${plaats}]/IngediendBedrag`),
    },
    {
      nummer: '323',
      titel: 'Ten hoogste een van twee uurtarieven is afgesproken: een bedrag onder het hoogste',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(78_99) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => ({ ...metContract(s, [perUur, { tarief: 49_60 }]), contracttarief: 'maximaal' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel:
        'Ten hoogste een uurtarief is afgesproken, en er wordt minder gevraagd dan uit enig uurtarief volgt',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(60_00) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => ({ ...metContract(s, [perUur]), contracttarief: 'maximaal' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Ten hoogste een uurtarief is afgesproken, en het tarief per minuut is naar beneden afgerond',
      bericht: (s) =>
        declaratie(s, [{ Eenheid: '01', GeleverdVolume: 60, ProductTarief: 1_66, ...kosten(100_11) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => ({ ...metContract(s, [{ tarief: 100_11 }]), contracttarief: 'maximaal' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel:
        'Zonder contract, waar ten hoogste het tarief wordt betaald: lager dan uit het ProductTarief volgt',
      bericht: (s) => declaratie(s, aanEenTariefVan146([60, 87_89], [60, 80_00], [0, 0])),
      feiten: (s) => declaraties(s),
      protocol: () => ({ ...landelijk, contracttarief: 'maximaal' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Zonder contract, waar ten hoogste het tarief wordt betaald: een cent hoger',
      bericht: (s) => declaratie(s, aanEenTariefVan146([60, 87_90])),
      feiten: (s) => declaraties(s),
      protocol: () => ({ ...landelijk, contracttarief: 'maximaal' }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Ten hoogste een uurtarief is afgesproken: voor uren is het bedrag volume maal tarief',
      bericht: (s) => declaratie(s, [kosten(49_99)]),
      feiten: (s) => declaraties(s),
      protocol: (s) => ({ ...metContract(s, [{}]), contracttarief: 'maximaal' }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Ten hoogste een uurtarief is afgesproken, en het bedrag volgt uit een iets hoger uurtarief',
      bericht: (s) => declaratie(s, [{ ...minuten, ...kosten(79_20) }]),
      feiten: (s) => declaraties(s),
      protocol: (s) => ({ ...metContract(s, [perUur]), contracttarief: 'maximaal' }),
      verwacht: refused,
    },
  ],
};
