/** The surroundings of an example that names none: only the national standard, an ordinary working day. */
import { nationalPaymentTerm } from '../betaling.ts';
import type { Protocol } from '../protocol.ts';
import { nationalCalendar } from '../workingdays.ts';

export const landelijk: Protocol = {
  naam: 'landelijk',
  kalender: nationalCalendar,
  productcategorieen: { 'ijw-3.2': new Map(), 'iwmo-3.2': new Map() },
  onbekendeProductcode: 'toegestaan',
  aanhoudenWerkdagen: 0,
  contracttarief: 'vast',
  betaling: nationalPaymentTerm,
  onderzoekVanzelf: true,
  waarschuwWerkdagen: 1,
};

/** Wednesday 6 May 2026, the day on which the example messages are dated. */
export const ontvangst = Temporal.Instant.from('2026-05-06T10:00:00+02:00');
