/**
 * What is granted on allocations: the debits that stand and the credits that took others away. Judging a declaration
 * begins with what the casefile knows and books every Prestatie that it grants, so that a later one sees the earlier.
 */
import type { Prestatie323 } from '../../standard/berichten.generated.ts';
import { dayNumber } from '../dates.ts';
import type { PrestatieFact } from '../facts.ts';
import { monthCount } from './calendar.ts';
import { family, inSmallest, type UnitFamily } from './units.ts';

/** A granted Prestatie; `uitBericht` is null when it stands in the message that is being judged. */
export type Granted = Omit<PrestatieFact, 'uitBericht'> & {
  readonly uitBericht: PrestatieFact['uitBericht'] | null;
};

/** Debits that stand, and what they come to. */
export type Standing = {
  readonly prestaties: ReadonlyMap<string, Granted>;
  /** eurocents */
  readonly bedrag: number;
  /** Per family of units, in its smallest unit. */
  readonly volume: Readonly<Volumes>;
};

type Volumes = { [K in UnitFamily]?: number };

type Tally = {
  readonly prestaties: Map<string, Granted>;
  bedrag: number;
  readonly volume: Volumes;
};

type Account = {
  readonly alles: Tally;
  readonly perMaand: Map<number, Tally>;
  readonly perProductPeriode: Map<string, Granted>;
};

export type Ledger = {
  /** Every granted Prestatie, debit or credit, by ReferentieNummer. */
  readonly perReferentie: ReadonlyMap<string, Granted>;
  /** Every granted credit, by the ReferentieNummer of its debit. */
  readonly credits: ReadonlyMap<string, Granted>;
  readonly rekeningen: ReadonlyMap<number, Account>;
};

export type OpenLedger = Ledger & {
  readonly perReferentie: Map<string, Granted>;
  readonly credits: Map<string, Granted>;
  readonly rekeningen: Map<number, Account>;
};

export function openLedger(prestaties: readonly PrestatieFact[]): OpenLedger {
  const grootboek = { perReferentie: new Map(), credits: new Map(), rekeningen: new Map() };
  for (const prestatie of prestaties) book(grootboek, prestatie);
  return grootboek;
}

/** A debit stands until its credit is booked; which of the two is booked first makes no difference. */
export function book(grootboek: OpenLedger, prestatie: Granted): void {
  grootboek.perReferentie.set(prestatie.referentieNummer, prestatie);
  if (prestatie.debetCredit === 'D') {
    if (!grootboek.credits.has(prestatie.referentieNummer)) addDebit(grootboek, prestatie);
    return;
  }
  if (prestatie.vorigReferentieNummer === null) return;
  grootboek.credits.set(prestatie.vorigReferentieNummer, prestatie);
  const debet = grootboek.perReferentie.get(prestatie.vorigReferentieNummer);
  if (debet !== undefined) removeDebit(grootboek, debet);
}

function addDebit({ rekeningen }: OpenLedger, debet: Granted): void {
  const rekening = rekeningen.get(debet.toewijzingNummer) ?? {
    alles: emptyTally(),
    perMaand: new Map<number, Tally>(),
    perProductPeriode: new Map<string, Granted>(),
  };
  rekeningen.set(debet.toewijzingNummer, rekening);
  const maand = monthCount(debet.begindatum);
  const inMaand = rekening.perMaand.get(maand) ?? emptyTally();
  rekening.perMaand.set(maand, inMaand);
  rekening.perProductPeriode.set(periodKey(debet), debet);
  for (const stand of [rekening.alles, inMaand]) {
    stand.prestaties.set(debet.referentieNummer, debet);
    count(stand, debet, 1);
  }
}

function removeDebit({ rekeningen }: OpenLedger, debet: Granted): void {
  const rekening = rekeningen.get(debet.toewijzingNummer);
  if (rekening === undefined) return;
  const sleutel = periodKey(debet);
  const staand = rekening.perProductPeriode.get(sleutel);
  if (staand?.referentieNummer === debet.referentieNummer) rekening.perProductPeriode.delete(sleutel);
  for (const stand of [rekening.alles, rekening.perMaand.get(monthCount(debet.begindatum))]) {
    if (stand?.prestaties.delete(debet.referentieNummer)) count(stand, debet, -1);
  }
}

function emptyTally(): Tally {
  return { prestaties: new Map(), bedrag: 0, volume: {} };
}

function count(stand: Tally, { bedrag, geleverdVolume, eenheid }: Granted, keer: 1 | -1): void {
  const soort = family(eenheid);
  stand.bedrag += keer * bedrag;
  stand.volume[soort] = (stand.volume[soort] ?? 0) + keer * inSmallest(geleverdVolume, eenheid);
}

const niets: Standing = emptyTally();

/** What stands on an allocation. */
export function standingOn({ rekeningen }: Ledger, toewijzingNummer: number): Standing {
  return rekeningen.get(toewijzingNummer)?.alles ?? niets;
}

/** What stands on an allocation in the calendar month of a day. */
export function standingInMonth(
  { rekeningen }: Ledger,
  toewijzingNummer: number,
  dag: Temporal.PlainDate,
): Standing {
  return rekeningen.get(toewijzingNummer)?.perMaand.get(monthCount(dag)) ?? niets;
}

/** TR389: the debit that stands for the same allocation, product and ProductPeriode. */
export function sameDebit({ rekeningen }: Ledger, prestatie: Granted): Granted | null {
  return rekeningen.get(prestatie.toewijzingNummer)?.perProductPeriode.get(periodKey(prestatie)) ?? null;
}

function periodKey({ productCategorie, productCode, begindatum, einddatum }: Granted): string {
  return `${dayNumber(begindatum)} ${dayNumber(einddatum)} ${productCategorie} ${productCode}`;
}

/** A Prestatie of the message that is being judged, as the ledger books it. */
export function asGranted(prestatie: Prestatie323): Granted {
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
    uitBericht: null,
  };
}
