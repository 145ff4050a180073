import { standaarden } from '../../standard/berichtsoorten.ts';
import { closestStart, newStops, startId, startsByKey } from '../delivery.ts';
import {
  differences,
  keyText,
  keyValues,
  knownValues,
  messageText,
  messageValues,
  valuesText,
} from '../earlier.ts';
import type { StartKey } from '../effects.ts';
import { bericht307 } from '../examples/berichten.ts';
import { eerder, gestart, gestopt, regie } from '../examples/facts.ts';
import { aspecifiek, dag, specifiek } from '../examples/waarden.ts';
import type { StartFact } from '../facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

function withoutStart(klasse: string, sleutel: StartKey, lijktOp: StartFact | null): Defect {
  if (lijktOp === null) {
    return {
      klasse,
      melding: `Er is geen start bekend waar deze stop bij hoort: ${keyText(sleutel)}.`,
      waarden: keyValues(sleutel),
      herstel: 'Meld eerst de start. Is de start afgekeurd, stuur die dan eerst verbeterd opnieuw.',
    };
  }
  const verschil = differences(sleutel, lijktOp);
  const [eerste, ...meer] = verschil;
  return {
    klasse,
    ...(eerste !== undefined && meer.length === 0 ? { element: eerste.element } : {}),
    melding: `De stop noemt ${valuesText(Object.fromEntries(verschil.map((v) => [v.element, v.hier])))}, maar de start noemt ${valuesText(Object.fromEntries(verschil.map((v) => [v.element, v.eerder])))} (${messageText(lijktOp.uitBericht)}).`,
    waarden: {
      ...keyValues(sleutel),
      ...knownValues(verschil),
      ...messageValues(lijktOp.uitBericht),
    },
    herstel: `Neem ${verschil.map((v) => v.element).join(', ')} over uit het startbericht.`,
  };
}

export const tr382: RuleAcross<'307'> = {
  code: 'TR382',
  eis: 'Een stop heeft hetzelfde ToewijzingNummer, Product en dezelfde Begindatum als de start waar hij bij hoort.',
  waarom: 'Alleen aan die drie is te zien welke levering gestopt is.',
  bron: 'iJw/iWmo 3.2, technische regel TR382; OP072, OP155, IV096',
  beperking:
    'Dat de stop naar de laatste start verwijst (OP155) wordt niet afgedwongen: een definitieve stop mag volgen op een tijdelijke stop van een eerdere start, ook als er intussen opnieuw begonnen is.',
  standaarden,
  niveau: 3,
  retourcode: '9069',
  controleer: {
    *'307'(bericht, { feiten: { leveringen } }) {
      const starts = startsByKey(leveringen);
      for (const { pad, sleutel } of newStops(bericht, leveringen)) {
        const start = {
          toewijzingNummer: sleutel.toewijzingNummer,
          product: sleutel.product,
          begindatum: sleutel.begindatum,
        };
        if (!starts.has(startId(start))) yield withoutStart(pad, start, closestStart(leveringen, start));
      }
    },
  },
  voorbeelden: [
    {
      nummer: '307',
      titel: 'De stop neemt de sleutel van de start over',
      bericht: (s) => bericht307(s),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een definitieve stop na een tijdelijke, zonder nieuwe start',
      bericht: (s) => bericht307(s, { producten: [{ RedenBeeindiging: '36' }] }),
      feiten: (s) => regie({ leveringen: [gestart(s), gestopt(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Start en stop noemen allebei geen ToewijzingNummer, of allebei geen Product',
      bericht: (s) => bericht307(s, { producten: [{ ToewijzingNummer: undefined }, { Product: undefined }] }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s, { toewijzingNummer: null }),
            gestart(s, { toewijzingNummer: 1002, product: null }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een stop wordt verwijderd: alleen zijn eigen sleutel telt',
      bericht: (s) => bericht307(s, { producten: [{ StatusAanlevering: '3' }] }),
      feiten: () => regie(),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Er is geen start',
      bericht: (s) => bericht307(s),
      feiten: () => regie(),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '307',
      titel: 'De Begindatum is een dag anders dan in de start',
      bericht: (s) => bericht307(s, { producten: [{ Begindatum: dag('2026-04-09') }] }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/Begindatum'],
    },
    {
      nummer: '307',
      titel: 'De start had alleen een categorie, de stop ook een code',
      bericht: (s) => bericht307(s),
      feiten: (s) => regie({ leveringen: [gestart(s, { product: aspecifiek(s) })] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/Product'],
    },
    {
      nummer: '307',
      titel: 'De stop laat het ToewijzingNummer van de start weg',
      bericht: (s) => bericht307(s, { producten: [{ ToewijzingNummer: undefined }] }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/ToewijzingNummer'],
    },
    {
      nummer: '307',
      titel: 'Product en Begindatum zijn anders dan in de start van dezelfde toewijzing',
      bericht: (s) =>
        bericht307(s, { producten: [{ Product: specifiek(s, 2), Begindatum: dag('2026-04-09') }] }),
      feiten: (s) => regie({ leveringen: [gestart(s)] }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '307',
      titel: 'Een start op dit ToewijzingNummer en een van dit product: het nummer geeft de doorslag',
      bericht: (s) => bericht307(s),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s, { product: specifiek(s, 2), begindatum: dag('2026-04-09') }),
            gestart(s, { toewijzingNummer: 1007, uitBericht: eerder(s, '305', '3050007', '2026-04-11') }),
          ],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '307',
      titel: 'Alleen een start van hetzelfde product lijkt erop',
      bericht: (s) => bericht307(s),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s, {
              begindatum: dag('2026-04-09'),
              toewijzingNummer: 1007,
              uitBericht: eerder(s, '305', '3050007', '2026-04-11'),
            }),
          ],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '307',
      titel: 'Twee starts lijken er even veel op: de laatst ontvangen start wordt genoemd',
      bericht: (s) => bericht307(s),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s, { toewijzingNummer: 1006 }),
            gestart(s, { toewijzingNummer: 1007, uitBericht: eerder(s, '305', '3050007', '2026-04-11') }),
          ],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct/ToewijzingNummer'],
    },
    {
      nummer: '307',
      titel: 'Een start die alleen op dezelfde dag viel, lijkt er niet op',
      bericht: (s) => bericht307(s),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s, {
              product: specifiek(s, 2),
              toewijzingNummer: 1007,
              uitBericht: eerder(s, '305', '3050007', '2026-04-11'),
            }),
          ],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
    {
      nummer: '307',
      titel: 'Geen ToewijzingNummer, en een start van een ander product die er ook geen heeft',
      bericht: (s) => bericht307(s, { producten: [{ ToewijzingNummer: undefined }] }),
      feiten: (s) =>
        regie({
          leveringen: [
            gestart(s, { toewijzingNummer: null, product: specifiek(s, 2), begindatum: dag('2026-04-09') }),
          ],
        }),
      verwacht: ['/Bericht/Client/StopProducten/StopProduct'],
    },
  ],
};
