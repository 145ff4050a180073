/** Every report there is, over everything a casefile knows. */
import type { Casefile } from '../../src/casefile/casefile.ts';
import { reports } from '../../src/rapport/index.ts';
import type { Row } from '../../src/rapport/rapport.ts';
import { type Asked, makeReport, questionFrom } from '../../src/rapport/uitvoeren.ts';
import type { Protocol } from '../../src/rules/protocol.ts';

export async function allReports(
  casefile: Casefile,
  protocol: Protocol,
  gevraagd: Asked & { readonly tot: Temporal.PlainDate },
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const vraag = questionFrom({ aantal: 3, ...gevraagd }, gevraagd.tot, 10_000);
  if (typeof vraag === 'string') throw new Error(vraag);
  const wiring = { casefile, protocolVoor: () => protocol };
  const gemaakt = [...reports.values()].map(
    async (een) => [een.naam, await makeReport(een, wiring, {}, vraag)] as const,
  );
  return Object.fromEntries(await Promise.all(gemaakt));
}
