/**
 * Dutch working days and the terms counted in them.
 * Free are Saturdays, Sundays and the days of Algemene termijnenwet article 3 paragraph 1; Good Friday, local feast
 * days and bridge days only when a region says so.
 */
const zone = 'Europe/Amsterdam';

export type Calendar = {
  /** Algemene termijnenwet article 3 paragraph 2 puts Good Friday beside the feast days; not every region does. */
  readonly goedeVrijdagIsWerkdag: boolean;
  /** Extra free days (`YYYY-MM-DD`): local feast days and bridge days. */
  readonly vrijeDagen: ReadonlySet<string>;
};

export const nationalCalendar: Calendar = { goedeVrijdagIsWerkdag: true, vrijeDagen: new Set() };

/** The Amsterdam day on which an instant falls. */
export function amsterdamDay(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

/** The last day of a term of `aantal` working days after `dag`; `dag` itself does not count, free or not. */
export function addWorkingDays(
  dag: Temporal.PlainDate,
  aantal: number,
  kalender: Calendar,
): Temporal.PlainDate {
  let laatste = dag;
  for (let teller = 0; teller < aantal; ) {
    laatste = laatste.add({ days: 1 });
    if (isWorkingDay(laatste, kalender)) teller += 1;
  }
  return laatste;
}

export function isWorkingDay(dag: Temporal.PlainDate, kalender: Calendar): boolean {
  if (dag.dayOfWeek >= 6) return false;
  if (kalender.vrijeDagen.has(dag.toString())) return false;
  return !freeDaysOf(dag.year, kalender).has(dag.toString());
}

/** The feast days of a year that are no working days, in order. */
export function feastDays(jaar: number, kalender: Calendar): readonly Temporal.PlainDate[] {
  const pasen = easterSunday(jaar);
  const dagen = [
    Temporal.PlainDate.from({ year: jaar, month: 1, day: 1 }),
    ...(kalender.goedeVrijdagIsWerkdag ? [] : [pasen.subtract({ days: 2 })]),
    pasen.add({ days: 1 }),
    kingsDay(jaar),
    Temporal.PlainDate.from({ year: jaar, month: 5, day: 5 }),
    pasen.add({ days: 39 }),
    pasen.add({ days: 50 }),
    Temporal.PlainDate.from({ year: jaar, month: 12, day: 25 }),
    Temporal.PlainDate.from({ year: jaar, month: 12, day: 26 }),
  ];
  return dagen.toSorted(Temporal.PlainDate.compare);
}

// A term is computed for every message; the feast days of a year are the same each time.
const cache = new Map<string, ReadonlySet<string>>();
function freeDaysOf(jaar: number, kalender: Calendar): ReadonlySet<string> {
  const sleutel = `${jaar}${kalender.goedeVrijdagIsWerkdag}`;
  const bekend = cache.get(sleutel);
  if (bekend) return bekend;
  const dagen = new Set(feastDays(jaar, kalender).map((dag) => dag.toString()));
  cache.set(sleutel, dagen);
  return dagen;
}

/** 27 April, or the 26th when the 27th is a Sunday (since 2014). */
function kingsDay(jaar: number): Temporal.PlainDate {
  const dag = Temporal.PlainDate.from({ year: jaar, month: 4, day: 27 });
  return dag.dayOfWeek === 7 ? dag.subtract({ days: 1 }) : dag;
}

/** Gregorian computus (Meeus/Jones/Butcher). */
function easterSunday(jaar: number): Temporal.PlainDate {
  const a = jaar % 19;
  const b = Math.floor(jaar / 100);
  const c = jaar % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year: jaar, month: Math.floor(n / 31), day: (n % 31) + 1 });
}
