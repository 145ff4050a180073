/**
 * Declarations that are held until a person decided on what only the region refuses (`afkeur: vasthouden`), and the later
 * ones of the same provider, municipality and law, which are judged after them.
 */
import { bedrag, datum } from '../rules/dutch.ts';
import type { DeclarationFacts, LineDecision } from '../rules/facts.ts';
import type { WaitingLine } from '../rules/verdict.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { MessageEvent, MessageId, StoredMessage } from './casefile.ts';
import { type KnownFacts, type Plain, unpackFacts } from './known.ts';
import { partiesOf } from './partijen.ts';
import type { NewSignal } from './signals.ts';

/** What is held of a declaration. */
export type Held = {
  /** From this moment on nobody is waited for any more. */
  readonly tot: Temporal.Instant;
  /** Those that were decided on before first, then those that wait. */
  readonly regels: readonly WaitingLine[];
  /** In the order in which they were taken. */
  readonly besluiten: readonly LineDecision[];
};

/** What of it still waits. */
export type HeldCount = {
  /** Lines on which nobody decided. */
  readonly open: number;
  /** Their eurocents, credits taken off. */
  readonly cent: number;
};

export type HeldSummary = HeldCount & {
  readonly id: MessageId;
  readonly volgnummer: number;
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly identificatie: string | null;
  readonly ontvangenOp: Temporal.Instant;
  readonly tot: Temporal.Instant;
};

export type HeldView = HeldSummary &
  Pick<Held, 'regels' | 'besluiten'> & { readonly beoordeeldOp: Temporal.Instant | null };

/** What is held in order of the moment on which it is decided by itself. */
export type HeldPlace = Pick<HeldSummary, 'tot' | 'volgnummer'>;

export type HeldFilter = {
  readonly gemeente?: string;
  readonly aanbieder?: string;
  readonly standaard?: Standaard;
  /** Keyset paging: only what comes after this. */
  readonly na?: HeldPlace;
  readonly aantal: number;
};

export type HeldRuling = {
  readonly besluiten: readonly LineDecision[];
  /** The same on every line that still waits and is not named. */
  readonly overige: Omit<LineDecision, 'pad'> | null;
  /** Who decides, as the back office names them. */
  readonly door: string;
  readonly op: Temporal.Instant;
};

export type HeldOutcome =
  /** Kept; the message is due as soon as nothing is open. */
  | ({ readonly soort: 'vastgelegd' } & HeldCount)
  /** All of it had been decided so before. */
  | ({ readonly soort: 'herhaling' } & HeldCount)
  /** Nothing was kept: these lines do not wait for a decision. */
  | { readonly soort: 'wacht-niet'; readonly paden: readonly string[] }
  /** Nothing was kept: it was judged. */
  | { readonly soort: 'al-beoordeeld' }
  /** Nothing was kept: it is being judged at this moment. */
  | { readonly soort: 'bezet' }
  | { readonly soort: 'onbekend' };

export type HeldStore = {
  /** What waits for a person, in order of `HeldPlace`. */
  zoek(filter: HeldFilter): Promise<readonly HeldSummary[]>;
  /** Also once it was judged; null when it was never held for a person. */
  toon(id: MessageId): Promise<HeldView | null>;
  /** Keeps what a person decided. Who judges the message sees all of it or nothing. */
  besluit(id: MessageId, uitspraak: HeldRuling): Promise<HeldOutcome>;
};

export function countHeld({ regels, besluiten }: Pick<Held, 'regels' | 'besluiten'>): HeldCount {
  const besloten = new Set(besluiten.map(({ pad }) => pad));
  const open = regels.filter(({ pad }) => !besloten.has(pad));
  return { open: open.length, cent: open.reduce((som, { cent }) => som + cent, 0) };
}

