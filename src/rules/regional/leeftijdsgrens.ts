import { isRemoved } from '../allocations.ts';
import { isBefore } from '../dates.ts';
import { bericht315 } from '../examples/berichten.ts';
import { toegewezen, verzoeken } from '../examples/facts.ts';
import { metProduct } from '../examples/regionaal.ts';
import { dag } from '../examples/waarden.ts';
import type { ClientFacts } from '../facts.ts';
import { requestKind } from './kind.ts';
import { asked } from './requested.ts';

/** Care that began before the birthday, and runs on the day or ended within so many months before it. */
function goesOn(
  { zorgVanClient }: ClientFacts,
  verjaardag: Temporal.PlainDate,
  van: Temporal.PlainDate,
  maanden: number,
): boolean {
  return zorgVanClient.some(
    (een) =>
      !isRemoved(een) &&
      isBefore(een.ingangsdatum, verjaardag) &&
      (een.einddatum === null || !isBefore(een.einddatum.add({ months: maanden }), van)),
  );
}

const grens = { tot: 18, verlengdTot: 23, hervattingMaanden: 6, opGrond: new Set(['08']) };
const geboren =
  (Datum: string, anders: object = {}, DatumGebruik?: '1') =>
  (s: Parameters<typeof bericht315>[0]) =>
    bericht315(s, {
      client: { Geboortedatum: { Datum: dag(Datum), ...(DatumGebruik ? { DatumGebruik } : {}) } },
      producten: [anders],
    });
const zorg = (ingangsdatum: string, einddatum: string | null) => (s: Parameters<typeof toegewezen>[0]) =>
  verzoeken({
    zorgVanClient: [
      toegewezen(s, {
        ingangsdatum: dag(ingangsdatum),
        einddatum: einddatum === null ? null : dag(einddatum),
      }),
    ],
  });

