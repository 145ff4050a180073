/**
 * Composition: which parts run in this process and how they hold on to each other. `serve` runs it from the
 * environment, `demo` with everything embedded, and the kill tests with parts that stop at a chosen moment.
 */
import { randomUUID } from 'node:crypto';
import type { Registry } from 'prom-client';
import { createApi, createMonitor } from './api/api.ts';
import { countingCasefile } from './api/counting.ts';
import { journeyMetrics, noticeMetrics } from './api/metrics.ts';
import { basePath } from './api/views.ts';
import { errorCode } from './casefile/errors.ts';
import type { Kluis } from './casefile/kluis.ts';
import { completeBirthDates } from './casefile/postgres/geboren.ts';
import { postgresNotices } from './casefile/postgres/notices.ts';
import { preparing } from './casefile/postgres/prepared.ts';
import type { Store } from './casefile/postgres/store.ts';
import { postgresCasefile } from './casefile/postgres.ts';
import { type HeavySetup, openHeavy } from './heavy.ts';
import { dispatchInTurn } from './pipeline/dispatch.ts';
import { investigateInTime } from './pipeline/investigating.ts';
import { protocolPerGemeente, protocolsFolder } from './pipeline/protocols.ts';
import { reconcile } from './pipeline/reconcile.ts';
import { refuseByItself } from './pipeline/refusing.ts';
import type { Sender } from './pipeline/sender.ts';
import { type FairTurns, fairTurns, judgeInTurn } from './pipeline/turns.ts';
import type { Wake, Wiring } from './pipeline/wiring.ts';
import type { Klok } from './platform/clock.ts';
import { openDatabase } from './platform/database.ts';
import type { Log } from './platform/log.ts';
import { maakMeetregister } from './platform/metrics.ts';
import { openQueue, type Wachtrijmelding } from './platform/queue.ts';
import { amsterdamDay } from './rules/workingdays.ts';
import { look } from './watch/watch.ts';
import { tellAll, type Webhook } from './watch/webhooks.ts';

export const roles = ['api', 'worker', 'clock'] as const;
export type Role = (typeof roles)[number];

export type Setup = {
  readonly rollen: ReadonlySet<Role>;
  readonly databaseUrl: string;
  /** `redis:` or `postgres:`; the queue runs on either. */
  readonly wachtrijUrl: string;
  /** PostgreSQL schema, or prefix of the Redis keys, of the queue. */
  readonly wachtrijSchema?: string;
  readonly kluis: Kluis;
  readonly schemas: Pick<Wiring, 'schemas' | 'xsdVersies'>;
  /** Parties that this installation serves; see `Served`. */
  readonly gemeenten: ReadonlySet<string>;
  readonly aanbieders: ReadonlySet<string>;
  /** Absent: every municipality follows the national standard. */
  readonly protocolVoor?: Wiring['protocolVoor'];
  readonly woonplaatsen?: NonNullable<Wiring['woonplaatsen']>;
  readonly sender: Sender;
  readonly host: string;
  /** 0 for any free port. */
  readonly poort: number;
  /** Messages judged at the same time by this process. */
  readonly gelijktijdig: number;
  /** Absent: large messages are handled like any other. */
  readonly zwaar?: HeavySetup;
  readonly klok: Klok;
  readonly log: Log;
  /** Milliseconds between two looks at what is unfinished. */
  readonly herstelInterval: number;
  /** The same between two looks of the watch; a minute when absent. */
  readonly wachtInterval?: number;
  /** The same between two rounds of telling; two seconds when absent. */
  readonly meldInterval?: number;
  /** Who is told of signals and judged messages; the same in every process with the clock role. */
  readonly webhooks?: readonly Webhook[];
  /** See `Wachtrijopties.stilte`. */
  readonly stilte?: number;
  /** For tests that interfere: what stands between the pipeline and the outside. */
  readonly rond?: (wiring: Wiring) => Wiring;
};

export type Running = {
  /** Where the api, or health and metrics, listen. */
  readonly adres: string;
  /** Takes no new work, finishes what is under way, lets go of everything. */
  stop(): Promise<void>;
};

