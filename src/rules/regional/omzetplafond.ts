import type { CDT_Omvang } from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import { bedrag } from '../dutch.ts';
import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { metProduct } from '../examples/regionaal.ts';
import { aanbieder, dag } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import type { Product, Regional } from './regional.ts';
import { type Asked, asked } from './requested.ts';

/** What all of it would cost, in eurocents; null where that cannot be told. */
function worth(
  { van, tot }: Asked,
  { Volume, Eenheid, Frequentie }: CDT_Omvang,
  product: Product,
): number | null {
  const perStuk = Eenheid === '83' ? 1 : product.tarieven.find(({ eenheid }) => eenheid === Eenheid)?.cent;
  if (perStuk === undefined) return null;
  if (Frequentie === '6') return Volume * perStuk;
  if (tot === null) return null;
  const einde = tot.add({ days: 1 });
  switch (Frequentie) {
    case '2':
      return Volume * perStuk * Math.ceil(van.until(einde).days / 7);
    case '4':
      return Volume * perStuk * Math.max(1, van.until(einde, { largestUnit: 'months' }).months);
    default:
      return null;
  }
}

/** Two hours a month at € 12,50, unless told otherwise. */
const plafond =
  (cent: number, jaar = 2026) =>
  (s: Standaard): Partial<Regional> => ({
    ...metProduct(s, {}),
    plafonds: [{ aanbieder, jaar, cent, bron: '' }],
  });
const toegekend = (cent: number) => () => verzoeken({ toegekendPerJaar: [{ jaar: 2026, cent }] });
const totaal = (s: Standaard) =>
  bericht315(s, { producten: [{ Omvang: { Volume: 10, Eenheid: '04', Frequentie: '6' } }] });

export const omzetplafond = requestKind({
  soort: 'omzetplafond',
  over: 'verzoek',
  eis: 'Wat er in het jaar van de gevraagde ingangsdatum aan de aanbieder is toegekend, past met de waarde van het verzoek binnen het afgesproken plafond (plafonds.csv). Zonder plafond is hier niets over bekend.',
  waarom:
    'Boven het plafond wordt niet betaald; wat al is toegewezen en nog niet gedeclareerd, weegt een mens.',
  parameters: {},
  *perVerzoek(verzoek, { feiten, regionaal }) {
    const wens = asked(verzoek);
    if (wens === null) return;
    const { Afzender } = verzoek.bericht.Header;
    const afgesproken = regionaal.plafonds.find(
      (een) => een.aanbieder === Afzender && een.jaar === wens.van.year,
    );
    if (afgesproken === undefined) return;
    const al = feiten.toegekendPerJaar.find(({ jaar }) => jaar === wens.van.year)?.cent ?? 0;
    const product = regionaal.producten.get(wens.code);
    const waarde = (product && wens.omvang && worth(wens, wens.omvang, product)) ?? 0;
    if (al + waarde <= afgesproken.cent) return;
    yield {
      melding: `In ${afgesproken.jaar} is aan aanbieder ${Afzender} ${bedrag(al)} toegekend; met dit verzoek van ${bedrag(waarde)} komt dat boven het plafond van ${bedrag(afgesproken.cent)}.`,
      waarden: { jaar: String(afgesproken.jaar), toegekend: bedrag(al), plafond: bedrag(afgesproken.cent) },
    };
  },
  voorbeelden: [
    {
      titel: 'Precies tot het plafond',
      parameters: {},
      bericht: totaal,
      feiten: toegekend(875_00),
      regionaal: plafond(1000_00),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een cent erboven',
      parameters: {},
      bericht: totaal,
      feiten: toegekend(875_01),
      regionaal: plafond(1000_00),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Per maand gevraagd, over de maanden',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{ ToewijzingEinddatum: dag('2026-09-30') }] }),
      feiten: toegekend(900_01),
      regionaal: plafond(1000_00),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Per maand gevraagd, en het past',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{ ToewijzingEinddatum: dag('2026-09-30') }] }),
      feiten: toegekend(900_00),
      regionaal: plafond(1000_00),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zonder laatste dag telt alleen wat er al is',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: toegekend(1000_01),
      regionaal: plafond(1000_00),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een plafond voor een ander jaar',
      parameters: {},
      bericht: totaal,
      feiten: toegekend(1000_00),
      regionaal: plafond(1, 2025),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Per week gevraagd, over de weken',
      parameters: {},
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { Omvang: { Volume: 2, Eenheid: '04', Frequentie: '2' }, ToewijzingEinddatum: dag('2026-06-28') },
          ],
        }),
      feiten: toegekend(900_01),
      regionaal: plafond(1000_00),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Per week gevraagd, en het past',
      parameters: {},
      bericht: (s) =>
        bericht315(s, {
          producten: [
            { Omvang: { Volume: 2, Eenheid: '04', Frequentie: '2' }, ToewijzingEinddatum: dag('2026-06-28') },
          ],
        }),
      feiten: toegekend(900_00),
      regionaal: plafond(1000_00),
      verwacht: 'aanvaard',
    },
    {
      titel: 'In euro gevraagd',
      parameters: {},
      bericht: (s) =>
        bericht315(s, { producten: [{ Omvang: { Volume: 100_01, Eenheid: '83', Frequentie: '6' } }] }),
      feiten: toegekend(900_00),
      regionaal: plafond(1000_00),
      verwacht: ['VOT1'],
    },
    {
      titel: 'In euro gevraagd, en het past',
      parameters: {},
      bericht: (s) =>
        bericht315(s, { producten: [{ Omvang: { Volume: 100_00, Eenheid: '83', Frequentie: '6' } }] }),
      feiten: toegekend(900_00),
      regionaal: plafond(1000_00),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een deel van een maand telt voor een maand',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{ ToewijzingEinddatum: dag('2026-06-15') }] }),
      feiten: toegekend(975_01),
      regionaal: plafond(1000_00),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een eenheid zonder tarief telt niet mee',
      parameters: {},
      bericht: (s) =>
        bericht315(s, { producten: [{ Omvang: { Volume: 999, Eenheid: '14', Frequentie: '6' } }] }),
      feiten: toegekend(1000_00),
      regionaal: plafond(1000_00),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Nog niets toegekend, en het verzoek alleen al te veel',
      parameters: {},
      bericht: totaal,
      feiten: () => verzoeken(),
      regionaal: plafond(124_99),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Nog niets toegekend, en het past',
      parameters: {},
      bericht: totaal,
      feiten: () => verzoeken(),
      regionaal: plafond(125_00),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Het plafond van een ander',
      parameters: {},
      bericht: (s) => bericht315(s, { aanbieder: '99990002' }),
      feiten: toegekend(1000_00),
      regionaal: plafond(1),
      verwacht: 'aanvaard',
    },
  ],
});
