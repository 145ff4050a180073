/**
 * A request and what granting it means: which allocations change, end and begin (IV093, OP257, OP380), and whether a
 * 301 gives everything that was asked (OP348). Pure; making the messages is the business of `answers`.
 */
import type {
  AangevraagdProduct315,
  CDT_Omvang,
  CDT_Product,
  LDT_RedenWijziging,
  TeWijzigenProduct317,
  Verzoek317,
} from '../standard/berichten.generated.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import { isWholeTerm } from './allocations.ts';
import { isAfter, isBefore } from './dates.ts';
import { datum } from './dutch.ts';
import type { AllocationFact, EarlierMessage, RequestState } from './facts.ts';

type Stored = {
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly referentieAanbieder: string;
  readonly stand: RequestState;
  /** Of its message. */
  readonly dagtekening: Temporal.PlainDate;
  readonly uitBericht: EarlierMessage;
};
/** One requested product of a 315. */
export type VerzoekOmToewijzing = Stored & {
  readonly soort: '315';
  readonly gevraagd: AangevraagdProduct315;
};
/** A 317 as a whole. */
export type VerzoekOmWijziging = Stored & { readonly soort: '317'; readonly gevraagd: Verzoek317 };
/** A request as the casefile keeps it. */
export type Verzoek = VerzoekOmToewijzing | VerzoekOmWijziging;

/** What an allocation consists of. */
export type AllocationContent = {
  readonly product: CDT_Product | null;
  readonly ingangsdatum: Temporal.PlainDate;
  readonly einddatum: Temporal.PlainDate | null;
  readonly omvang: CDT_Omvang | null;
  /** eurocents */
  readonly budget: number | null;
};

/** One change in what is allocated; the only ones that OP033x1 and IV066 allow. */
export type Wijziging =
  | (AllocationContent & {
      readonly soort: 'nieuw';
      readonly toewijzingNummer: number;
      /** Of the requested product that is granted with it (315). */
      readonly referentieAanbieder?: string;
      readonly commentaar?: string;
    })
  | {
      readonly soort: 'gewijzigd';
      readonly toewijzingNummer: number;
      /** 13 is `verwijderd`, 01 has lapsed (CS336). */
      readonly redenWijziging: Exclude<LDT_RedenWijziging, '01' | '13'>;
      /** Absent: as it was; null: no last day. */
      readonly einddatum?: Temporal.PlainDate | null;
      /** Only where the Omvang is a total for the whole term (Frequentie 6). */
      readonly volume?: number;
      /** eurocents; only where the allocation has a Budget. */
      readonly budget?: number;
    }
  | { readonly soort: 'verwijderd'; readonly toewijzingNummer: number };

/** Why something may not be sent: the rule of the standard, and a Dutch sentence for the back office. */
export type Objection = { readonly regel: string; readonly melding: string };

/** `geïnitieerd door aanbieder`: the reason of every change that grants a request for change (IV093). */
const opVerzoek = '12';

type Days = { readonly ingangsdatum?: Temporal.PlainDate; readonly einddatum?: Temporal.PlainDate | null };

/** Other days than asked, agreed with the provider, for what was to begin before it is allocated (IV093, OP348). */
export type OtherDays = {
  /** By ToewijzingNummer of the TeWijzigenProduct. */
  readonly teWijzigen?: ReadonlyMap<number, Days>;
  /** By place (from 0) of the NieuwProduct. */
  readonly nieuw?: ReadonlyMap<number, Days>;
};

/** A change without its ToewijzingNummer where it needs a new one. */
type Unnumbered =
  | Exclude<Wijziging, { readonly soort: 'nieuw' }>
  | (AllocationContent & { readonly soort: 'nieuw'; readonly referentieAanbieder?: string });

/** The ToewijzingNummers that a request for change names, as unchanged or as to be changed. */
export function namedAllocations({ gevraagd }: VerzoekOmWijziging): ReadonlySet<number> {
  const { OngewijzigdeProducten, TeWijzigenProducten } = gevraagd;
  const delen = [
    ...(OngewijzigdeProducten?.OngewijzigdProduct ?? []),
    ...(TeWijzigenProducten?.TeWijzigenProduct ?? []),
  ];
  return new Set(delen.map(({ ToewijzingNummer }) => ToewijzingNummer));
}

