import type { Standaard } from '../../standard/berichtsoorten.ts';
import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { zonderRegels } from '../examples/regionaal.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { requestKind } from './kind.ts';
import type { Regional, Stacking } from './regional.ts';
import { asked, beside } from './requested.ts';

/** Either way round; the first that fits decides. */
function verdictOn(een: string, ander: string, stapeling: readonly Stacking[]): Stacking['oordeel'] {
  const holds = (codes: ReadonlySet<string>, code: string) => codes.size === 0 || codes.has(code);
  // Rows about the same product name no other one, so none fits: they are the business of `zelfde-product`.
  const rij = stapeling.find(
    ({ a, b }) => (holds(a, een) && b.has(ander)) || (holds(a, ander) && b.has(een)),
  );
  return rij?.oordeel ?? 'wel';
}

const afspraken =
  (oordeel: Stacking['oordeel']) =>
  (s: Standaard): Partial<Regional> => ({
    afspraken: {
      ...zonderRegels.afspraken,
      stapeling: [
        { a: new Set([specifiek(s, 9).Code]), b: new Set([specifiek(s, 2).Code]), oordeel: 'niet', bron: '' },
        { a: new Set([specifiek(s).Code]), b: new Set([specifiek(s, 2).Code]), oordeel, bron: '' },
      ],
    },
  });
const naast =
  (anders: Parameters<typeof toegewezen>[1], nummer = 2) =>
  (s: Standaard) =>
    verzoeken({ zorgVanClient: [toegewezen(s, { product: specifiek(s, nummer), ...anders })] });

export const stapeling = requestKind({
  soort: 'stapeling',
  over: 'verzoek',
  eis: 'Een product wordt niet gevraagd naast een ander product dat deze cliënt dan al heeft, bij welke aanbieder ook, als de catalogus zegt dat die twee niet samengaan. Waar dat na overleg kan, en waar het andere nog gevraagd wordt, beslist een mens.',
  waarom: 'Het ene product houdt het andere in, of zij zijn samen te zwaar.',
  parameters: {},
  *perVerzoek(verzoek, { feiten, regionaal }) {
    const wens = asked(verzoek);
    if (wens === null) return;
    for (const { code, hoe, tekst } of beside(verzoek, wens, feiten)) {
      if (code === wens.code) continue;
      const oordeel = verdictOn(wens.code, code, regionaal.afspraken.stapeling);
      // What is only asked does not run yet, so there is nothing to consult about.
      if (oordeel === 'wel' || (oordeel === 'na-overleg' && hoe === 'gevraagd')) continue;
      yield {
        element: 'Product/Code',
        melding: `Product ${wens.code} gaat ${oordeel === 'niet' ? 'niet' : 'alleen na overleg'} samen met ${tekst}.`,
        waarden: { productCode: wens.code, naast: code },
        ...(oordeel === 'na-overleg' || hoe === 'gevraagd' ? { aanEenMens: true } : {}),
      };
    }
  },
  voorbeelden: [
    {
      titel: 'Naast een product waarmee het niet samengaat, bij een andere aanbieder',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({ vanDezeAanbieder: false }),
      regionaal: afspraken('niet'),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Andersom gevraagd',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{ Product: specifiek(s, 2) }] }),
      feiten: naast({}, 1),
      regionaal: afspraken('niet'),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Na overleg mogelijk',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({}),
      regionaal: afspraken('na-overleg'),
      aanEenMens: true,
      verwacht: ['VOT1'],
    },
    {
      titel: 'Twee producten die samengaan',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({}),
      regionaal: afspraken('wel'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Twee producten waar de catalogus niets van zegt',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({}, 3),
      regionaal: afspraken('niet'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Het andere product eindigt de dag ervoor',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({ einddatum: dag('2026-05-31') }),
      regionaal: afspraken('niet'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Het andere product eindigt op de eerste dag',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({ einddatum: dag('2026-06-01') }),
      regionaal: afspraken('niet'),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Het andere product begint pas na de laatste dag',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{ ToewijzingEinddatum: dag('2026-06-30') }] }),
      feiten: naast({ ingangsdatum: dag('2026-07-01') }),
      regionaal: afspraken('niet'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Het andere product is verwijderd',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({ redenWijziging: '13', ingangsdatum: dag('2026-06-01'), einddatum: dag('2026-06-01') }),
      regionaal: afspraken('niet'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Na overleg mogelijk, en samen in een bericht gevraagd',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{}, {}] }),
      feiten: () => verzoeken(),
      regionaal: afspraken('na-overleg'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Samen in een bericht gevraagd',
      parameters: {},
      bericht: (s) => bericht315(s, { producten: [{}, {}] }),
      feiten: () => verzoeken(),
      regionaal: afspraken('niet'),
      aanEenMens: true,
      verwacht: ['VOT1', 'VOT2'],
    },
    {
      titel: 'Een product dat met niets samengaat',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({}),
      regionaal: (s): Partial<Regional> => ({
        afspraken: {
          ...zonderRegels.afspraken,
          stapeling: [{ a: new Set(), b: new Set([specifiek(s, 2).Code]), oordeel: 'niet', bron: '' }],
        },
      }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Wat van hetzelfde product gezegd wordt, geldt niet voor een ander',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({}),
      regionaal: (): Partial<Regional> => ({
        afspraken: {
          ...zonderRegels.afspraken,
          stapeling: [{ a: new Set(), b: new Set(), oordeel: 'niet', bron: '' }],
        },
      }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Hetzelfde product is geen stapeling',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({}, 1),
      regionaal: (s): Partial<Regional> => ({
        afspraken: {
          ...zonderRegels.afspraken,
          stapeling: [
            { a: new Set([specifiek(s).Code]), b: new Set([specifiek(s).Code]), oordeel: 'niet', bron: '' },
          ],
        },
      }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'De eerste die past beslist',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({}),
      regionaal: (s): Partial<Regional> => ({
        afspraken: {
          ...zonderRegels.afspraken,
          stapeling: [
            { a: new Set([specifiek(s).Code]), b: new Set([specifiek(s, 2).Code]), oordeel: 'wel', bron: '' },
            { a: new Set(), b: new Set([specifiek(s, 2).Code]), oordeel: 'niet', bron: '' },
          ],
        },
      }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een afspraak over een derde product',
      parameters: {},
      bericht: (s) => bericht315(s),
      feiten: naast({}),
      regionaal: (s): Partial<Regional> => ({
        afspraken: {
          ...zonderRegels.afspraken,
          stapeling: [
            {
              a: new Set([specifiek(s, 2).Code]),
              b: new Set([specifiek(s, 3).Code]),
              oordeel: 'niet',
              bron: '',
            },
          ],
        },
      }),
      verwacht: 'aanvaard',
    },
  ],
});
