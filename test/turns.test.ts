/** Fair turns, with real queues: counted in turns, so that a slow machine changes nothing. */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { MessageId } from '../src/casefile/casefile.ts';
import { openSchemas } from '../src/commands/schemas.ts';
import { type Setup, start } from '../src/main.ts';
import { takeIn } from '../src/pipeline/intake.ts';
import type { Wiring } from '../src/pipeline/wiring.ts';
import { systeemklok } from '../src/platform/clock.ts';
import { migreer } from '../src/platform/database.ts';
import { maakLog } from '../src/platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../src/platform/sleutels.ts';
import { bericht305 } from '../src/rules/examples/berichten.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';
import { client } from './guarantees/messages.ts';
import { verseDatabase } from './services/postgres.ts';
import { gedeeldeRedis } from './services/redis.ts';
import { totdat } from './services/wachten.ts';

const redis = gedeeldeRedis();
const gelijktijdig = 2;
/** Turns of one provider in the queue at a time. */
const beurten = 2 * gelijktijdig;

type Judged = { readonly id: MessageId; readonly aanbieder: string };

/** One process, which judges no further than it is allowed to, and what it judged, in order. */
async function installation(soort: 'postgres' | 'redis', anders: Partial<Setup> = {}) {
  const databaseUrl = await verseDatabase();
  await migreer(databaseUrl);
  const judged: Judged[] = [];
  const wirings: Wiring[] = [];
  let allowed = 0;
  let room = Promise.withResolvers<void>();
  const allow = (aantal: number) => {
    allowed += aantal;
    room.resolve();
    room = Promise.withResolvers();
  };
  const running = await start({
    rollen: new Set(['worker', 'clock']),
    databaseUrl,
    wachtrijUrl: soort === 'postgres' ? databaseUrl : (redis?.url ?? ''),
    wachtrijSchema: soort === 'postgres' ? 'wachtrij' : (redis?.voorvoegsel ?? ''),
    kluis: maakKluis({
      sleutels: leesSleutelring(`proef:${nieuweSleutel()}`),
      bsnSleutel: leesSleutel(nieuweSleutel()),
    }),
    schemas: openSchemas(),
    gemeenten: new Set(),
    aanbieders: new Set(),
    sender: { verzend: async () => {} },
    host: '127.0.0.1',
    poort: 0,
    gelijktijdig,
    klok: systeemklok,
    log: maakLog({ niveau: 'silent' }),
    herstelInterval: 50,
    rond: (gewoon) => {
      const wiring: Wiring = {
        ...gewoon,
        casefile: {
          ...gewoon.casefile,
          async beoordeel(id, werk) {
            while (allowed <= 0) await room.promise;
            allowed -= 1;
            const uitslag = await gewoon.casefile.beoordeel(id, werk);
            const aanbieder = (await gewoon.casefile.toon(id))?.afzender ?? '';
            if (uitslag.soort === 'beoordeeld') judged.push({ id, aanbieder });
            else allowed += 1;
            return uitslag;
          },
        },
      };
      wirings.push(wiring);
      return wiring;
    },
    ...anders,
  });
  onTestFinished(async () => {
    allow(1_000_000);
    await running.stop();
  });
  const [wiring] = wirings;
  if (!wiring) throw new Error('It started without its parts.');
  let offered = 0;
  return {
    judged,
    allow,
    casefile: wiring.casefile,
    /** So many messages of this provider, each about another client. */
    async offer(aanbieder: string, aantal: number): Promise<readonly MessageId[]> {
      const ids: MessageId[] = [];
      for (let n = 0; n < aantal; n += 1) {
        offered += 1;
        const bericht = bericht305('ijw-3.2', {
          aanbieder,
          identificatie: `N${offered}`,
          client: { Bsn: client(offered).bsn },
        });
        const uitslag = await takeIn(
          { bytes: schrijfBericht(bericht), envelop: null, bijBotsing: 'beoordelen' },
          wiring,
        );
        if (uitslag.soort !== 'ontvangen') throw new Error(`It was ${uitslag.soort}.`);
        ids.push(uitslag.id);
      }
      return ids;
    },
    async judgedSoFar(aantal: number) {
      await totdat(`${aantal} judged`, () => judged.length >= aantal);
    },
  };
}

const busy = '99990001';

describe.each(['postgres', 'redis'] as const)('with the queue on %s', (soort) => {
  const doe = test.skipIf(soort === 'redis' && redis === undefined);

  doe(
    'a message waits for a few of each other provider, however many they sent, and all are judged',
    async () => {
      const { offer, allow, judged, judgedSoFar, casefile } = await installation(soort);
      await offer(busy, 60);
      for (const others of [1, 3]) {
        // The backlog moves on a little, and then others send something.
        const before = judged.length;
        allow(10);
        await judgedSoFar(before + 10);
        const ids: MessageId[] = [];
        for (let n = 0; n < others; n += 1) ids.push(...(await offer(`9999001${n}`, 1)));
        const from = judged.length;
        const most = beurten + 2 * gelijktijdig + others;
        allow(most);
        await judgedSoFar(from + most);
        const turns = judged.slice(from).map(({ id }) => id);
        expect(ids.filter((id) => !turns.includes(id))).toEqual([]);
        // It was the backlog that they passed by.
        expect((await casefile.achterstand()).teBeoordelen).toBeGreaterThan(10);
      }
      allow(1_000);
      await judgedSoFar(64);
      expect(new Set(judged.map(({ id }) => id)).size).toBe(64);
      expect((await casefile.achterstand()).teBeoordelen).toBe(0);
    },
  );

  doe('two providers with a backlog have turn and turn about', async () => {
    const { offer, allow, judged, judgedSoFar } = await installation(soort);
    await offer(busy, 30);
    await offer('99990002', 30);
    allow(30);
    await judgedSoFar(30);
    const share = judged.filter(({ aanbieder }) => aanbieder === busy).length;
    // The first few of the first provider were in the queue before the other came.
    expect(share).toBeGreaterThanOrEqual(15 - beurten);
    expect(share).toBeLessThanOrEqual(15 + beurten);
    allow(30);
    await judgedSoFar(60);
  });
});
