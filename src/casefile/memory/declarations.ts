/** Declarations and what was granted of them in plain maps. */
import type { Effect } from '../../rules/effects.ts';
import type { EarlierMessage, PrestatieFact, RefusedFact } from '../../rules/facts.ts';
import type { Bericht } from '../../standard/berichten.generated.ts';
import type { MessageId } from '../casefile.ts';
import { answered } from '../own-declaration.ts';
import { type RefusedLine, refusedLines } from '../refused-lines.ts';
import type { Domain, Relation } from './dossier.ts';

type Recorded<E extends Effect['effect']> = Extract<Effect, { effect: E }>;

export type Declaration = {
  /** Order of processing. */
  readonly volgorde: number;
  readonly berichtId: MessageId;
  readonly declaratie: Recorded<'declaratie-vastgelegd'>;
  readonly prestaties: readonly Granted[];
};
type Granted = {
  /** Order of processing. */
  readonly volgorde: number;
  readonly relatie: Relation;
  readonly berichtId: MessageId;
  readonly declaratieNummer: string;
  readonly prestatie: Recorded<'prestatie-toegekend'>['prestatie'];
};

type Refused = RefusedLine & { readonly aanbieder: string; readonly berichtId: MessageId };

/** With what became of it. */
export type RecordedDeclaration = Declaration & {
  readonly relatie: Relation;
  readonly afgekeurd: boolean;
  /** eurocents, signed; of our own declaration what its 325 says, once that came. */
  readonly toegekend: number;
};

export type Declarations = {
  /** Of a provider, in order of processing; those refused as a whole are not among them. */
  readonly perRelatie: Map<string, readonly Declaration[]>;
  readonly perNummer: Map<string, MessageId>;
  /** All of them, also those refused as a whole, in order of processing. */
  readonly perBericht: Map<MessageId, RecordedDeclaration>;
  readonly perToewijzing: Map<string, Set<Granted>>;
  readonly perReferentie: Map<string, Granted>;
  /** In order of processing, by allocation. */
  readonly geweigerd: Map<string, readonly Refused[]>;
  laatste: number;
};

export function emptyDeclarations(): Declarations {
  return {
    perRelatie: new Map(),
    perNummer: new Map(),
    perBericht: new Map(),
    perToewijzing: new Map(),
    perReferentie: new Map(),
    geweigerd: new Map(),
    laatste: 0,
  };
}

const relationKey = (r: Relation) => `${r.gemeente}/${r.standaard}/${r.aanbieder}`;
const within = (r: Relation, naam: string) => JSON.stringify([relationKey(r), naam]);
const allocationKey = (d: Domain, nummer: number) => `${d.gemeente}/${d.standaard}/${nummer}`;

/** TR385: debits granted minus credits granted. */
export function grantedOn(declaraties: Declarations, domein: Domain, nummer: number): number {
  let som = 0;
  for (const { prestatie } of declaraties.perToewijzing.get(allocationKey(domein, nummer)) ?? []) {
    som += prestatie.IngediendBedrag.DebetCredit === 'D' ? 1 : -1;
  }
  return som;
}

export function declarationWithNumber(
  declaraties: Declarations,
  relatie: Relation,
  nummer: string,
): MessageId | null {
  return declaraties.perNummer.get(within(relatie, nummer)) ?? null;
}

export function lastPeriod(declaraties: Declarations, relatie: Relation): Temporal.PlainDate | null {
  return declaraties.perRelatie.get(relationKey(relatie))?.at(-1)?.declaratie.periode.begindatum ?? null;
}

/** The last one that was taken in. */
export function lastDeclaration(declaraties: Declarations, relatie: Relation): MessageId | null {
  return declaraties.perRelatie.get(relationKey(relatie))?.at(-1)?.berichtId ?? null;
}

type FromMessage = (id: MessageId) => EarlierMessage & Pick<PrestatieFact['uitBericht'], 'toegekendOp'>;

