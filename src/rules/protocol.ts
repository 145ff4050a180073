/** What has been agreed in a region, as the rules see it. Loaded from `protocols/` and a contracts file. */
import type { LDT_Eenheid, LDT_ProductCategorie } from '../standard/berichten.generated.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { PaymentTerm } from './betaling.ts';
import { isBefore } from './dates.ts';
import type { Parameters } from './regional/parameters.ts';
import type { Regional } from './regional/regional.ts';
import type { AllocationWatch } from './watched.ts';
import type { Calendar } from './workingdays.ts';

export type Protocol = {
  readonly naam: string;
  readonly kalender: Calendar;
  /**
   * TR381: the categories under which a product code is listed, per law; a code listed nowhere is absent.
   * Whether an unlisted code is allowed is `onbekendeProductcode`.
   */
  readonly productcategorieen: Readonly<Record<Standaard, ReadonlyMap<string, ReadonlySet<string>>>>;
  readonly onbekendeProductcode: 'toegestaan' | 'geweigerd';
  /**
   * Working days, at most two of the three in which a retour is due, that a stop without its start or a retour without
   * its heen-bericht is held. 0: judged as it comes, which is what the standard says.
   */
  readonly aanhoudenWerkdagen: number;
  /** TR341, TR346, TR418: what the contracts say; absent where no contracts are known. */
  readonly afspraken?: AgreementLookup;
  /** Whether anything is agreed with a provider under a law on a day; absent where no contracts are known. */
  readonly gecontracteerd?: (aanbieder: string, standaard: Standaard, dag: Temporal.PlainDate) => boolean;
  /** Whether what is agreed is the tariff itself, or the most that may be asked (TR346, TR418). */
  readonly contracttarief: 'vast' | 'maximaal';
  readonly betaling: PaymentTerm;
  /** OP274, OP346: whether a request that nobody decided on is taken into investigation by itself on its last day. */
  readonly onderzoekVanzelf: boolean;
  /** Working days before its last day from which a term of ours is about to pass. */
  readonly waarschuwWerkdagen: number;
  /** What is watched of allocations beyond the standard; absent where nothing is. */
  readonly bewaking?: readonly AllocationWatch[];
  /** Rules that a report answers, each with its numbers; absent where there are none. */
  readonly rapporten?: readonly ReportRule[];
  /** What a region agreed beyond the standard; absent in `landelijk`. */
  readonly regionaal?: Regional;
  /** What holds from a later day on, in order of that day. */
  readonly later?: readonly { readonly vanaf: Temporal.PlainDate; readonly protocol: Protocol }[];
};

/** A rule of a region that asks for figures. */
export type ReportRule = {
  readonly id: string;
  readonly wetten: ReadonlySet<Standaard>;
  /** Names of reports, and the numbers that they take. */
  readonly rapporten: readonly string[];
  readonly met: Parameters;
};

/** The protocol as it holds on a day. */
export function protocolOn(protocol: Protocol, dag: Temporal.PlainDate): Protocol {
  return protocol.later?.findLast(({ vanaf }) => !isBefore(dag, vanaf))?.protocol ?? protocol;
}

/**
 * What is agreed with a provider about a product on some day of a period: per Eenheid the tariffs in eurocents, none
 * where only the Eenheid is agreed. Null when nothing is agreed about it.
 */
export type AgreementLookup = (
  aanbieder: string,
  product: { readonly categorie: LDT_ProductCategorie; readonly code: string },
  periode: { readonly begin: Temporal.PlainDate; readonly eind: Temporal.PlainDate },
) => Agreement | null;
export type Agreement = ReadonlyMap<LDT_Eenheid, ReadonlySet<number>>;
