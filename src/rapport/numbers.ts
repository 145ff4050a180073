/** The numbers that a pack gives a report, from every rule of it that the report answers. */
import { type Protocol, protocolOn, type ReportRule } from '../rules/protocol.ts';
import type { Parameters } from '../rules/regional/parameters.ts';
import type { Standaard } from '../standard/berichtsoorten.ts';
import { type Report, type Section, withoutNumbers } from './rapport.ts';

export function numbersFor(
  regels: readonly ReportRule[],
  { naam, parameters }: Pick<Report, 'naam' | 'parameters'>,
  standaard: Standaard,
): Parameters {
  const gegeven = regels
    .filter(({ rapporten, wetten }) => rapporten.includes(naam) && wetten.has(standaard))
    .flatMap(({ met }) => Object.entries(met))
    .filter(([getal, waarde]) => getal in parameters && waarde !== null);
  return { ...withoutNumbers(parameters), ...Object.fromEntries(gegeven) };
}

/** A municipality under a law, with the pack that holds on the day looked at. */
export function sectionOf(
  een: Report,
  { gemeente, standaard }: Pick<Section, 'gemeente' | 'standaard'>,
  protocolVoor: (gemeente: string, standaard: Standaard) => Protocol,
  peildatum: Temporal.PlainDate,
): Section {
  const protocol = protocolOn(protocolVoor(gemeente, standaard), peildatum);
  const met = numbersFor(protocol.rapporten ?? [], een, standaard);
  // The loader checked every number by the parameters of its report.
  return { gemeente, standaard, protocol, met: met as Section['met'] };
}