/** What is held once these lines wait, beside those that were decided on. */
export function holdAgain(
  eerder: Held | null,
  wachtend: readonly WaitingLine[],
): Pick<Held, 'regels' | 'besluiten'> {
  const besluiten = eerder?.besluiten ?? [];
  const besloten = new Set(besluiten.map(({ pad }) => pad));
  const gehouden = (eerder?.regels ?? []).filter(({ pad }) => besloten.has(pad));
  return { regels: [...gehouden, ...wachtend], besluiten };
}

/** @returns what is held once this was decided, or what became of the ruling when it changes nothing */
export function ruleOnHeld(
  held: Pick<Held, 'regels' | 'besluiten'>,
  { besluiten, overige }: HeldRuling,
  beoordeeld: boolean,
): HeldOutcome | { readonly soort: 'gewijzigd'; readonly besluiten: readonly LineDecision[] } {
  const bekend = new Set(held.regels.map(({ pad }) => pad));
  const paden = besluiten.map(({ pad }) => pad).filter((pad) => !bekend.has(pad));
  if (paden.length > 0) return { soort: 'wacht-niet', paden };
  const eerder = new Map(held.besluiten.map((een) => [een.pad, een]));
  const genoemd = new Set(besluiten.map(({ pad }) => pad));
  const rest =
    overige === null
      ? []
      : [...bekend]
          .filter((pad) => !genoemd.has(pad) && !eerder.has(pad))
          .map((pad) => ({ ...overige, pad }));
  const nieuw = [...besluiten, ...rest].filter((een) => !same(een, eerder.get(een.pad)));
  if (nieuw.length === 0) return { soort: 'herhaling', ...countHeld(held) };
  if (beoordeeld) return { soort: 'al-beoordeeld' };
  return {
    soort: 'gewijzigd',
    besluiten: [...new Map([...eerder, ...nieuw.map((een) => [een.pad, een] as const)]).values()],
  };
}

function same(een: LineDecision, ander: LineDecision | undefined): boolean {
  return een.besluit === ander?.besluit && een.motivering === ander.motivering;
}

/** That a person decided, without why: free text goes nowhere else. */
export function ruledEvent(
  berichtId: MessageId,
  { door, op }: HeldRuling,
  besluiten: readonly LineDecision[],
  { open }: HeldCount,
): MessageEvent {
  const aantal = (wat: LineDecision['besluit']) =>
    String(besluiten.filter(({ besluit }) => besluit === wat).length);
  return {
    op,
    wat: 'besloten',
    wie: 'backoffice',
    berichtId,
    bijzonderheden: {
      door,
      toegekend: aantal('toekennen'),
      afgewezen: aantal('afwijzen'),
      open: String(open),
    },
  };
}

export function heldEvent(
  berichtId: MessageId,
  wachtOp:
    | { readonly tot: Temporal.Instant; readonly regels: number }
    | { readonly tot: Temporal.Instant; readonly bericht: MessageId },
  op: Temporal.Instant,
): MessageEvent {
  const { tot } = wachtOp;
  const waarop: Readonly<Record<string, string>> =
    'bericht' in wachtOp
      ? { wachtOp: wachtOp.bericht }
      : { wachtOp: 'besluit', regels: String(wachtOp.regels) };
  const bijzonderheden = { tot: tot.toString({ smallestUnit: 'second' }), ...waarop };
  return { op, wat: 'aangehouden', wie: 'berichtenpoort', berichtId, bijzonderheden };
}

/** A name of our own. */
export const heldCode = 'declaratie-wacht-op-besluit';

export function heldCause(id: MessageId): string {
  return `vastgehouden/${id}`;
}