/** @throws when the database or the queue cannot be reached, or the port is taken */
export async function start(setup: Setup): Promise<Running> {
  const { rollen, log } = setup;
  const database = openDatabase({
    url: setup.databaseUrl,
    // A judgement and a sending each keep a connection; the api and the reconciler need some beside them, the watch keeps
    // one while it looks, and telling one for each that is told.
    verbindingen: 2 * setup.gelijktijdig + 5 + (setup.webhooks?.length ?? 0),
    omhul: preparing,
    meld: (fout) => log.warn({ fout }, 'verbinding met PostgreSQL verbroken'),
  });
  const queue = (naam: string) =>
    openQueue({
      naam,
      url: setup.wachtrijUrl,
      ...(setup.wachtrijSchema === undefined ? {} : { schema: setup.wachtrijSchema }),
      ...(setup.stilte === undefined ? {} : { stilte: setup.stilte }),
      meld: (melding) => report(log, naam, melding),
    });
  const oordelen = await queue('oordelen');
  const verzenden = await queue('verzenden');
  const zware = setup.zwaar ? await queue('zwaar') : null;
  const metrics = maakMeetregister();
  const tel = journeyMetrics(metrics);
  const { databaseUrl, gemeenten, aanbieders } = setup;
  const around = { databaseUrl, gemeenten, aanbieders, nu: () => setup.klok.nu(), tel, log };
  const heavy = setup.zwaar ? openHeavy(setup.zwaar, around) : null;
  const zwaarVanaf = setup.zwaar?.vanaf ?? Number.MAX_SAFE_INTEGER;
  const casefile = countingCasefile(postgresCasefile({ db: database.db, kluis: setup.kluis }), tel);
  // Twice as many as one process judges at once, so that one provider alone keeps it busy too.
  const beurten = fairTurns(
    casefile,
    { licht: (ids) => oordelen.voegToe(ids), zwaar: (ids) => (zware ?? oordelen).voegToe(ids) },
    { licht: 2 * setup.gelijktijdig, zwaar: 1, zwaarVanaf },
    () => setup.klok.nu(),
  );
  const wiring = (setup.rond ?? ((gewoon) => gewoon))({
    casefile,
    ...setup.schemas,
    protocolVoor: setup.protocolVoor ?? protocolPerGemeente(protocolsFolder, new Map()),
    ...(setup.woonplaatsen ? { woonplaatsen: setup.woonplaatsen } : {}),
    gemeenten: setup.gemeenten,
    aanbieders: setup.aanbieders,
    sender: setup.sender,
    nu: () => setup.klok.nu(),
    nieuwId: randomUUID,
    zwaarVanaf,
    ...(heavy ? { neemInElders: heavy.neemIn } : {}),
    wekOordelen: later(log, beurten.wek),
    wekVerzenden: later(log, (ids) => verzenden.voegToe(ids)),
  });

  const gereed = {
    database: async () => {
      if (!(await database.bereikbaar())) throw new Error('PostgreSQL antwoordt niet');
    },
    wachtrij: () => oordelen.wachtend(),
  };
  const app = rollen.has('api')
    ? createApi({ wiring, metrics, gereed, log })
    : createMonitor({ metrics, gereed, log });
  const adres = await app.listen({ host: setup.host, port: setup.poort });

  if (rollen.has('worker')) {
    const opties = { gelijktijdig: setup.gelijktijdig };
    const volgende = (id: string) => later(log, () => beurten.volgende(id))([id]);
    await oordelen.werk((id) => judgeInTurn(id, wiring, { volgende }), opties);
    if (setup.zwaar && zware && heavy) {
      await zware.werk((id) => judgeInTurn(id, wiring, { volgende }, (een) => heavy.beoordeel(een, wiring)), {
        gelijktijdig: setup.zwaar.draden,
      });
    }
    await verzenden.werk((id) => dispatchInTurn(id, wiring), opties);
  }
  const clock = rollen.has('clock')
    ? every(setup.herstelInterval, async () => {
        await round(wiring, beurten, log);
        await refusals(wiring, log);
        await lastDays(wiring, log);
      })
    : null;

  const vulAan = birthDates({ db: database.db, kluis: setup.kluis }, setup);
  const watch = rollen.has('clock')
    ? every(setup.wachtInterval ?? 60_000, async () => {
        await watching(wiring, log);
        await vulAan();
      })
    : null;

  const telling = rollen.has('clock')
    ? every(setup.meldInterval ?? 2_000, tellers(database.db, setup.webhooks ?? [], metrics, setup))
    : null;

  return {
    adres,
    stop: async () => {
      await Promise.all([clock?.stop(), watch?.stop(), telling?.stop()]);
      await app.close();
      await oordelen.sluit();
      await Promise.all([verzenden.sluit(), zware?.sluit()]);
      await heavy?.sluit();
      await database.sluit();
    },
  };
}

/** A wake that fails delays a message until the next round of the reconciler; what was committed stays committed. */
function later(log: Log, wek: Wake): Wake {
  return async (ids) => {
    try {
      await wek(ids);
    } catch (fout) {
      log.warn(
        { aantal: ids.length, fout: String(fout) },
        'een werker kon niet worden gewekt; de klok zet dit later klaar',
      );
    }
  };
}

function report(log: Log, wachtrij: string, melding: Wachtrijmelding): void {
  const velden = { wachtrij, ...melding };
  if (melding.soort === 'opgegeven')
    log.error(velden, 'bericht blijft mislukken; de klok biedt het opnieuw aan');
  else
    log.warn(
      velden,
      melding.soort === 'verbinding' ? 'verbinding met de wachtrij verbroken' : 'poging mislukt',
    );
}

