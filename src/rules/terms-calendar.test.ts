/**
 * Every term from 2021 to 2035 against a second calculation that shares nothing with ours: no Temporal, no time zone
 * database, Easter from the table of paschal full moons, and terms counted on a list of all working days.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nationalPaymentTerm, paymentDay } from './betaling.ts';
import {
  declaratieTerm,
  offerAgainTerm,
  onderzoekTerm,
  retourTerm,
  startTerm,
  stopTerm,
  verzoekTerm,
  woonplaatsTerm,
} from './terms.ts';
import { addWorkingDays, type Calendar, nationalCalendar } from './workingdays.ts';

const day = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const weekday = (ms: number) => new Date(ms).getUTCDay();

/** The paschal full moon by golden number, 1900 to 2199, as `MMDD`. */
const fullMoons = [
  414, 403, 323, 411, 331, 418, 408, 328, 416, 405, 325, 413, 402, 322, 410, 330, 417, 407, 327,
] as const;

/** The Sunday after the paschal full moon. */
function easter(year: number): number {
  const moon = fullMoons[year % 19] ?? 0;
  const ms = Date.UTC(year, Math.floor(moon / 100) - 1, moon % 100);
  return ms + (7 - weekday(ms)) * day;
}

function freeDays(year: number, goodFriday: boolean): readonly number[] {
  const pasen = easter(year);
  const april27 = Date.UTC(year, 3, 27);
  return [
    Date.UTC(year, 0, 1),
    ...(goodFriday ? [pasen - 2 * day] : []),
    pasen + day,
    weekday(april27) === 0 ? april27 - day : april27,
    Date.UTC(year, 4, 5),
    pasen + 39 * day,
    pasen + 50 * day,
    Date.UTC(year, 11, 25),
    Date.UTC(year, 11, 26),
  ];
}

/** Every working day from 2020 to 2036, in order. */
function workingDays(goodFriday: boolean, extra: readonly string[] = []): readonly string[] {
  const free = new Set(extra);
  for (let year = 2020; year <= 2037; year += 1)
    for (const ms of freeDays(year, goodFriday)) free.add(iso(ms));
  const all: string[] = [];
  for (let ms = Date.UTC(2020, 11, 1); ms < Date.UTC(2036, 5, 1); ms += day) {
    if (weekday(ms) !== 0 && weekday(ms) !== 6 && !free.has(iso(ms))) all.push(iso(ms));
  }
  return all;
}

/** The n-th working day after a day. */
function nth(days: readonly string[], from: string, n: number): string {
  let laag = 0;
  let hoog = days.length;
  while (laag < hoog) {
    const midden = (laag + hoog) >> 1;
    if ((days[midden] ?? '') <= from) laag = midden + 1;
    else hoog = midden;
  }
  return days[laag + n - 1] ?? '';
}

/** Summer time is from the last Sunday of March to the last of October, at 01:00 UTC. */
function amsterdam(ms: number): string {
  const year = new Date(ms).getUTCFullYear();
  const lastSunday = (month: number) => {
    const last = Date.UTC(year, month + 1, 0);
    return last - weekday(last) * day + 3_600_000;
  };
  const summer = ms >= lastSunday(2) && ms < lastSunday(9);
  return iso(ms + (summer ? 2 : 1) * 3_600_000);
}

const national = workingDays(false);
const withGoodFriday = workingDays(true);
const zonderGoedeVrijdag: Calendar = { ...nationalCalendar, goedeVrijdagIsWerkdag: false };
const from = Date.UTC(2021, 0, 1);
const until = Date.UTC(2035, 11, 31);

