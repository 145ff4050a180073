/** A bank: one way of handling messages, set up in a process of its own and measured round by round. */
import { z } from 'zod';
import { nummers } from './messages.ts';

/** What a bank must know to be set up. */
export const order = z.discriminatedUnion('deel', [
  z.object({ deel: z.literal('geheugen'), werk: z.enum(['xsd', 'lezen', 'oordeel']) }),
  z.object({
    deel: z.literal('duurzaam'),
    databaseUrl: z.string(),
    /** null: intake alone. */
    wachtrijUrl: z.string().nullable(),
    wachtrijSchema: z.string(),
    innames: z.number(),
    werkers: z.number(),
  }),
]);
export type Order = z.infer<typeof order>;

/** One round: in memory for a time, on the durable road for a number of messages. */
export const round = z.object({ nummer: z.enum(nummers), ms: z.number(), aantal: z.number() });
export type Round = z.infer<typeof round>;

/** What a round did: time on the clock and of the processor, and the most memory that was seen during it. */
export const result = z.object({
  aantal: z.number(),
  ms: z.number(),
  cpuMs: z.number(),
  rss: z.number(),
  heap: z.number(),
});
export type Result = z.infer<typeof result>;

export type Bank = {
  ronde(opdracht: Round): Promise<Result>;
  sluit(): Promise<void>;
};

export type Watch = { kijk(): void; einde(aantal: number): Result };

/** Starts measuring this process; `kijk` looks at its memory, as often as it costs nothing to speak of. */
export function watch(): Watch {
  const begin = performance.now();
  const cpu = process.cpuUsage();
  let [rss, heap] = [0, 0];
  const kijk = () => {
    const nu = process.memoryUsage();
    rss = Math.max(rss, nu.rss);
    heap = Math.max(heap, nu.heapUsed);
  };
  return {
    kijk,
    einde(aantal) {
      const ms = performance.now() - begin;
      const { user, system } = process.cpuUsage(cpu);
      kijk();
      return { aantal, ms, cpuMs: (user + system) / 1000, rss, heap };
    },
  };
}
