/** Composes the api: the messages, the state of the service, and the document that describes them. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Wiring } from '../pipeline/wiring.ts';
import { afsprakenRoutes } from './afspraken.ts';
import { berichtenRoutes } from './berichten.ts';
import { besluitenRoutes } from './besluiten.ts';
import { betalingenRoutes } from './betalingen.ts';
import { boekingenRoutes } from './boekingen.ts';
import { monitorRoutes, type ReadinessChecks } from './health.ts';
import type { ApiLog } from './log.ts';
import { backlogMetrics, httpMetrics } from './metrics.ts';
import { answer, type Contact, documentOptions, problems, type Routes } from './openapi.ts';
import { rapportenRoutes } from './rapporten.ts';
import { createServer } from './server.ts';
import { defaultTiming, type Timing } from './timing.ts';
import { toewijzingenRoutes } from './toewijzingen.ts';
import { vasthoudenRoutes } from './vasthouden.ts';
import { basePath } from './views.ts';
import { wachtRoutes } from './wacht.ts';

export type ApiOptions = {
  readonly wiring: Wiring;
  /** Served under `/metrics`, with what the rest of the process puts in it. */
  readonly metrics: Registry;
  readonly gereed: ReadinessChecks;
  readonly log: ApiLog;
  /** Whom a user of the api can turn to. */
  readonly contact?: Contact;
  readonly tijden?: Partial<Timing>;
};

/** The whole api, not yet listening: where is the caller's business. */
export function createApi(opties: ApiOptions): FastifyInstance {
  const { wiring, metrics, gereed, log } = opties;
  const tijden = { ...defaultTiming, ...opties.tijden };
  const app = createServer({ log, http: httpMetrics(metrics), tijden });
  const achterstand = backlogMetrics(metrics, wiring.casefile);

  void app.register(
    swagger,
    documentOptions(opties.contact ?? { name: 'Functioneel beheer Berichtenpoort' }),
  );
  void app.register(async (routes: Routes) => {
    monitorRoutes(routes, { metrics, gereed, log, tijden, achterstand, nu: wiring.nu });
  });
  void app.register(
    async (routes: Routes) => {
      berichtenRoutes(routes, { wiring, log, tijden });
      betalingenRoutes(routes, { wiring, tijden });
      toewijzingenRoutes(routes, { wiring, tijden });
      rapportenRoutes(routes, { wiring, tijden });
      documentRoute(routes);
    },
    { prefix: basePath },
  );
  // Apart from the messages: their bodies are JSON.
  void app.register(
    async (routes: Routes) => {
      besluitenRoutes(routes, { wiring, log, tijden });
      afsprakenRoutes(routes, { wiring, log, tijden });
      boekingenRoutes(routes, { wiring, log, tijden });
      vasthoudenRoutes(routes, { wiring, log, tijden });
      wachtRoutes(routes, { wiring, log, tijden });
    },
    { prefix: basePath },
  );
  return app;
}

export type MonitorOnlyOptions = Pick<ApiOptions, 'metrics' | 'gereed' | 'log' | 'tijden'>;

/** Only health and metrics: for a process that judges or watches and takes nothing in. */
export function createMonitor({ metrics, gereed, log, tijden }: MonitorOnlyOptions): FastifyInstance {
  const timing = { ...defaultTiming, ...tijden };
  const app = createServer({ log, http: httpMetrics(metrics), tijden: timing });
  const nu = () => Temporal.Now.instant();
  void app.register(async (routes: Routes) => {
    monitorRoutes(routes, { metrics, gereed, log, tijden: timing, achterstand: null, nu });
  });
  return app;
}

/** No more than that it is one: what is in it OpenAPI itself describes. */
const documentShape = {
  type: 'object',
  properties: { openapi: { type: 'string' }, info: { type: 'object' }, paths: { type: 'object' } },
  required: ['openapi', 'info', 'paths'],
  additionalProperties: true,
};

function documentRoute(app: Routes): void {
  app.get(
    '/openapi.json',
    {
      schema: {
        operationId: 'toonBeschrijving',
        summary: 'Deze beschrijving',
        description:
          'De beschrijving van deze API volgens OpenAPI 3.1, ook op te halen vanaf een andere website.',
        tags: ['beheer'],
        response: {
          200: answer('De beschrijving.', documentShape, {
            headers: {
              'Access-Control-Allow-Origin': { type: 'string', description: 'Altijd *.', examples: ['*'] },
            },
          }),
          ...problems({}),
        },
      },
    },
    async (_request, reply) => reply.header('Access-Control-Allow-Origin', '*').send(app.swagger()),
  );
}
