/** The process of one bank: sets it up as it is told, says so, and does rounds until it is told to stop. */
import { z } from 'zod';
import { type Bank, order, round } from './bank.ts';
import { memoryBank } from './memory.ts';
import { roadBank } from './road.ts';

const told = z.union([order, round, z.literal('sluit')]);
let bank: Bank | undefined;

process.on('message', async (bericht) => {
  const gevraagd = told.parse(bericht);
  if (gevraagd === 'sluit') {
    await bank?.sluit();
    process.disconnect?.();
  } else if ('deel' in gevraagd) {
    bank = gevraagd.deel === 'geheugen' ? memoryBank(gevraagd) : await roadBank(gevraagd);
    process.send?.('klaar');
  } else {
    process.send?.(await bank?.ronde(gevraagd));
  }
});
// Whoever started this is gone: nobody will ask for a round any more.
process.on('disconnect', () => process.exit());
