import type { Prestatie323 } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { weekText } from '../declaration/calendar.ts';
import { standingInMonth } from '../declaration/ledger.ts';
import { overLimit } from '../declaration/limit.ts';
import { basis, productPeriode } from '../declaration/line.ts';
import { family, inSmallest, volumeText } from '../declaration/units.ts';
import { countInPeriod, countText, volumeOf } from '../declaration/volume.ts';
import { periode as span } from '../dutch.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { dag, periode, type Wijziging } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const refused = [`${prestatiePad}/GeleverdVolume`];
const drieUurPerWeek = { omvang: { Volume: 3, Eenheid: '04', Frequentie: '2' } } as const;
const hulpPerWeek = {
  product: { Categorie: '01', Code: '01A01' },
  omvang: { Volume: 1, Eenheid: '04', Frequentie: '2' },
} as const;
const perWeekInEuros = {
  omvang: { Volume: 300_00, Eenheid: '83', Frequentie: '2' },
  ingangsdatum: dag('2026-04-01'),
  einddatum: dag('2026-04-30'),
} as const;
const euros = (cent: number) =>
  ({
    Eenheid: '83',
    ProductTarief: undefined,
    GeleverdVolume: cent,
    IngediendBedrag: { Bedrag: cent, DebetCredit: 'D' },
  }) as const;

/** One Prestatie per period, all on the one allocation. */
const over = (
  ...regels: readonly (readonly [begin: string, eind: string, prestatie: Wijziging<Prestatie323>])[]
) =>
  regels.map(([begin, eind, prestatie]) => ({
    ...prestatie,
    ToewijzingNummer: 1001,
    ProductPeriode: periode(begin, eind),
  }));
const uren = (aantal: number) => ({ GeleverdVolume: aantal });
const perWeek = (Eenheid: '04' | '83', Volume: number, begin: string, eind: string) => ({
  omvang: { Volume, Eenheid, Frequentie: '2' as const },
  ingangsdatum: dag(begin),
  einddatum: dag(eind),
});
const elkTeVeel = [1, 2, 3].map((plaats) => `${prestatiePad}[${plaats}]/GeleverdVolume`);

/**
 * What stands on the allocation in the same calendar month counts along. Usually that is nothing, but when an
 * allocation was changed, its month was declared under another ProductPeriode and TR389 does not see it.
 */