/** That a person must decide; its cause goes when the message is judged. */
export function heldSignal(
  { id, identiteit }: Pick<StoredMessage, 'id' | 'identiteit'>,
  held: Held,
  op: Temporal.Instant,
): NewSignal | null {
  const { gemeente, aanbieder } = partiesOf(identiteit);
  if (gemeente === null || aanbieder === null) return null;
  const { open, cent } = countHeld(held);
  const uiterlijk = amsterdamDay(held.tot);
  const regels = open === 1 ? 'één regel' : `${open} regels`;
  return {
    oorzaak: heldCause(id),
    soort: 'bericht',
    code: heldCode,
    melding: `Declaratie ${identiteit.identificatie ?? 'zonder identificatie'} wacht op een besluit over ${regels} (${bedrag(cent)}); op ${datum(uiterlijk)} beslist de afspraak van de regio vanzelf.`,
    sinds: op,
    uiterlijk,
    standaard: identiteit.standaard,
    gemeente,
    aanbieder,
    berichtId: id,
    verzoekId: null,
    toewijzingNummer: null,
    bedrag: cent,
  };
}

/**
 * What a declaration is judged by that waited: what was allocated, started, stopped and agreed as it was when it came, and
 * what was granted as it is now, because that is what it waited for.
 */
export function asOnReceipt(toen: DeclarationFacts, nu: DeclarationFacts): DeclarationFacts {
  const { toewijzingen, bekendeClienten, leveringen, afspraken } = toen;
  return { ...nu, toewijzingen, bekendeClienten, leveringen, afspraken };
}

export function withDecisions(
  feiten: DeclarationFacts,
  besluiten: readonly LineDecision[],
): DeclarationFacts {
  return {
    ...feiten,
    besluiten: { regels: new Map(besluiten.map((een) => [een.pad, een])), voorbij: false },
  };
}

/** @param ingepakt made by `packFacts` of the facts of a declaration */
export function declarationFactsFrom(ingepakt: Uint8Array): DeclarationFacts {
  const bekend: KnownFacts = unpackFacts(ingepakt);
  // As they were packed.
  const f = bekend as Plain<Omit<DeclarationFacts, 'besluiten'>>;
  const day = Temporal.PlainDate.from;
  const dayIf = (tekst: string | null) => (tekst === null ? null : day(tekst));
  const moment = Temporal.Instant.from;
  const earlier = <E extends { readonly ontvangenOp: string }>(een: E) => ({
    ...een,
    ontvangenOp: moment(een.ontvangenOp),
  });
  return {
    eerderMetDezeIdentificatie: f.eerderMetDezeIdentificatie && earlier(f.eerderMetDezeIdentificatie),
    declaratieMetDitNummer: f.declaratieMetDitNummer && earlier(f.declaratieMetDitNummer),
    laatsteDeclaratie: f.laatsteDeclaratie && earlier(f.laatsteDeclaratie),
    laatsteDeclaratiePeriode: dayIf(f.laatsteDeclaratiePeriode),
    bekendeClienten: new Set(f.bekendeClienten),
    toewijzingen: new Map(
      f.toewijzingen.map((een) => [
        een.toewijzingNummer,
        {
          ...een,
          ingangsdatum: day(een.ingangsdatum),
          einddatum: dayIf(een.einddatum),
          uitBericht: earlier(een.uitBericht),
          clienten: new Set(een.clienten),
        },
      ]),
    ),
    prestaties: f.prestaties.map((een) => ({
      ...een,
      begindatum: day(een.begindatum),
      einddatum: day(een.einddatum),
      uitBericht: { ...earlier(een.uitBericht), toegekendOp: moment(een.uitBericht.toegekendOp) },
    })),
    leveringen: new Map(
      f.leveringen.flatMap((lijst) => {
        const nummer = lijst[0]?.toewijzingNummer;
        const leveringen = lijst.map((een) => {
          const gemeen = { begindatum: day(een.begindatum), uitBericht: earlier(een.uitBericht) };
          return een.soort === 'start'
            ? { ...een, ...gemeen }
            : { ...een, ...gemeen, einddatum: day(een.einddatum) };
        });
        return nummer === undefined || nummer === null ? [] : [[nummer, leveringen] as const];
      }),
    ),
    geweigerd: f.geweigerd.map((een) => ({ ...een, maand: day(een.maand), op: moment(een.op) })),
    afspraken: f.afspraken.map((een) => ({ ...een, maand: dayIf(een.maand) })),
  };
}
