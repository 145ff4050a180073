import type { Standaard } from '../../standard/berichtsoorten.ts';
import { isAfter } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { zonderRegels } from '../examples/regionaal.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { extensionOf } from './extensions.ts';
import { requestKind } from './kind.ts';
import type { Extension, Regional } from './regional.ts';
import { asked, lastDayOf } from './requested.ts';

const wetten = ['ijw-3.2', 'iwmo-3.2'] as const;
const route = {
  codes: new Set(wetten.flatMap((s) => [specifiek(s).Code, specifiek(s, 2).Code])),
  verwijzers: new Set(['02']),
  binnenDagen: 7,
};
const gevraagd =
  (tot: string, Volume = 10, nummer = 1) =>
  (s: Standaard) =>
    bericht315(s, {
      producten: [
        {
          Product: specifiek(s, nummer),
          ToewijzingEinddatum: dag(tot),
          Omvang: { Volume, Eenheid: '04', Frequentie: '6' },
          Verwijzer: { Type: '02', ZorgverlenerCode: '01234567' },
        },
      ],
    });
const had = (s: Standaard) => verzoeken({ zorgVanClient: [toegewezen(s, { einddatum: dag('2026-05-31') })] });
const afspraak =
  (anders: (s: Standaard) => Partial<Extension>) =>
  (s: Standaard): Partial<Regional> => ({
    afspraken: {
      ...zonderRegels.afspraken,
      zwaarte: [{ codes: [specifiek(s, 2).Code, specifiek(s).Code], bron: 'voorbeeld' }],
      verlenging: new Map([
        [
          specifiek(s).Code,
          { keren: null, maanden: null, volume: null, product: null, bron: '', ...anders(s) },
        ],
      ]),
    },
  });

export const verlengingAfgesproken = requestKind({
  soort: 'verlenging-afgesproken',
  over: 'verzoek',
  eis: 'Een verlenging duurt niet langer, is niet meer en is van geen ander product dan afspraken.yaml bij het product noemt.',
  waarom: 'Een verlenging bouwt af; wie meer nodig heeft, wordt opnieuw bekeken.',
  parameters: {
    codes: { soort: 'producten', uitleg: 'de producten waarvan een verlenging zo begrensd is' },
    verwijzers: { soort: 'codes', uitleg: 'soorten verwijzer waarvoor dit geldt' },
    binnenDagen: { soort: 'getal', uitleg: 'aansluitend is binnen zoveel dagen na het einde' },
  },
  *perVerzoek(verzoek, { feiten, regionaal }, { codes, ...wijze }) {
    const wens = asked(verzoek);
    const verlenging = wens && extensionOf(wens, feiten, regionaal.afspraken, wijze);
    if (!verlenging || !codes.has(verlenging.code)) return;
    const afgesproken = regionaal.afspraken.verlenging.get(verlenging.code);
    if (afgesproken === undefined) return;
    const { maanden, volume, product } = afgesproken;
    const wat = `Een verlenging van product ${verlenging.code}`;
    const waarden = { productCode: wens.code, eerder: verlenging.code };
    const uiterlijk = maanden === null ? null : lastDayOf(wens.van, { aantal: maanden, in: 'maanden' });
    if (uiterlijk && wens.tot && isAfter(wens.tot, uiterlijk)) {
      const melding = `${wat} duurt ten hoogste ${maanden} maanden: tot en met ${datum(uiterlijk)}, niet tot en met ${datum(wens.tot)}.`;
      yield { element: 'ToewijzingEinddatum', melding, waarden };
    }
    if (volume !== null && wens.omvang?.Frequentie === '6' && wens.omvang.Volume > volume) {
      const melding = `${wat} is ten hoogste ${volume}; gevraagd is ${wens.omvang.Volume}.`;
      yield { element: 'Omvang/Volume', melding, waarden };
    }
    if (product !== null && wens.code !== product) {
      yield { element: 'Product/Code', melding: `${wat} gaat met product ${product}.`, waarden };
    }
  },
  voorbeelden: [
    {
      titel: 'Precies een half jaar',
      parameters: route,
      bericht: gevraagd('2026-11-30'),
      feiten: had,
      regionaal: afspraak(() => ({ maanden: 6 })),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een dag langer',
      parameters: route,
      bericht: gevraagd('2026-12-01'),
      feiten: had,
      regionaal: afspraak(() => ({ maanden: 6 })),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Niet meer dan afgesproken',
      parameters: route,
      bericht: gevraagd('2026-11-30', 10),
      feiten: had,
      regionaal: afspraak(() => ({ volume: 10 })),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Meer dan afgesproken',
      parameters: route,
      bericht: gevraagd('2026-11-30', 11),
      feiten: had,
      regionaal: afspraak(() => ({ volume: 10 })),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Met het product dat erna komt',
      parameters: route,
      bericht: gevraagd('2026-11-30', 10, 2),
      feiten: had,
      regionaal: afspraak((s) => ({ product: specifiek(s, 2).Code })),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Met hetzelfde product waar een ander erna komt',
      parameters: route,
      bericht: gevraagd('2026-11-30'),
      feiten: had,
      regionaal: afspraak((s) => ({ product: specifiek(s, 2).Code })),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Geen verlenging',
      parameters: route,
      bericht: gevraagd('2027-05-31', 99),
      feiten: () => verzoeken(),
      regionaal: afspraak(() => ({ maanden: 6, volume: 10 })),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product waarvoor de regel niet is',
      parameters: { ...route, codes: new Set(['45J50']) },
      bericht: gevraagd('2027-05-31', 99),
      feiten: had,
      regionaal: afspraak(() => ({ maanden: 6, volume: 10 })),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product waarover niets is afgesproken',
      parameters: route,
      bericht: gevraagd('2027-05-31', 99),
      feiten: had,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zonder laatste dag en met een andere frequentie',
      parameters: route,
      bericht: (s) =>
        bericht315(s, {
          producten: [
            {
              Omvang: { Volume: 99, Eenheid: '04', Frequentie: '4' },
              Verwijzer: { Type: '02', ZorgverlenerCode: '01234567' },
            },
          ],
        }),
      feiten: had,
      regionaal: afspraak(() => ({ maanden: 6, volume: 10 })),
      verwacht: 'aanvaard',
    },
  ],
});
