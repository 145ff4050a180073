/** `replay [--json] [--out DIR] [--protocol NAME] SCENARIO...` */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadProtocol, ProtocolError, protocolsFolder } from '../../pipeline/protocols.ts';
import { type Exit, exit, type Io, UsageError } from '../io.ts';
import { openSchemas } from '../schemas.ts';
import { play, type StepResult } from './play.ts';
import { readScenario, type Scenario } from './scenario.ts';
import type { Waiting } from './vastgehouden.ts';

export async function replay(argv: readonly string[], io: Io): Promise<Exit> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      protocol: { type: 'string' },
    },
    allowPositionals: true,
  });
  if (positionals.length === 0) {
    throw new UsageError(
      'Geef ten minste één scenariomap: replay [--json] [--out MAP] [--protocol NAAM] SCENARIO...',
    );
  }
  const schemas = openSchemas();
  // Everything is read before anything is played, so that a typing error costs no half run.
  const scenarios = await Promise.all(positionals.map(readScenario));
  const protocollen = scenarios.map((scenario) => protocolOf(scenario, values.protocol));
  const namen = fileNames(positionals);
  let nietVoldaan = false;
  for (const [index, scenario] of scenarios.entries()) {
    const protocol = protocollen[index];
    const naam = namen[index];
    if (!protocol || naam === undefined) continue;
    if (!values.json) io.uit(`${scenario.titel} (${scenario.map}, protocol ${protocol.naam})`);
    for await (const stap of play(scenario, protocol, schemas)) {
      const bestanden = await writeSent(stap, naam, values.out);
      if (stap.verwachting === 'niet-voldaan') nietVoldaan = true;
      io.uit(values.json ? asJson(scenario, stap, bestanden) : asText(stap, bestanden));
    }
  }
  return nietVoldaan ? exit.afgekeurd : exit.goed;
}

function protocolOf(scenario: Scenario, gekozen: string | undefined) {
  try {
    const contracten = join(scenario.map, 'contracten.csv');
    return loadProtocol(protocolsFolder, gekozen ?? scenario.protocol, scenario.instellingen, contracten);
  } catch (fout) {
    if (fout instanceof ProtocolError) throw new UsageError(fout.message);
    throw fout;
  }
}

/** A name per scenario that no other scenario of this call has. */
function fileNames(mappen: readonly string[]): readonly string[] {
  const namen = mappen.map((map) => basename(resolve(map)));
  const gegeven = new Set(namen);
  return namen.map((naam, index) => {
    if (namen.indexOf(naam) === index) return naam;
    let nummer = index + 1;
    // A folder may be called as another is numbered here.
    while (gegeven.has(`${naam}-${nummer}`)) nummer += 1;
    gegeven.add(`${naam}-${nummer}`);
    return `${naam}-${nummer}`;
  });
}

/** @returns per sent message the file it was written to, or null without `--out` */
async function writeSent(
  stap: StepResult,
  naam: string,
  map: string | undefined,
): Promise<readonly (string | null)[]> {
  if (map === undefined) return stap.verzonden.map(() => null);
  await mkdir(map, { recursive: true });
  return Promise.all(
    stap.verzonden.map(async ({ uit }, index) => {
      const bestand = `${naam}-${String(stap.stap).padStart(2, '0')}-${index + 1}-${uit.bericht}.xml`;
      await writeFile(join(map, bestand), uit.bytes);
      return bestand;
    }),
  );
}

function asJson(scenario: Scenario, stap: StepResult, bestanden: readonly (string | null)[]): string {
  return JSON.stringify({
    scenario: scenario.map,
    stap: stap.stap,
    op: stap.op.toZonedDateTimeISO('Europe/Amsterdam').toString({ timeZoneName: 'never' }),
    ontvangen: stap.ontvangen,
    oordeel: stap.oordeel && {
      uitkomst: stap.oordeel.uitkomst,
      niveau: stap.oordeel.niveau,
      bevindingen: stap.oordeel.bevindingen.map(({ klasse: _, antwoordcode: __, ...bevinding }) => bevinding),
    },
    verzonden: stap.verzonden.map(({ uit, retourcodes, bedragToegekend }, index) => ({
      bericht: uit.bericht,
      bestand: bestanden[index] ?? null,
      retourcodes,
      bedragToegekend,
    })),
    // The contract has no word for a term that lapsed: nothing can be owed on it any more.
    termijnen: stap.termijnen.flatMap(({ bericht: _, ...termijn }) =>
      termijn.status === 'vervallen' ? [] : termijn,
    ),
    signalen: stap.signalen,
    verwachting: stap.verwachting,
  });
}

function waitingText({ tot, regels, achter }: Waiting): readonly string[] {
  if (achter !== null) return [`     wacht op declaratie ${achter}, die eerst wordt beoordeeld`];
  const uiterlijk = tot.toZonedDateTimeISO('Europe/Amsterdam').toPlainDate();
  return [
    `     wacht op een besluit, tot ${uiterlijk}:`,
    ...regels.flatMap(({ pad, bevindingen }) => [
      `       ${pad}`,
      ...bevindingen.map(({ regel, melding }) => `         ${regel}: ${melding}`),
    ]),
  ];
}

function asText(stap: StepResult, bestanden: readonly (string | null)[]): string {
  const wat = stap.ontvangen
    ? `${stap.ontvangen.bericht ?? 'onbekend bericht'} ${stap.ontvangen.identificatie ?? ''} van ${stap.ontvangen.afzender ?? 'onbekend'}: ${stap.oordeel?.uitkomst ?? 'aangehouden'}`
    : stap.besluit
      ? `besluit ${stap.besluit}: ${stap.oordeel?.uitkomst ?? 'aangehouden'}`
      : 'de klok';
  const regels = [
    ...(stap.oordeel?.bevindingen ?? []).map(({ regel, melding }) => `     ${regel}: ${melding}`),
    ...stap.adviezen.flatMap(({ referentieAanbieder, oordeel, redenen }) => [
      `     advies op ${referentieAanbieder}: ${oordeel}`,
      ...redenen.map(({ regel, melding }) => `       ${regel}: ${melding}`),
    ]),
    ...(stap.wacht === null ? [] : waitingText(stap.wacht)),
    ...stap.verzonden.map(
      ({ uit, retourcodes }, index) =>
        `     verzonden ${uit.bericht} aan ${uit.naar}${retourcodes.length ? ` met ${retourcodes.join(', ')}` : ''}${bestanden[index] ? ` (${bestanden[index]})` : ''}`,
    ),
    ...stap.termijnen.map(
      ({ verplichting, partij, uiterlijk, status }) =>
        `     termijn ${verplichting} van de ${partij}: uiterlijk ${uiterlijk}, ${status}`,
    ),
    ...stap.signalen.map(({ code, melding }) => `     let op: ${code}: ${melding}`),
    ...stap.verschillen.map((verschil) => `     NIET ZOALS VERWACHT ${verschil}`),
  ];
  const dag = stap.op
    .toZonedDateTimeISO('Europe/Amsterdam')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  return [`  ${stap.stap}. ${dag.replace('T', ' ')} ${wat}`, ...regels].join('\n');
}
