/** A long stretch of traffic through the whole journey on the in-memory casefile, as `replay` plays it. */
import { memoryCasefile } from '../src/casefile/memory.ts';
import { openSchemas } from '../src/commands/schemas.ts';
import { dispatch } from '../src/pipeline/dispatch.ts';
import { takeIn } from '../src/pipeline/intake.ts';
import { judgeMessage } from '../src/pipeline/judging.ts';
import type { Wiring } from '../src/pipeline/wiring.ts';
import { landelijk, ontvangst } from '../src/rules/examples/landelijk.ts';
import { clients, messageOf, nummers } from './messages.ts';

export type ReplayResult = {
  readonly berichten: number;
  readonly seconden: number;
  /** Of the process, at the end. */
  readonly rss: number;
};

/** An allocation and its start of each of so many clients, half as many as there are messages. */
export async function measureReplay(berichten: number): Promise<ReplayResult> {
  const teVerzenden: string[] = [];
  let volgende = 0;
  const wiring: Wiring = {
    casefile: memoryCasefile(),
    ...openSchemas(),
    protocolVoor: () => landelijk,
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: { verzend: async () => {} },
    nu: () => ontvangst,
    nieuwId: () => `00000000-0000-4000-8000-${String(++volgende).padStart(12, '0')}`,
    wekOordelen: async () => {},
    wekVerzenden: async (ids) => void teVerzenden.push(...ids),
  };
  const nieuw = clients();
  // Making the messages is not what is measured.
  let gemaakt = 0;
  const begin = performance.now();
  for (let client = 0; client < berichten / 2; client += 1) {
    const wie = nieuw.next().value;
    for (const nummer of nummers) {
      const voor = performance.now();
      const bytes = messageOf(nummer, wie);
      gemaakt += performance.now() - voor;
      const inname = await takeIn({ bytes, envelop: null, bijBotsing: 'beoordelen' }, wiring);
      if (inname.soort !== 'ontvangen') throw new Error(`Een bericht van de meting is ${inname.soort}.`);
      await judgeMessage(inname.id, wiring);
      if (teVerzenden.length === 0) throw new Error(`Een ${nummer} van de meting ging niet uit.`);
      for (const id of teVerzenden.splice(0)) await dispatch(id, wiring);
    }
  }
  const seconden = (performance.now() - begin - gemaakt) / 1000;
  return { berichten, seconden, rss: process.memoryUsage().rss };
}
