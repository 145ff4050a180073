/**
 * `npm run bench -- [--snel] [--json] [--alleen DEEL] [--postgres URL|ingebouwd] [--redis URL]`
 *
 * DEEL is geheugen, duurzaam, soorten, naspelen, schaal or groot.
 *
 * What a message costs, measured in one run on one machine: from the XSD check alone, which is the limit, to the whole
 * durable road with everything on this machine. Every way runs in a process of its own and they take turns, so that a
 * machine that slows down slows all of them down. Compare ratios; rates are of this machine and this moment.
 */
import { parseArgs } from 'node:util';
import type { Size } from '../test/large-declaration.ts';
import type { Order } from './bank.ts';
import { measureKinds, measureLines } from './kinds.ts';
import { type LargeResult, measureLarge } from './large.ts';
import { nummers } from './messages.ts';
import { measureReplay, type ReplayResult } from './replay.ts';
import { asTable, type Line, limiet, type Measured, measured } from './report.ts';
import { type KindsMeasured, kindsTable, largeTable } from './report-declarations.ts';
import { replayTable, scaleTable } from './report-scale.ts';
import { type Plan, playRounds } from './rounds.ts';
import { measureScale, type ScaleResult } from './scale.ts';
import { type Fact, machineFacts, openPostgres, openRedis } from './services.ts';

const { values } = parseArgs({
  options: {
    snel: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    alleen: { type: 'string' },
    postgres: { type: 'string', default: 'postgresql://postgres@127.0.0.1:5432/postgres' },
    redis: { type: 'string', default: 'redis://127.0.0.1:6379' },
  },
});

const delen = ['geheugen', 'duurzaam', 'soorten', 'naspelen', 'schaal', 'groot'] as const;
if (values.alleen !== undefined && !delen.some((deel) => deel === values.alleen)) {
  throw new Error(`--alleen is ${delen.join(' of ')}`);
}
const gevraagd = (deel: (typeof delen)[number]) => values.alleen === undefined || values.alleen === deel;

const plan: Plan = values.snel
  ? { rondes: 2, ms: 150, berichten: 100 }
  : { rondes: 5, ms: 1_000, berichten: 600 };

/** Messages being taken in, and being judged and being sent, at the same time by one process. */
const gelijktijdig = { innames: 16, werkers: 10 };

const voortgang = (regel: string) => process.stderr.write(`  ${regel} ...\n`);

/** A way of handling messages; null when it cannot be measured here. */
type Way = Line & { readonly opdracht: Order | null };

const inGeheugen: readonly Way[] = [
  {
    sleutel: limiet,
    naam: '(1) XSD-controle alleen: de limiet',
    opdracht: { deel: 'geheugen', werk: 'xsd' },
  },
  {
    sleutel: 'lezen',
    naam: '(2) lezen, XSD-controle en object',
    opdracht: { deel: 'geheugen', werk: 'lezen' },
  },
  {
    sleutel: 'oordeel',
    naam: '(3) als (2), en het oordeel over niveau 2 tot en met 4',
    opdracht: { deel: 'geheugen', werk: 'oordeel' },
  },
];

/** A month of traffic of a large city, and the allocations of years; or what is done in a moment. */
const naspelen = values.snel ? 4_000 : 100_000;
const schaal = values.snel
  ? ({ toewijzingen: [1_000, 20_000], berichten: 30 } as const)
  : ({ toewijzingen: [10_000, 1_000_000], berichten: 100 } as const);

/** A declaration of 18 MB, or one that is done in a moment. */
const groot: Size = values.snel ? { clienten: 30, prestaties: 50 } : { clienten: 400, prestaties: 50 };

/** What was opened so far, to be closed in reverse whatever happens. */
const open: { sluit(): Promise<void> }[] = [];
// The processes of the banks get the same signal and end; this one then clears up.
process.on('SIGINT', () => {});

try {
  const feiten: Fact[] = [...machineFacts()];
  const metingen = gevraagd('geheugen') || gevraagd('duurzaam') ? await banks(feiten) : [];
  const soorten = gevraagd('soorten') ? await kinds() : null;
  const nagespeeld = gevraagd('naspelen') ? await replayed() : null;
  const opSchaal = gevraagd('schaal') ? await scale(feiten) : null;
  const declaraties = gevraagd('groot') ? await declarations(feiten) : [];
  if (values.json) {
    const uit = { feiten, metingen, soorten, naspelen: nagespeeld, schaal: opSchaal, groot: declaraties };
    console.log(JSON.stringify(uit, null, 2));
  } else {
    for (const regel of asTable(feiten, metingen)) console.log(regel);
    if (soorten) for (const regel of kindsTable(soorten)) console.log(regel);
    if (nagespeeld) for (const regel of replayTable(nagespeeld)) console.log(regel);
    if (opSchaal) for (const regel of scaleTable(opSchaal)) console.log(regel);
    for (const regel of largeTable(declaraties)) console.log(regel);
  }
} finally {
  for (const een of open.toReversed()) await een.sluit();
}