describe('Terms in working days, 2021 to 2035', () => {
  test.each([
    ['nationally', nationalCalendar, national],
    ['where Good Friday is free', zonderGoedeVrijdag, withGoodFriday],
  ] as const)(
    'end where the second calculation says, %s, from every day there is',
    (_waar, kalender, days) => {
      const verschillen: string[] = [];
      for (let ms = from; ms <= until; ms += day) {
        const begin = Temporal.PlainDate.from(iso(ms));
        // Ten working days is the longest term; the third and fifth lie on the way there.
        for (const n of [3, 5, 10]) {
          const onze = addWorkingDays(begin, n, kalender).toString();
          if (onze !== nth(days, iso(ms), n)) verschillen.push(`${iso(ms)} + ${n}: ${onze}`);
        }
      }
      expect(verschillen).toEqual([]);
    },
  );

  /** Receipts that stand near something: midnight, a feast day, the change of the clock, the turn of the year. */
  const marked = Array.from({ length: 15 }, (_, n) => 2021 + n).flatMap((year) => [
    ...freeDays(year, true),
    easter(year),
    ...[2, 9].map((month) => {
      const last = Date.UTC(year, month + 1, 0);
      return last - weekday(last) * day;
    }),
    Date.UTC(year, 3, 27),
    Date.UTC(year, 11, 31),
  ]);
  const moments = fc.oneof(
    fc.integer({ min: from, max: until }),
    fc
      .tuple(
        fc.constantFrom(...marked),
        fc.integer({ min: -3, max: 3 }),
        fc.constantFrom(-1, 0, 1, 59, 60),
        fc.constantFrom(0, 21, 22, 23),
      )
      .map(([ms, days, minutes, hours]) => ms + days * day + hours * 3_600_000 + minutes * 60_000),
  );

  test('start on the Amsterdam day of receipt and end where the second calculation says, at any moment', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const op = Temporal.Instant.fromEpochMilliseconds(ms);
        const dag = amsterdam(ms);
        const verwacht = (n: number) => [dag, nth(national, dag, n)];
        const later = (dagen: number) => iso(Date.parse(`${dag}T00:00:00Z`) + dagen * day);
        const is = ({ vanaf, uiterlijk }: { vanaf: Temporal.PlainDate; uiterlijk: Temporal.PlainDate }) => [
          vanaf.toString(),
          uiterlijk.toString(),
        ];
        expect(is(retourTerm(op, nationalCalendar))).toEqual(verwacht(3));
        expect(is(declaratieTerm(op, nationalCalendar))).toEqual(verwacht(10));
        expect(is(verzoekTerm('315', op, nationalCalendar))).toEqual(verwacht(5));
        const begin = Temporal.PlainDate.from(dag);
        expect(is(startTerm(begin, begin, nationalCalendar))).toEqual(verwacht(5));
        expect(is(stopTerm(begin, nationalCalendar))).toEqual(verwacht(5));
        expect(onderzoekTerm('315', begin).uiterlijk.toString()).toBe(later(56));
        expect(is(woonplaatsTerm(op))).toEqual([dag, later(14)]);
        // The last day of next month is the day before the first of the month after it.
        const [jaar = 0, maand = 0] = dag.split('-').map(Number);
        expect(offerAgainTerm(begin, 1).uiterlijk.toString()).toBe(iso(Date.UTC(jaar, maand + 1, 1) - day));
        const declaratie = { dagtekening: begin, ontvangst: begin };
        expect(paymentDay(nationalPaymentTerm, declaratie).toString()).toBe(later(30));
        expect(paymentDay({ vanaf: 'ontvangst', dagen: 30 }, declaratie).toString()).toBe(later(30));
      }),
      { numRuns: 2_000 },
    );
  });

  test('skip the local feast days and bridge days of a municipality too', () => {
    const extra = fc.uniqueArray(
      fc.integer({ min: from / day, max: until / day }).map((n) => iso(n * day)),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(
        extra,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: -9, max: 1 }),
        (vrij, n, rond) => {
          const kalender: Calendar = { goedeVrijdagIsWerkdag: true, vrijeDagen: new Set(vrij) };
          const begin = iso(Date.parse(`${vrij[0]}T00:00:00Z`) + rond * day);
          const onze = addWorkingDays(Temporal.PlainDate.from(begin), n, kalender).toString();
          expect(onze).toBe(nth(workingDays(false, vrij), begin, n));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('OP271', () => {
  test('runs from the allocation where care began before it', () => {
    const dag = Temporal.PlainDate.from;
    const term = startTerm(dag('2026-04-01'), dag('2026-05-06'), nationalCalendar);
    expect([term.vanaf.toString(), term.uiterlijk.toString()]).toEqual(['2026-05-06', '2026-05-13']);
  });
});
