/** Allocations and deliveries in plain maps. Lists are replaced, never changed, so that a refused change leaves nothing. */
import type { Effect, StartKey, StopKey } from '../rules/effects.ts';
import type { AllocationFact, DeliveryFact, EarlierMessage } from '../rules/facts.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import type { MessageId } from './casefile.ts';

/** Whose case it is. */
export type Owner = {
  readonly standaard: Standaard;
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly bsn: string;
};

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
};

export type Dossier = {
  readonly toewijzingen: Map<string, Allocation>;
  readonly leveringen: Map<string, readonly Delivery[]>;
  /** Keys of the allocations that a message or an owner has versions of. */
  readonly perBericht: Map<string, readonly string[]>;
  readonly perEigenaar: Map<string, readonly string[]>;
};

export function emptyDossier(): Dossier {
  return {
    toewijzingen: new Map(),
    leveringen: new Map(),
    perBericht: new Map(),
    perEigenaar: new Map(),
  };
}

type Domain = Pick<Owner, 'standaard' | 'gemeente'>;
const numberKey = ({ standaard, gemeente }: Domain, nummer: number) => `${gemeente}/${standaard}/${nummer}`;
const ownerKey = (e: Owner) => `${e.gemeente}/${e.standaard}/${e.aanbieder}/${e.bsn}`;

/** How often each number was recorded; 0 for a number nobody has. */
export function standings(
  dossier: Dossier,
  domein: Domain,
  nummers: readonly number[],
): ReadonlyMap<number, number> {
  return new Map(nummers.map((n) => [n, dossier.toewijzingen.get(numberKey(domein, n))?.stand ?? 0]));
}

/** The newest version that was not refused, of the numbers named and, where asked, of everything of the owner. */
export function allocationFacts(
  dossier: Dossier,
  eigenaar: Owner,
  nummers: readonly number[],
  ookAlleVanEigenaar: boolean,
  uitBericht: (id: MessageId) => EarlierMessage,
): readonly AllocationFact[] {
  const genoemd = new Set(nummers.map((nummer) => numberKey(eigenaar, nummer)));
  const eigen = ookAlleVanEigenaar ? (dossier.perEigenaar.get(ownerKey(eigenaar)) ?? []) : [];
  return [...new Set([...genoemd, ...eigen])]
    .flatMap((sleutel) => {
      const versie = dossier.toewijzingen.get(sleutel)?.versies.findLast((v) => v.status !== 'afgekeurd');
      if (!versie) return [];
      const { effect: _, ...toewijzing } = versie.toewijzing;
      const vanDezeClient = versie.eigenaar.bsn === eigenaar.bsn;
      const vanDezeAanbieder = versie.eigenaar.aanbieder === eigenaar.aanbieder;
      if (!genoemd.has(sleutel) && !(vanDezeClient && vanDezeAanbieder)) return [];
      return {
        ...toewijzing,
        vanDezeClient,
        vanDezeAanbieder,
        goedgekeurdePrestaties: 0,
        uitBericht: uitBericht(versie.berichtId),
      };
    })
    .toSorted((a, b) => a.toewijzingNummer - b.toewijzingNummer);
}

export function deliveryFacts(
  dossier: Dossier,
  eigenaar: Owner,
  uitBericht: (id: MessageId) => EarlierMessage,
): readonly DeliveryFact[] {
  return (dossier.leveringen.get(ownerKey(eigenaar)) ?? [])
    .filter((levering) => levering.verwijderdDoor === null)
    .map(({ sleutel, berichtId }) =>
      'einddatum' in sleutel
        ? { soort: 'stop', ...sleutel, uitBericht: uitBericht(berichtId) }
        : { soort: 'start', ...sleutel, uitBericht: uitBericht(berichtId) },
    );
}

/** @throws when a logical key would be in force twice; nothing was changed then */
export function applyEffects(
  dossier: Dossier,
  eigenaar: Owner,
  berichtId: MessageId,
  effecten: readonly Effect[],
): void {
  const sleutel = ownerKey(eigenaar);
  let leveringen = dossier.leveringen.get(sleutel) ?? [];
  for (const effect of effecten) leveringen = deliveriesAfter(leveringen, berichtId, effect);
  dossier.leveringen.set(sleutel, leveringen);

  for (const effect of effecten) {
    if (effect.effect !== 'toewijzing-vastgelegd') continue;
    const nummer = numberKey(eigenaar, effect.toewijzingNummer);
    const oud = dossier.toewijzingen.get(nummer) ?? { stand: 0, versies: [] };
    const versie: Version = { toewijzing: effect, eigenaar, berichtId, status: 'verzonden' };
    dossier.toewijzingen.set(nummer, { stand: oud.stand + 1, versies: [...oud.versies, versie] });
    include(dossier.perBericht, berichtId, nummer);
    include(dossier.perEigenaar, sleutel, nummer);
  }
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

function deliveriesAfter(
  leveringen: readonly Delivery[],
  berichtId: MessageId,
  effect: Effect,
): readonly Delivery[] {
  const inForce = (soort: Delivery['soort'], sleutel: StartKey | StopKey) => (levering: Delivery) =>
    levering.verwijderdDoor === null &&
    levering.soort === soort &&
    keyText(levering.sleutel) === keyText(sleutel);
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
      return [...leveringen, { soort, sleutel: effect.sleutel, berichtId, verwijderdDoor: null }];
    }
    default:
      return leveringen;
  }
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
