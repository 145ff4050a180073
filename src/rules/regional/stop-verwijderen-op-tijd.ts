import { ownAllocations } from '../allocations.ts';
import { stopProducten } from '../classes.ts';
import { isAfter, isBefore } from '../dates.ts';
import { datum } from '../dutch.ts';
import { bericht307 } from '../examples/berichten.ts';
import { gestart, gestopt, regie, toegewezen } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import type { AllocationFact } from '../facts.ts';
import { messageKind } from './kind.ts';

type S = Parameters<typeof bericht307>[0];
const weg = (
  redenBeeindiging: '20' | '02',
  anders: Partial<AllocationFact>,
  StatusAanlevering: '1' | '3' = '3',
) => ({
  parameters: {},
  bericht: (s: S) =>
    bericht307(s, { producten: [{ StatusAanlevering, RedenBeeindiging: redenBeeindiging }] }),
  feiten: (s: S) =>
    regie({
      toewijzingen: [toegewezen(s, anders)],
      leveringen: StatusAanlevering === '3' ? [gestart(s), gestopt(s, { redenBeeindiging })] : [gestart(s)],
    }),
  regionaal: () => ({
    schakelaars: { declaratieVereistStart: false, tegenDeStandaard: new Set(['voorbeeld']) },
  }),
});
const found = ['/Bericht/Client/StopProducten/StopProduct/StatusAanlevering'];

export const stopVerwijderenOpTijd = messageKind({
  soort: 'stop-verwijderen-op-tijd',
  over: 'bericht',
  eis: 'Een stop (307) wordt alleen verwijderd zolang de Einddatum van de toewijzing niet voorbij is. Is de toewijzing na een definitieve stop al ingekort, dan beslist een mens.',
  waarom: 'Na het einde van de toewijzing valt er niets meer te hervatten.',
  parameters: {},
  *perBericht({ nummer, bericht, context }) {
    if (nummer !== '307') return;
    const eigen = ownAllocations(context.feiten.toewijzingen);
    for (const { pad, inhoud } of stopProducten(bericht)) {
      const toewijzing = eigen.get(inhoud.ToewijzingNummer ?? 0);
      if (inhoud.StatusAanlevering !== '3' || !toewijzing?.einddatum) continue;
      const { toewijzingNummer, einddatum, redenWijziging } = toewijzing;
      const ingekort =
        inhoud.RedenBeeindiging !== '20' && redenWijziging !== null && !isAfter(einddatum, inhoud.Einddatum);
      if (!ingekort && !isBefore(einddatum, context.ontvangstdag)) continue;
      yield {
        klasse: pad,
        element: 'StatusAanlevering',
        melding: ingekort
          ? `De stop op toewijzing ${toewijzingNummer} wordt verwijderd, maar de toewijzing is al ingekort tot en met ${datum(einddatum)}.`
          : `De stop op toewijzing ${toewijzingNummer} kan niet meer verwijderd worden: de toewijzing liep tot en met ${datum(einddatum)}.`,
        waarden: {
          toewijzingNummer: String(toewijzingNummer),
          einddatumToewijzing: datum(einddatum),
          ontvangen: datum(context.ontvangstdag),
        },
        herstel: 'Neem contact op met de gemeente.',
        ...(ingekort ? { alleenSignaal: true } : { tegenDeStandaard: true }),
      };
    }
  },
  voorbeelden: [
    {
      ...weg('20', { einddatum: dag('2026-05-06') }),
      titel: 'Op de laatste dag van de toewijzing',
      verwacht: 'aanvaard',
    },
    { ...weg('20', { einddatum: null }), titel: 'Zonder einddatum', verwacht: 'aanvaard' },
    {
      ...weg('20', { einddatum: dag('2026-05-05') }, '1'),
      titel: 'Een stop die niet verwijderd wordt',
      verwacht: 'aanvaard',
    },
    {
      ...weg('02', { einddatum: dag('2026-12-31'), redenWijziging: '02' }),
      titel: 'Een definitieve stop, gewijzigd en niet ingekort',
      verwacht: 'aanvaard',
    },
    {
      ...weg('20', { einddatum: dag('2026-05-05') }),
      titel: 'Na het einde van de toewijzing',
      verwacht: found,
    },
    {
      ...weg('02', { einddatum: dag('2026-04-30'), redenWijziging: '02' }),
      titel: 'Na een definitieve stop waarop de toewijzing is ingekort: een signaal',
      verwacht: found,
    },
  ],
});
