import type { Standaard } from '../../standard/berichtsoorten.ts';
import { bericht315 } from '../examples/berichten.ts';
import { eerder, toegewezen, verzoeken } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import type { RequestState } from '../facts.ts';
import { requestKind } from './kind.ts';
import { asked, beside } from './requested.ts';

const elders =
  (stand: RequestState, van = '2026-06-01') =>
  (s: Standaard) =>
    verzoeken({
      verzoekenVanClient: [
        {
          referentieAanbieder: 'ELDERS',
          soort: '315',
          stand,
          vanDezeAanbieder: false,
          gevraagd: { product: specifiek(s), ingangsdatum: dag(van), einddatum: null },
          uitBericht: eerder(s, '315'),
        },
      ],
    });

export const zelfdeProduct = requestKind({
  soort: 'zelfde-product',
  over: 'verzoek',
  eis: 'Hetzelfde product wordt voor een cliënt niet twee keer tegelijk gevraagd, bij welke aanbieder ook; wat aansluit op het einde is niet tegelijk. Wordt het elders nog gevraagd, dan beslist een mens.',
  waarom: 'Dezelfde zorg wordt niet dubbel toegewezen.',
  parameters: {},
  *perVerzoek(verzoek, { feiten }) {
    const wens = asked(verzoek);
    if (wens === null) return;
    for (const { code, hoe, tekst } of beside(verzoek, wens, feiten)) {
      if (code !== wens.code) continue;
      yield {
        element: 'Product/Code',
        melding: `Product ${wens.code} is er al tegelijk: ${tekst}.`,
        waarden: { productCode: wens.code },
        ...(hoe === 'gevraagd' ? { aanEenMens: true } : {}),
      };
    }
  },
  voorbeelden: [
    {
      titel: 'Hetzelfde product bij een andere aanbieder',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s, { vanDezeAanbieder: false })] }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Aansluitend op het einde',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s, { einddatum: dag('2026-05-31') })] }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een ander product',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s, { product: specifiek(s, 2) })] }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Elders gevraagd',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: elders('in-onderzoek'),
      aanEenMens: true,
      verwacht: ['VOT1'],
    },
    {
      titel: 'Elders gevraagd en afgewezen',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: elders('afgewezen'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Elders gevraagd voor daarna',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{ ToewijzingEinddatum: dag('2026-06-30') }] }),
      feiten: elders('open', '2026-07-01'),
      verwacht: 'aanvaard',
    },
  ],
});
