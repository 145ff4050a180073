import { standaarden } from '../../standard/berichtsoorten.ts';
import { newStops } from '../delivery.ts';
import { datum } from '../dutch.ts';
import { messageText, messageValues, subjectText } from '../earlier.ts';
import { bericht307 } from '../examples/berichten.ts';
import { eerder, gestart, gestopt, regie } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

export const tr414: RuleAcross<'307'> = {
  code: 'TR414',
  eis: 'Een volgende stop van dezelfde levering ligt niet voor de vorige.',
  waarom: 'Een tijdelijke stop wordt gevolgd door een definitieve, en nooit andersom in de tijd.',
  bron: 'iJw/iWmo 3.2, technische regel TR414; OP377, IV096',
  standaarden,
  niveau: 3,
  retourcode: '9414',
  controleer: {
    *'307'(bericht, { feiten }) {
      for (const { pad, sleutel, laatste } of newStops(bericht, feiten.leveringen)) {
        if (laatste === null || Temporal.PlainDate.compare(sleutel.einddatum, laatste.einddatum) >= 0)
          continue;
        const begon = datum(sleutel.begindatum);
        yield {
          klasse: pad,
          element: 'Einddatum',
          melding: `De stop op ${datum(sleutel.einddatum)} van de levering op ${subjectText(sleutel)} die op ${begon} begon, ligt voor de stop op ${datum(laatste.einddatum)} die al bekend is (${messageText(laatste.uitBericht)}).`,
          waarden: {
            Begindatum: begon,
            Einddatum: datum(sleutel.einddatum),
            bekendeEinddatum: datum(laatste.einddatum),
            ...messageValues(laatste.uitBericht),
          },
          herstel: `Vul een Einddatum op of na ${datum(laatste.einddatum)}, of verwijder de eerdere stop met StatusAanlevering 3 als die niet klopt.`,
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '307',
      titel: 'De definitieve stop valt op de dag van de tijdelijke',
      bericht: (s) => bericht307(s, { producten: [{ RedenBeeindiging: '36' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een eerdere stop van een andere toewijzing, en van een andere start van deze toewijzing',
      bericht: (s) => bericht307(s, { producten: [{ Einddatum: dag('2026-04-20') }] }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s),
            gestopt(s, { toewijzingNummer: 1002 }),
            gestopt(s, { begindatum: dag('2026-04-01') }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een tijdelijke en een definitieve stop in een bericht, de definitieve voorop',
      bericht: (s) =>
        bericht307(s, {
          producten: [
            { RedenBeeindiging: '36', Einddatum: dag('2026-05-01') },
            { ToewijzingNummer: 1001, Product: specifiek(s), Einddatum: dag('2026-04-30') },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een stop wordt verwijderd en vervangen door een eerdere',
      bericht: (s) =>
        bericht307(s, {
          producten: [
            { Einddatum: dag('2026-04-20') },
            { ToewijzingNummer: 1001, Product: specifiek(s), StatusAanlevering: '3' },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'De definitieve stop ligt een dag voor de tijdelijke',
      bericht: (s) =>
        bericht307(s, { producten: [{ RedenBeeindiging: '36', Einddatum: dag('2026-04-29') }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/Einddatum'],
    },
    {
      nummer: '307',
      titel: 'De definitieve stop van een taakgerichte levering ligt een dag voor de tijdelijke',
      bericht: (s) =>
        bericht307(s, {
          producten: [{ ToewijzingNummer: undefined, RedenBeeindiging: '36', Einddatum: dag('2026-04-29') }],
        }),
      feiten: (s) =>
        regie({
          leveringen: [gestart(s, { toewijzingNummer: null }), gestopt(s, { toewijzingNummer: null })],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/Einddatum'],
    },
    {
      nummer: '307',
      titel: 'Een stop voor de laatste van twee, die ook als laatste is ontvangen',
      bericht: (s) => bericht307(s, { producten: [{ Einddatum: dag('2026-05-03') }] }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s),
            gestopt(s),
            gestopt(s, {
              redenBeeindiging: '36',
              einddatum: dag('2026-05-05'),
              uitBericht: eerder(s, '307', '3070009', '2026-05-06'),
            }),
          ],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/Einddatum'],
    },
    {
      nummer: '307',
      titel: 'Een stop voor de laatste van twee, die als eerste is ontvangen',
      bericht: (s) => bericht307(s, { producten: [{ Einddatum: dag('2026-05-03') }] }),
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
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/Einddatum'],
    },
    {
      nummer: '307',
      titel: 'Een stop voor twee stops op een dag: de eerst ontvangen stop wordt genoemd',
      bericht: (s) => bericht307(s, { producten: [{ Einddatum: dag('2026-05-03') }] }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s),
            gestopt(s, { einddatum: dag('2026-05-05') }),
            gestopt(s, {
              redenBeeindiging: '36',
              einddatum: dag('2026-05-05'),
              uitBericht: eerder(s, '307', '3070009', '2026-05-06'),
            }),
          ],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/Einddatum'],
    },
  ],
};
