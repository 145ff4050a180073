/**
 * The history of starts and stops that a start (305) or stop (307) is judged against.
 *
 * A message may remove deliveries and bring their replacements at once (IV008), and may bring several new ones. The
 * order of the lines must not matter, so what a message removes goes first, and each new line then sees the earlier
 * ones of the same message in order of time.
 */
import type { Bericht305, Bericht307, CDT_Product } from '../standard/berichten.generated.ts';
import { type Occurrence, startProducten, stopProducten } from './classes.ts';
import type { StartKey, StopKey } from './effects.ts';
import type { DeliveryFact, EarlierMessage, StartFact, StopFact } from './facts.ts';

/** A delivery that counts; `uitBericht` is null for a line of the message that is being judged. */
type Known<F> = Omit<F, 'uitBericht'> & { readonly uitBericht: EarlierMessage | null };
export type KnownStart = Known<StartFact>;
export type KnownStop = Known<StopFact>;

/** A line of the message under its logical key. */
export type Line<K> = { readonly pad: string; readonly sleutel: K };

/** A new start (StatusAanlevering 1). */
export type NewStart = Line<StartKey> & {
  /** The start on the same ToegewezenProduct that was not stopped. */
  readonly actueel: KnownStart | null;
};

/** A new stop (StatusAanlevering 1), with the stops that ended the same start before it. */
export type NewStop = Line<StopKey> & {
  readonly tijdelijk: KnownStop | null;
  readonly definitief: KnownStop | null;
  /** The one with the latest Einddatum. */
  readonly laatste: KnownStop | null;
};

/** RedenBeeindiging of a temporary stop, in both laws; every other is definitive. */
export const tijdelijkeReden = '20';

/** Absent equals absent. */
export function sameProduct(een: CDT_Product | null, ander: CDT_Product | null): boolean {
  return een?.Categorie === ander?.Categorie && een?.Code === ander?.Code;
}

function productId(product: CDT_Product | null): readonly (string | null)[] | null {
  return product === null ? null : [product.Categorie, product.Code ?? null];
}

/** One text per logical key of a StartProduct; a stop carries the key of its start. */
export function startId({ toewijzingNummer, product, begindatum }: StartKey): string {
  return JSON.stringify([toewijzingNummer, productId(product), begindatum.toString()]);
}

/** One text per logical key of a StopProduct. */
export function stopId(sleutel: StopKey): string {
  return JSON.stringify([startId(sleutel), sleutel.redenBeeindiging, sleutel.einddatum.toString()]);
}

/** IV096: a delivery belongs to its ToewijzingNummer or, when it is taakgericht and has none, to its Product. */
function subject({ toewijzingNummer, product }: Pick<StartKey, 'toewijzingNummer' | 'product'>): string {
  return JSON.stringify(toewijzingNummer ?? productId(product));
}

/** The known starts by logical key. */
export function startsByKey(leveringen: readonly DeliveryFact[]): ReadonlyMap<string, StartFact> {
  return new Map(startsOf(leveringen).map((start) => [startId(start), start]));
}

/** The known stops by logical key. */
export function stopsByKey(leveringen: readonly DeliveryFact[]): ReadonlyMap<string, StopFact> {
  return new Map(stopsOf(leveringen).map((stop) => [stopId(stop), stop]));
}

export function startsOf(leveringen: readonly DeliveryFact[]): readonly StartFact[] {
  return leveringen.filter((levering) => levering.soort === 'start');
}

export function stopsOf(leveringen: readonly DeliveryFact[]): readonly StopFact[] {
  return leveringen.filter((levering) => levering.soort === 'stop');
}

function startLines(bericht: Bericht305, verwijderen: boolean): readonly Line<StartKey>[] {
  return linesOf(startProducten(bericht), verwijderen, (start) => ({
    toewijzingNummer: start.ToewijzingNummer ?? null,
    product: start.Product ?? null,
    begindatum: start.Begindatum,
  }));
}

