/** A declaration of any size, and the allocations on which all of it is granted. Everybody in it is fictitious. */
import { bericht301, bericht323 } from '../src/rules/examples/berichten.ts';
import { dag, specifiek } from '../src/rules/examples/waarden.ts';
import type { Bericht301, Bericht323 } from '../src/standard/berichten.generated.ts';
import { client } from './guarantees/messages.ts';

const standaard = 'ijw-3.2';

export type Size = {
  readonly clienten: number;
  /** Of each client, and so as many allocations: the same month is declared once. */
  readonly prestaties: number;
  readonly aanbieder?: string;
  /** Of its first client; those of two declarations must not overlap. */
  readonly vanaf?: number;
  /** More is declared than was allocated, of everything: the longest answer there is. */
  readonly teVeel?: boolean;
};

/** What is allocated of each: two hours a month, at € 12,50. */
const uren = 2;

function allocations(number: number, prestaties: number): readonly number[] {
  return Array.from({ length: prestaties }, (_, plaats) => number * 1_000 + plaats + 1);
}

/** One 301 per client. */
export function* largeAllocations({
  clienten,
  prestaties,
  aanbieder,
  vanaf = 0,
}: Size): Generator<Bericht301> {
  for (let number = vanaf; number < vanaf + clienten; number += 1) {
    yield bericht301(standaard, {
      ...(aanbieder === undefined ? {} : { aanbieder }),
      identificatie: `G${number}`,
      client: { Bsn: client(number).bsn },
      producten: allocations(number, prestaties).map((ToewijzingNummer, plaats) => ({
        ToewijzingNummer,
        Product: specifiek(standaard, plaats),
      })),
    });
  }
}

export function largeDeclaration({
  clienten,
  prestaties,
  aanbieder,
  vanaf = 0,
  teVeel = false,
}: Size): Bericht323 {
  const geleverd = teVeel ? 2 * uren : uren;
  return bericht323(standaard, {
    ...(aanbieder === undefined ? {} : { aanbieder }),
    identificatie: `D${vanaf}`,
    declaratie: { DeclaratieNummer: `D${vanaf}` },
    clienten: Array.from({ length: clienten }, (_, plaats) => ({
      bsn: client(vanaf + plaats).bsn,
      prestaties: allocations(vanaf + plaats, prestaties).map((ToewijzingNummer, welke) => ({
        ProductReferentie: { ReferentieNummer: `P${ToewijzingNummer}` },
        ToewijzingNummer,
        ProductCode: specifiek(standaard, welke).Code,
        GeleverdVolume: geleverd,
        IngediendBedrag: { Bedrag: 1250 * geleverd, DebetCredit: 'D' as const },
        ProductPeriode: { Begindatum: dag('2026-04-01'), Einddatum: dag('2026-04-30') },
      })),
    })),
  });
}
