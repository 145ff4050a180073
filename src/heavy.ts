/** Heavy messages: taken in and judged by threads, so that the process goes on answering and judging meanwhile. */
import type { KeyObject } from 'node:crypto';
import type { Count } from './api/counting.ts';
import type { MessageId } from './casefile/casefile.ts';
import type { Engine } from './commands/schemas.ts';
import type { IntakeRequest, IntakeResult } from './pipeline/intake.ts';
import { Busy } from './pipeline/judging.ts';
import type { Wiring } from './pipeline/wiring.ts';
import type { Log } from './platform/log.ts';
import type { Sleutelring } from './platform/sleutels.ts';
import { isOutOfMemory, openThreads, type Threads } from './platform/threads.ts';

export type HeavySetup = {
  /** Bytes from which a message is heavy. */
  readonly vanaf: number;
  /** Threads that judge. Taking in has one of its own: a sender does not wait for a judgement. */
  readonly draden: number;
  /** Megabytes that each may keep. */
  readonly geheugenMb: number;
  // What a thread opens by itself, because functions do not cross.
  readonly sleutels: Sleutelring;
  readonly bsnSleutel: KeyObject;
  readonly motor: Engine;
  readonly protocollen: ReadonlyMap<string, string>;
  /** The path of the register of residence; null or absent: there is none. */
  readonly woonplaatsen?: string | null;
};

/** What a thread knows from its start; all of it can be copied. */
export type HeavyData = Pick<
  HeavySetup,
  'sleutels' | 'bsnSleutel' | 'motor' | 'protocollen' | 'geheugenMb' | 'woonplaatsen'
> & {
  readonly databaseUrl: string;
  readonly gemeenten: ReadonlySet<string>;
  readonly aanbieders: ReadonlySet<string>;
  readonly zwaarVanaf: number;
};

/** `op`: now, as text. */
export type HeavyQuestion =
  | { readonly soort: 'inname'; readonly verzoek: IntakeRequest; readonly op: string }
  | { readonly soort: 'oordeel'; readonly id: MessageId; readonly op: string };

export type HeavyAnswer = { readonly geteld: readonly Count[] } & (
  | { readonly soort: 'inname'; readonly uitslag: IntakeResult }
  | {
      readonly soort: 'oordeel';
      readonly uitkomst: 'klaar' | 'bezet';
      /** For whom a worker is to be woken. */
      readonly oordelen: readonly MessageId[];
      readonly verzenden: readonly MessageId[];
    }
);

export type Heavy = {
  neemIn(verzoek: IntakeRequest): Promise<IntakeResult>;
  /** As `judgeMessage`. @throws Busy */
  beoordeel(id: MessageId, wek: Pick<Wiring, 'wekOordelen' | 'wekVerzenden'>): Promise<void>;
  sluit(): Promise<void>;
};

type Surroundings = Pick<HeavyData, 'databaseUrl' | 'gemeenten' | 'aanbieders'> & {
  readonly nu: () => Temporal.Instant;
  readonly tel: (geteld: Count) => void;
  readonly log: Log;
};

/** A new thread reads much of this program; one that has nothing to do keeps the memory that its last message took. */
const rust = 10_000;
/** By then the queue has waited for what is under way. */
const sluittijd = 1_000;

export function openHeavy(setup: HeavySetup, { nu, tel, log, ...rest }: Surroundings): Heavy {
  const { vanaf, draden, geheugenMb, sleutels, bsnSleutel, motor, protocollen, woonplaatsen = null } = setup;
  const gegevens: HeavyData = {
    ...rest,
    sleutels,
    bsnSleutel,
    motor,
    protocollen,
    woonplaatsen,
    geheugenMb,
    zwaarVanaf: vanaf,
  };
  const threads = (aantal: number, rust: number) =>
    openThreads<HeavyQuestion, HeavyAnswer>({
      bestand: new URL('./heavy-thread.ts', import.meta.url),
      gegevens,
      aantal,
      geheugenMb,
      rust,
    });
  const innames = threads(1, 0);
  const oordelen = threads(draden, rust);

  /** @param velden what the log may name the message by */
  async function ask<V extends HeavyQuestion>(
    pool: Threads<HeavyQuestion, HeavyAnswer>,
    vraag: V,
    velden: object,
  ): Promise<Extract<HeavyAnswer, { soort: V['soort'] }>> {
    try {
      const antwoord = await pool.doe(vraag);
      for (const een of antwoord.geteld) tel(een);
      // A thread answers what it is asked.
      return antwoord as Extract<HeavyAnswer, { soort: V['soort'] }>;
    } catch (fout) {
      const geheugen = isOutOfMemory(fout);
      tel({ wat: 'zwaar-mislukt', labels: { reden: geheugen ? 'geheugen' : 'anders' } });
      if (geheugen)
        log.error(
          { ...velden, geheugenMb },
          'bericht past niet in het geheugen van een werkdraad; verhoog BERICHTENPOORT_ZWAAR_GEHEUGEN_MB',
        );
      throw fout;
    }
  }

  return {
    neemIn: async (verzoek) => {
      const vraag = { soort: 'inname', verzoek, op: nu().toString() } as const;
      return (await ask(innames, vraag, { omvang: verzoek.bytes.length })).uitslag;
    },
    beoordeel: async (id, { wekOordelen, wekVerzenden }) => {
      const vraag = { soort: 'oordeel', id, op: nu().toString() } as const;
      const antwoord = await ask(oordelen, vraag, { berichtId: id });
      if (antwoord.verzenden.length > 0) await wekVerzenden(antwoord.verzenden);
      if (antwoord.oordelen.length > 0) await wekOordelen(antwoord.oordelen);
      if (antwoord.uitkomst === 'bezet') throw new Busy(id);
    },
    sluit: async () => {
      await Promise.all([innames.sluit(sluittijd), oordelen.sluit(sluittijd)]);
    },
  };
}
