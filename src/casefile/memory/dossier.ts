/** Allocations and deliveries in plain maps. Lists are replaced, never changed, so that a refused change leaves nothing. */
import type { Effect, StartKey, StopKey } from '../../rules/effects.ts';
import type { AllocationFact, DeclaredAllocation, DeliveryFact, EarlierMessage } from '../../rules/facts.ts';
import type { Bericht, CDT_Geboortedatum } from '../../standard/berichten.generated.ts';
import type { Standaard } from '../../standard/berichtsoorten.ts';
import type { MessageId } from '../casefile.ts';

/** Within which a ToewijzingNummer is unique. */
export type Domain = { readonly standaard: Standaard; readonly gemeente: string };
/** Between whom a message goes. */
export type Relation = Domain & { readonly aanbieder: string };
/** Whose case it is. */
export type Owner = Relation & { readonly bsn: string };

type Recorded<E extends Effect['effect']> = Extract<Effect, { effect: E }>;

type Version = {
  readonly toewijzing: Recorded<'toewijzing-vastgelegd'>;
  readonly eigenaar: Owner;
  readonly berichtId: MessageId;
  readonly status: 'verzonden' | 'bevestigd' | 'afgekeurd';
};
/** `stand` rises with every version. */
type Allocation = { readonly stand: number; readonly versies: readonly Version[] };
type Delivery = {
  readonly soort: 'start' | 'stop';
  readonly sleutel: StartKey | StopKey;
  readonly berichtId: MessageId;
  readonly verwijderdDoor: MessageId | null;
  /** The retour on its message had errors: it counts as never sent (OP286). */
  readonly afgekeurd: boolean;
};

export type Dossier = {
  readonly toewijzingen: Map<string, Allocation>;
  readonly leveringen: Map<string, readonly Delivery[]>;
  /** Keys of the allocations that a message or an owner has versions of. */
  readonly perBericht: Map<string, readonly string[]>;
  readonly perEigenaar: Map<string, readonly string[]>;
  /** The same of a client at every provider. */
  readonly perClient: Map<string, readonly string[]>;
  /** Our own starts and stops that were refused. */
  readonly geweigerd: Set<MessageId>;
  /** Birth dates as a municipality told them last, by `personKey`. */
  readonly geboren: Map<string, CDT_Geboortedatum>;
};

export function emptyDossier(): Dossier {
  return {
    toewijzingen: new Map(),
    leveringen: new Map(),
    perBericht: new Map(),
    perEigenaar: new Map(),
    perClient: new Map(),
    geweigerd: new Set(),
    geboren: new Map(),
  };
}

const numberKey = ({ standaard, gemeente }: Domain, nummer: number) => `${gemeente}/${standaard}/${nummer}`;
export const personKey = (e: Pick<Owner, 'gemeente' | 'bsn'>) => `${e.gemeente}/${e.bsn}`;
const clientKey = (e: Owner) => `${e.gemeente}/${e.standaard}/${e.bsn}`;
const ownerKey = (e: Owner) => `${e.gemeente}/${e.standaard}/${e.aanbieder}/${e.bsn}`;

/** How often each number was recorded; 0 for a number nobody has. */
export function standings(
  dossier: Dossier,
  domein: Domain,
  nummers: readonly number[],
): ReadonlyMap<number, number> {
  return new Map(nummers.map((n) => [n, dossier.toewijzingen.get(numberKey(domein, n))?.stand ?? 0]));
}

/** What a fact about an allocation needs from elsewhere. */
export type Elsewhere = {
  readonly uitBericht: (id: MessageId) => EarlierMessage;
  readonly goedgekeurdePrestaties: (domein: Domain, nummer: number) => number;
};

/** The newest version that was not refused, of the numbers named and, where asked, of everything of the owner. */
export function allocationFacts(
  dossier: Dossier,
  eigenaar: Owner,
  nummers: readonly number[],
  ookAlleVanEigenaar: boolean,
  elders: Elsewhere,
): readonly AllocationFact[] {
  const genoemd = new Set(nummers.map((nummer) => numberKey(eigenaar, nummer)));
  const eigen = ookAlleVanEigenaar ? (dossier.perEigenaar.get(ownerKey(eigenaar)) ?? []) : [];
  return [...new Set([...genoemd, ...eigen])]
    .flatMap((sleutel) => {
      const versie = inForce(dossier, sleutel);
      if (!versie) return [];
      const fact = allocationFact(versie, eigenaar, elders);
      return genoemd.has(sleutel) || (fact.vanDezeClient && fact.vanDezeAanbieder) ? fact : [];
    })
    .toSorted((a, b) => a.toewijzingNummer - b.toewijzingNummer);
}

