import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  Bericht305,
  Bericht307,
  StartProduct305,
  StopProduct307,
} from '../standard/berichten.generated.ts';
import { closestStart, newStarts, newStops, startId, startsByKey, stopId, stopsOf } from './delivery.ts';
import type { Effect } from './effects.ts';
import { bericht305, bericht307 } from './examples/berichten.ts';
import { eerder, gestart, gestopt, regie } from './examples/facts.ts';
import { landelijk, ontvangst } from './examples/landelijk.ts';
import { dag, specifiek } from './examples/waarden.ts';
import type { DeliveryFact } from './facts.ts';
import { judge } from './judge.ts';
import { rules } from './national/index.ts';

const wet = 'ijw-3.2';
const uit = eerder(wet, '305');

/** The rules that guard the order of starts and stops. */
const regieregels = rules.filter(({ code }) =>
  ['TR063', 'TR071', 'TR074', 'TR326', 'TR382', 'TR413', 'TR414', 'TR415'].includes(code),
);

/** Few values, so that lines often meet. */
const sleutel = fc.record({
  ToewijzingNummer: fc.constantFrom(1001, 1002, undefined),
  Product: fc.constantFrom(specifiek(wet, 1), specifiek(wet, 2)),
  Begindatum: fc.integer({ min: 1, max: 5 }).map((d) => dag(`2026-04-0${d}`)),
});
const status = fc.constantFrom('1' as const, '1' as const, '3' as const);

const startregel = fc
  .record({ sleutel, StatusAanlevering: status })
  .map(({ sleutel: s, StatusAanlevering }) => metSleutel(s, { StatusAanlevering }));

const stopregel = fc
  .record({
    sleutel,
    StatusAanlevering: status,
    RedenBeeindiging: fc.constantFrom('02' as const, '20' as const, '36' as const),
    Einddatum: fc.integer({ min: 5, max: 9 }).map((d) => dag(`2026-04-0${d}`)),
  })
  .map(({ sleutel: s, ...rest }) => metSleutel(s, rest));

type Sleutel = {
  ToewijzingNummer: number | undefined;
  Product: StartProduct305['Product'];
  Begindatum: Temporal.PlainDate;
};
/** An absent ToewijzingNummer is left out. */
function metSleutel<T extends object>({ ToewijzingNummer, Product, Begindatum }: Sleutel, rest: T) {
  return {
    ...(ToewijzingNummer === undefined ? {} : { ToewijzingNummer }),
    ...(Product === undefined ? {} : { Product }),
    Begindatum,
    ...rest,
  };
}

/** The logical keys (TR101), so that a generated message passes level 2. */
const startsleutel = (p: StartProduct305) => JSON.stringify([p.ToewijzingNummer, p.Product, p.Begindatum]);
const stopsleutel = (p: StopProduct307) =>
  JSON.stringify([p.ToewijzingNummer, p.Product, p.Begindatum, p.RedenBeeindiging, p.Einddatum]);

const startregels = fc.uniqueArray(startregel, { minLength: 1, maxLength: 6, selector: startsleutel });
const stopregels = fc.uniqueArray(stopregel, { minLength: 1, maxLength: 6, selector: stopsleutel });

function start305(regels: readonly StartProduct305[]): Bericht305 {
  const bericht = bericht305(wet);
  return { ...bericht, Client: { ...bericht.Client, StartProducten: { StartProduct: regels } } };
}

function stop307(regels: readonly StopProduct307[]): Bericht307 {
  const bericht = bericht307(wet);
  return { ...bericht, Client: { ...bericht.Client, StopProducten: { StopProduct: regels } } };
}

const regiebericht = fc.oneof(startregels.map(start305), stopregels.map(stop307));

/** What is known after a message was judged: unchanged when it was refused. */
function after(
  leveringen: readonly DeliveryFact[],
  bericht: Bericht305 | Bericht307,
): readonly DeliveryFact[] {
  const oordeel = judge(bericht, regie({ leveringen }), landelijk, ontvangst, regieregels);
  return oordeel.uitkomst === 'goedgekeurd' ? oordeel.effecten.reduce(withEffect, leveringen) : leveringen;
}

function withEffect(leveringen: readonly DeliveryFact[], effect: Effect): readonly DeliveryFact[] {
  switch (effect.effect) {
    case 'start-vastgelegd':
      return [...leveringen, { soort: 'start', ...effect.sleutel, uitBericht: uit }];
    case 'stop-vastgelegd':
      return [...leveringen, { soort: 'stop', ...effect.sleutel, uitBericht: uit }];
    case 'start-verwijderd':
      return leveringen.filter((l) => l.soort !== 'start' || startId(l) !== startId(effect.sleutel));
    case 'stop-verwijderd':
      return leveringen.filter((l) => l.soort !== 'stop' || stopId(l) !== stopId(effect.sleutel));
    default:
      return leveringen;
  }
}

