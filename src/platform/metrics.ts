import { collectDefaultMetrics, Registry } from 'prom-client';

/**
 * A registry of its own for whoever asks, so that nothing is counted twice or in secret; pass it to what counts.
 * @param opties `proces`: also memory, processor time, event loop and garbage collection of this process
 */
export function maakMeetregister(opties: { readonly proces: boolean } = { proces: true }): Registry {
  const register = new Registry();
  register.setDefaultLabels({ app: 'berichtenpoort' });
  if (opties.proces) collectDefaultMetrics({ register });
  return register;
}
