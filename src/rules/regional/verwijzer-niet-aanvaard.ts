import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { requestKind } from './kind.ts';

const zelf = { typen: new Set(['06']) };

export const verwijzerNietAanvaard = requestKind({
  soort: 'verwijzer-niet-aanvaard',
  over: 'verzoek',
  eis: 'De verwijzer van een verzoek is niet van een soort die hier niet wordt aanvaard.',
  waarom: 'Zonder verwijzing van wie mag verwijzen is er geen recht op deze zorg.',
  parameters: { typen: { soort: 'codes', uitleg: 'soorten verwijzer (Type) die niet worden aanvaard' } },
  *perVerzoek(verzoek, _context, { typen }) {
    if (verzoek.nummer !== '315') return;
    const { Type } = verzoek.product.Verwijzer;
    if (!typen.has(Type)) return;
    yield {
      element: 'Verwijzer/Type',
      melding: `Een verwijzer van soort ${Type} wordt hier niet aanvaard.`,
      waarden: { verwijzer: Type },
    };
  },
  voorbeelden: [
    {
      titel: 'Een huisarts',
      parameters: zelf,
      bericht: (s) =>
        bericht315(s, { producten: [{ Verwijzer: { Type: '02', ZorgverlenerCode: '01234567' } }] }),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een zelfverwijzer',
      parameters: zelf,
      bericht: (s) => bericht315(s, { producten: [{ Verwijzer: { Type: '06' } }] }),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
  ],
});
