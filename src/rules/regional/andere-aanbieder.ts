import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import { asked, beside } from './requested.ts';

export const andereAanbieder = requestKind({
  soort: 'andere-aanbieder',
  over: 'verzoek',
  eis: 'Heeft een cliënt dan al zorg bij een andere aanbieder, dan kan de gemeente om uitleg vragen.',
  waarom: 'Wie al hulp heeft, heeft misschien niet nog een aanbieder nodig.',
  parameters: {},
  *perVerzoek(verzoek, { feiten }) {
    const wens = asked(verzoek);
    if (wens === null) return;
    const elders = feiten.zorgVanClient.filter(({ vanDezeAanbieder }) => !vanDezeAanbieder);
    const [eerste] = beside(verzoek, wens, { zorgVanClient: elders, verzoekenVanClient: [] }).filter(
      ({ hoe }) => hoe === 'toegewezen',
    );
    if (eerste === undefined) return;
    yield {
      melding: `De cliënt heeft dan ook ${eerste.tekst}; vraag zo nodig om uitleg.`,
      waarden: { naast: eerste.code },
    };
  },
  voorbeelden: [
    {
      titel: 'Zorg bij een andere aanbieder',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: (s) =>
        verzoeken({ zorgVanClient: [toegewezen(s, { product: specifiek(s, 2), vanDezeAanbieder: false })] }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Zorg bij deze aanbieder',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: (s) => verzoeken({ zorgVanClient: [toegewezen(s)] }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zorg die dan voorbij is',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: (s) =>
        verzoeken({
          zorgVanClient: [toegewezen(s, { einddatum: dag('2026-05-31'), vanDezeAanbieder: false })],
        }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Twee producten van deze aanbieder in een bericht',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{}, {}] }),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
  ],
});
