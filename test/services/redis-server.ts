import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

export type RedisServer = {
  readonly url: string;
  stop(): Promise<void>;
  /** Kills the server; what it held is gone, since it keeps nothing on disk. */
  dood(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  start(): Promise<void>;
};

/** The Redis that is installed, if any. */
export function redisProgramma(): string | undefined {
  return ['redis-server', 'valkey-server'].find((naam) => spawnSync(naam, ['--version']).status === 0);
}

/** Starts `programma` on a free port, without persistence. */
export async function startRedisServer(programma: string): Promise<RedisServer> {
  const poort = await vrijePoort();
  const nieuw = () => startProces(programma, poort);
  let proces = await nieuw();
  // A run that is cut short takes the server along; there is nothing in it to save.
  const mee = () => proces.kill('SIGKILL');
  process.on('exit', mee);
  const eindig = async (signaal: NodeJS.Signals) => {
    if (proces.exitCode !== null || proces.signalCode !== null) return;
    const einde = once(proces, 'exit');
    proces.kill(signaal);
    await einde;
    process.off('exit', mee);
  };
  return {
    url: `redis://127.0.0.1:${poort}`,
    stop: () => eindig('SIGTERM'),
    dood: () => eindig('SIGKILL'),
    start: async () => {
      proces = await nieuw();
      process.on('exit', mee);
    },
  };
}

async function startProces(programma: string, poort: number) {
  const opties = ['--port', String(poort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const proces = spawn(programma, [...opties, '--maxmemory-policy', 'noeviction'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
  });
  for await (const regel of createInterface({ input: proces.stdout })) {
    if (/ready to accept connections/i.test(regel)) {
      proces.stdout.resume();
      return proces;
    }
  }
  throw new Error(`${programma} did not start on port ${poort}`);
}

async function vrijePoort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const adres = server.address();
  server.close();
  await once(server, 'close');
  if (adres === null || typeof adres === 'string') throw new Error('no free port on 127.0.0.1');
  return adres.port;
}
