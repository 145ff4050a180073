import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { requestKind } from './kind.ts';

export const contractVereist = requestKind({
  soort: 'contract-vereist',
  over: 'verzoek',
  eis: 'Een aanbieder die om een toewijzing vraagt heeft een contract op de gevraagde ingangsdatum. Zonder contracten in het pakket is hier niets over bekend.',
  waarom: 'Zonder contract wordt niets toegewezen.',
  parameters: {},
  *perVerzoek(gevraagd, { protocol }) {
    if (gevraagd.nummer !== '315' || protocol.gecontracteerd === undefined) return;
    const { Header, standaard } = gevraagd.bericht;
    if (protocol.gecontracteerd(Header.Afzender, standaard, gevraagd.product.ToewijzingIngangsdatum)) return;
    yield {
      element: 'ToewijzingIngangsdatum',
      melding: `Met aanbieder ${Header.Afzender} is op de gevraagde ingangsdatum geen contract.`,
      waarden: { aanbieder: Header.Afzender },
    };
  },
  voorbeelden: [
    {
      titel: 'Een aanbieder met een contract',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      protocol: { gecontracteerd: () => true },
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een contract dat op de gevraagde ingangsdatum nog niet geldt',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      protocol: { gecontracteerd: (_aanbieder, _standaard, dag) => dag.toString() >= '2026-06-02' },
      verwacht: ['VOT1'],
    },
    {
      titel: 'Er zijn geen contracten bekend',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
  ],
});
