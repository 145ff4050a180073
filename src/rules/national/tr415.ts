import { standaarden } from '../../standard/berichtsoorten.ts';
import { newStops } from '../delivery.ts';
import { datum } from '../dutch.ts';
import { keyValues, messageText, messageValues, subjectText } from '../earlier.ts';
import { bericht307 } from '../examples/berichten.ts';
import { eerder, gestart, gestopt, regie } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

export const tr415: RuleAcross<'307'> = {
  code: 'TR415',
  eis: 'Een levering die definitief gestopt is, stopt niet nog eens.',
  waarom: 'Na een definitieve stop is er geen levering meer; alleen een nieuwe start begint er weer een.',
  bron: 'iJw/iWmo 3.2, technische regel TR415; OP377, IV096',
  standaarden,
  niveau: 3,
  retourcode: '9415',
  controleer: {
    *'307'(bericht, { feiten }) {
      for (const { pad, sleutel, definitief } of newStops(bericht, feiten.leveringen)) {
        if (definitief === null) continue;
        const begon = datum(sleutel.begindatum);
        yield {
          klasse: pad,
          melding: `De levering op ${subjectText(sleutel)} die op ${begon} begon, kan op ${datum(sleutel.einddatum)} niet stoppen met RedenBeeindiging ${sleutel.redenBeeindiging}: die is op ${datum(definitief.einddatum)} al definitief gestopt met RedenBeeindiging ${definitief.redenBeeindiging} (${messageText(definitief.uitBericht)}).`,
          waarden: {
            ...keyValues(sleutel),
            bekendeRedenBeeindiging: definitief.redenBeeindiging,
            bekendeEinddatum: datum(definitief.einddatum),
            ...messageValues(definitief.uitBericht),
          },
          herstel:
            'Stuur deze stop niet. Klopt de eerdere definitieve stop niet, verwijder die dan met StatusAanlevering 3; dat kan in hetzelfde bericht.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '307',
      titel: 'Een definitieve stop na een tijdelijke, op dezelfde dag',
      bericht: (s) => bericht307(s, { producten: [{ RedenBeeindiging: '36' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een tijdelijke en een definitieve stop op dezelfde dag in een bericht, de definitieve voorop',
      bericht: (s) =>
        bericht307(s, {
          producten: [{ RedenBeeindiging: '02' }, { ToewijzingNummer: 1001, Product: specifiek(s) }],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een stop van een nieuwe start, nadat de vorige definitief gestopt is',
      bericht: (s) =>
        bericht307(s, { producten: [{ Begindatum: dag('2026-05-01'), Einddatum: dag('2026-05-05') }] }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s),
            gestopt(s, { redenBeeindiging: '36' }),
            gestart(s, { begindatum: dag('2026-05-01') }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een definitieve stop krijgt in een bericht een andere RedenBeeindiging',
      bericht: (s) =>
        bericht307(s, {
          producten: [
            { RedenBeeindiging: '37' },
            { ToewijzingNummer: 1001, Product: specifiek(s), RedenBeeindiging: '36', StatusAanlevering: '3' },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s, { redenBeeindiging: '36' })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een tweede definitieve stop met een andere RedenBeeindiging op dezelfde dag',
      bericht: (s) => bericht307(s, { producten: [{ RedenBeeindiging: '37' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s, { redenBeeindiging: '36' })] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '307',
      titel: 'Een tijdelijke stop na een definitieve',
      bericht: (s) => bericht307(s, { producten: [{ Einddatum: dag('2026-05-01') }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s, { redenBeeindiging: '36' })] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '307',
      titel: 'Een tijdelijke stop na een definitieve in een bericht, de tijdelijke voorop',
      bericht: (s) =>
        bericht307(s, {
          producten: [
            { Einddatum: dag('2026-05-01') },
            { ToewijzingNummer: 1001, Product: specifiek(s), RedenBeeindiging: '36' },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct[1]'],
    },
    {
      nummer: '307',
      titel: 'Een tweede definitieve stop van een taakgerichte levering',
      bericht: (s) =>
        bericht307(s, {
          producten: [{ ToewijzingNummer: undefined, RedenBeeindiging: '36', Einddatum: dag('2026-05-01') }],
        }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s, { toewijzingNummer: null }),
            gestopt(s, { toewijzingNummer: null, redenBeeindiging: '36' }),
          ],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '307',
      titel: 'Nog een stop na een definitieve en een tijdelijke, in de volgorde waarin zij zijn ontvangen',
      bericht: (s) =>
        bericht307(s, { producten: [{ RedenBeeindiging: '36', Einddatum: dag('2026-05-06') }] }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s),
            gestopt(s, {
              redenBeeindiging: '36',
              einddatum: dag('2026-05-05'),
              uitBericht: eerder(s, '307', '3070009', '2026-05-06'),
            }),
            gestopt(s),
          ],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '307',
      titel: 'Twee definitieve stops op een dag: welke blijft hangt niet van de volgorde af',
      bericht: (s) =>
        bericht307(s, {
          producten: [
            { RedenBeeindiging: '38' },
            { ToewijzingNummer: 1001, Product: specifiek(s), RedenBeeindiging: '36' },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct[1]'],
    },
  ],
};
