import type { Standaard } from '../../standard/berichtsoorten.ts';
import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { zonderRegels } from '../examples/regionaal.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { extensionOf, heavierBy } from './extensions.ts';
import { requestKind } from './kind.ts';
import type { Regional } from './regional.ts';
import { asked } from './requested.ts';

const route = { verwijzers: new Set(['02']), binnenDagen: 7 };
const gevraagd = (nummer: number) => (s: Standaard) =>
  bericht315(s, {
    producten: [{ Product: specifiek(s, nummer), Verwijzer: { Type: '02', ZorgverlenerCode: '01234567' } }],
  });
const had = (s: Standaard) =>
  verzoeken({ zorgVanClient: [toegewezen(s, { product: specifiek(s, 2), einddatum: dag('2026-05-31') })] });
const zwaarte = (s: Standaard): Partial<Regional> => ({
  afspraken: {
    ...zonderRegels.afspraken,
    zwaarte: [{ codes: [1, 2, 3].map((n) => specifiek(s, n).Code), bron: 'voorbeeld' }],
  },
});

export const verlengingLichter = requestKind({
  soort: 'verlenging-lichter',
  over: 'verzoek',
  eis: 'Een verlenging is van hetzelfde product of een lichter product van dezelfde vorm; afspraken.yaml zegt wat lichter is.',
  waarom: 'Voor zwaardere zorg is een nieuwe verwijzing nodig.',
  parameters: {
    verwijzers: { soort: 'codes', uitleg: 'soorten verwijzer waarvoor dit geldt' },
    binnenDagen: { soort: 'getal', uitleg: 'aansluitend is binnen zoveel dagen na het einde' },
  },
  *perVerzoek(verzoek, { feiten, regionaal }, wijze) {
    const wens = asked(verzoek);
    const verlenging = wens && extensionOf(wens, feiten, regionaal.afspraken, wijze);
    if (!verlenging) return;
    const zwaarder = heavierBy(wens.code, verlenging.code, regionaal.afspraken.zwaarte);
    if (zwaarder === null || zwaarder <= 0) return;
    const nummer = verlenging.eerdere.toewijzingNummer;
    yield {
      element: 'Product/Code',
      melding: `Dit verlengt toewijzing ${nummer} van product ${verlenging.code} met het zwaardere product ${wens.code}; daarvoor is een nieuwe verwijzing nodig.`,
      waarden: { productCode: wens.code, eerder: verlenging.code, toewijzingNummer: String(nummer) },
    };
  },
  voorbeelden: [
    {
      titel: 'Met een lichter product',
      parameters: route,
      bericht: gevraagd(1),
      feiten: had,
      regionaal: zwaarte,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Met hetzelfde product',
      parameters: route,
      bericht: gevraagd(2),
      feiten: had,
      regionaal: zwaarte,
      verwacht: 'aanvaard',
    },
    {
      titel: 'Met een zwaarder product',
      parameters: route,
      bericht: gevraagd(3),
      feiten: had,
      regionaal: zwaarte,
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een product van een andere vorm is iets anders',
      parameters: route,
      bericht: gevraagd(4),
      feiten: had,
      regionaal: zwaarte,
      verwacht: 'aanvaard',
    },
  ],
});
