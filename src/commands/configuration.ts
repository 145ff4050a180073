/** The environment as a command reads it: mistakes end the command, warnings are printed. */
import type { Gelezen, Omgeving } from '../platform/config.ts';
import { type Io, UsageError } from './io.ts';

/** @throws UsageError that names every mistake */
export function configurationFrom<T>(lees: (env: Omgeving) => Gelezen<T>, io: Io): T {
  const gelezen = lees(io.env);
  for (const waarschuwing of gelezen.waarschuwingen) io.fout(`Let op: ${waarschuwing}`);
  if (gelezen.soort === 'fout') {
    throw new UsageError(
      ['De configuratie klopt niet.', ...gelezen.fouten.map((fout) => `  ${fout}`)].join('\n'),
    );
  }
  return gelezen.configuratie;
}
