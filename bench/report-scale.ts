/** What a long replay, and the same messages on a small and a large database, were measured to cost, as lines to read. */
import type { ReplayResult } from './replay.ts';
import type { ScaleResult } from './scale.ts';

const getal = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const fijn = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function replayTable({ berichten, seconden, rss }: ReplayResult): readonly string[] {
  return [
    '',
    `Naspelen van ${getal.format(berichten)} berichten in het geheugen: innemen, oordelen en verzenden op één kern`,
    `  ${getal.format(seconden)} s, dat is ${getal.format(berichten / seconden)} per seconde; daarna ${getal.format(rss / 2 ** 20)} MB`,
  ];
}

export function scaleTable({ toewijzingen: [weinig, veel], perSoort }: ScaleResult): readonly string[] {
  const kolom = (tekst: string) => tekst.padStart(20);
  return [
    '',
    'Eén bericht tegelijk, van inname tot en met verzending'.padEnd(56) +
      kolom(`${getal.format(weinig)} toew.`) +
      kolom(`${getal.format(veel)} toew.`) +
      kolom('verhouding'),
    ...perSoort.map(
      ({ nummer, ms: [bij, tegen] }) =>
        `JW${nummer}`.padEnd(56) +
        kolom(`${fijn.format(bij)} ms`) +
        kolom(`${fijn.format(tegen)} ms`) +
        kolom(fijn.format(tegen / bij)),
    ),
  ];
}
