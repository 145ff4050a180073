/** The demo's story comes out as told on whatever day somebody runs it. */
import { expect, test } from 'vitest';
import { decisionOf } from '../src/api/besluit-in.ts';
import { besluit } from '../src/api/shapes-besluiten.ts';
import { memoryCasefile } from '../src/casefile/memory.ts';
import { protocollen } from '../src/commands/demo/regions.ts';
import { type StoryStep, story } from '../src/commands/demo/story.ts';
import { decideOnRequest } from '../src/pipeline/deciding.ts';
import { takeIn } from '../src/pipeline/intake.ts';
import { investigateInTime } from '../src/pipeline/investigating.ts';
import { judgeMessage } from '../src/pipeline/judging.ts';
import { protocolPerGemeente, protocolsFolder } from '../src/pipeline/protocols.ts';
import { look } from '../src/watch/watch.ts';
import { type TestWorld, testWorld } from './world.ts';

const protocolVoor = protocolPerGemeente(protocolsFolder, protocollen);

/** Month ends, a leap day, days after short months, and some Sundays among them. */
const dagen = [
  ...Array.from({ length: 12 }, (_, maand) => ({ year: 2027, month: maand + 1, day: 1 })),
  ...Array.from({ length: 12 }, (_, maand) => ({ year: 2027, month: maand + 1, day: 31 })),
  { year: 2028, month: 2, day: 29 },
  { year: 2028, month: 3, day: 1 },
  { year: 2026, month: 11, day: 24 },
].map((dag) => Temporal.PlainDate.from(dag).toString());

async function outcome(stap: StoryStep, w: TestWorld): Promise<unknown> {
  if (stap.soort === 'besluit') {
    const verzoeken = await w.casefile.verzoeken({ stand: 'open', aantal: 9 });
    const verzoek = verzoeken.find((een) => een.referentieAanbieder === stap.referentieAanbieder);
    if (!verzoek) throw new Error(`geen open verzoek ${stap.referentieAanbieder}`);
    const gevraagd = decisionOf(besluit.parse(stap.besluit), verzoek.standaard);
    const { soort } = await decideOnRequest(
      verzoek.id,
      gevraagd,
      { wie: 'backoffice', proef: false },
      w.wiring,
    );
    await w.sendAll();
    return soort;
  }
  if (stap.soort === 'klok') {
    w.klok.nu = stap.naar.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: '09:00' }).toInstant();
    await investigateInTime(w.wiring);
    const verzoeken = await w.casefile.verzoeken({ stand: 'in-onderzoek', aantal: 9 });
    const signalen = (await look(w.wiring)) ?? [];
    return {
      inOnderzoek: verzoeken.map(({ referentieAanbieder }) => referentieAanbieder),
      gesignaleerd: signalen.some(({ code }) => code === stap.signaal),
    };
  }
  const inname = await takeIn({ bytes: stap.bytes, envelop: null, bijBotsing: 'weigeren' }, w.wiring);
  if (inname.soort !== 'ontvangen') return { uitkomst: inname.soort };
  await judgeMessage(inname.id, w.wiring);
  await w.sendAll();
  const { oordeel } = (await w.casefile.toon(inname.id)) ?? {};
  const regels = [...new Set(oordeel?.bevindingen.map(({ regel }) => regel))].sort();
  return { uitkomst: oordeel?.uitkomst, ...(regels.length === 0 ? {} : { regels }) };
}

function told(stap: StoryStep): unknown {
  if (stap.soort === 'besluit') return 'besloten';
  if (stap.soort === 'klok') return { inOnderzoek: [stap.inOnderzoek], gesignaleerd: true };
  const { antwoord: _, ...verwacht } = { antwoord: null, ...stap.verwacht };
  return verwacht;
}

test.each(dagen)('the story of %s', async (dag) => {
  const vandaag = Temporal.PlainDate.from(dag);
  const w = testWorld(memoryCasefile(), { protocolVoor });
  w.klok.nu = vandaag.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: '00:30' }).toInstant();
  for (const stap of story(vandaag)) {
    expect(await outcome(stap, w), stap.wat).toEqual(told(stap));
  }
});