/** A history that messages of a provider can have led to. */
const verleden = fc
  .array(regiebericht, { maxLength: 12 })
  .map((berichten) => berichten.reduce<readonly DeliveryFact[]>(after, []));

/** A list and a rearrangement of it. */
function herschikt<T>(lijsten: fc.Arbitrary<T[]>): fc.Arbitrary<readonly [readonly T[], readonly T[]]> {
  return lijsten.chain((lijst) =>
    fc
      .shuffledSubarray(lijst, { minLength: lijst.length, maxLength: lijst.length })
      .map((anders) => [lijst, anders] as const),
  );
}

/** What every line of a message met, by its key and in a fixed order. */
function meetings(bericht: Bericht305 | Bericht307, leveringen: readonly DeliveryFact[]): string {
  const ontmoet =
    bericht.nummer === '305'
      ? newStarts(bericht, leveringen).map(({ pad: _, ...rest }) => rest)
      : newStops(bericht, leveringen).map(({ pad: _, ...rest }) => rest);
  return JSON.stringify(ontmoet.map((een) => JSON.stringify(een)).toSorted());
}

/** The rules and keys of what is refused, in a fixed order. */
function refusals(bericht: Bericht305 | Bericht307, leveringen: readonly DeliveryFact[]): readonly string[] {
  const oordeel = judge(bericht, regie({ leveringen }), landelijk, ontvangst, regieregels);
  return oordeel.bevindingen.map(({ regel, melding }) => `${regel} ${melding}`).toSorted();
}

describe('the order of the lines in a message', () => {
  test('of starts does not matter', () => {
    fc.assert(
      fc.property(herschikt(startregels), verleden, ([zo, anders], leveringen) => {
        expect(meetings(start305(anders), leveringen)).toBe(meetings(start305(zo), leveringen));
        expect(refusals(start305(anders), leveringen)).toEqual(refusals(start305(zo), leveringen));
      }),
    );
  });

  test('of stops does not matter', () => {
    fc.assert(
      fc.property(herschikt(stopregels), verleden, ([zo, anders], leveringen) => {
        expect(meetings(stop307(anders), leveringen)).toBe(meetings(stop307(zo), leveringen));
        expect(refusals(stop307(anders), leveringen)).toEqual(refusals(stop307(zo), leveringen));
      }),
    );
  });

  test('is the order of the answers', () => {
    const bericht = bericht305(wet, { producten: [{ Begindatum: dag('2026-04-09') }, {}, {}] });
    expect(newStarts(bericht, []).map(({ pad }) => pad)).toEqual([
      '/Bericht/Client/StartProducten/StartProduct[1]',
      '/Bericht/Client/StartProducten/StartProduct[2]',
      '/Bericht/Client/StartProducten/StartProduct[3]',
    ]);
  });
});

describe('a correction in one message (IV008)', () => {
  test('of a running start is accepted, whatever part of the key changes', () => {
    fc.assert(
      fc.property(verleden, startregel, fc.boolean(), (leveringen, nieuw, voorop) => {
        const gestopt = new Set(stopsOf(leveringen).map(startId));
        const oud = [...startsByKey(leveringen).values()].find((start) => !gestopt.has(startId(start)));
        fc.pre(oud !== undefined);
        const verwijdering: StartProduct305 = metSleutel(
          {
            ToewijzingNummer: oud.toewijzingNummer ?? undefined,
            Product: oud.product ?? undefined,
            Begindatum: oud.begindatum,
          },
          { StatusAanlevering: '3' as const },
        );
        // The replacement stays on the same ToegewezenProduct and must not have been reported before.
        const { ToewijzingNummer: _, ...rest } = nieuw;
        const vervanging: StartProduct305 = {
          ...rest,
          ...(oud.toewijzingNummer === null ? {} : { ToewijzingNummer: oud.toewijzingNummer }),
          ...(oud.toewijzingNummer === null && oud.product !== null ? { Product: oud.product } : {}),
          StatusAanlevering: '1',
        };
        const sleutels = new Set(startsByKey(leveringen).keys());
        const id = startId({
          toewijzingNummer: vervanging.ToewijzingNummer ?? null,
          product: vervanging.Product ?? null,
          begindatum: vervanging.Begindatum,
        });
        fc.pre(!sleutels.has(id));
        // Removing stops can leave two deliveries running; then the other one still stands in the way.
        const anderLoopt = newStarts(start305([verwijdering, vervanging]), leveringen).some(
          (s) => s.actueel !== null,
        );
        fc.pre(!anderLoopt);
        const regels = voorop ? [vervanging, verwijdering] : [verwijdering, vervanging];
        expect(refusals(start305(regels), leveringen)).toEqual([]);
      }),
    );
  });

  test('removes before it adds, also where the removal alone would be refused', () => {
    const vervanging = bericht305(wet, {
      producten: [
        { StatusAanlevering: '3' },
        { ToewijzingNummer: 1001, Product: specifiek(wet), Begindatum: dag('2026-04-09') },
      ],
    });
    expect(newStarts(vervanging, [gestart(wet)]).map(({ actueel }) => actueel)).toEqual([null]);
    expect(newStarts(vervanging, [gestart(wet), gestopt(wet)]).map(({ actueel }) => actueel)).toEqual([null]);
  });

  test('of a stop leaves other stops of the same start where they are', () => {
    const bericht = bericht307(wet, {
      producten: [
        { StatusAanlevering: '3' },
        { ToewijzingNummer: 1001, Product: specifiek(wet), Einddatum: dag('2026-05-01') },
      ],
    });
    const definitief = gestopt(wet, { redenBeeindiging: '36', einddatum: dag('2026-05-02') });
    const [stop] = newStops(bericht, [gestart(wet), gestopt(wet), definitief]);
    expect(stop?.tijdelijk).toBeNull();
    expect(stop?.definitief).toEqual(definitief);
    expect(stop?.laatste).toEqual(definitief);
  });
});