function stopLines(bericht: Bericht307, verwijderen: boolean): readonly Line<StopKey>[] {
  return linesOf(stopProducten(bericht), verwijderen, (stop) => ({
    toewijzingNummer: stop.ToewijzingNummer ?? null,
    product: stop.Product ?? null,
    begindatum: stop.Begindatum,
    einddatum: stop.Einddatum,
    redenBeeindiging: stop.RedenBeeindiging,
  }));
}

function linesOf<T extends { readonly StatusAanlevering: string }, K>(
  leden: readonly Occurrence<T>[],
  verwijderen: boolean,
  sleutel: (inhoud: T) => K,
): readonly Line<K>[] {
  return leden
    .filter(({ inhoud }) => (inhoud.StatusAanlevering === '3') === verwijderen)
    .map(({ pad, inhoud }) => ({ pad, sleutel: sleutel(inhoud) }));
}

/** What a 305 wants removed (StatusAanlevering 3). */
export function removedStarts(bericht: Bericht305): readonly Line<StartKey>[] {
  return startLines(bericht, true);
}

/** What a 307 wants removed (StatusAanlevering 3). */
export function removedStops(bericht: Bericht307): readonly Line<StopKey>[] {
  return stopLines(bericht, true);
}

/** The new starts of a 305 in the order of the message, each with what it meets. */
export const newStarts = remembering(
  (bericht: Bericht305, leveringen: readonly DeliveryFact[]): readonly NewStart[] => {
    const verwijderd = new Set(removedStarts(bericht).map(({ sleutel }) => startId(sleutel)));
    const gestopt = new Set(stopsOf(leveringen).map(startId));
    const actueel = new Map<string, KnownStart>();
    for (const start of startsOf(leveringen)) {
      const id = startId(start);
      if (verwijderd.has(id) || gestopt.has(id)) continue;
      actueel.set(subject(start), start);
    }
    return inOrderOfTime(startLines(bericht, false), compareStarts, ({ pad, sleutel }) => {
      const onderwerp = subject(sleutel);
      const bekend = actueel.get(onderwerp) ?? null;
      if (bekend === null) actueel.set(onderwerp, { soort: 'start', ...sleutel, uitBericht: null });
      return { pad, sleutel, actueel: bekend };
    });
  },
);

type StopsOfStart = Pick<NewStop, 'tijdelijk' | 'definitief' | 'laatste'>;
const ongestopt: StopsOfStart = { tijdelijk: null, definitief: null, laatste: null };

/** The new stops of a 307 in the order of the message, each with what it meets. */
export const newStops = remembering(
  (bericht: Bericht307, leveringen: readonly DeliveryFact[]): readonly NewStop[] => {
    const verwijderd = new Set(removedStops(bericht).map(({ sleutel }) => stopId(sleutel)));
    // TR413, TR414 and TR415 look at ToewijzingNummer and Begindatum, not at the Product beside a ToewijzingNummer.
    const start = (sleutel: StartKey) => `${subject(sleutel)} ${sleutel.begindatum.toString()}`;
    const perStart = new Map<string, StopsOfStart>();
    for (const stop of stopsOf(leveringen)) {
      if (!verwijderd.has(stopId(stop))) perStart.set(start(stop), withStop(perStart.get(start(stop)), stop));
    }
    return inOrderOfTime(stopLines(bericht, false), compareStops, ({ pad, sleutel }) => {
      const bekend = perStart.get(start(sleutel)) ?? ongestopt;
      perStart.set(start(sleutel), withStop(bekend, { soort: 'stop', ...sleutel, uitBericht: null }));
      return { pad, sleutel, ...bekend };
    });
  },
);

/**
 * Every rule about deliveries asks the same of the message and the facts that are judged, so it is worked out once. Only
 * the last answer is kept: a judgement runs to its end before another begins.
 */
