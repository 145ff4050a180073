import { standaarden } from '../../standard/berichtsoorten.ts';
import { newStops, tijdelijkeReden } from '../delivery.ts';
import { datum } from '../dutch.ts';
import { messageText, messageValues, subjectText } from '../earlier.ts';
import { bericht307 } from '../examples/berichten.ts';
import { eerder, gestart, gestopt, regie } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

export const tr413: RuleAcross<'307'> = {
  code: 'TR413',
  eis: 'Een levering die tijdelijk gestopt is, kan zonder nieuwe start alleen nog definitief stoppen.',
  waarom: 'Wat al stilligt, kan niet nog eens tijdelijk stoppen.',
  bron: 'iJw/iWmo 3.2, technische regel TR413; OP378, IV096',
  standaarden,
  niveau: 3,
  retourcode: '9413',
  controleer: {
    *'307'(bericht, { feiten }) {
      for (const { pad, sleutel, tijdelijk } of newStops(bericht, feiten.leveringen)) {
        if (sleutel.redenBeeindiging !== tijdelijkeReden || tijdelijk === null) continue;
        const begon = datum(sleutel.begindatum);
        yield {
          klasse: pad,
          element: 'RedenBeeindiging',
          melding: `De levering op ${subjectText(sleutel)} die op ${begon} begon, kan op ${datum(sleutel.einddatum)} niet tijdelijk stoppen (RedenBeeindiging ${tijdelijkeReden}): die is al tijdelijk gestopt op ${datum(tijdelijk.einddatum)} (${messageText(tijdelijk.uitBericht)}).`,
          waarden: {
            RedenBeeindiging: tijdelijkeReden,
            Begindatum: begon,
            Einddatum: datum(sleutel.einddatum),
            bekendeEinddatum: datum(tijdelijk.einddatum),
            ...messageValues(tijdelijk.uitBericht),
          },
          herstel:
            'Meld eerst een nieuwe start en stop die, of meld een definitieve stop. Klopt de eerdere tijdelijke stop niet, verwijder die dan met StatusAanlevering 3.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '307',
      titel: 'De eerste tijdelijke stop van een levering, en de eerste na een nieuwe start',
      bericht: (s) =>
        bericht307(s, {
          producten: [
            {},
            {
              ToewijzingNummer: 1002,
              Product: specifiek(s, 2),
              Begindatum: dag('2026-05-01'),
              Einddatum: dag('2026-05-05'),
            },
          ],
        }),
      feiten: (s) => {
        const tweede = { toewijzingNummer: 1002, product: specifiek(s, 2) };
        return regie({
          leveringen: [
            gestart(s),
            gestart(s, tweede),
            gestopt(s, tweede),
            gestart(s, { ...tweede, begindatum: dag('2026-05-01') }),
          ],
        });
      },
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een definitieve stop na een tijdelijke',
      bericht: (s) =>
        bericht307(s, { producten: [{ RedenBeeindiging: '36', Einddatum: dag('2026-05-01') }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een tijdelijke stop die in hetzelfde bericht een verwijderde tijdelijke stop vervangt',
      bericht: (s) =>
        bericht307(s, {
          producten: [
            { Einddatum: dag('2026-04-29') },
            { ToewijzingNummer: 1001, Product: specifiek(s), StatusAanlevering: '3' },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een tweede tijdelijke stop, een dag later',
      bericht: (s) => bericht307(s, { producten: [{ Einddatum: dag('2026-05-01') }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/RedenBeeindiging'],
    },
    {
      nummer: '307',
      titel: 'Twee tijdelijke stops in een bericht: de latere wordt geweigerd, ook als die voorop staat',
      bericht: (s) =>
        bericht307(s, {
          producten: [{ Einddatum: dag('2026-05-01') }, { ToewijzingNummer: 1001, Product: specifiek(s) }],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct[1]/RedenBeeindiging'],
    },
    {
      nummer: '307',
      titel: 'Een tweede tijdelijke stop van een taakgerichte levering',
      bericht: (s) =>
        bericht307(s, { producten: [{ ToewijzingNummer: undefined, Einddatum: dag('2026-05-01') }] }),
      feiten: (s) =>
        regie({
          leveringen: [gestart(s, { toewijzingNummer: null }), gestopt(s, { toewijzingNummer: null })],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/RedenBeeindiging'],
    },
    {
      nummer: '307',
      titel: 'Een tijdelijke stop na een definitieve: dat is voor TR415',
      bericht: (s) => bericht307(s, { producten: [{ Einddatum: dag('2026-05-06') }] }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s),
            gestopt(s, {
              redenBeeindiging: '36',
              einddatum: dag('2026-05-05'),
              uitBericht: eerder(s, '307', '3070009', '2026-05-06'),
            }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een tijdelijke stop na een tijdelijke en een definitieve',
      bericht: (s) => bericht307(s, { producten: [{ Einddatum: dag('2026-05-06') }] }),
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
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/RedenBeeindiging'],
    },
  ],
};