/** The newest version that was not refused of everything that is this client's, at every provider. */
export function clientAllocations(
  dossier: Dossier,
  eigenaar: Owner,
  elders: Elsewhere,
): readonly AllocationFact[] {
  return [...new Set(dossier.perClient.get(clientKey(eigenaar)) ?? [])]
    .flatMap((sleutel) => {
      const versie = inForce(dossier, sleutel);
      return versie ? allocationFact(versie, eigenaar, elders) : [];
    })
    .filter(({ vanDezeClient }) => vanDezeClient)
    .toSorted((a, b) => a.toewijzingNummer - b.toewijzingNummer);
}

function inForce(dossier: Dossier, sleutel: string): Version | undefined {
  return dossier.toewijzingen.get(sleutel)?.versies.findLast((v) => v.status !== 'afgekeurd');
}

function allocationFact(
  { toewijzing: { effect: _, ...toewijzing }, eigenaar, berichtId }: Version,
  van: Relation & { readonly bsn: string | null },
  elders: Elsewhere,
): AllocationFact {
  return {
    ...toewijzing,
    vanDezeClient: eigenaar.bsn === van.bsn,
    vanDezeAanbieder: eigenaar.aanbieder === van.aanbieder,
    goedgekeurdePrestaties: elders.goedgekeurdePrestaties(van, toewijzing.toewijzingNummer),
    uitBericht: elders.uitBericht(berichtId),
  };
}

/** The same of a declaration: the numbers it names, each with the places of its client in the declaration. */
export function declaredAllocations(
  dossier: Dossier,
  relatie: Relation,
  nummers: readonly number[],
  clienten: readonly string[],
  elders: Elsewhere,
): ReadonlyMap<number, DeclaredAllocation> {
  const plaatsen = new Map<string, Set<number>>();
  for (const [plaats, bsn] of clienten.entries()) {
    plaatsen.set(bsn, (plaatsen.get(bsn) ?? new Set()).add(plaats));
  }
  return new Map(
    nummers.flatMap((nummer): [number, DeclaredAllocation][] => {
      const versie = inForce(dossier, numberKey(relatie, nummer));
      if (!versie) return [];
      const { vanDezeClient: _, ...fact } = allocationFact(versie, { ...relatie, bsn: null }, elders);
      return [[nummer, { ...fact, clienten: plaatsen.get(versie.eigenaar.bsn) ?? new Set() }]];
    }),
  );
}

/** An allocation in force with its owner and the messages that carried it, as the watch asks for it. */
export type InForce = {
  readonly toewijzing: Recorded<'toewijzing-vastgelegd'>;
  readonly eigenaar: Owner;
  readonly berichtId: MessageId;
  /** Its 302 had no errors. */
  readonly bevestigd: boolean;
  /** Those of this owner that were not refused, the oldest first. */
  readonly berichten: readonly MessageId[];
  readonly leveringen: readonly { readonly sleutel: StartKey | StopKey; readonly berichtId: MessageId }[];
};

export function everythingInForce(dossier: Dossier): readonly InForce[] {
  return [...dossier.toewijzingen.values()].flatMap(({ versies }) => {
    const gelden = versies.filter((v) => v.status !== 'afgekeurd');
    const laatste = gelden.at(-1);
    if (!laatste) return [];
    const { toewijzing, eigenaar, berichtId, status } = laatste;
    const berichten = gelden
      .filter((v) => ownerKey(v.eigenaar) === ownerKey(eigenaar))
      .map((v) => v.berichtId);
    const leveringen = (dossier.leveringen.get(ownerKey(eigenaar)) ?? []).filter(stands);
    return { toewijzing, eigenaar, berichtId, bevestigd: status === 'bevestigd', berichten, leveringen };
  });
}

/** Whoever was ever allocated anything, also by what was refused. */
export function owners(dossier: Dossier): readonly Owner[] {
  return [...dossier.toewijzingen.values()].flatMap(({ versies }) => versies.map(({ eigenaar }) => eigenaar));
}

/** The 301s that were refused last of all that named an allocation, each with the ends of those allocations. */
export function refusedLast(
  dossier: Dossier,
): ReadonlyMap<
  MessageId,
  { readonly eigenaar: Owner; readonly einden: readonly (Temporal.PlainDate | null)[] }
