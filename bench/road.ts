/**
 * The durable road as `serve` composes it: a message is taken in, queued, judged, answered and sent, with every commit
 * on the disk. Only the sender does nothing, for what the GGK costs is not ours to measure.
 */
import { setTimeout } from 'node:timers/promises';
import { openSchemas } from '../src/commands/schemas.ts';
import { start } from '../src/main.ts';
import { takeIn } from '../src/pipeline/intake.ts';
import type { Wiring } from '../src/pipeline/wiring.ts';
import { systeemklok } from '../src/platform/clock.ts';
import { maakLog } from '../src/platform/log.ts';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from '../src/platform/sleutels.ts';
import { type Bank, memoryPeak, type Order } from './bank.ts';
import { type Client, clients, messageOf } from './messages.ts';

/** A round that takes longer than this hangs. */
const geduld = 300_000;

export async function roadBank(opdracht: Extract<Order, { deel: 'duurzaam' }>): Promise<Bank> {
  const alleenInname = opdracht.wachtrijUrl === null;
  const afgehandeld = counter();
  // `start` hands the wiring out here and nowhere else, before it does anything with it.
  const wirings: Wiring[] = [];
  const draait = await start({
    rollen: new Set(alleenInname ? [] : ['worker']),
    databaseUrl: opdracht.databaseUrl,
    wachtrijUrl: opdracht.wachtrijUrl ?? opdracht.databaseUrl,
    wachtrijSchema: opdracht.wachtrijSchema,
    kluis: maakKluis({
      sleutels: leesSleutelring(`meting:${nieuweSleutel()}`),
      bsnSleutel: leesSleutel(nieuweSleutel()),
    }),
    schemas: openSchemas(),
    gemeenten: new Set(),
    sender: { verzend: async () => {} },
    host: '127.0.0.1',
    poort: 0,
    gelijktijdig: opdracht.werkers,
    klok: systeemklok,
    log: maakLog({ niveau: 'warn' }),
    herstelInterval: geduld,
    rond: (gewoon) => {
      const wiring = watched(alleenInname ? { ...gewoon, wekOordelen: async () => {} } : gewoon, afgehandeld.een);
      wirings.push(wiring);
      return wiring;
    },
  });
  const [wiring] = wirings;
  if (!wiring) throw new Error('De berichtenpoort is gestart zonder haar onderdelen te tonen.');

  const nieuw = clients();
  let toegewezen: readonly Client[] = [];

  return {
    async ronde({ nummer, aantal }) {
      // A 301 makes a client known, the 305 after it starts what was allocated.
      if (nummer === '301') toegewezen = Array.from({ length: aantal }, () => nieuw.next().value);
      const berichten = toegewezen.map((client) => messageOf(nummer, client));
      const geheugen = memoryPeak();
      const kijker = setInterval(() => geheugen.kijk(), 20);
      const begin = performance.now();
      const klaar = alleenInname ? null : afgehandeld.na(berichten.length);
      await takeAllIn(berichten, opdracht.innames, wiring);
      await klaar;
      const ms = performance.now() - begin;
      clearInterval(kijker);
      geheugen.kijk();
      return { aantal: berichten.length, ms, ...geheugen.piek() };
    },
    sluit: () => draait.stop(),
  };
}

/** As many at the same time as there are senders. */
async function takeAllIn(berichten: readonly Uint8Array[], innames: number, wiring: Wiring): Promise<void> {
  const wachtend = berichten.values();
  const sender = async () => {
    for (const bytes of wachtend) {
      const { soort } = await takeIn({ bytes, envelop: null, bijBotsing: 'beoordelen' }, wiring);
      if (soort !== 'ontvangen') throw new Error(`Een bericht van de meting is niet ingenomen: ${soort}.`);
    }
  };
  await Promise.all(Array.from({ length: innames }, sender));
}

/** Tells when a message has gone all the way, and stops the measurement when one is not approved. */
function watched(wiring: Wiring, afgehandeld: () => void): Wiring {
  const { casefile } = wiring;
  return {
    ...wiring,
    casefile: {
      ...casefile,
      beoordeel: (id, werk) =>
        casefile.beoordeel(id, (zaak) =>
          werk({
            ...zaak,
            besluit: (beslissing, bericht) => {
              const { uitkomst, bevindingen } = beslissing.oordeel;
              if (uitkomst !== 'goedgekeurd') {
                throw new Error(`Een bericht van de meting is afgekeurd: ${bevindingen[0]?.regel}.`);
              }
              return zaak.besluit(beslissing, bericht);
            },
          }),
        ),
      verzend: async (...wat) => {
        const verzonden = await casefile.verzend(...wat);
        if (verzonden) afgehandeld();
        return verzonden;
      },
    },
  };
}

function counter() {
  let teGaan = 0;
  let klaar = () => {};
  return {
    een: () => {
      teGaan -= 1;
      if (teGaan === 0) klaar();
    },
    async na(aantal: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      teGaan = aantal;
      klaar = resolve;
      const teLang = new AbortController();
      const wekker = setTimeout(geduld, undefined, { signal: teLang.signal }).then(
        () => {
          throw new Error(`Na ${geduld / 1000} seconden zijn er nog ${teGaan} berichten onderweg.`);
        },
        () => {},
      );
      await Promise.race([promise, wekker]);
      teLang.abort();
    },
  };
}