describe('whatever messages come in whatever order, after the approved ones', () => {
  test('every stop has its start, and a start at most one temporary and one definitive stop, in that order', () => {
    fc.assert(
      fc.property(verleden, (leveringen) => {
        const starts = startsByKey(leveringen);
        const perStart = Object.groupBy(stopsOf(leveringen), startId);
        for (const [start, stops = []] of Object.entries(perStart)) {
          expect(starts.has(start)).toBe(true);
          const tijdelijk = stops.filter((stop) => stop.redenBeeindiging === '20');
          const definitief = stops.filter((stop) => stop.redenBeeindiging !== '20');
          expect(tijdelijk.length).toBeLessThanOrEqual(1);
          expect(definitief.length).toBeLessThanOrEqual(1);
          for (const t of tijdelijk)
            for (const d of definitief) {
              expect(Temporal.PlainDate.compare(t.einddatum, d.einddatum)).toBeLessThanOrEqual(0);
            }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('at most one delivery runs on a ToegewezenProduct, as long as no stop is taken back', () => {
    const zonderTerugnemen = fc.oneof(
      startregels.map(start305),
      stopregels.map((regels) => stop307(regels.map((regel) => ({ ...regel, StatusAanlevering: '1' })))),
    );
    fc.assert(
      fc.property(fc.array(zonderTerugnemen, { maxLength: 12 }), (berichten) => {
        const leveringen = berichten.reduce<readonly DeliveryFact[]>(after, []);
        const gestoptOp = new Set(stopsOf(leveringen).map(startId));
        const lopend = [...startsByKey(leveringen).values()]
          .filter((start) => !gestoptOp.has(startId(start)))
          .map(({ toewijzingNummer, product }) => JSON.stringify(toewijzingNummer ?? product));
        expect(new Set(lopend).size).toBe(lopend.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the start that a key most likely means', () => {
  const gezocht = { toewijzingNummer: 1001, product: specifiek(wet), begindatum: dag('2026-04-08') };

  test('has the same ToewijzingNummer before the same Product and Begindatum', () => {
    const zelfdeNummer = gestart(wet, { product: specifiek(wet, 2), begindatum: dag('2026-04-01') });
    const zelfdeProduct = gestart(wet, { toewijzingNummer: 1002 });
    expect(closestStart([zelfdeProduct, zelfdeNummer, zelfdeProduct], gezocht)).toBe(zelfdeNummer);
  });

  test('is the latest of several that are as close', () => {
    const vroeg = gestart(wet, { begindatum: dag('2026-04-01') });
    const laat = gestart(wet, { begindatum: dag('2026-04-20') });
    expect(closestStart([vroeg, laat], gezocht)).toBe(laat);
  });

  test('is none when only the day agrees', () => {
    expect(
      closestStart([gestart(wet, { toewijzingNummer: 1002, product: specifiek(wet, 2) })], gezocht),
    ).toBeNull();
  });
});

test('a message of very many lines is judged in a moment', () => {
  const aantal = 5_000;
  const regels = Array.from({ length: aantal }, (_, plaats) => ({
    ToewijzingNummer: 1001,
    Product: specifiek(wet),
    Begindatum: dag('2026-04-08').subtract({ days: plaats }),
    RedenBeeindiging: '20' as const,
    Einddatum: dag('2026-04-09').add({ days: plaats }),
    StatusAanlevering: '1' as const,
  }));
  const zelfdeStart = regels.map((regel) => ({ ...regel, Begindatum: dag('2026-04-08') }));
  const begin = performance.now();
  expect(refusals(stop307(zelfdeStart), [gestart(wet)])).toHaveLength(aantal - 1);
  expect(
    refusals(start305(regels.map(({ RedenBeeindiging: _, Einddatum: __, ...start }) => start)), []),
  ).toHaveLength(aantal - 1);
  expect(performance.now() - begin).toBeLessThan(5_000);
});
