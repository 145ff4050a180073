/**
 * One large declaration at a service of its own, as `serve` runs it with every role in one process: how long it takes, how
 * much memory, and whether the api keeps answering meanwhile.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { nieuweSleutel } from '../src/platform/sleutels.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';
import { largeAllocations, largeDeclaration, type Size } from '../test/large-declaration.ts';

export type LargeOrder = {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly omvang: Size;
};

export type LargeResult = {
  readonly bytes: number;
  readonly regels: number;
  /** From offering it to its 202, and from there to its judgement. */
  readonly innameMs: number;
  readonly oordeelMs: number;
  readonly uitkomst: string;
  /** The most memory of the process: before the declaration, and during it. */
  readonly rssVooraf: number;
  readonly rss: number;
  /** Of a question every 10 ms, from when it was due: what a queue of them costs is counted too. */
  readonly api: {
    readonly aantal: number;
    readonly p50: number;
    readonly p99: number;
    readonly hoogste: number;
  };
};

const detail = z.object({
  id: z.string(),
  oordeel: z.object({ uitkomst: z.string() }).nullable(),
});

export async function measureLarge({ databaseUrl, redisUrl, omvang }: LargeOrder): Promise<LargeResult> {
  const dienst = await serve(databaseUrl, redisUrl);
  try {
    const ids: string[] = [];
    const toewijzingen = largeAllocations(omvang);
    const sender = async () => {
      for (const bericht of toewijzingen) ids.push(await offer(dienst.adres, schrijfBericht(bericht)));
    };
    await Promise.all(Array.from({ length: 4 }, sender));
    await allJudged(dienst.adres);

    const bytes = schrijfBericht(largeDeclaration(omvang));
    const rssVooraf = await peak(dienst.pid);
    // Linux forgets the highest so far.
    await writeFile(`/proc/${dienst.pid}/clear_refs`, '5');
    const api = asking(dienst.adres, `/api/v1/berichten/${ids[0]}`);
    const begin = performance.now();
    const id = await offer(dienst.adres, bytes);
    const ingenomen = performance.now();
    await allJudged(dienst.adres);
    const klaar = performance.now();
    const tijden = (await api.stop()).toSorted((een, ander) => een - ander);
    // Before the verdict is asked for: showing twenty thousand findings takes memory of its own.
    const rss = await peak(dienst.pid);
    const uitkomst = await verdictOn(dienst.adres, id);
    const deel = (welk: number) => tijden[Math.min(tijden.length - 1, Math.floor(tijden.length * welk))] ?? 0;
    return {
      bytes: bytes.length,
      regels: omvang.clienten * omvang.prestaties,
      innameMs: ingenomen - begin,
      oordeelMs: klaar - ingenomen,
      uitkomst,
      rssVooraf,
      rss,
      api: { aantal: tijden.length, p50: deel(0.5), p99: deel(0.99), hoogste: tijden.at(-1) ?? 0 },
    };
  } finally {
    await dienst.stop();
  }
}

async function serve(databaseUrl: string, redisUrl: string | null) {
  const uitgaand = join(tmpdir(), `berichtenpoort-meting-${process.pid}`);
  const kind = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'cli.ts'), 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      BERICHTENPOORT_DATABASE_URL: databaseUrl,
      BERICHTENPOORT_REDIS_URL: redisUrl ?? '',
      BERICHTENPOORT_SLEUTELS: `meting:${nieuweSleutel()}`,
      BERICHTENPOORT_BSN_SLEUTEL: nieuweSleutel(),
      BERICHTENPOORT_UITGAAND_MAP: uitgaand,
      BERICHTENPOORT_PORT: '0',
    },
  });
  const { promise: adres, resolve, reject } = Promise.withResolvers<string>();
  kind.once('exit', () => reject(new Error('De dienst van de meting is geëindigd.')));
  kind.stdout.setEncoding('utf8').on('data', (tekst: string) => {
    const [, gevonden] = /"luistertOp":"([^"]+)"/.exec(tekst) ?? [];
    if (gevonden !== undefined) resolve(gevonden);
    else if (/"niveau":"(warn|error)"/.test(tekst)) process.stderr.write(tekst);
  });
  return {
    adres: await adres,
    pid: kind.pid ?? 0,
    async stop() {
      kind.kill('SIGTERM');
      if (kind.exitCode === null && kind.signalCode === null) await once(kind, 'exit');
      await rm(uitgaand, { recursive: true, force: true });
    },
  };
}

async function offer(adres: string, bytes: Uint8Array): Promise<string> {
  const antwoord = await fetch(`${adres}/api/v1/berichten`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: Buffer.from(bytes),
  });
  if (antwoord.status !== 202) throw new Error(`Een bericht van de meting kreeg ${antwoord.status}.`);
  return z.object({ id: z.string() }).parse(await antwoord.json()).id;
}

async function verdictOn(adres: string, id: string): Promise<string> {
  const antwoord = await fetch(`${adres}/api/v1/berichten/${id}`);
  const { oordeel } = detail.parse(await antwoord.json());
  if (oordeel === null) throw new Error('Een bericht van de meting is niet beoordeeld.');
  return oordeel.uitkomst;
}

async function allJudged(adres: string): Promise<void> {
  for (;;) {
    const meters = await (await fetch(`${adres}/metrics`)).text();
    if (/^berichtenpoort_achterstand_berichten\{op="oordeel".*\} 0$/m.test(meters)) return;
    await wait(100);
  }
}

/** Bytes. */
async function peak(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return 1024 * Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]);
}

/** Asks at a fixed rhythm, whether or not the answer before has come. */
function asking(adres: string, bericht: string): { stop(): Promise<readonly number[]> } {
  const tijden: number[] = [];
  const onderweg = new Set<Promise<void>>();
  let gestopt = false;
  const begin = performance.now();
  const ritme = (async () => {
    for (let keer = 0; !gestopt; keer += 1) {
      const beurt = begin + 10 * keer;
      await wait(Math.max(0, beurt - performance.now()));
      // One that asks the database, and one that asks nobody.
      const pad = keer % 2 === 0 ? bericht : '/health/live';
      const vraag = fetch(`${adres}${pad}`)
        .then((antwoord) => antwoord.arrayBuffer())
        .then(() => performance.now() - beurt)
        // No answer at all is the worst there is.
        .catch(() => Number.POSITIVE_INFINITY)
        .then((ms) => void tijden.push(ms));
      onderweg.add(vraag);
      void vraag.finally(() => onderweg.delete(vraag));
    }
  })();
  return {
    async stop() {
      gestopt = true;
      await ritme;
      await Promise.all(onderweg);
      return tijden;
    },
  };
}