> {
  const perBericht = new Map<MessageId, { eigenaar: Owner; einden: (Temporal.PlainDate | null)[] }>();
  for (const { versies } of dossier.toewijzingen.values()) {
    const laatste = versies.at(-1);
    if (laatste?.status !== 'afgekeurd') continue;
    const { berichtId, eigenaar, toewijzing } = laatste;
    const bekend = perBericht.get(berichtId)?.einden ?? [];
    perBericht.set(berichtId, { eigenaar, einden: [...bekend, toewijzing.einddatum] });
  }
  return perBericht;
}

/** TR304: whether this client ever had an allocation at this provider. */
export function everAllocated(dossier: Dossier, eigenaar: Owner): boolean {
  const sleutel = ownerKey(eigenaar);
  return (dossier.perEigenaar.get(sleutel) ?? []).some((nummer) =>
    dossier.toewijzingen
      .get(nummer)
      ?.versies.some((v) => v.status !== 'afgekeurd' && ownerKey(v.eigenaar) === sleutel),
  );
}

/** The messages that carried what is in force of this client at this provider; the newest not refused is one of them. */
export function allocatingMessages(dossier: Dossier, eigenaar: Owner): ReadonlySet<MessageId> {
  const sleutel = ownerKey(eigenaar);
  const versies = (dossier.perEigenaar.get(sleutel) ?? []).map((nummer) =>
    (dossier.toewijzingen.get(nummer)?.versies ?? []).filter(
      (v) => v.status !== 'afgekeurd' && ownerKey(v.eigenaar) === sleutel,
    ),
  );
  return new Set(versies.flatMap((eigen) => eigen.at(-1)?.berichtId ?? []));
}

/** Every ToewijzingNummer this client ever had at this provider. */
export function numbersOf(dossier: Dossier, eigenaar: Owner): readonly number[] {
  return (dossier.perEigenaar.get(ownerKey(eigenaar)) ?? []).flatMap(
    (nummer) => dossier.toewijzingen.get(nummer)?.versies[0]?.toewijzing.toewijzingNummer ?? [],
  );
}

export function deliveryFacts(
  dossier: Dossier,
  eigenaar: Owner,
  uitBericht: (id: MessageId) => EarlierMessage,
): readonly DeliveryFact[] {
  return (dossier.leveringen.get(ownerKey(eigenaar)) ?? [])
    .filter(stands)
    .map(({ sleutel, berichtId }) =>
      'einddatum' in sleutel
        ? { soort: 'stop', ...sleutel, uitBericht: uitBericht(berichtId) }
        : { soort: 'start', ...sleutel, uitBericht: uitBericht(berichtId) },
    );
}

/** Starts and stops of these clients on the numbers that a declaration names. */
export function declaredDeliveries(
  dossier: Dossier,
  relatie: Relation,
  nummers: readonly number[],
  clienten: readonly string[],
  uitBericht: (id: MessageId) => EarlierMessage,
): ReadonlyMap<number, readonly DeliveryFact[]> {
  const genoemd = new Set(nummers);
  const alle = [...new Set(clienten)].flatMap((bsn) =>
    deliveryFacts(dossier, { ...relatie, bsn }, uitBericht),
  );
  const perNummer = new Map<number, DeliveryFact[]>();
  for (const levering of alle) {
    const { toewijzingNummer: nummer } = levering;
    if (nummer === null || !genoemd.has(nummer)) continue;
    perNummer.set(nummer, [...(perNummer.get(nummer) ?? []), levering]);
  }
  return perNummer;
}

/** @throws when a logical key would be in force twice */
export function checkDeliveries(
  dossier: Dossier,
  eigenaar: Owner,
  berichtId: MessageId,
  effecten: readonly Effect[],
): readonly Delivery[] {
  const eigen = dossier.leveringen.get(ownerKey(eigenaar)) ?? [];
  return effecten.reduce((stand, effect) => deliveriesAfter(stand, berichtId, effect), eigen);
}

export function applyEffects(
  dossier: Dossier,
  eigenaar: Owner,
  berichtId: MessageId,
  effecten: readonly Effect[],
): void {
  const sleutel = ownerKey(eigenaar);
  dossier.leveringen.set(sleutel, checkDeliveries(dossier, eigenaar, berichtId, effecten));

  for (const effect of effecten) {
    if (effect.effect !== 'toewijzing-vastgelegd') continue;
    const nummer = numberKey(eigenaar, effect.toewijzingNummer);
    const oud = dossier.toewijzingen.get(nummer) ?? { stand: 0, versies: [] };
    const versie: Version = { toewijzing: effect, eigenaar, berichtId, status: 'verzonden' };
    dossier.toewijzingen.set(nummer, { stand: oud.stand + 1, versies: [...oud.versies, versie] });
    include(dossier.perBericht, berichtId, nummer);
    include(dossier.perEigenaar, sleutel, nummer);
    include(dossier.perClient, clientKey(eigenaar), nummer);
  }
}

