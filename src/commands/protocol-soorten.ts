/** `protocol soorten`: the kinds of rule and the reports that a pack can choose from, with what each asks for. */
import { reports } from '../rapport/index.ts';
import { kinds } from '../rules/regional/index.ts';
import type { Kind } from '../rules/regional/kind.ts';
import type { Shape } from '../rules/regional/parameters.ts';

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
  'bedrag-per-gemeente': 'per gemeentecode hele centen: { "0384": 5000000 }',
  aanbieders: 'AGB-codes: ["99990001"]',
  afspraak: 'een soort afspraak: vooroverleg, overmacht of behandeling',
  delen: 'twee procenten die samen 100 zijn: [50, 50]',
};

export function kindLines(): readonly string[] {
  return [...kinds.values()].flatMap(({ soort, eis, waarom, parameters, ...kind }) => [
    `${soort}: over ${over[kind.over]}`,
    `    ${eis}`,
    `    Waarom: ${waarom}`,
    ...asked(parameters),
    '',
  ]);
}

export function reportLines(): readonly string[] {
  return [...reports.values()].flatMap(({ naam, eis, parameters }) => [
    `rapport ${naam}: voor een regel met lot rapport`,
    `    ${eis}`,
    ...asked(parameters),
    '',
  ]);
}

function asked(parameters: Shape): readonly string[] {
  return Object.entries(parameters).map(
    ([naam, { soort, uitleg, optioneel }]) =>
      `    met ${naam} (${vorm[soort]}${optioneel ? '; mag ontbreken' : ''}): ${uitleg}`,
  );
}
