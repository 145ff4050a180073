import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import { asked, beside } from './requested.ts';

const codes = new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]);

export const vervoerNietLos = requestKind({
  soort: 'vervoer-niet-los',
  over: 'verzoek',
  eis: 'Vervoer wordt gevraagd naast een ander product dat de cliënt dan heeft of waar ook om gevraagd wordt.',
  waarom: 'Vervoer brengt iemand naar zorg.',
  parameters: { codes: { soort: 'producten', uitleg: 'de productcodes van vervoer' } },
  *perVerzoek(verzoek, { feiten }, { codes: vervoer }) {
    const wens = asked(verzoek);
    if (wens === null || !vervoer.has(wens.code)) return;
    if (beside(verzoek, wens, feiten).some(({ code }) => !vervoer.has(code))) return;
    yield {
      element: 'Product/Code',
      melding: `Vervoer (${wens.code}) wordt alleen naast een ander product toegewezen, en dat is er dan niet.`,
      waarden: { productCode: wens.code },
    };
  },
  voorbeelden: [
    {
      titel: 'Naast een ander product',
      parameters: { codes },
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s, { product: specifiek(s, 2) })] }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Samen met een ander product gevraagd',
      parameters: { codes },
      bericht: (s) => bericht315(s, { producten: [{}, {}] }),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zonder ander product',
      parameters: { codes },
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Naast ander vervoer',
      parameters: { codes },
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s)] }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Naast een product dat dan voorbij is',
      parameters: { codes },
      bericht: (s) => bericht315(s),
      feiten: (s) =>
        verzoeken({
          zorgVanClient: [toegewezen(s, { product: specifiek(s, 2), einddatum: dag('2026-05-31') })],
        }),
      verwacht: ['VOT1'],
    },
  ],
});