/** The newest 301 that a municipality sends says when its client was born. */
export function recordBirth(dossier: Dossier, eigenaar: Owner, bericht: Bericht | null): void {
  if (bericht?.nummer === '301') dossier.geboren.set(personKey(eigenaar), bericht.Client.Geboortedatum);
}

/** The retour on a 301 confirms what it allocated, or makes it count as never sent (OP286). */
export function confirm(dossier: Dossier, heenberichtId: MessageId, afgekeurd: boolean): void {
  const status: Version['status'] = afgekeurd ? 'afgekeurd' : 'bevestigd';
  for (const nummer of dossier.perBericht.get(heenberichtId) ?? []) {
    const toewijzing = dossier.toewijzingen.get(nummer);
    if (!toewijzing) continue;
    const versies = toewijzing.versies.map((v) => (v.berichtId === heenberichtId ? { ...v, status } : v));
    dossier.toewijzingen.set(nummer, { ...toewijzing, versies });
  }
}

/**
 * Our own start or stop was refused: what it recorded was never delivered, and what it removed stands, unless the same
 * was recorded again since. What could not come back for that reason comes back when that in turn is refused.
 */
export function takeBackDeliveries(dossier: Dossier, eigenaar: Owner, heen: MessageId): void {
  const eigen = dossier.leveringen.get(ownerKey(eigenaar));
  if (!eigen) return;
  dossier.geweigerd.add(heen);
  let na = eigen.map((levering) =>
    levering.berichtId === heen ? { ...levering, afgekeurd: true } : levering,
  );
  for (const levering of na.toReversed()) {
    const { verwijderdDoor, afgekeurd } = levering;
    if (afgekeurd || verwijderdDoor === null || !dossier.geweigerd.has(verwijderdDoor)) continue;
    if (na.some((ander) => stands(ander) && sameKey(ander, levering))) continue;
    na = na.map((ander) => (ander === levering ? { ...levering, verwijderdDoor: null } : ander));
  }
  dossier.leveringen.set(ownerKey(eigenaar), na);
}

function deliveriesAfter(
  leveringen: readonly Delivery[],
  berichtId: MessageId,
  effect: Effect,
): readonly Delivery[] {
  const inForce = (soort: Delivery['soort'], sleutel: StartKey | StopKey) => (levering: Delivery) =>
    stands(levering) && sameKey(levering, { soort, sleutel });
  switch (effect.effect) {
    case 'start-verwijderd':
    case 'stop-verwijderd': {
      const geraakt = inForce(effect.effect === 'start-verwijderd' ? 'start' : 'stop', effect.sleutel);
      return leveringen.map((levering) =>
        geraakt(levering) ? { ...levering, verwijderdDoor: berichtId } : levering,
      );
    }
    case 'start-vastgelegd':
    case 'stop-vastgelegd': {
      const soort = effect.effect === 'start-vastgelegd' ? 'start' : 'stop';
      if (leveringen.some(inForce(soort, effect.sleutel))) {
        throw new Error(`Two ${soort} deliveries with one logical key cannot both be in force (TR074).`);
      }
      return [
        ...leveringen,
        { soort, sleutel: effect.sleutel, berichtId, verwijderdDoor: null, afgekeurd: false },
      ];
    }
    default:
      return leveringen;
  }
}

function stands({ verwijderdDoor, afgekeurd }: Delivery): boolean {
  return verwijderdDoor === null && !afgekeurd;
}

function sameKey(
  een: Pick<Delivery, 'soort' | 'sleutel'>,
  ander: Pick<Delivery, 'soort' | 'sleutel'>,
): boolean {
  return een.soort === ander.soort && keyText(een.sleutel) === keyText(ander.sleutel);
}

function keyText(sleutel: StartKey | StopKey): string {
  const { toewijzingNummer, product, begindatum } = sleutel;
  const stop = 'einddatum' in sleutel ? [sleutel.einddatum, sleutel.redenBeeindiging] : [];
  return JSON.stringify([toewijzingNummer, product?.Categorie, product?.Code, begindatum, ...stop]);
}

function include(index: Map<string, readonly string[]>, sleutel: string, waarde: string): void {
  const bekend = index.get(sleutel) ?? [];
  if (!bekend.includes(waarde)) index.set(sleutel, [...bekend, waarde]);
}