export function prestatieFacts(
  declaraties: Declarations,
  relatie: Relation,
  nummers: readonly number[],
  referenties: readonly string[],
  uitBericht: FromMessage,
): readonly PrestatieFact[] {
  const opToewijzing = nummers.flatMap((nummer) =>
    [...(declaraties.perToewijzing.get(allocationKey(relatie, nummer)) ?? [])].filter(
      (een) => een.relatie.aanbieder === relatie.aanbieder,
    ),
  );
  const genoemd = referenties.flatMap((r) => declaraties.perReferentie.get(within(relatie, r)) ?? []);
  return [...new Set([...opToewijzing, ...genoemd])]
    .toSorted((a, b) => a.volgorde - b.volgorde)
    .map((een) => factOf(een, uitBericht(een.berichtId)));
}

function factOf(
  { prestatie, declaratieNummer }: Granted,
  uitBericht: ReturnType<FromMessage>,
): PrestatieFact {
  const { ProductReferentie, ProductPeriode, IngediendBedrag } = prestatie;
  return {
    referentieNummer: ProductReferentie.ReferentieNummer,
    vorigReferentieNummer: ProductReferentie.VorigReferentieNummer ?? null,
    toewijzingNummer: prestatie.ToewijzingNummer,
    productCategorie: prestatie.ProductCategorie,
    productCode: prestatie.ProductCode,
    begindatum: ProductPeriode.Begindatum,
    einddatum: ProductPeriode.Einddatum,
    geleverdVolume: prestatie.GeleverdVolume,
    eenheid: prestatie.Eenheid,
    productTarief: prestatie.ProductTarief ?? null,
    bedrag: IngediendBedrag.Bedrag,
    debetCredit: IngediendBedrag.DebetCredit,
    uitBericht: { ...uitBericht, declaratieNummer },
  };
}

export function refusedFacts(
  declaraties: Declarations,
  relatie: Relation,
  nummers: readonly number[],
  judgedAt: (id: MessageId) => Temporal.Instant,
): readonly RefusedFact[] {
  return nummers
    .flatMap((nummer) => declaraties.geweigerd.get(allocationKey(relatie, nummer)) ?? [])
    .filter(({ aanbieder }) => aanbieder === relatie.aanbieder)
    .map(({ toewijzingNummer, maand, berichtId }) => ({ toewijzingNummer, maand, op: judgedAt(berichtId) }))
    .toSorted((a, b) => Temporal.Instant.compare(a.op, b.op));
}

/** @throws when a number would be in use twice; nothing was changed then */
export function checkDeclaration(
  declaraties: Declarations,
  relatie: Relation,
  effecten: readonly Effect[],
): void {
  const nummer = effecten.find((e) => e.effect === 'declaratie-vastgelegd')?.declaratieNummer;
  const referenties = effecten.flatMap((e) =>
    e.effect === 'prestatie-toegekend' ? e.prestatie.ProductReferentie.ReferentieNummer : [],
  );
  if (nummer === undefined && referenties.length > 0) throw new Error('Prestaties without a declaration.');
  if (nummer !== undefined && declaraties.perNummer.has(within(relatie, nummer))) {
    throw new Error('Two declarations cannot have one DeclaratieNummer (TR333).');
  }
  const bezet = referenties.some((referentie) => declaraties.perReferentie.has(within(relatie, referentie)));
  if (bezet || new Set(referenties).size < referenties.length) {
    throw new Error('Two granted Prestaties cannot have one ReferentieNummer (TR314).');
  }
}

