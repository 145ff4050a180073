import { standaarden } from '../../standard/berichtsoorten.ts';
import { removedStarts, startId, stopsOf } from '../delivery.ts';
import { datum } from '../dutch.ts';
import { keyText, messageText, messageValues } from '../earlier.ts';
import { bericht305 } from '../examples/berichten.ts';
import { gestart, gestopt, regie } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

export const tr071: RuleAcross<'305'> = {
  code: 'TR071',
  eis: 'Een start wordt niet meer verwijderd als de levering die ermee begon, is gestopt.',
  waarom: 'Een stop hoort bij een start; zonder start zou de stop nergens meer bij horen.',
  bron: 'iJw/iWmo 3.2, technische regel TR071; OP033',
  standaarden,
  niveau: 3,
  retourcode: '9071',
  controleer: {
    *'305'(bericht, { feiten }) {
      const gestoptOp = new Map(stopsOf(feiten.leveringen).map((stop) => [startId(stop), stop]));
      for (const { pad, sleutel } of removedStarts(bericht)) {
        const stop = gestoptOp.get(startId(sleutel));
        if (stop === undefined) continue;
        yield {
          klasse: pad,
          element: 'StatusAanlevering',
          melding: `De start met ${keyText(sleutel)} kan niet verwijderd worden: de levering is op ${datum(stop.einddatum)} gestopt met RedenBeeindiging ${stop.redenBeeindiging} (${messageText(stop.uitBericht)}).`,
          waarden: {
            StatusAanlevering: '3',
            Begindatum: datum(sleutel.begindatum),
            Einddatum: datum(stop.einddatum),
            RedenBeeindiging: stop.redenBeeindiging,
            ...messageValues(stop.uitBericht),
          },
          herstel: 'Verwijder eerst de stop met een stopbericht, en daarna de start.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '305',
      titel: 'De start van een levering die nog loopt, wordt verwijderd',
      bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'De nieuwe start na een tijdelijke stop wordt verwijderd: die stop hoort bij de vorige start',
      bericht: (s) =>
        bericht305(s, { producten: [{ StatusAanlevering: '3', Begindatum: dag('2026-05-04') }] }),
      feiten: (s) =>
        regie({ leveringen: [gestart(s), gestopt(s), gestart(s, { begindatum: dag('2026-05-04') })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'De levering is tijdelijk gestopt',
      bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/StatusAanlevering'],
    },
    {
      nummer: '305',
      titel: 'De levering is definitief gestopt op de dag waarop zij begon',
      bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: (s) =>
        regie({
          leveringen: [gestart(s), gestopt(s, { redenBeeindiging: '36', einddatum: dag('2026-04-08') })],
        }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/StatusAanlevering'],
    },
  ],
};
