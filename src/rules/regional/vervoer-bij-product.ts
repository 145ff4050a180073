import type { Standaard } from '../../standard/berichtsoorten.ts';
import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { zonderRegels } from '../examples/regionaal.ts';
import { specifiek } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import type { Regional } from './regional.ts';
import { asked, beside } from './requested.ts';

const wetten = ['ijw-3.2', 'iwmo-3.2'] as const;
/** Transport for any product that has none of its own. */
const algemeen = new Set(wetten.map((s) => specifiek(s, 4).Code));
/** 1 goes beside 2 only. */
const afspraken = (s: Standaard): Partial<Regional> => ({
  afspraken: {
    ...zonderRegels.afspraken,
    vervoer: {
      grenzen: [],
      codes: new Map(),
      naast: new Map([[specifiek(s).Code, new Set([specifiek(s, 2).Code])]]),
      bron: '',
    },
  },
});
const naast =
  (...nummers: readonly number[]) =>
  (s: Standaard) =>
    verzoeken({
      zorgVanClient: nummers.map((nummer) =>
        toegewezen(s, { toewijzingNummer: nummer, product: specifiek(s, nummer) }),
      ),
    });
const gevraagd = (nummer: number) => (s: Standaard) =>
  bericht315(s, { producten: [{ Product: specifiek(s, nummer) }] });

export const vervoerBijProduct = requestKind({
  soort: 'vervoer-bij-product',
  over: 'verzoek',
  eis: 'Een vervoercode hoort bij de producten die de catalogus erbij noemt; algemeen vervoer niet bij een product met eigen vervoercodes.',
  waarom: 'De prijs van vervoer hangt af van waarheen het gaat.',
  parameters: {
    algemeen: { soort: 'producten', uitleg: 'vervoercodes voor producten zonder eigen vervoercodes' },
  },
  *perVerzoek(verzoek, { feiten, regionaal }, { algemeen: overal }) {
    const wens = asked(verzoek);
    const naastCodes = regionaal.afspraken.vervoer?.naast;
    if (wens === null || !naastCodes) return;
    const eigen = naastCodes.get(wens.code);
    if (!eigen && !overal.has(wens.code)) return;
    const andere = beside(verzoek, wens, feiten)
      .map(({ code }) => code)
      .filter((code) => !naastCodes.has(code) && !overal.has(code));
    // Without another product nothing can be said of it here.
    if (andere.length === 0) return;
    const metEigen = new Set([...naastCodes.values()].flatMap((codes) => [...codes]));
    const past = andere.some((code) => (eigen ? eigen.has(code) : !metEigen.has(code)));
    if (past) return;
    yield {
      element: 'Product/Code',
      melding: `Vervoer ${wens.code} hoort niet bij ${[...new Set(andere)].join(', ')}.`,
      waarden: { productCode: wens.code, naast: [...new Set(andere)].join(', ') },
    };
  },
  voorbeelden: [
    {
      titel: 'Bij een product dat erbij genoemd is',
      parameters: { algemeen },
      bericht: gevraagd(1),
      feiten: naast(2, 3),
      regionaal: afspraken,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Bij een ander product',
      parameters: { algemeen },
      bericht: gevraagd(1),
      feiten: naast(3),
      regionaal: afspraken,
      verwacht: ['VOT1'],
    },
    {
      titel: 'Algemeen vervoer bij een product met eigen vervoercodes',
      parameters: { algemeen },
      bericht: gevraagd(4),
      feiten: naast(2),
      regionaal: afspraken,
      verwacht: ['VOT1'],
    },
    {
      titel: 'Algemeen vervoer bij een ander product',
      parameters: { algemeen },
      bericht: gevraagd(4),
      feiten: naast(3),
      regionaal: afspraken,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zonder ander product is hier niets te zeggen',
      parameters: { algemeen },
      bericht: gevraagd(1),
      feiten: naast(4),
      regionaal: afspraken,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product dat geen vervoer is',
      parameters: { algemeen },
      bericht: gevraagd(2),
      feiten: naast(3),
      regionaal: afspraken,
      verwacht: 'aanvaard',
    },
  ],
});
