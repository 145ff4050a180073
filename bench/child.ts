/** The process of one bank: sets it up as it is told, says so, and does rounds until it is told to stop. */
import { z } from 'zod';
import { order, round } from './bank.ts';
import { memoryBank } from './memory.ts';
import { roadBank } from './road.ts';

const opdracht = order.parse(JSON.parse(process.argv[2] ?? ''));
const bank = opdracht.deel === 'geheugen' ? memoryBank(opdracht) : await roadBank(opdracht);

process.on('message', async (bericht) => {
  const gevraagd = z.union([round, z.literal('sluit')]).parse(bericht);
  if (gevraagd === 'sluit') {
    await bank.sluit();
    process.disconnect?.();
  } else {
    process.send?.(await bank.ronde(gevraagd));
  }
});
// Whoever started this is gone: nobody will ask for a round any more.
process.on('disconnect', () => process.exit());
process.send?.('klaar');