/** How many new ToewijzingNummers granting this as asked takes. */
export function numbersNeeded(verzoek: Verzoek, bekend: ReadonlyMap<number, AllocationFact>): number {
  return unnumbered(verzoek, bekend, {}).filter(({ soort }) => soort === 'nieuw').length;
}

/**
 * The changes that give a request exactly what it asks.
 * @param bekend the allocations of this client at this provider, by ToewijzingNummer
 * @param nummers ToewijzingNummers nobody has yet, as many as `numbersNeeded` says or more
 * @param dag the day on which it is allocated
 */
export function asRequested(
  verzoek: Verzoek,
  bekend: ReadonlyMap<number, AllocationFact>,
  nummers: readonly number[],
  dag: Temporal.PlainDate,
  andereDagen: OtherDays = {},
): { readonly wijzigingen: readonly Wijziging[]; readonly bezwaren: readonly Objection[] } {
  const bezwaren = notYetPassed(verzoek, dag, andereDagen);
  const nog = [...nummers];
  const wijzigingen = unnumbered(verzoek, bekend, andereDagen).flatMap((wijziging): readonly Wijziging[] => {
    if (wijziging.soort !== 'nieuw') return [wijziging];
    const toewijzingNummer = nog.shift();
    return toewijzingNummer === undefined ? [] : [{ ...wijziging, toewijzingNummer }];
  });
  const nodig = numbersNeeded(verzoek, bekend);
  if (nodig <= nummers.length) return { wijzigingen, bezwaren };
  const tekort = `Verzoek ${verzoek.referentieAanbieder} inwilligen vraagt ${nodig} nieuwe ToewijzingNummers; er zijn er ${nummers.length} gegeven.`;
  return { wijzigingen, bezwaren: [...bezwaren, { regel: 'IV066', melding: tekort }] };
}

function unnumbered(
  verzoek: Verzoek,
  bekend: ReadonlyMap<number, AllocationFact>,
  andereDagen: OtherDays,
): readonly Unnumbered[] {
  if (verzoek.soort === '315') {
    const { ToewijzingIngangsdatum, ToewijzingEinddatum, Product, Omvang, Budget } = verzoek.gevraagd;
    return [
      {
        soort: 'nieuw',
        referentieAanbieder: verzoek.referentieAanbieder,
        product: Product ?? null,
        ingangsdatum: ToewijzingIngangsdatum,
        einddatum: ToewijzingEinddatum ?? null,
        omvang: Omvang ?? null,
        budget: Budget ?? null,
      },
    ];
  }
  const gewijzigd = (verzoek.gevraagd.TeWijzigenProducten?.TeWijzigenProduct ?? []).flatMap((deel) => {
    const toewijzing = bekend.get(deel.ToewijzingNummer);
    // A number that is not known was refused when the request came (TR351).
    if (toewijzing === undefined) return [];
    return changes(deel, toewijzing, andereDagen.teWijzigen?.get(deel.ToewijzingNummer));
  });
  const nieuw = (verzoek.gevraagd.NieuweProducten?.NieuwProduct ?? []).map(
    (deel, plaats): Unnumbered => ({
      soort: 'nieuw',
      ...wanted(deel, deel.Product ?? null, andereDagen.nieuw?.get(plaats)),
    }),
  );
  return [...gewijzigd, ...nieuw];
}

/**
 * IV093: what can be changed keeps its number (an Einddatum, a Budget, a total); for anything else the allocation ends
 * and a new one follows.
 */