function remembering<B extends object, R>(
  werkUit: (bericht: B, leveringen: readonly DeliveryFact[]) => R,
): (bericht: B, leveringen: readonly DeliveryFact[]) => R {
  let laatst: { bericht: B; leveringen: readonly DeliveryFact[]; uitkomst: R } | null = null;
  return (bericht, leveringen) => {
    if (laatst?.bericht !== bericht || laatst.leveringen !== leveringen) {
      laatst = { bericht, leveringen, uitkomst: werkUit(bericht, leveringen) };
    }
    return laatst.uitkomst;
  };
}

/** The first of each kind stays: a finding names what was there before anything clashed. */
function withStop(bekend: StopsOfStart = ongestopt, stop: KnownStop): StopsOfStart {
  const tijdelijk = stop.redenBeeindiging === tijdelijkeReden;
  const later =
    bekend.laatste === null || Temporal.PlainDate.compare(bekend.laatste.einddatum, stop.einddatum) < 0;
  return {
    tijdelijk: bekend.tijdelijk ?? (tijdelijk ? stop : null),
    definitief: bekend.definitief ?? (tijdelijk ? null : stop),
    laatste: later ? stop : bekend.laatste,
  };
}

/** Judges lines in order of time and gives the results in the order of the message. */
function inOrderOfTime<K, R>(
  regels: readonly Line<K>[],
  vergelijk: (een: K, ander: K) => number,
  beoordeel: (regel: Line<K>) => R,
): readonly R[] {
  const volgorde = regels
    .map((regel, plaats) => ({ regel, plaats }))
    .toSorted((een, ander) => vergelijk(een.regel.sleutel, ander.regel.sleutel));
  const uitkomsten = volgorde.map(({ regel, plaats }) => ({ uitkomst: beoordeel(regel), plaats }));
  return uitkomsten.toSorted((een, ander) => een.plaats - ander.plaats).map(({ uitkomst }) => uitkomst);
}

/** By Begindatum; the rest of the key only so that no two lines are equal, whatever their place in the message. */
function compareStarts(een: StartKey, ander: StartKey): number {
  return (
    Temporal.PlainDate.compare(een.begindatum, ander.begindatum) || compareText(startId(een), startId(ander))
  );
}

/** By Einddatum, a temporary stop before a definitive one of the same day; then as above. */
function compareStops(een: StopKey, ander: StopKey): number {
  const definitief = ({ redenBeeindiging }: StopKey) => Number(redenBeeindiging !== tijdelijkeReden);
  return (
    Temporal.PlainDate.compare(een.einddatum, ander.einddatum) ||
    definitief(een) - definitief(ander) ||
    compareText(stopId(een), stopId(ander))
  );
}

function compareText(een: string, ander: string): number {
  return een < ander ? -1 : Number(een > ander);
}

/**
 * The known start that a key most likely means: the same ToewijzingNummer counts more than the same Product, that
 * more than the same Begindatum, and a later message more than an earlier one. Null when only the day agrees.
 */
export function closestStart(leveringen: readonly DeliveryFact[], sleutel: StartKey): StartFact | null {
  return closest(startsOf(leveringen), sleutel);
}

/** The known stop that a key most likely means, as for a start. */
export function closestStop(leveringen: readonly DeliveryFact[], sleutel: StopKey): StopFact | null {
  return closest(stopsOf(leveringen), sleutel);
}

function closest<F extends StartKey>(feiten: readonly F[], sleutel: StartKey): F | null {
  const gelijkenis = (feit: F) =>
    4 * Number(feit.toewijzingNummer !== null && feit.toewijzingNummer === sleutel.toewijzingNummer) +
    2 * Number(sameProduct(feit.product, sleutel.product)) +
    Number(feit.begindatum.equals(sleutel.begindatum));
  return feiten.reduce<F | null>((beste, feit) => {
    const deze = gelijkenis(feit);
    return deze >= 2 && deze >= (beste === null ? 0 : gelijkenis(beste)) ? feit : beste;
  }, null);
}
