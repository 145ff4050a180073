/** Waking workers from a request: what was committed stays committed, whether or not anybody could be woken. */
import type { MessageId } from '../casefile/casefile.ts';
import { errorCode } from '../casefile/errors.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import { within } from './deadline.ts';
import type { ApiLog } from './log.ts';
import type { Timing } from './timing.ts';

/** A queue that is away must not make a client think that nothing happened. The reconciler wakes later. */
export function patient(wiring: Wiring, { log, tijden }: { log: ApiLog; tijden: Timing }): Wiring {
  const inTime = (wek: Wiring['wekOordelen']) => (ids: readonly MessageId[]) =>
    within(tijden.wekken, wek(ids)).catch((fout: unknown) =>
      log.warn({ berichtIds: [...ids], fout: errorCode(fout) }, 'wekken mislukt'),
    );
  return { ...wiring, wekOordelen: inTime(wiring.wekOordelen), wekVerzenden: inTime(wiring.wekVerzenden) };
}
