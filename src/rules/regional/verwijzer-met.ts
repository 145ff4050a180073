import type { CDT_Verwijzer } from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import { bericht315 } from '../examples/berichten.ts';
import { verzoeken } from '../examples/facts.ts';
import { specifiek } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import { asked } from './requested.ts';

const codes = new Set([specifiek('ijw-3.2').Code, specifiek('iwmo-3.2').Code]);

const verwezen = (s: Standaard, Verwijzer: CDT_Verwijzer) => bericht315(s, { producten: [{ Verwijzer }] });

export const verwijzerMet = requestKind({
  soort: 'verwijzer-met',
  over: 'verzoek',
  eis: 'Een verwijzer van de genoemde soorten is aangewezen: met zijn AGB-code, of waar dat genoeg is met een naam.',
  waarom: 'De gemeente moet kunnen nagaan wie verwezen heeft.',
  parameters: {
    typen: { soort: 'codes', uitleg: 'soorten verwijzer (Type) waarvoor dit geldt' },
    codes: { soort: 'producten', uitleg: 'alleen bij deze producten', optioneel: true },
    naamGenoeg: { soort: 'janee', uitleg: 'of een naam in plaats van de AGB-code genoeg is' },
  },
  *perVerzoek(verzoek, _context, { typen, codes: bij, naamGenoeg }) {
    if (verzoek.nummer !== '315') return;
    const { Type, Naam, ZorgverlenerCode } = verzoek.product.Verwijzer;
    if (!typen.has(Type) || (bij && !bij.has(asked(verzoek)?.code ?? ''))) return;
    if (ZorgverlenerCode !== undefined || (naamGenoeg && Naam !== undefined)) return;
    yield {
      element: 'Verwijzer',
      melding: naamGenoeg
        ? `Bij een verwijzer van soort ${Type} staat geen AGB-code en geen naam.`
        : `Bij een verwijzer van soort ${Type} staat geen AGB-code.`,
      waarden: { verwijzer: Type },
    };
  },
  voorbeelden: [
    {
      titel: 'Een arts met een AGB-code',
      parameters: { typen: new Set(['02']), codes: null, naamGenoeg: false },
      bericht: (s) => verwezen(s, { Type: '02', ZorgverlenerCode: '01234567' }),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een arts met alleen een naam',
      parameters: { typen: new Set(['02']), codes: null, naamGenoeg: false },
      bericht: (s) => verwezen(s, { Type: '02', Naam: 'Praktijk Nergenshuizen' }),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een naam waar dat genoeg is',
      parameters: { typen: new Set(['01']), codes, naamGenoeg: true },
      bericht: (s) => verwezen(s, { Type: '01', Naam: 'School Nergenshuizen' }),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Geen naam waar die hoort te staan',
      parameters: { typen: new Set(['01']), codes, naamGenoeg: true },
      bericht: (s) => verwezen(s, { Type: '01' }),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een ander product',
      parameters: { typen: new Set(['01']), codes: new Set(['45J17']), naamGenoeg: true },
      bericht: (s) => verwezen(s, { Type: '01' }),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een andere soort verwijzer',
      parameters: { typen: new Set(['02']), codes: null, naamGenoeg: false },
      bericht: (s) => verwezen(s, { Type: '01' }),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
  ],
});
