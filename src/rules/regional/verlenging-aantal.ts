import type { Standaard } from '../../standard/berichtsoorten.ts';
import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { zonderRegels } from '../examples/regionaal.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { extensionOf } from './extensions.ts';
import { requestKind } from './kind.ts';
import type { Regional } from './regional.ts';
import { asked } from './requested.ts';

const arts = { Type: '02', ZorgverlenerCode: '01234567' } as const;
const route = { keren: 1, verwijzers: new Set(['02']), binnenDagen: 7 };
const gevraagd =
  (Verwijzer: typeof arts | { readonly Type: '01' } = arts) =>
  (s: Standaard) =>
    bericht315(s, { producten: [{ Verwijzer }] });
/** Each of them for three months, ending so many days before the next begins; the last ends in May. */
const keten =
  (keren: number, gat = 0, vanDezeAanbieder = true) =>
  (s: Standaard) =>
    verzoeken({
      zorgVanClient: Array.from({ length: keren + 1 }, (_, n) => {
        const einddatum = dag('2026-05-31').subtract({ months: 3 * n, days: gat * (n + 1) });
        const ingangsdatum = einddatum.subtract({ months: 3 }).add({ days: 1 });
        return toegewezen(s, { toewijzingNummer: n + 1, ingangsdatum, einddatum, vanDezeAanbieder });
      }).map((een, n, alle) => {
        const vorige = alle[n + 1];
        return vorige?.einddatum ? { ...een, ingangsdatum: vorige.einddatum.add({ days: gat + 1 }) } : een;
      }),
    });

export const verlengingAantal = requestKind({
  soort: 'verlenging-aantal',
  over: 'verzoek',
  eis: 'Op dezelfde verwijzing wordt zorg ten hoogste zo vaak verlengd als is afgesproken. Verlengen is: een verwijzer van deze soorten, en aansluitend op zorg van dezelfde vorm bij dezelfde aanbieder.',
  waarom: 'Daarna is een nieuwe verwijzing nodig.',
  parameters: {
    keren: { soort: 'getal', uitleg: 'zo vaak, tenzij afspraken.yaml voor het product anders zegt' },
    verwijzers: { soort: 'codes', uitleg: 'soorten verwijzer waarvoor dit geldt' },
    binnenDagen: { soort: 'getal', uitleg: 'aansluitend is binnen zoveel dagen na het einde' },
  },
  *perVerzoek(verzoek, { feiten, regionaal }, { keren, ...wijze }) {
    const wens = asked(verzoek);
    const verlenging = wens && extensionOf(wens, feiten, regionaal.afspraken, wijze);
    if (!verlenging) return;
    const toegestaan = regionaal.afspraken.verlenging.get(verlenging.code)?.keren ?? keren;
    if (verlenging.keren < toegestaan) return;
    const nummer = verlenging.eerdere.toewijzingNummer;
    yield {
      element: 'ToewijzingIngangsdatum',
      melding: `Dit verlengt toewijzing ${nummer}, die al ${verlenging.keren} keer is verlengd; dat kan ${toegestaan} keer. Daarna is een nieuwe verwijzing nodig.`,
      waarden: { toewijzingNummer: String(nummer), verlengd: String(verlenging.keren) },
    };
  },
  voorbeelden: [
    {
      titel: 'De eerste verlenging',
      parameters: route,
      bericht: gevraagd(),
      feiten: keten(0),
      verwacht: 'aanvaard',
    },
    {
      titel: 'De tweede verlenging',
      parameters: route,
      bericht: gevraagd(),
      feiten: keten(1),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Binnen een week sluit aan',
      parameters: route,
      bericht: gevraagd(),
      feiten: keten(1, 6),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Later is geen verlenging',
      parameters: route,
      bericht: gevraagd(),
      feiten: keten(1, 7),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zorg bij een andere aanbieder wordt hiermee niet verlengd',
      parameters: route,
      bericht: gevraagd(),
      feiten: keten(1, 0, false),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een andere verwijzer',
      parameters: route,
      bericht: gevraagd({ Type: '01' }),
      feiten: keten(1),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product dat niet verlengd wordt',
      parameters: route,
      bericht: gevraagd(),
      feiten: keten(0),
      regionaal: (s): Partial<Regional> => ({
        afspraken: {
          ...zonderRegels.afspraken,
          verlenging: new Map([
            [specifiek(s).Code, { keren: 0, maanden: null, volume: null, product: null, bron: '' }],
          ]),
        },
      }),
      verwacht: ['VOT1'],
    },
  ],
});