export const leeftijdsgrens = requestKind({
  soort: 'leeftijdsgrens',
  over: 'verzoek',
  eis: 'Een cliënt is op de gevraagde ingangsdatum jonger dan de leeftijdsgrens. Daarna alleen nog als zorg van voor die verjaardag doorgaat of binnen de afgesproken maanden wordt hervat, als het verzoek van voor die verjaardag is, of als de catalogus het product voor die leeftijd noemt; en nooit boven de tweede grens.',
  waarom: 'De wet geldt tot een leeftijd.',
  parameters: {
    tot: { soort: 'getal', uitleg: 'tot deze verjaardag' },
    verlengdTot: { soort: 'getal', uitleg: 'bij voortzetting tot deze verjaardag' },
    hervattingMaanden: { soort: 'getal', uitleg: 'hervatting binnen zoveel maanden na het einde' },
    opGrond: {
      soort: 'codes',
      uitleg: 'soorten verwijzer bij wie een andere grond kan bestaan; dan beslist een mens',
    },
  },
  *perVerzoek(verzoek, { feiten, ontvangstdag, regionaal }, parameters) {
    const wens = asked(verzoek);
    if (wens === null || verzoek.nummer !== '315') return;
    const { Datum: geboren, DatumGebruik } = verzoek.bericht.Client.Geboortedatum;
    const { tot, verlengdTot, hervattingMaanden, opGrond } = parameters;
    const verjaardag = geboren.add({ years: tot });
    if (isBefore(wens.van, verjaardag)) return;
    const productTot = regionaal.producten.get(wens.code)?.leeftijd?.tot ?? 0;
    const teOud = !isBefore(wens.van, geboren.add({ years: Math.max(verlengdTot, productTot) }));
    if (!teOud) {
      if (isBefore(wens.van, geboren.add({ years: productTot }))) return;
      if (goesOn(feiten, verjaardag, wens.van, hervattingMaanden)) return;
      if (isBefore(ontvangstdag, verjaardag)) return;
    }
    const onzeker = DatumGebruik !== undefined || (!teOud && opGrond.has(wens.verwijzer.Type));
    yield {
      element: 'ToewijzingIngangsdatum',
      melding: teOud
        ? `De cliënt is op de gevraagde ingangsdatum ${verlengdTot} jaar of ouder.`
        : `De cliënt is op de gevraagde ingangsdatum ${tot} jaar of ouder, en hier is geen zorg van daarvoor bekend die doorgaat of wordt hervat.`,
      waarden: { leeftijdsgrens: String(teOud ? verlengdTot : tot) },
      ...(onzeker ? { aanEenMens: true } : {}),
    };
  },
  voorbeelden: [
    {
      titel: 'Begint de dag voor de verjaardag',
      parameters: grens,
      bericht: geboren('2008-06-02'),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Begint op de verjaardag, maar is daarvoor gevraagd',
      parameters: grens,
      bericht: geboren('2008-06-01'),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Gevraagd en begonnen na de verjaardag',
      parameters: grens,
      bericht: geboren('2008-05-06'),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Zorg van voor de verjaardag die doorgaat',
      parameters: grens,
      bericht: geboren('2008-05-06'),
      feiten: zorg('2026-04-01', null),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zorg die pas na de verjaardag begon',
      parameters: grens,
      bericht: geboren('2008-04-01'),
      feiten: zorg('2026-04-01', null),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Zorg die binnen een half jaar wordt hervat',
      parameters: grens,
      bericht: geboren('2008-05-06'),
      feiten: zorg('2025-01-01', '2025-12-01'),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Zorg die langer dan een half jaar geleden eindigde',
      parameters: grens,
      bericht: geboren('2008-05-06'),
      feiten: zorg('2025-01-01', '2025-11-30'),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Zorg die werd verwijderd',
      parameters: grens,
      bericht: geboren('2008-05-06'),
      feiten: (s) =>
        verzoeken({
          zorgVanClient: [toegewezen(s, { redenWijziging: '13', einddatum: dag('2026-04-01') })],
        }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Boven de tweede grens helpt ook lopende zorg niet',
      parameters: grens,
      bericht: geboren('2003-06-01'),
      feiten: zorg('2020-04-01', null),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een dag voor de tweede grens, met lopende zorg',
      parameters: grens,
      bericht: geboren('2003-06-02'),
      feiten: zorg('2020-04-01', null),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Een product voor die leeftijd',
      parameters: grens,
      bericht: geboren('2006-05-06'),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { leeftijd: { van: 18, tot: 23 } }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Na een rechter kan er een andere grond zijn',
      parameters: grens,
      bericht: geboren('2008-05-06', { Verwijzer: { Type: '08' } }),
      feiten: () => verzoeken(),
      aanEenMens: true,
      verwacht: ['VOT1'],
    },
    {
      titel: 'Na een rechter, boven de tweede grens',
      parameters: grens,
      bericht: geboren('2003-06-01', { Verwijzer: { Type: '08' } }),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een onzekere geboortedatum',
      parameters: grens,
      bericht: geboren('2008-05-06', {}, '1'),
      feiten: () => verzoeken(),
      aanEenMens: true,
      verwacht: ['VOT1'],
    },
    {
      titel: 'Een product voor een hogere leeftijd dan de tweede grens',
      parameters: { ...grens, verlengdTot: 19 },
      bericht: geboren('2006-06-02'),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { leeftijd: { van: 18, tot: 20 } }),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Te oud voor een product voor die leeftijd',
      parameters: grens,
      bericht: geboren('2006-05-06'),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { leeftijd: { van: 18, tot: 20 } }),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Begint de dag voor een verjaardag die voorbij is',
      parameters: grens,
      bericht: geboren('2008-05-05', { ToewijzingIngangsdatum: dag('2026-05-04') }),
      feiten: () => verzoeken(),
      verwacht: 'aanvaard',
    },
    {
      titel: 'Begint op een verjaardag die voorbij is',
      parameters: grens,
      bericht: geboren('2008-05-05', { ToewijzingIngangsdatum: dag('2026-05-05') }),
      feiten: () => verzoeken(),
      verwacht: ['VOT1'],
    },
    {
      titel: 'Op de verjaardag waarop het product eindigt',
      parameters: grens,
      bericht: geboren('2006-06-01'),
      feiten: () => verzoeken(),
      regionaal: (s) => metProduct(s, {}, { leeftijd: { van: 18, tot: 20 } }),
      verwacht: ['VOT1'],
    },
  ],
});