/** Everything that takes turns, turn by turn. */
async function banks(feiten: Fact[]): Promise<readonly Measured[]> {
  const duurzaam = gevraagd('duurzaam') ? await roads(feiten) : [];
  const regels = [...inGeheugen, ...duurzaam];
  // The limit takes part in any case: the others are compared with it.
  const geheugen = inGeheugen.filter(({ sleutel }) => gevraagd('geheugen') || sleutel === limiet);
  const deelnemers = [...geheugen, ...duurzaam].flatMap(({ sleutel, opdracht }) =>
    opdracht ? [{ sleutel, opdracht }] : [],
  );
  const uitkomsten = await playRounds(deelnemers, plan, voortgang);
  feiten.push([
    'meting',
    `mediaan van ${plan.rondes} rondes na een opwarmronde; een ronde is ${plan.ms} ms of ${plan.berichten} berichten`,
  ]);
  feiten.push([
    '',
    `(1) tot en met (3) op één kern; de weg met ${gelijktijdig.innames} innames en ${gelijktijdig.werkers} werkers tegelijk in één proces`,
  ]);
  return nummers.map((nummer) => measured(nummer, regels, uitkomsten));
}

async function kinds(): Promise<KindsMeasured> {
  voortgang('oordelen per soort');
  const perSoort = measureKinds(plan.rondes, plan.ms);
  voortgang('regels van een declaratie');
  return { perSoort, declaratie: await measureLines(groot, plan.rondes) };
}

async function replayed(): Promise<ReplayResult> {
  voortgang(`${naspelen} berichten naspelen`);
  return measureReplay(naspelen);
}

async function scale(feiten: Fact[]): Promise<ScaleResult> {
  const postgres = await openPostgres(values.postgres);
  open.push(postgres);
  if (!gevraagd('duurzaam')) feiten.push(...postgres.feiten);
  const [weinig, veel] = schaal.toewijzingen;
  voortgang(`databases met ${weinig} en ${veel} toewijzingen`);
  const databases = [await postgres.database('weinig'), await postgres.database('veel')] as const;
  return measureScale(databases, schaal.toewijzingen, plan.rondes, schaal.berichten);
}

/** Granted as a whole, and refused line by line; each on a database and a service of its own. */
async function declarations(feiten: Fact[]): Promise<readonly LargeResult[]> {
  const postgres = await openPostgres(values.postgres);
  open.push(postgres);
  if (!gevraagd('duurzaam') && !gevraagd('schaal')) feiten.push(...postgres.feiten);
  const gemeten: LargeResult[] = [];
  for (const teVeel of [false, true]) {
    voortgang(`grote declaratie, ${teVeel ? 'afgekeurd' : 'toegekend'}`);
    const databaseUrl = await postgres.database(teVeel ? 'groot_af' : 'groot');
    gemeten.push(await measureLarge({ databaseUrl, redisUrl: null, omvang: { ...groot, teVeel } }));
  }
  return gemeten;
}

async function roads(feiten: Fact[]): Promise<readonly Way[]> {
  const postgres = await openPostgres(values.postgres);
  open.push(postgres);
  const redis = await openRedis(values.redis);
  if (redis) open.push(redis);
  feiten.push(...postgres.feiten, ...(redis?.feiten ?? []));
  const road = async (sleutel: string, wachtrij: (databaseUrl: string) => string | null): Promise<Order> => {
    const databaseUrl = await postgres.database(sleutel);
    const wachtrijUrl = wachtrij(databaseUrl);
    return {
      deel: 'duurzaam',
      databaseUrl,
      wachtrijUrl,
      wachtrijSchema: postgres.voorvoegsel,
      ...gelijktijdig,
    };
  };
  return [
    {
      sleutel: 'inname',
      naam: '(4) alleen innemen, vastgelegd in PostgreSQL',
      opdracht: await road('inname', () => null),
    },
    {
      sleutel: 'weg_postgres',
      naam: '(4a) de hele weg, met de wachtrij in PostgreSQL',
      opdracht: await road('weg_postgres', (databaseUrl) => databaseUrl),
    },
    {
      sleutel: 'weg_redis',
      naam: '(4b) de hele weg, met de wachtrij in Redis',
      ...(redis
        ? { opdracht: await road('weg_redis', () => redis.url) }
        : { opdracht: null, overgeslagen: `geen Redis op ${new URL(values.redis).host}` }),
    },
  ];
}
