/** `afspraken.csv` beside a scenario: what is agreed apart from messages, from the moment `op` on. Not in the contract. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { NewAgreement } from '../../casefile/afspraken.ts';
import { readCsv } from '../../pipeline/protocols/read.ts';
import { ProtocolError } from '../../pipeline/protocols.ts';
import { soortenAfspraak } from '../../rules/uitzonderingen.ts';
import { UsageError } from '../io.ts';

export type RecordedAgreement = { readonly op: Temporal.Instant; readonly afspraak: NewAgreement };

const rij = z.strictObject({
  op: z.iso.datetime({ offset: true, error: 'een tijdstip met zone, zoals 2026-04-01T09:00:00+02:00' }),
  standaard: z.enum(['ijw-3.2', 'iwmo-3.2'], 'ijw-3.2 of iwmo-3.2'),
  aanbieder: z.string().regex(/^[0-9]{8}$/, 'een AGB-code van 8 cijfers'),
  soort: z.enum(soortenAfspraak, `een van ${soortenAfspraak.join(', ')}`),
  toewijzing: z.string().regex(/^[0-9]{0,9}$/, 'een ToewijzingNummer, of leeg'),
  maand: z.string().regex(/^([0-9]{4}-(0[1-9]|1[0-2]))?$/, 'een maand als 2026-04, of leeg'),
  toelichting: z.string(),
});

/** @throws UsageError */
export function readAgreements(pad: string, gemeente: string): readonly RecordedAgreement[] {
  if (!existsSync(pad)) return [];
  try {
    return readCsv(rij, pad).map(
      ({ waarde: { op, standaard, aanbieder, soort, toewijzing, maand, toelichting } }) => ({
        op: Temporal.Instant.from(op),
        afspraak: {
          standaard,
          gemeente,
          aanbieder,
          soort,
          toewijzingNummer: toewijzing === '' ? null : Number(toewijzing),
          maand: maand === '' ? null : Temporal.PlainDate.from(`${maand}-01`),
          toelichting,
          door: 'scenario',
        },
      }),
    );
  } catch (fout) {
    if (fout instanceof ProtocolError) throw new UsageError(fout.message);
    throw fout;
  }
}