async function round(wiring: Wiring, beurten: FairTurns, log: Log): Promise<void> {
  try {
    const { oordelen, verzenden } = await reconcile(wiring, beurten);
    if (oordelen + verzenden > 0) log.info({ oordelen, verzenden }, 'onafgemaakte berichten klaargezet');
  } catch (fout) {
    log.warn({ fout: String(fout) }, 'onafgemaakte berichten konden niet worden opgezocht');
  }
}

/** Requests that the region refuses without anybody deciding, and that a worker left when it was stopped. */
async function refusals(wiring: Wiring, log: Log): Promise<void> {
  try {
    const berichtIds = await refuseByItself(wiring);
    if (berichtIds.length > 0) log.info({ berichtIds }, 'verzoeken alsnog vanzelf afgewezen');
  } catch (fout) {
    const oorzaken = fout instanceof AggregateError ? fout.errors.map(errorCode) : [errorCode(fout)];
    log.warn({ oorzaken }, 'verzoeken konden niet vanzelf worden afgewezen');
  }
}

/** Requests on which nobody decided by the last day of their first term. */
async function lastDays(wiring: Wiring, log: Log): Promise<void> {
  try {
    const berichtIds = await investigateInTime(wiring);
    if (berichtIds.length > 0) log.info({ berichtIds }, 'verzoeken in onderzoek genomen op hun laatste dag');
  } catch (fout) {
    const oorzaken = fout instanceof AggregateError ? fout.errors.map(errorCode) : [errorCode(fout)];
    log.warn({ oorzaken }, 'verzoeken konden niet op hun laatste dag in onderzoek worden genomen');
  }
}

/** What a person should look at. */
async function watching(wiring: Wiring, log: Log): Promise<void> {
  try {
    const signalen = await look(wiring);
    if (signalen !== null && signalen.length > 0) {
      log.info({ signalen: signalen.map(({ id, code }) => `${id} ${code}`) }, 'nieuwe signalen');
    }
  } catch (fout) {
    log.warn(
      { fout: errorCode(fout) },
      'termijnen en stiltes konden niet worden bekeken; over een minuut opnieuw',
    );
  }
}

/** Until it succeeded once: reads when clients were born whose care was allocated before that was kept. */
function birthDates(store: Store, { klok, log }: Pick<Setup, 'klok' | 'log'>): () => Promise<void> {
  let compleet = false;
  return async () => {
    if (compleet) return;
    try {
      const aantal = await completeBirthDates(store, amsterdamDay(klok.nu()));
      if (aantal > 0) log.info({ aantal }, 'geboortedata van eerdere toewijzingen vastgelegd');
      compleet = true;
    } catch (fout) {
      log.warn(
        { fout: errorCode(fout) },
        'geboortedata van eerdere toewijzingen konden niet worden vastgelegd; straks opnieuw',
      );
    }
  };
}

/** Milliseconds that a webhook may take. */
const meldGeduld = 10_000;

/** A round of telling; the first also says who is told. */
function tellers(
  db: Parameters<typeof postgresNotices>[0]['db'],
  webhooks: readonly Webhook[],
  metrics: Registry,
  { klok, log }: Pick<Setup, 'klok' | 'log'>,
): () => Promise<void> {
  const meldingen = postgresNotices({ db });
  const nu = () => klok.nu();
  const tel = noticeMetrics(metrics);
  let ingesteld = false;
  return async () => {
    try {
      if (!ingesteld)
        await meldingen.stelIn(
          webhooks.map(({ naam }) => naam),
          nu(),
        );
      ingesteld = true;
      if (webhooks.length === 0) return;
      const meld = (fout: object) => log.warn(fout, 'een webhook nam een melding niet aan; zij komt opnieuw');
      await tellAll({ meldingen, webhooks, basis: basePath, nu, geduld: meldGeduld, meld });
      tel(await meldingen.wachtend());
    } catch (fout) {
      log.warn({ fout: errorCode(fout) }, 'meldingen aan webhooks konden niet worden gedaan; straks opnieuw');
    }
  };
}

/** Runs `werk` at once and then `interval` milliseconds after each time it ended. */
function every(interval: number, werk: () => Promise<void>): { stop(): Promise<void> } {
  let wekker: NodeJS.Timeout | undefined;
  let gestopt = false;
  const ronde = async (): Promise<void> => {
    await werk();
    if (!gestopt) {
      wekker = setTimeout(() => {
        bezig = ronde();
      }, interval);
    }
  };
  let bezig = ronde();
  return {
    stop: async () => {
      gestopt = true;
      clearTimeout(wekker);
      await bezig;
    },
  };
}
