/** The longest that a client should wait, as a region counts it. */
import { after } from '../rules/watched.ts';
import type { Calendar } from '../rules/workingdays.ts';
import type { Numbers } from './rapport.ts';

export const norm = {
  weken: { soort: 'getal', optioneel: true, uitleg: 'de norm in weken na de toewijzing' },
  werkdagen: { soort: 'getal', optioneel: true, uitleg: 'de norm in werkdagen na de toewijzing' },
  dagen: { soort: 'getal', optioneel: true, uitleg: 'de norm in dagen na de toewijzing' },
} as const satisfies Numbers;

type Norm = { readonly [K in keyof typeof norm]: number | null };

/** The last day within the norm, for what was allocated on a day; null where there is no norm. The strictest counts. */
export function normDay(
  met: Norm,
  kalender: Calendar,
): (dag: Temporal.PlainDate) => Temporal.PlainDate | null {
  // One day is asked for many allocations, and working days take counting.
  const bekend = new Map<string, Temporal.PlainDate | null>();
  return (dag) => {
    const sleutel = dag.toString();
    const al = bekend.get(sleutel);
    if (al !== undefined) return al;
    const dagen = (['weken', 'werkdagen', 'dagen'] as const).flatMap((eenheid) => {
      const aantal = met[eenheid];
      return aantal === null ? [] : [after(dag, { aantal, in: eenheid }, kalender)];
    });
    const uiterlijk = dagen.toSorted(Temporal.PlainDate.compare)[0] ?? null;
    bekend.set(sleutel, uiterlijk);
    return uiterlijk;
  };
}
