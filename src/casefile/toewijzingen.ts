/** What is allocated, as a back office looks it up. Nothing says whose it is. */
import type { CDT_Omvang, CDT_Product } from '../standard/berichten.generated.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { MessageId } from './casefile.ts';

/** An allocation in force: the newest version that was not refused, unless it was withdrawn. */
export type AllocationView = {
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly toewijzingNummer: number;
  readonly product: CDT_Product | null;
  readonly ingangsdatum: Temporal.PlainDate;
  readonly einddatum: Temporal.PlainDate | null;
  readonly omvang: CDT_Omvang | null;
  /** eurocents */
  readonly budget: number | null;
  /** The 301 that carried it last, and whether its 302 came without errors. */
  readonly berichtId: MessageId;
  readonly bevestigd: boolean;
};

/** Where an allocation stands in the order. */
export type AllocationPlace = Pick<AllocationView, 'toewijzingNummer' | 'gemeente' | 'standaard'>;

/** Of one municipality under one law what ended before a day is not shown. */
export type ViewLimit = Pick<AllocationView, 'gemeente' | 'standaard'> & {
  readonly eindeVanaf: Temporal.PlainDate;
};

export type AllocationFilter = {
  readonly gemeente?: string;
  readonly standaard?: Standaard;
  readonly aanbieder?: string;
  readonly productcode?: string;
  /** That runs on this day. */
  readonly peildatum?: Temporal.PlainDate;
  /** That does not end before this day. */
  readonly eindeVanaf?: Temporal.PlainDate;
  /** That ends on this day or before it. */
  readonly eindeTot?: Temporal.PlainDate;
  readonly inzage: readonly ViewLimit[];
  /** Keyset paging, in the order of number, municipality and law: only those after this one. */
  readonly na?: AllocationPlace;
  readonly aantal: number;
};