export const tr321: RuleAcross<'323'> = {
  code: 'TR321',
  eis: 'Het GeleverdVolume past binnen wat de Omvang van de toewijzing in de ProductPeriode toestaat.',
  perWet: {
    'ijw-3.2': 'Een omvang per week telt iedere aangebroken kalenderweek één keer.',
    'iwmo-3.2':
      'Een omvang per week telt iedere aangebroken kalenderweek één keer, en voor categorie 01 altijd zes weken.',
  },
  waarom: 'Wat per dag, week of maand is toegewezen, kan niet in één maand worden opgemaakt.',
  bron: 'iJw/iWmo 3.2, technische regel TR321; IV042, IV076, IV077, IV078',
  beperking:
    'Output per maand in een gebroken maand is afspraak tussen gemeente en aanbieder (IV078); daar geldt een hele maand als grens.',
  standaarden,
  niveau: 3,
  retourcode: '9321',
  controleer: {
    '323': {
      *perPrestatie(regel, { grootboek }) {
        const toewijzing = basis(regel);
        const omvang = toewijzing?.omvang ?? null;
        const { GeleverdVolume, Eenheid, ProductPeriode } = regel.prestatie;
        // Volumes in other units cannot be compared; TR341 refuses them.
        if (toewijzing === null || omvang === null || family(Eenheid) !== family(omvang.Eenheid)) return;
        const aantal = countInPeriod({ ...toewijzing, omvang }, productPeriode(regel));
        if (aantal === null) return;
        const staand = standingInMonth(grootboek, toewijzing.toewijzingNummer, ProductPeriode.Begindatum);
        const teVeel = overLimit(regel, {
          element: 'GeleverdVolume',
          gedeclareerd: inSmallest(GeleverdVolume, Eenheid),
          maximaal: volumeOf(aantal, omvang),
          goedgekeurd: staand.volume[family(omvang.Eenheid)] ?? 0,
          staand,
          tekst: (volume) => volumeText(volume, omvang.Eenheid),
          waar: () =>
            aantal.van === 'week'
              ? `in ${weekText(productPeriode(regel))}`
              : `in ${span(ProductPeriode.Begindatum, ProductPeriode.Einddatum)}`,
          berekening: () => countText(aantal, omvang),
        });
        if (teVeel !== null) yield teVeel;
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'In week 14 t/m 18 vijf keer het weekvolume van 3 uur',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 15 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [drieUurPerWeek] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Dezelfde 15 uur, gedeclareerd in minuten',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 900, Eenheid: '01' }]),
      feiten: (s) => declaraties(s, { toewijzingen: [drieUurPerWeek] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Zes keer het weekvolume van huishoudelijke hulp, in een maand van vijf weken',
      standaarden: ['iwmo-3.2'],
      bericht: (s) => declaratie(s, [{ ProductCategorie: '01', ProductCode: '01A01', GeleverdVolume: 6 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [hulpPerWeek] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: "Vier zondagen en de laatste week, in euro's",
      bericht: (s) => declaratie(s, [euros(1500_00)]),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeekInEuros] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een credit van meer dan nu is toegewezen',
      bericht: (s) => declaratie(s, [credit]),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [{ omvang: { Volume: 1, Eenheid: '04', Frequentie: '4' } }],
          prestaties: [toegekend(s)],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De toewijzing heeft een Budget en geen Omvang',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ omvang: null, budget: 1000_00 }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een uur meer dan vijf keer het weekvolume',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 16 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [drieUurPerWeek] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een minuut meer',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 901, Eenheid: '01' }]),
      feiten: (s) => declaraties(s, { toewijzingen: [drieUurPerWeek] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Zeven keer het weekvolume van huishoudelijke hulp',
      standaarden: ['iwmo-3.2'],
      bericht: (s) => declaratie(s, [{ ProductCategorie: '01', ProductCode: '01A01', GeleverdVolume: 7 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [hulpPerWeek] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: "Een cent meer dan vier zondagen en de laatste week, in euro's",
      bericht: (s) => declaratie(s, [euros(1500_01)]),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeekInEuros] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'De maand is voor een deel al goedgekeurd, voordat de toewijzing werd ingekort',
      bericht: (s) =>
        declaratie(s, [{ GeleverdVolume: 7, ProductPeriode: periode('2026-04-01', '2026-04-17') }]),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ einddatum: dag('2026-04-17') }], prestaties: [toegekend(s)] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Na een credit is er weer ruimte, maar niet voor twee prestaties in dezelfde maand',
      bericht: (s) =>
        declaratie(s, [
          { GeleverdVolume: 6, ProductPeriode: periode('2026-04-01', '2026-04-17') },
          { GeleverdVolume: 5, ToewijzingNummer: 1001 },
          credit,
        ]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s)] }),
      verwacht: [`${prestatiePad}[2]/GeleverdVolume`],
    },
    {
      nummer: '323',
      titel: 'Meer dan is toegewezen, maar in een andere eenheid: dat is voor TR341',
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 1, Eenheid: '14', Frequentie: '4' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De ProductPeriode ligt voor de toewijzing: dat is voor TR307',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 99 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [{ ingangsdatum: dag('2026-05-01') }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'IV077: 3 uur per week van 11-10-2022 tot en met 28-12-2022',
      bericht: (s) =>
        declaratie(
          s,
          over(
            ['2022-10-11', '2022-10-31', uren(12)],
            ['2022-11-01', '2022-11-30', uren(15)],
            ['2022-12-01', '2022-12-28', uren(15)],
          ),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('04', 3, '2022-10-11', '2022-12-28')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'IV077: 3 uur per week van 11-10-2022 tot en met 28-12-2022, en telkens iets meer',
      bericht: (s) =>
        declaratie(
          s,
          over(
            ['2022-10-11', '2022-10-31', uren(13)],
            ['2022-11-01', '2022-11-30', uren(16)],
            ['2022-12-01', '2022-12-28', uren(16)],
          ),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('04', 3, '2022-10-11', '2022-12-28')] }),
      verwacht: elkTeVeel,
    },
    {
      nummer: '323',
      titel: 'IV077: € 300,00 per week van 11-10-2022 tot en met 31-12-2022',
      bericht: (s) =>
        declaratie(
          s,
          over(
            ['2022-10-11', '2022-10-31', euros(900_00)],
            ['2022-11-01', '2022-11-30', euros(1200_00)],
            ['2022-12-01', '2022-12-31', euros(1500_00)],
          ),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2022-10-11', '2022-12-31')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'IV077: € 300,00 per week van 11-10-2022 tot en met 31-12-2022, en telkens iets meer',
      bericht: (s) =>
        declaratie(
          s,
          over(
            ['2022-10-11', '2022-10-31', euros(900_01)],
            ['2022-11-01', '2022-11-30', euros(1200_01)],
            ['2022-12-01', '2022-12-31', euros(1500_01)],
          ),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2022-10-11', '2022-12-31')] }),
      verwacht: elkTeVeel,
    },
    {
      nummer: '323',
      titel: 'IV076: 3 uur per week van 11-07-2022 tot en met 04-09-2022',
      bericht: (s) =>
        declaratie(
          s,
          over(
            ['2022-07-11', '2022-07-31', uren(9)],
            ['2022-08-01', '2022-08-31', uren(15)],
            ['2022-09-01', '2022-09-04', uren(3)],
          ),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('04', 3, '2022-07-11', '2022-09-04')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'IV076: 3 uur per week van 11-07-2022 tot en met 04-09-2022, en telkens iets meer',
      bericht: (s) =>
        declaratie(
          s,
          over(
            ['2022-07-11', '2022-07-31', uren(10)],
            ['2022-08-01', '2022-08-31', uren(16)],
            ['2022-09-01', '2022-09-04', uren(4)],
          ),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('04', 3, '2022-07-11', '2022-09-04')] }),
      verwacht: elkTeVeel,
    },
    {
      nummer: '323',
      titel: 'IV076: € 300,00 per week tot en met zondag 04-09-2022',
      bericht: (s) =>
        declaratie(
          s,
          over(
            ['2022-07-11', '2022-07-31', euros(900_00)],
            ['2022-08-01', '2022-08-31', euros(1200_00)],
            ['2022-09-01', '2022-09-04', euros(300_00)],
          ),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2022-07-11', '2022-09-04')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'IV076: € 300,00 per week tot en met zondag 04-09-2022, en telkens iets meer',
      bericht: (s) =>
        declaratie(
          s,
          over(
            ['2022-07-11', '2022-07-31', euros(900_01)],
            ['2022-08-01', '2022-08-31', euros(1200_01)],
            ['2022-09-01', '2022-09-04', euros(300_01)],
          ),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2022-07-11', '2022-09-04')] }),
      verwacht: elkTeVeel,
    },
    {
      nummer: '323',
      titel: 'IV076: € 300,00 per week tot en met zaterdag 03-09-2022, met niets in september',
      bericht: (s) =>
        declaratie(
          s,
          over(['2022-07-11', '2022-07-31', euros(900_00)], ['2022-08-01', '2022-08-31', euros(1500_00)]),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2022-07-11', '2022-09-03')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel:
        'IV076: € 300,00 per week tot en met zaterdag 03-09-2022, met niets in september, en telkens iets meer',
      bericht: (s) =>
        declaratie(
          s,
          over(
            ['2022-07-11', '2022-07-31', euros(900_01)],
            ['2022-08-01', '2022-08-31', euros(1500_01)],
            ['2022-09-01', '2022-09-03', euros(1)],
          ),
        ),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2022-07-11', '2022-09-03')] }),
      verwacht: elkTeVeel,
    },
    {
      nummer: '323',
      titel: 'IV078: 15 uur per maand in een gebroken maand',
      bericht: (s) => declaratie(s, over(['2021-10-12', '2021-10-31', uren(15)])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [
            { omvang: { Volume: 15, Eenheid: '04', Frequentie: '4' }, ingangsdatum: dag('2021-10-12') },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'IV078: 15 uur per maand in een gebroken maand, en iets meer',
      bericht: (s) => declaratie(s, over(['2021-10-12', '2021-10-31', uren(16)])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [
            { omvang: { Volume: 15, Eenheid: '04', Frequentie: '4' }, ingangsdatum: dag('2021-10-12') },
          ],
        }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een uur per dag, vanaf de 15e',
      bericht: (s) => declaratie(s, over(['2026-04-15', '2026-04-30', uren(16)])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [
            { omvang: { Volume: 1, Eenheid: '04', Frequentie: '1' }, ingangsdatum: dag('2026-04-15') },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een uur per dag, vanaf de 15e, en iets meer',
      bericht: (s) => declaratie(s, over(['2026-04-15', '2026-04-30', uren(17)])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [
            { omvang: { Volume: 1, Eenheid: '04', Frequentie: '1' }, ingangsdatum: dag('2026-04-15') },
          ],
        }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een toewijzing zonder zondag, en een ProductPeriode die er aan beide kanten buiten valt',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', euros(300_00)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2026-04-13', '2026-04-18')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel:
        'Een toewijzing zonder zondag, en een ProductPeriode die er aan beide kanten buiten valt, en iets meer',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', euros(300_01)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2026-04-13', '2026-04-18')] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een toewijzing van een week',
      bericht: (s) => declaratie(s, over(['2026-04-13', '2026-04-18', uren(3)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('04', 3, '2026-04-13', '2026-04-18')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een toewijzing van een week, en iets meer',
      bericht: (s) => declaratie(s, over(['2026-04-13', '2026-04-18', uren(4)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('04', 3, '2026-04-13', '2026-04-18')] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een toewijzing zonder zondag over twee maanden: de laatste week telt in de tweede',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-04', euros(300_00)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2026-03-30', '2026-04-04')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel:
        'Een toewijzing zonder zondag over twee maanden: de laatste week telt in de tweede, en iets meer',
      bericht: (s) => declaratie(s, over(['2026-03-30', '2026-03-31', euros(1)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2026-03-30', '2026-04-04')] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een stuk per maand (Eenheid 82)',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', { Eenheid: '82', GeleverdVolume: 1 }])),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 1, Eenheid: '82', Frequentie: '4' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een stuk per maand (Eenheid 82), en iets meer',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', { Eenheid: '82', GeleverdVolume: 2 }])),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 1, Eenheid: '82', Frequentie: '4' } }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een stuk per maand (Eenheid 84)',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', { Eenheid: '84', GeleverdVolume: 1 }])),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 1, Eenheid: '84', Frequentie: '4' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een stuk per maand (Eenheid 84), en iets meer',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', { Eenheid: '84', GeleverdVolume: 2 }])),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 1, Eenheid: '84', Frequentie: '4' } }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een totaal over de hele toewijzing begrenst ook iedere maand',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', uren(4)])),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 4, Eenheid: '04', Frequentie: '6' } }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een totaal over de hele toewijzing begrenst ook iedere maand, en iets meer',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', uren(5)])),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 4, Eenheid: '04', Frequentie: '6' } }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een toewijzing van een dag',
      bericht: (s) => declaratie(s, over(['2026-04-15', '2026-04-15', uren(1)])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [
            {
              omvang: { Volume: 1, Eenheid: '04', Frequentie: '1' },
              ingangsdatum: dag('2026-04-15'),
              einddatum: dag('2026-04-15'),
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een toewijzing van een dag, en iets meer',
      bericht: (s) => declaratie(s, over(['2026-04-15', '2026-04-15', uren(2)])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [
            {
              omvang: { Volume: 1, Eenheid: '04', Frequentie: '1' },
              ingangsdatum: dag('2026-04-15'),
              einddatum: dag('2026-04-15'),
            },
          ],
        }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een bedrag per week zonder Einddatum: alleen de zondagen',
      bericht: (s) => declaratie(s, over(['2026-02-01', '2026-02-28', euros(1200_00)])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [{ ...perWeek('83', 300_00, '2026-02-01', '2026-02-28'), einddatum: null }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een bedrag per week zonder Einddatum: alleen de zondagen, en iets meer',
      bericht: (s) => declaratie(s, over(['2026-02-01', '2026-02-28', euros(1200_01)])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [{ ...perWeek('83', 300_00, '2026-02-01', '2026-02-28'), einddatum: null }],
        }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'De laatste zondag valt op de laatste dag van de maand',
      bericht: (s) => declaratie(s, over(['2025-11-01', '2025-11-30', euros(1800_00)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2025-11-01', '2025-12-03')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De laatste zondag valt op de laatste dag van de maand, en iets meer',
      bericht: (s) => declaratie(s, over(['2025-11-01', '2025-11-30', euros(1800_01)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2025-11-01', '2025-12-03')] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'De laatste zondag valt op de eerste dag van de maand',
      bericht: (s) => declaratie(s, over(['2026-02-01', '2026-02-04', euros(600_00)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2026-01-01', '2026-02-04')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De laatste zondag valt op de eerste dag van de maand, en iets meer',
      bericht: (s) => declaratie(s, over(['2026-02-01', '2026-02-04', euros(600_01)])),
      feiten: (s) => declaraties(s, { toewijzingen: [perWeek('83', 300_00, '2026-01-01', '2026-02-04')] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een stuk per week (Eenheid 82): vier zondagen in vijf kalenderweken',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', { Eenheid: '82', GeleverdVolume: 4 }])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [
            {
              ...perWeek('83', 1, '2026-04-01', '2026-06-30'),
              omvang: { Volume: 1, Eenheid: '82', Frequentie: '2' },
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een stuk per week (Eenheid 82): vier zondagen in vijf kalenderweken, en iets meer',
      bericht: (s) => declaratie(s, over(['2026-04-01', '2026-04-30', { Eenheid: '82', GeleverdVolume: 5 }])),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [
            {
              ...perWeek('83', 1, '2026-04-01', '2026-06-30'),
              omvang: { Volume: 1, Eenheid: '82', Frequentie: '2' },
            },
          ],
        }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Twee eerdere prestaties in dezelfde maand tellen samen',
      bericht: (s) => declaratie(s, [{ GeleverdVolume: 3 }]),
      feiten: (s) => declaraties(s, { prestaties: [toegekend(s), toegekend(s, { referentieNummer: 'M2' })] }),
      verwacht: refused,
    },
  ],
};
