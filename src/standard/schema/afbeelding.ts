/** The form of the generated mapping between XML elements and typed objects. */
import type { Standaard } from '../berichtsoorten.ts';

/** How the text of an element becomes a value: string, integer (number), Temporal.PlainDate, or text kept as it is. */
export type Waardesoort = 'tekst' | 'getal' | 'datum' | 'tijd';

/**
 * One child element: its name, its value kind or the name of its class, how often it occurs (`max` 0 means
 * unbounded), and the law when only one law has it so.
 */
export type Veld = readonly [
  naam: string,
  type: Waardesoort | (string & {}),
  min: number,
  max: number,
  standaard?: Standaard,
];
