/** `protocol soorten`: the kinds of rule that a pack can choose from, with what each asks for. */
import { kinds } from '../rules/regional/index.ts';
import type { Kind } from '../rules/regional/kind.ts';

const over: Readonly<Record<Kind['over'], string>> = {
  prestatie: 'een gedeclareerde prestatie (323); gevolg weigeren of signaleren',
  declaratie: 'een hele declaratie (323); gevolg signaleren',
  bericht: 'een bericht als geheel (301, 305, 307, 315, 317 of 323); gevolg weigeren of signaleren',
  verzoek: 'een verzoek (315, 317); gevolg signaleren, adviseren of { zelf-afwijzen: "reden" }',
};

const vorm: Readonly<Record<string, string>> = {
  getal: 'een getal',
  bedrag: 'hele centen',
  codes: 'codes van de standaard: ["01"]',
  producten: 'productcodes: ["45A01"]',
  janee: 'true of false',
  dag: 'een dag: 2026-01-31',
  jaardag: 'een dag van elk jaar: "01-31"',
  'getal-per-code': 'per productcode een getal: { 45A01: 2 }',
  afspraak: 'een soort afspraak: vooroverleg, overmacht of behandeling',
  delen: 'twee procenten die samen 100 zijn: [50, 50]',
};

export function kindLines(): readonly string[] {
  return [...kinds.values()].flatMap(({ soort, eis, waarom, parameters, ...kind }) => [
    `${soort}: over ${over[kind.over]}`,
    `    ${eis}`,
    `    Waarom: ${waarom}`,
    ...Object.entries(parameters).map(
      ([naam, { soort: welke, uitleg, optioneel }]) =>
        `    met ${naam} (${vorm[welke]}${optioneel ? '; mag ontbreken' : ''}): ${uitleg}`,
    ),
    '',
  ]);
}
