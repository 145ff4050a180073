import { isRemoved } from '../allocations.ts';
import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import { asked } from './requested.ts';

const wetten = ['ijw-3.2', 'iwmo-3.2'] as const;
const codes = new Set(wetten.flatMap((s) => [specifiek(s).Code, specifiek(s, 2).Code]));
const oud = { ingangsdatum: dag('2019-01-01'), einddatum: dag('2020-06-30') };

export const eenmalig = requestKind({
  soort: 'eenmalig',
  over: 'verzoek',
  eis: 'Een product dat een cliënt een keer krijgt, wordt niet nog eens gevraagd: ook niet onder een andere code ervan, of bij een andere aanbieder.',
  waarom: 'Het traject is voor de hele behandeling bedoeld.',
  parameters: { codes: { soort: 'producten', uitleg: 'de codes van het product, ook de oude' } },
  *perVerzoek(verzoek, { feiten }, { codes: van }) {
    const wens = asked(verzoek);
    if (wens === null || !van.has(wens.code)) return;
    const eerder = feiten.zorgVanClient.find(
      (een) => !isRemoved(een) && een.product?.Code !== undefined && van.has(een.product.Code),
    );
    if (eerder === undefined) return;
    yield {
      element: 'Product/Code',
      melding: `Product ${wens.code} wordt een keer toegewezen, en is er al geweest: toewijzing ${eerder.toewijzingNummer}.`,
      waarden: { productCode: wens.code, toewijzingNummer: String(eerder.toewijzingNummer) },
    };
  },
  voorbeelden: [
    {
      titel: 'De eerste keer',
      parameters: { codes },
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Al geweest, onder een oude code',
      parameters: { codes },
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s, { ...oud, product: specifiek(s, 2) })] }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Toegewezen en weer verwijderd',
      parameters: { codes },
      bericht: (s) => bericht315(s),
      feiten: (s) =>
        verzoeken({
          zorgVanClient: [toegewezen(s, { redenWijziging: '13', einddatum: dag('2026-04-01') })],
        }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een ander product',
      parameters: { codes },
      bericht: (s) => bericht315(s, { producten: [{ Product: specifiek(s, 3) }] }),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s)] }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Wel een ander product gehad',
      parameters: { codes },
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s, { product: specifiek(s, 3) })] }),
      verwacht: 'aanvaard',
    },
  ],
});
