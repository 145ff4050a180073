import { standaarden } from '../../standard/berichtsoorten.ts';
import { newStarts } from '../delivery.ts';
import { datum } from '../dutch.ts';
import { keyValues, messageText, messageValues, subjectText } from '../earlier.ts';
import { bericht305 } from '../examples/berichten.ts';
import { gestart, gestopt, regie } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const restart = dag('2026-05-04');

export const tr326: RuleAcross<'305'> = {
  code: 'TR326',
  eis: 'Een levering begint pas als er op dezelfde toewijzing geen andere levering loopt; zonder ToewijzingNummer geldt dat per product.',
  waarom: 'Van wat één keer is toegewezen, kan maar één levering tegelijk lopen.',
  bron: 'iJw/iWmo 3.2, technische regel TR326; OP289, OP379, IV008, IV096',
  standaarden,
  niveau: 3,
  retourcode: '9326',
  controleer: {
    *'305'(bericht, { feiten }) {
      for (const { pad, sleutel, actueel } of newStarts(bericht, feiten.leveringen)) {
        if (actueel === null) continue;
        const begon = datum(actueel.begindatum);
        const hier = actueel.uitBericht === null;
        yield {
          klasse: pad,
          melding: `De start op ${datum(sleutel.begindatum)} kan niet: voor ${subjectText(sleutel)} ${hier ? `meldt dit bericht ook een start op ${begon}` : `loopt sinds ${begon} al een levering (${messageText(actueel.uitBericht)})`}, zonder stop ertussen.`,
          waarden: {
            ...keyValues(sleutel),
            lopendeBegindatum: begon,
            ...messageValues(actueel.uitBericht),
          },
          herstel: hier
            ? 'Meld niet meer dan één start tegelijk; de volgende pas als de levering gestopt is.'
            : `Meld eerst de stop van de levering die op ${begon} begon, of verwijder die start als die niet klopt.`,
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '305',
      titel: 'De eerste start op een toewijzing, terwijl een andere toewijzing van hetzelfde product loopt',
      bericht: (s) => bericht305(s),
      feiten: (s) => regie({ leveringen: [gestart(s, { toewijzingNummer: 1002 })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een nieuwe start na een tijdelijke stop',
      bericht: (s) => bericht305(s, { producten: [{ Begindatum: restart }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een nieuwe start na een definitieve stop, op de dag van die stop',
      bericht: (s) => bericht305(s, { producten: [{ Begindatum: dag('2026-04-30') }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s, { redenBeeindiging: '36' })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een start die in hetzelfde bericht een verwijderde start vervangt, de vervanging voorop',
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { Begindatum: dag('2026-04-09') },
            { ToewijzingNummer: 1001, Product: specifiek(s), StatusAanlevering: '3' },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een taakgerichte start van een ander product dan het product dat loopt',
      bericht: (s) =>
        bericht305(s, { producten: [{ ToewijzingNummer: undefined, Product: specifiek(s, 2) }] }),
      feiten: (s) => regie({ leveringen: [gestart(s, { toewijzingNummer: null }), gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een tweede start terwijl de eerste niet is gestopt',
      bericht: (s) => bericht305(s, { producten: [{ Begindatum: restart }] }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct'],
    },
    {
      nummer: '305',
      titel: 'Dezelfde start nog eens (ook TR074)',
      bericht: (s) => bericht305(s),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct'],
    },
    {
      nummer: '305',
      titel: 'Een start met een ander product op een toewijzing die loopt',
      bericht: (s) => bericht305(s, { producten: [{ Product: specifiek(s, 2), Begindatum: restart }] }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct'],
    },
    {
      nummer: '305',
      titel: 'Een derde start terwijl alleen de eerste is gestopt',
      bericht: (s) => bericht305(s, { producten: [{ Begindatum: dag('2026-05-05') }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s), gestart(s, { begindatum: restart })] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct'],
    },
    {
      nummer: '305',
      titel: 'Een tweede taakgerichte start van hetzelfde product',
      bericht: (s) => bericht305(s, { producten: [{ ToewijzingNummer: undefined, Begindatum: restart }] }),
      feiten: (s) => regie({ leveringen: [gestart(s, { toewijzingNummer: null })] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct'],
    },
    {
      nummer: '305',
      titel:
        'Twee starts op een toewijzing in een bericht: de latere wordt geweigerd, ook als zij voorop staat',
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { Begindatum: dag('2026-04-09') },
            { ToewijzingNummer: 1001, Product: specifiek(s), Begindatum: dag('2026-04-08') },
          ],
        }),
      feiten: () => regie(),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct[1]'],
    },
    {
      nummer: '305',
      titel: 'Twee nieuwe starts terwijl er al een loopt, de latere voorop',
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { Begindatum: dag('2026-05-05') },
            { ToewijzingNummer: 1001, Product: specifiek(s), Begindatum: restart },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: [
        '/Bericht/Client/StartProducten/StartProduct[1]',
        '/Bericht/Client/StartProducten/StartProduct[2]',
      ],
    },
    {
      nummer: '305',
      titel:
        'Twee starts met verschillende producten op een toewijzing, op een dag: welke blijft hangt niet van de volgorde af',
      bericht: (s) =>
        bericht305(s, {
          producten: [{ Product: specifiek(s, 2) }, { ToewijzingNummer: 1001, Product: specifiek(s) }],
        }),
      feiten: () => regie(),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct[1]'],
    },
    {
      nummer: '305',
      titel: 'Dezelfde twee starts andersom',
      bericht: (s) => bericht305(s, { producten: [{}, { ToewijzingNummer: 1001 }] }),
      feiten: () => regie(),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct[2]'],
    },
    {
      nummer: '305',
      titel: 'Twee starts met verschillende producten op een toewijzing: de latere wordt geweigerd',
      bericht: (s) =>
        bericht305(s, { producten: [{ Begindatum: dag('2026-04-09') }, { ToewijzingNummer: 1001 }] }),
      feiten: () => regie(),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct[1]'],
    },
  ],
};
