import { isBefore } from '../dates.ts';
import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { metProduct, zonderRegels } from '../examples/regionaal.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import type { Arrangements, Regional } from './regional.ts';
import { asked, lastDayOf } from './requested.ts';

type Norm = Arrangements['evenredig'][number];

/** Hundredths of an hour; a part of a month counts by its days in thirtieths, rounded up in favour of who asks. */
function allowed(van: Temporal.PlainDate, tot: Temporal.PlainDate, { per, honderdsten }: Norm): number {
  const einde = tot.add({ days: 1 });
  if (per === 'week') return Math.ceil((honderdsten * van.until(einde).days) / 7);
  const { months, days } = van.until(einde, { largestUnit: 'months' });
  return honderdsten * months + Math.ceil((honderdsten * days) / 30);
}

const afspraken =
  (per: Norm['per'], honderdsten: number) =>
  (s: Parameters<typeof metProduct>[0]): Partial<Regional> => ({
    ...metProduct(s, {}, { maxDuur: { aantal: 6, in: 'maanden' } }),
    afspraken: {
      ...zonderRegels.afspraken,
      evenredig: [{ codes: new Set([specifiek(s).Code]), per, honderdsten, bron: '' }],
    },
  });
const gevraagd = (Volume: number, tot: string) => (s: Parameters<typeof bericht315>[0]) =>
  bericht315(s, {
    producten: [{ Omvang: { Volume, Eenheid: '04', Frequentie: '6' }, ToewijzingEinddatum: dag(tot) }],
  });

export const evenredigMaximum = requestKind({
  soort: 'evenredig-maximum',
  over: 'verzoek',
  eis: 'Een product dat korter wordt gevraagd dan het ten hoogste duurt, wordt in uren naar evenredigheid gevraagd; afspraken.yaml zegt hoeveel per maand of week.',
  waarom: 'Een kortere toewijzing vraagt minder uren; maatwerk blijft mogelijk.',
  parameters: {},
  *perVerzoek(verzoek, { regionaal }) {
    const wens = asked(verzoek);
    const norm = wens && regionaal.afspraken.evenredig.find(({ codes }) => codes.has(wens.code));
    if (!wens?.tot || !norm || wens.omvang?.Eenheid !== '04' || wens.omvang.Frequentie !== '6') return;
    const duur = regionaal.producten.get(wens.code)?.maxDuur;
    // The full term has a maximum of its own.
    if (duur && !isBefore(wens.tot, lastDayOf(wens.van, duur))) return;
    const honderdsten = allowed(wens.van, wens.tot, norm);
    if (wens.omvang.Volume * 100 <= honderdsten) return;
    const maximaal = (honderdsten / 100).toLocaleString('nl-NL');
    yield {
      element: 'Omvang/Volume',
      melding: `Gevraagd is ${wens.omvang.Volume} uur; naar evenredigheid van de duur is product ${wens.code} ten hoogste ${maximaal} uur. Meer is maatwerk.`,
      waarden: { productCode: wens.code, volume: String(wens.omvang.Volume), maximaal },
    };
  },
  voorbeelden: [
    {
      titel: 'Zes uur per maand, vier maanden',
      parameters: {},
      bericht: gevraagd(24, '2026-09-30'),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een uur meer',
      parameters: {},
      bericht: gevraagd(25, '2026-09-30'),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Zes en een half uur per maand, vier maanden',
      parameters: {},
      bericht: gevraagd(26, '2026-09-30'),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 650),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een halve maand telt voor de helft',
      parameters: {},
      bericht: gevraagd(9, '2026-07-15'),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Meer dan anderhalve maand toelaat',
      parameters: {},
      bericht: gevraagd(10, '2026-07-15'),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Twee uur per week, tien weken',
      parameters: {},
      bericht: gevraagd(20, '2026-08-09'),
      feiten: () => verzoeken(),
      regionaal: afspraken('week', 200),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Meer per week',
      parameters: {},
      bericht: gevraagd(21, '2026-08-09'),
      feiten: () => verzoeken(),
      regionaal: afspraken('week', 200),
      verwacht: ['VOT1'],
    },
    {
      titel: 'De volle duur kent het maximum van het product',
      parameters: {},
      bericht: gevraagd(40, '2026-11-30'),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een dag korter dan de volle duur is naar evenredigheid',
      parameters: {},
      bericht: gevraagd(40, '2026-11-29'),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een andere eenheid',
      parameters: {},
      bericht: (s) =>
        bericht315(s, {
          producten: [
            {
              Omvang: { Volume: 99, Eenheid: '14', Frequentie: '6' },
              ToewijzingEinddatum: dag('2026-09-30'),
            },
          ],
        }),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een andere frequentie',
      parameters: {},
      bericht: (s) =>
        bericht315(s, {
          producten: [
            {
              Omvang: { Volume: 99, Eenheid: '04', Frequentie: '4' },
              ToewijzingEinddatum: dag('2026-09-30'),
            },
          ],
        }),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zonder laatste dag',
      parameters: {},
      bericht: (s) =>
        bericht315(s, { producten: [{ Omvang: { Volume: 99, Eenheid: '04', Frequentie: '6' } }] }),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product zonder langste duur',
      parameters: {},
      bericht: gevraagd(25, '2026-09-30'),
      feiten: () => verzoeken(),
      regionaal: (s) => ({ ...afspraken('maand', 600)(s), producten: new Map() }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een product waarvoor niets is afgesproken',
      parameters: {},
      bericht: (s) =>
        bericht315(s, {
          producten: [
            {
              Product: specifiek(s, 2),
              Omvang: { Volume: 99, Eenheid: '04', Frequentie: '6' },
              ToewijzingEinddatum: dag('2026-09-30'),
            },
          ],
        }),
      feiten: () => verzoeken(),
      regionaal: afspraken('maand', 600),
      verwacht: 'aanvaard',
    },
  ],
});
