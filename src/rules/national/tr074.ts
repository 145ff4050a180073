import { standaarden } from '../../standard/berichtsoorten.ts';
import { type Line, newStarts, newStops, startId, startsByKey, stopId, stopsByKey } from '../delivery.ts';
import { keyText, keyValues, messageText, messageValues } from '../earlier.ts';
import type { StartKey, StopKey } from '../effects.ts';
import { bericht305, bericht307 } from '../examples/berichten.ts';
import { gestart, gestopt, regie } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import type { DeliveryFact } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

function repeated(
  wat: 'start' | 'stop',
  { pad, sleutel }: Line<StartKey | StopKey>,
  bekend: DeliveryFact,
): Defect {
  return {
    klasse: pad,
    melding: `De ${wat} met ${keyText(sleutel)} is al gemeld (${messageText(bekend.uitBericht)}).`,
    waarden: { StatusAanlevering: '1', ...keyValues(sleutel), ...messageValues(bekend.uitBericht) },
    herstel: `Meld dezelfde ${wat} niet nog eens. Moet er iets anders aan veranderen dan de sleutel, verwijder die dan eerst in een apart bericht met StatusAanlevering 3.`,
  };
}

export const tr074: RuleAcross<'305' | '307'> = {
  code: 'TR074',
  eis: 'Een nieuwe start of stop heeft een sleutel die deze aanbieder voor deze cliënt nog niet heeft gemeld.',
  waarom: 'Twee keer dezelfde melding zou een levering dubbel laten tellen.',
  bron: 'iJw/iWmo 3.2, technische regel TR074; IV008, IV096',
  standaarden,
  niveau: 3,
  retourcode: '9074',
  controleer: {
    // What the message itself removes still counts: removal and replacement under one key break TR101.
    *'305'(bericht, { feiten: { leveringen } }) {
      const gemeld = startsByKey(leveringen);
      for (const regel of newStarts(bericht, leveringen)) {
        const bekend = gemeld.get(startId(regel.sleutel));
        if (bekend !== undefined) yield repeated('start', regel, bekend);
      }
    },
    *'307'(bericht, { feiten: { leveringen } }) {
      const gemeld = stopsByKey(leveringen);
      for (const regel of newStops(bericht, leveringen)) {
        const bekend = gemeld.get(stopId(regel.sleutel));
        if (bekend !== undefined) yield repeated('stop', regel, bekend);
      }
    },
  },
  voorbeelden: [
    {
      nummer: '305',
      titel: 'Een nieuwe start na een tijdelijke stop, met een eigen Begindatum',
      bericht: (s) => bericht305(s, { producten: [{ Begindatum: dag('2026-05-01') }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel:
        'Een taakgerichte start van hetzelfde product op dezelfde dag als een start onder een toewijzing',
      bericht: (s) => bericht305(s, { producten: [{ ToewijzingNummer: undefined }] }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Dezelfde start nog eens',
      bericht: (s) => bericht305(s),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct'],
    },
    {
      nummer: '305',
      titel: 'Dezelfde start nog eens na een tijdelijke stop, en dezelfde taakgerichte start nog eens',
      bericht: (s) =>
        bericht305(s, { producten: [{}, { ToewijzingNummer: undefined, Product: specifiek(s, 3) }] }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s),
            gestopt(s),
            gestart(s, { toewijzingNummer: null, product: specifiek(s, 3) }),
          ],
        }),
      verwacht: [
        '/Bericht/Client/StartProducten/StartProduct[1]',
        '/Bericht/Client/StartProducten/StartProduct[2]',
      ],
    },
    {
      nummer: '307',
      titel: 'Een definitieve stop op dezelfde dag als de tijdelijke',
      bericht: (s) => bericht307(s, { producten: [{ RedenBeeindiging: '36' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Dezelfde stop nog eens',
      bericht: (s) => bericht307(s),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
  ],
};
