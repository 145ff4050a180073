import { standaarden } from '../../standard/berichtsoorten.ts';
import {
  closestStart,
  closestStop,
  type Line,
  removedStarts,
  removedStops,
  startId,
  startsByKey,
  stopId,
  stopsByKey,
} from '../delivery.ts';
import {
  differences,
  keyText,
  keyValues,
  knownValues,
  messageText,
  messageValues,
  valuesText,
} from '../earlier.ts';
import type { StartKey, StopKey } from '../effects.ts';
import { bericht305, bericht307 } from '../examples/berichten.ts';
import { gestart, gestopt, regie } from '../examples/facts.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import type { DeliveryFact } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

function notReceived(
  wat: 'start' | 'stop',
  { pad, sleutel }: Line<StartKey | StopKey>,
  lijktOp: DeliveryFact | null,
): Defect {
  const verschil = lijktOp === null ? [] : differences(sleutel, lijktOp);
  const wel =
    lijktOp === null
      ? ''
      : ` Wel bekend is een ${wat} met ${valuesText(Object.fromEntries(verschil.map((v) => [v.element, v.eerder])))} (${messageText(lijktOp.uitBericht)}).`;
  return {
    klasse: pad,
    element: 'StatusAanlevering',
    melding: `Er is geen ${wat} om te verwijderen met ${keyText(sleutel)}.${wel}`,
    waarden: {
      StatusAanlevering: '3',
      ...keyValues(sleutel),
      ...knownValues(verschil),
      ...(lijktOp === null ? {} : messageValues(lijktOp.uitBericht)),
    },
    herstel: `Neem de sleutel over van de ${wat} die verwijderd moet worden. Is die ${wat} afgekeurd of al verwijderd, dan is verwijderen niet nodig.`,
  };
}

export const tr063: RuleAcross<'305' | '307'> = {
  code: 'TR063',
  eis: 'Met StatusAanlevering 3 wordt alleen verwijderd wat eerder met dezelfde sleutel is ontvangen, is goedgekeurd en nog niet is verwijderd.',
  waarom: 'Wat er niet is, kan niet verwijderd worden; de afzender bedoelt dan iets anders.',
  bron: 'iJw/iWmo 3.2, technische regel TR063; IV008',
  standaarden,
  niveau: 3,
  retourcode: '9063',
  controleer: {
    *'305'(bericht, { feiten: { leveringen } }) {
      const bekend = startsByKey(leveringen);
      for (const regel of removedStarts(bericht)) {
        if (bekend.has(startId(regel.sleutel))) continue;
        yield notReceived('start', regel, closestStart(leveringen, regel.sleutel));
      }
    },
    *'307'(bericht, { feiten: { leveringen } }) {
      const bekend = stopsByKey(leveringen);
      for (const regel of removedStops(bericht)) {
        if (bekend.has(stopId(regel.sleutel))) continue;
        yield notReceived('stop', regel, closestStop(leveringen, regel.sleutel));
      }
    },
  },
  voorbeelden: [
    {
      nummer: '305',
      titel: 'Een start wordt verwijderd en met een andere Begindatum opnieuw gemeld',
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { StatusAanlevering: '3' },
            { ToewijzingNummer: 1001, Product: specifiek(s), Begindatum: dag('2026-04-09') },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een taakgerichte start, dus zonder ToewijzingNummer, wordt verwijderd',
      bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '3', ToewijzingNummer: undefined }] }),
      feiten: (s) => regie({ leveringen: [gestart(s, { toewijzingNummer: null })] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Er is nooit een start gemeld',
      bericht: (s) => bericht305(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: () => regie(),
      verwacht: ['/Bericht/Client/StartProducten/StartProduct/StatusAanlevering'],
    },
    {
      nummer: '305',
      titel: 'De verwijdering noemt een andere Begindatum, een ander Product en geen ToewijzingNummer',
      bericht: (s) =>
        bericht305(s, {
          producten: [
            { StatusAanlevering: '3', Begindatum: dag('2026-04-07') },
            { StatusAanlevering: '3', ToewijzingNummer: 1001, Product: specifiek(s, 2) },
            { StatusAanlevering: '3', ToewijzingNummer: undefined, Product: specifiek(s) },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: [
        '/Bericht/Client/StartProducten/StartProduct[1]/StatusAanlevering',
        '/Bericht/Client/StartProducten/StartProduct[2]/StatusAanlevering',
        '/Bericht/Client/StartProducten/StartProduct[3]/StatusAanlevering',
      ],
    },
    {
      nummer: '307',
      titel: 'Een tijdelijke stop wordt verwijderd',
      bericht: (s) => bericht307(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Er is wel een start maar geen stop',
      bericht: (s) => bericht307(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/StatusAanlevering'],
    },
    {
      nummer: '307',
      titel: 'De verwijdering noemt een andere Einddatum of een andere RedenBeeindiging',
      bericht: (s) =>
        bericht307(s, {
          producten: [
            { StatusAanlevering: '3', Einddatum: dag('2026-04-29') },
            { StatusAanlevering: '3', ToewijzingNummer: 1001, Product: specifiek(s), RedenBeeindiging: '36' },
          ],
        }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: [
        '/Bericht/Client/StopProducten/StopProduct[1]/StatusAanlevering',
        '/Bericht/Client/StopProducten/StopProduct[2]/StatusAanlevering',
      ],
    },
  ],
};