function changes(
  deel: TeWijzigenProduct317,
  toewijzing: AllocationFact,
  dagen: Days | undefined,
): readonly Unnumbered[] {
  const wens = wanted(deel, toewijzing.product, dagen);
  const { toewijzingNummer, omvang, budget } = toewijzing;
  if (sameAmount(wens, toewijzing) || mayChangeAmount(wens, toewijzing)) {
    const anders = {
      ...(sameDay(wens.einddatum, toewijzing.einddatum) ? {} : { einddatum: wens.einddatum }),
      ...(wens.budget === null || wens.budget === budget ? {} : { budget: wens.budget }),
      ...(wens.omvang === null || wens.omvang.Volume === omvang?.Volume
        ? {}
        : { volume: wens.omvang.Volume }),
    };
    if (Object.keys(anders).length === 0) return [];
    return [{ soort: 'gewijzigd', toewijzingNummer, redenWijziging: opVerzoek, ...anders }];
  }
  return [...ended(toewijzing, wens.ingangsdatum), { soort: 'nieuw', ...wens }];
}

/** The allocation until the day before; removed when nothing of it would be left, as it was when it ended before. */
function ended(toewijzing: AllocationFact, nieuwVanaf: Temporal.PlainDate): readonly Unnumbered[] {
  const { toewijzingNummer, ingangsdatum, einddatum } = toewijzing;
  if (einddatum !== null && isBefore(einddatum, nieuwVanaf)) return [];
  if (!isAfter(nieuwVanaf, ingangsdatum)) return [{ soort: 'verwijderd', toewijzingNummer }];
  const laatste = nieuwVanaf.subtract({ days: 1 });
  if (sameDay(laatste, einddatum)) return [];
  return [{ soort: 'gewijzigd', toewijzingNummer, redenWijziging: opVerzoek, einddatum: laatste }];
}

type Wanted = Omit<TeWijzigenProduct317, 'ToewijzingNummer'>;

function wanted(deel: Wanted, product: CDT_Product | null, dagen: Days | undefined): AllocationContent {
  return {
    product,
    ingangsdatum: dagen?.ingangsdatum ?? deel.GewensteIngangsdatum,
    einddatum: dagen?.einddatum === undefined ? (deel.Einddatum ?? null) : dagen.einddatum,
    omvang: deel.Omvang ?? null,
    budget: deel.Budget ?? null,
  };
}

/** A Budget, and an Omvang that is a total for the whole term, may change under the same number (OP033x1). */
export function mayChangeAmount(wens: Amount, { omvang, budget }: Amount): boolean {
  if (budget !== null) return wens.budget !== null;
  if (omvang === null || wens.omvang === null || !isWholeTerm(omvang)) return false;
  return isWholeTerm(wens.omvang) && wens.omvang.Eenheid === omvang.Eenheid;
}

type Amount = Pick<AllocationContent, 'omvang' | 'budget'>;

export function sameAmount(een: Amount, ander: Amount): boolean {
  return (
    een.budget === ander.budget &&
    een.omvang?.Volume === ander.omvang?.Volume &&
    een.omvang?.Eenheid === ander.omvang?.Eenheid &&
    een.omvang?.Frequentie === ander.omvang?.Frequentie
  );
}

/** No last day equals no last day. */
export function sameDay(een: Temporal.PlainDate | null, ander: Temporal.PlainDate | null): boolean {
  return een === null || ander === null ? een === ander : een.equals(ander);
}

/** Other days are for what was to begin before it is allocated; what lies ahead is allocated as asked. */
function notYetPassed(
  verzoek: Verzoek,
  dag: Temporal.PlainDate,
  { teWijzigen, nieuw }: OtherDays,
): readonly Objection[] {
  if (verzoek.soort === '315') return [];
  const { TeWijzigenProducten, NieuweProducten } = verzoek.gevraagd;
  const anders = [
    ...(TeWijzigenProducten?.TeWijzigenProduct ?? []).filter((deel) =>
      teWijzigen?.has(deel.ToewijzingNummer),
    ),
    ...(NieuweProducten?.NieuwProduct ?? []).filter((_, plaats) => nieuw?.has(plaats)),
  ];
  return anders
    .filter((deel) => !isBefore(deel.GewensteIngangsdatum, dag))
    .map(({ GewensteIngangsdatum }) => ({
      regel: 'OP348',
      melding: `De GewensteIngangsdatum ${datum(GewensteIngangsdatum)} is op ${datum(dag)} nog niet voorbij; dan wordt toegewezen vanaf de dag die gevraagd is.`,
    }));
}
