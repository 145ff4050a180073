/** What judging per kind, and declarations, were measured to cost, as lines to read. */
import type { KindResult, LinesResult } from './kinds.ts';
import type { LargeResult } from './large.ts';

export type KindsMeasured = { readonly perSoort: readonly KindResult[]; readonly declaratie: LinesResult };

const getal = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });

export function kindsTable({ perSoort, declaratie }: KindsMeasured): readonly string[] {
  const regel = (naam: string, perSeconde: number) => naam.padEnd(56) + getal.format(perSeconde).padStart(11);
  return [
    '',
    'Oordelen, zonder lezen en opslag, op één kern'.padEnd(56) + 'per seconde'.padStart(11),
    ...perSoort.map(({ nummer, perSeconde, uitkomst }) => regel(`JW${nummer}, ${uitkomst}`, perSeconde)),
    '',
    `JW323 van ${getal.format(declaratie.regels)} regels in ${getal.format(declaratie.bytes)} bytes`.padEnd(
      56,
    ) + 'regels/s'.padStart(11),
    regel('oordelen', declaratie.oordeel),
    regel('lezen, XSD-controle, oordelen en antwoord schrijven', declaratie.alles),
  ];
}

export function largeTable(gemeten: readonly LargeResult[]): readonly string[] {
  const s = (ms: number) => `${(ms / 1000).toFixed(1).replace('.', ',')} s`;
  const mb = (bytes: number) => `${getal.format(bytes / 2 ** 20)} MB`;
  return gemeten.flatMap(({ bytes, regels, innameMs, oordeelMs, uitkomst, rssVooraf, rss, api }) => [
    '',
    `Grote declaratie: ${getal.format(regels)} regels in ${getal.format(bytes)} bytes, ${uitkomst}; alle rollen in één proces`,
    `  innemen      ${s(innameMs)}`,
    `  beoordelen   ${s(oordeelMs)}, dat is ${getal.format((1000 * regels) / oordeelMs)} regels/s tot en met PostgreSQL`,
    `  geheugen     hoogste ${mb(rss)}; daarvoor ${mb(rssVooraf)}`,
    `  api intussen p50 ${getal.format(api.p50)} ms, p99 ${getal.format(api.p99)} ms, hoogste ${getal.format(api.hoogste)} ms over ${getal.format(api.aantal)} vragen`,
  ]);
}
