/** That a client turned an age. The day itself is personal: no signal has it. */
import type { NewSignal } from '../casefile/signals.ts';
import type { ClientAllocation } from '../casefile/watched.ts';
import { isAfter, isBefore } from '../rules/dates.ts';
import { product } from '../rules/dutch.ts';
import { protocolOn } from '../rules/protocol.ts';
import { type AgeWatch, birthday, hasAge, isOfAgeWatch } from '../rules/watched.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { WatchFacts } from './signals-at.ts';

/**
 * One for a client and provider, however much is allocated. It stands from the birthday until the next one, as long as
 * something runs that ran on that day.
 * @param toewijzingen in the order of their number
 */
export function birthdaySignals(
  toewijzingen: readonly ClientAllocation[],
  { protocolVoor, kantVan }: Pick<WatchFacts, 'protocolVoor' | 'kantVan'>,
  nu: Temporal.Instant,
): readonly NewSignal[] {
  const vandaag = amsterdamDay(nu);
  const perClient = Map.groupBy(
    toewijzingen.filter(({ gemeente, aanbieder }) => kantVan({ gemeente, aanbieder }) === 'gemeente'),
    ({ gemeente, standaard, aanbieder, client }) => `${gemeente}/${standaard}/${aanbieder}/${client}`,
  );
  return [...perClient.values()].flatMap((eigen) => {
    const [een] = eigen;
    if (een === undefined) return [];
    const { bewaking = [] } = protocolOn(protocolVoor(een.gemeente, een.standaard), vandaag);
    return bewaking
      .filter((regel) => regel.wat === 'leeftijd')
      .filter(({ wetten }) => wetten.has(een.standaard))
      .flatMap((regel) => turned(eigen, een, regel, vandaag) ?? [])
      .map((signaal) => ({ ...signaal, sinds: nu }));
  });
}

function turned(
  eigen: readonly ClientAllocation[],
  { geboren, gemeente, standaard, aanbieder }: ClientAllocation,
  regel: AgeWatch,
  vandaag: Temporal.PlainDate,
): Omit<NewSignal, 'sinds'> | null {
  const dag = birthday(geboren, regel.leeftijd);
  if (dag === null || !hasAge(geboren, regel.leeftijd, vandaag)) return null;
  const toen = eigen.filter(
    (een) => isOfAgeWatch(regel, een.product) && !isAfter(een.ingangsdatum, dag) && runsOn(een, dag),
  );
  const [eerste] = toen;
  const loopt = toen.find((een) => runsOn(een, vandaag));
  if (eerste === undefined || loopt === undefined) return null;
  const { toewijzingNummer, berichtId } = loopt;
  const onzeker = geboren.DatumGebruik === undefined ? '' : ' De geboortedatum is niet volledig bekend.';
  return {
    // By the first that ran on the day, whether or not it still does: what ends later opens nothing anew.
    oorzaak: `leeftijd/${gemeente}/${standaard}/${eerste.toewijzingNummer}/${regel.id}`,
    soort: 'toewijzing',
    code: regel.id,
    melding: `De cliënt van toewijzing ${toewijzingNummer} (product ${product(loopt.product ?? undefined)}) is ${regel.leeftijd} jaar geworden.${onzeker}`,
    uiterlijk: null,
    standaard,
    gemeente,
    aanbieder,
    berichtId,
    verzoekId: null,
    toewijzingNummer,
    bedrag: null,
  };
}

/** Of one that has begun. */
function runsOn({ einddatum }: ClientAllocation, dag: Temporal.PlainDate): boolean {
  return einddatum === null || !isBefore(einddatum, dag);
}
