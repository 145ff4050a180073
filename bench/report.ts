/** What was measured, as a table to read or as JSON. */
import type { Result } from './bank.ts';
import { type Client, clients, messageOf, type Nummer } from './messages.ts';
import type { Results } from './rounds.ts';
import type { Fact } from './services.ts';

export type Line = { readonly sleutel: string; readonly naam: string; readonly overgeslagen?: string };

/** The line that the others are compared with. */
export const limiet = 'xsd';

type Figures = {
  readonly perSeconde: number;
  readonly laagste: number;
  readonly hoogste: number;
  /** Of the rate to that of the XSD check in the same round. */
  readonly verhouding: number;
  /** Of our own process, per message; PostgreSQL and Redis have theirs. */
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly heapMb: number;
};

export type Measured = {
  readonly nummer: Nummer;
  readonly bytes: number;
  readonly regels: readonly (Line & { readonly cijfers: Figures | null })[];
};

export function measured(nummer: Nummer, regels: readonly Line[], uitkomsten: Results): Measured {
  const client: Client = clients().next().value;
  const van = (sleutel: string) => uitkomsten.get(sleutel)?.[nummer] ?? [];
  return {
    nummer,
    bytes: messageOf(nummer, client).length,
    regels: regels.map((regel) => ({ ...regel, cijfers: figures(van(regel.sleutel), van(limiet)) })),
  };
}

function figures(rondes: readonly Result[], limieten: readonly Result[]): Figures | null {
  if (rondes.length === 0) return null;
  const snelheden = rondes.map(rate);
  const verhoudingen = limieten.map((ander, ronde) => (snelheden[ronde] ?? Number.NaN) / rate(ander));
  const mb = (bytes: readonly number[]) => Math.round(Math.max(...bytes) / 2 ** 20);
  return {
    perSeconde: Math.round(median(snelheden)),
    laagste: Math.round(Math.min(...snelheden)),
    hoogste: Math.round(Math.max(...snelheden)),
    verhouding: Number(median(verhoudingen).toFixed(3)),
    cpuMs: Number(median(rondes.map(({ cpuMs, aantal }) => cpuMs / aantal)).toFixed(3)),
    rssMb: mb(rondes.map(({ rss }) => rss)),
    heapMb: mb(rondes.map(({ heap }) => heap)),
  };
}

function rate({ aantal, ms }: Result): number {
  return (1000 * aantal) / ms;
}

function median(waarden: readonly number[]): number {
  const oplopend = waarden.toSorted((een, ander) => een - ander);
  const midden = oplopend.length >> 1;
  const boven = oplopend[midden] ?? Number.NaN;
  return oplopend.length % 2 === 1 ? boven : ((oplopend[midden - 1] ?? boven) + boven) / 2;
}

const getal = new Intl.NumberFormat('nl-NL');
const breuk = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

export function asTable(feiten: readonly Fact[], metingen: readonly Measured[]): readonly string[] {
  return [
    ...feiten.map(([onderwerp, waarde]) => `  ${onderwerp.padEnd(12)}${waarde}`),
    ...metingen.flatMap(({ nummer, bytes, regels }) => [
      '',
      `JW${nummer} van ${getal.format(bytes)} bytes`.padEnd(56) +
        ['berichten/s', 'laagste - hoogste', 't.o.v. (1)', 'cpu/bericht', 'rss-piek', 'heap-piek']
          .map((kop, kolom) => kop.padStart(breedtes[kolom] ?? 0))
          .join(''),
      ...regels.map((regel) => regel.naam.padEnd(56) + columns(regel)),
    ]),
  ];
}

const breedtes = [11, 20, 12, 14, 11, 11];

function columns({ cijfers, overgeslagen }: Measured['regels'][number]): string {
  if (cijfers === null) return `   overgeslagen: ${overgeslagen ?? 'niet gevraagd'}`;
  return [
    getal.format(cijfers.perSeconde),
    `${getal.format(cijfers.laagste)} - ${getal.format(cijfers.hoogste)}`,
    breuk.format(cijfers.verhouding),
    `${breuk.format(cijfers.cpuMs)} ms`,
    `${cijfers.rssMb} MB`,
    `${cijfers.heapMb} MB`,
  ]
    .map((tekst, kolom) => tekst.padStart(breedtes[kolom] ?? 0))
    .join('');
}
