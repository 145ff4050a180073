import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { categorie } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';

export const veldenGevuld = requestKind({
  soort: 'velden-gevuld',
  over: 'verzoek',
  eis: 'Een verzoek noemt een productcode, en een omvang met volume, eenheid en frequentie.',
  waarom: 'Zonder is niet te zeggen wat er gevraagd wordt.',
  parameters: {},
  *perVerzoek(verzoek) {
    if (verzoek.nummer !== '315') return;
    const { Product, Omvang } = verzoek.product;
    const mist = [
      ...(Product?.Code === undefined ? ['productcode'] : []),
      ...(Omvang === undefined ? ['omvang'] : []),
    ];
    if (mist.length === 0) return;
    yield {
      melding: `In dit verzoek ontbreekt de ${mist.join(' en de ')}.`,
      waarden: { ontbreekt: mist.join(', ') },
    };
  },
  voorbeelden: [
    {
      titel: 'Alles gevuld',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zonder productcode',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{ Product: { Categorie: categorie(s) } }] }),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Zonder omvang',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{ Omvang: undefined, Budget: 100 }] }),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
  ],
});
