/** Runs the banks beside each other, each in a process of its own, and turn by turn: A B C, A B C, A B C. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { type Order, type Result, type Round, result } from './bank.ts';
import { type Nummer, nummers } from './messages.ts';

export type Contestant = { readonly sleutel: string; readonly opdracht: Order };

export type Plan = {
  /** Rounds that count; one more goes before them, in which code is compiled and statements are planned. */
  readonly rondes: number;
  /** Of a round in memory. */
  readonly ms: number;
  /** Messages of a round on the durable road. */
  readonly berichten: number;
};

/** The results of every contestant, per number of message, in the order of the rounds. */
export type Results = ReadonlyMap<string, Readonly<Record<Nummer, readonly Result[]>>>;

export async function playRounds(
  deelnemers: readonly Contestant[],
  plan: Plan,
  voortgang: (regel: string) => void,
): Promise<Results> {
  const banken = await Promise.all(
    deelnemers.map(async (een) => ({ ...een, ...(await spawnBank(een.opdracht)) })),
  );
  try {
    const uitkomsten = new Map(
      deelnemers.map(({ sleutel }): [string, Record<Nummer, Result[]>] => [
        sleutel,
        { '301': [], '305': [] },
      ]),
    );
    for (let ronde = 0; ronde <= plan.rondes; ronde += 1) {
      voortgang(ronde === 0 ? 'opwarmen' : `ronde ${ronde} van ${plan.rondes}`);
      for (const nummer of nummers) {
        for (const { sleutel, doe } of banken) {
          const uitkomst = await doe({ nummer, ms: plan.ms, aantal: plan.berichten });
          if (ronde > 0) uitkomsten.get(sleutel)?.[nummer].push(uitkomst);
        }
      }
    }
    return uitkomsten;
  } finally {
    await Promise.all(banken.map((bank) => bank.sluit()));
  }
}

type Spawned = { doe(ronde: Round): Promise<Result>; sluit(): Promise<void> };

async function spawnBank(opdracht: Order): Promise<Spawned> {
  // What it prints is no part of the report. The order goes by message: an argument can be seen by anybody.
  const kind = fork(join(import.meta.dirname, 'child.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
  const wie = opdracht.deel === 'geheugen' ? opdracht.werk : 'de duurzame weg';
  kind.send(opdracht);
  await answerOf(kind, wie);
  return {
    async doe(ronde) {
      kind.send(ronde);
      return result.parse(await answerOf(kind, wie));
    },
    async sluit() {
      if (kind.exitCode !== null || kind.signalCode !== null) return;
      const einde = Promise.withResolvers<void>();
      kind.once('exit', () => einde.resolve());
      kind.send('sluit');
      await einde.promise;
    },
  };
}

function answerOf(kind: ChildProcess, wie: string): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const einde = () =>
    reject(new Error(`Het proces van ${wie} is geëindigd; wat eraan scheelde staat hierboven.`));
  kind.once('message', resolve);
  kind.once('exit', einde);
  return promise.finally(() => {
    kind.off('message', resolve);
    kind.off('exit', einde);
  });
}
