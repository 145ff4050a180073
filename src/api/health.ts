/** Whether the process lives, whether it can do its work, and how it is doing. */
import type { Registry } from 'prom-client';
import { errorCode } from '../casefile/errors.ts';
import { within } from './deadline.ts';
import type { ApiLog } from './log.ts';
import type { BacklogMetrics } from './metrics.ts';
import { answer, problems, type Routes } from './openapi.ts';
import { ApiProblem } from './problems.ts';
import { gereedheid, leven, type Onderdelen } from './shapes.ts';
import type { Timing } from './timing.ts';

/** By name (`database`, `wachtrij`); rejects when it cannot be used. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>;

export type MonitorOptions = {
  readonly metrics: Registry;
  readonly gereed: ReadinessChecks;
  readonly log: ApiLog;
  readonly tijden: Timing;
  /** Null where the process has no casefile to count the backlog of. */
  readonly achterstand: BacklogMetrics | null;
  readonly nu: () => Temporal.Instant;
};

// Outside the versioned api: an orchestrator and Prometheus ask at fixed places.
const servers = [{ url: '/' }];
const tags = ['beheer'];

export function monitorRoutes(app: Routes, opties: MonitorOptions): void {
  const { metrics, log, tijden, achterstand } = opties;
  const checks = Object.entries(opties.gereed).map(([naam, check]) => [naam, once(check)] as const);

  app.get(
    '/health/live',
    {
      schema: {
        operationId: 'leeft',
        summary: 'Leeft het proces?',
        description:
          'Vraagt niets aan andere onderdelen; wie dit niet beantwoordt moet opnieuw worden gestart.',
        tags,
        servers,
        response: { 200: answer('Het proces leeft.', leven), ...problems({}) },
      },
    },
    async () => ({ status: 'leeft' }),
  );

  app.get(
    '/health/ready',
    {
      schema: {
        operationId: 'gereed',
        summary: 'Is alles er dat nodig is?',
        description: 'Vraagt elk onderdeel afzonderlijk, met een korte wachttijd.',
        tags,
        servers,
        response: {
          200: answer('Alles is beschikbaar.', gereedheid),
          ...problems({
            503: ['Ten minste één onderdeel is niet bereikbaar; zie onderdelen.', notReady(example)],
          }),
        },
      },
    },
    async () => {
      const onderdelen: Onderdelen = {};
      await Promise.all(
        checks.map(async ([naam, check]) => {
          const begin = performance.now();
          const fout = await within(tijden.gereed, check()).then(
            () => null,
            (reden: unknown) => errorCode(reden),
          );
          if (fout !== null) log.warn({ onderdeel: naam, fout }, 'niet gereed');
          const duurMs = Math.round(performance.now() - begin);
          onderdelen[naam] = { status: fout === null ? 'beschikbaar' : 'onbereikbaar', duurMs };
        }),
      );
      if (awayIn(onderdelen).length > 0) throw notReady(onderdelen);
      return { status: 'gereed', onderdelen };
    },
  );

  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'metingen',
        summary: 'Metingen voor Prometheus',
        description: 'Aantallen en duren, zonder iets van een persoon, partij of bericht.',
        tags,
        servers,
        response: {
          200: answer('Metingen als tekst.', { type: 'string' }, { media: 'text/plain' }),
          ...problems({}),
        },
      },
    },
    async (_request, reply) => {
      try {
        if (achterstand) await within(tijden.gereed, achterstand.refresh(opties.nu()));
      } catch (fout) {
        // The other metrics are needed most when the database is away.
        log.warn({ fout: errorCode(fout) }, 'achterstand onbekend');
        achterstand?.unknown();
      }
      return reply.type(metrics.contentType).send(await metrics.metrics());
    },
  );
}

const example: Onderdelen = {
  database: { status: 'beschikbaar', duurMs: 3 },
  wachtrij: { status: 'onbereikbaar', duurMs: 2000 },
};

function awayIn(onderdelen: Onderdelen): readonly string[] {
  return Object.keys(onderdelen).filter((naam) => onderdelen[naam]?.status !== 'beschikbaar');
}

function notReady(onderdelen: Onderdelen): ApiProblem {
  return new ApiProblem('niet-gereed', `Niet bereikbaar: ${awayIn(onderdelen).join(', ')}.`, { onderdelen });
}

/** A check that hangs is asked once, however often readiness is; otherwise every question would leave one behind. */
function once(check: () => Promise<unknown>): () => Promise<unknown> {
  let onderweg: Promise<unknown> | null = null;
  return () => {
    onderweg ??= Promise.resolve()
      .then(check)
      .finally(() => {
        onderweg = null;
      });
    return onderweg;
  };
}