export function recordDeclaration(
  declaraties: Declarations,
  relatie: Relation,
  berichtId: MessageId,
  effecten: readonly Effect[],
  bericht: Bericht | null,
): void {
  const declaratie = effecten.find((e) => e.effect === 'declaratie-vastgelegd');
  if (!declaratie) return;
  const { aanbieder } = relatie;
  for (const regel of bericht?.nummer === '323' ? refusedLines(bericht, effecten) : []) {
    const nummer = allocationKey(relatie, regel.toewijzingNummer);
    const al = declaraties.geweigerd.get(nummer) ?? [];
    declaraties.geweigerd.set(nummer, [...al, { ...regel, aanbieder, berichtId }]);
  }
  const { declaratieNummer } = declaratie;
  const prestaties = effecten.flatMap((e): Granted[] => {
    if (e.effect !== 'prestatie-toegekend') return [];
    declaraties.laatste += 1;
    const { prestatie } = e;
    return [{ volgorde: declaraties.laatste, relatie, berichtId, declaratieNummer, prestatie }];
  });
  const bekend = { volgorde: declaraties.perBericht.size + 1, berichtId, declaratie, prestaties };
  const sleutel = relationKey(relatie);
  declaraties.perRelatie.set(sleutel, [...(declaraties.perRelatie.get(sleutel) ?? []), bekend]);
  declaraties.perNummer.set(within(relatie, declaratieNummer), berichtId);
  const { toegekend } = declaratie;
  declaraties.perBericht.set(berichtId, { ...bekend, relatie, toegekend, afgekeurd: false });
  for (const een of prestaties) {
    const nummer = allocationKey(relatie, een.prestatie.ToewijzingNummer);
    declaraties.perToewijzing.set(nummer, (declaraties.perToewijzing.get(nummer) ?? new Set()).add(een));
    declaraties.perReferentie.set(referenceKey(een), een);
  }
}

/** What was granted to a provider, by the year in which the DeclaratiePeriode begins. */
export function grantedPerYear(
  { perRelatie, perBericht }: Declarations,
  relatie: Relation,
): readonly { readonly jaar: number; readonly cent: number }[] {
  const perJaar = new Map<number, number>();
  for (const { berichtId, declaratie } of perRelatie.get(relationKey(relatie)) ?? []) {
    const { year } = declaratie.periode.begindatum;
    perJaar.set(year, (perJaar.get(year) ?? 0) + (perBericht.get(berichtId)?.toegekend ?? 0));
  }
  return [...perJaar].map(([jaar, cent]) => ({ jaar, cent })).toSorted((a, b) => a.jaar - b.jaar);
}

const referenceKey = ({ relatie, prestatie }: Granted) =>
  within(relatie, prestatie.ProductReferentie.ReferentieNummer);

/** The answer to our own declaration: what it refuses counts as never granted. */
export function settle(
  declaraties: Declarations,
  heen: MessageId,
  afgekeurd: boolean,
  antwoord: Bericht | null,
): void {
  const bekend = declaraties.perBericht.get(heen);
  if (!bekend) return;
  const { relatie, declaratie, prestaties } = bekend;
  const { toegekend, geweigerd: referenties } = answered(antwoord);
  const geweigerd = new Set(referenties);
  for (const een of prestaties) {
    if (!afgekeurd && !geweigerd.has(een.prestatie.ProductReferentie.ReferentieNummer)) continue;
    declaraties.perToewijzing.get(allocationKey(relatie, een.prestatie.ToewijzingNummer))?.delete(een);
    declaraties.perReferentie.delete(referenceKey(een));
  }
  declaraties.perBericht.set(heen, {
    ...bekend,
    afgekeurd,
    toegekend: afgekeurd ? 0 : (toegekend ?? bekend.toegekend),
    prestaties: prestaties.filter(
      (een) => !afgekeurd && !geweigerd.has(een.prestatie.ProductReferentie.ReferentieNummer),
    ),
  });
  if (!afgekeurd) return;
  const sleutel = relationKey(relatie);
  const over = declaraties.perRelatie.get(sleutel)?.filter((een) => een.berichtId !== heen) ?? [];
  declaraties.perRelatie.set(sleutel, over);
  declaraties.perNummer.delete(within(relatie, declaratie.declaratieNummer));
}

/** What stands granted on an allocation, in order of processing. */
export function grantedPrestaties(
  declaraties: Declarations,
  domein: Domain,
  nummer: number,
): readonly Granted[] {
  return [...(declaraties.perToewijzing.get(allocationKey(domein, nummer)) ?? [])];
}
