/** What every answer has in common: limits, headers, the request log, and problems instead of errors. */
import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { errorCode } from '../casefile/errors.ts';
import { type ApiLog, placeOf } from './log.ts';
import type { HttpMetrics } from './metrics.ts';
import { apiVersion, validatorCompiler } from './openapi.ts';
import { ApiProblem, problemOf, rawProblem, sendProblem, tooSlow } from './problems.ts';
import type { Timing } from './timing.ts';

/** NL API Design Rules, /core/transport/security-headers; nothing here is a page, so everything is forbidden to one. */
const commonHeaders = {
  'API-Version': apiVersion,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** Asked every few seconds by machines; only worth a line when something is wrong. */
const quietRoutes = /^\/(health\/|metrics$)/;

export type ServerOptions = {
  readonly log: ApiLog;
  readonly http: HttpMetrics;
  readonly tijden: Timing;
};

export function createServer({ log, http, tijden }: ServerOptions): FastifyInstance {
  const app = fastify({
    // Our own lines instead: Fastify's name the URL as it was asked, and that may hold anything.
    logger: false,
    genReqId: () => randomUUID(),
    // Only a message has a body; its route says how large it may be.
    bodyLimit: 1024,
    requestTimeout: tijden.verzoek,
    connectionTimeout: tijden.stilte,
    http: {
      connectionsCheckingInterval: Math.min(5_000, tijden.verzoek),
      // Node does not enforce a requestTimeout that is shorter than this.
      headersTimeout: Math.min(60_000, tijden.verzoek),
    },
    // Whoever still gets in while we close is served; a bare 503 would leave a sender in the dark.
    return503OnClosing: false,
    frameworkErrors: (_fout, request, reply) => {
      void reply.headers(commonHeaders);
      void sendProblem(reply, new ApiProblem('ongeldig-verzoek', 'Het adres is ongeldig.'), request.id);
    },
    clientErrorHandler: (fout, socket) => {
      if (fout.code === 'ECONNRESET' || !socket.writable) return;
      const kenmerk = randomUUID();
      const probleem = connectionProblem(fout.code);
      log.info({ kenmerk, status: probleem.status, fout: fout.code }, 'verbinding geweigerd');
      socket.end(rawProblem(probleem, kenmerk, commonHeaders));
    },
  });
  // JSON and text are no bodies of ours.
  app.removeAllContentTypeParsers();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (inhoud) => JSON.stringify(inhoud));

  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers(commonHeaders);
  });
  app.addHook('onRequestAbort', async (request) => {
    log.info({ kenmerk: request.id, route: routeOf(request) }, 'verzoek afgebroken door de client');
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request);
    const duurMs = Math.round(reply.elapsedTime * 10) / 10;
    http.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    if (quietRoutes.test(route) && reply.statusCode < 400) return;
    const velden = { kenmerk: request.id, methode: request.method, route, status: reply.statusCode, duurMs };
    log.info(velden, 'verzoek');
  });
  app.setErrorHandler((fout, request, reply) => {
    const probleem = problemOf(fout, request.method === 'POST' && routeOf(request).endsWith('/berichten'));
    // A problem thrown on purpose was told where it arose.
    if (probleem.status >= 500 && !(fout instanceof ApiProblem)) {
      const velden = { kenmerk: request.id, route: routeOf(request), fout: errorCode(fout) };
      if (probleem.status === 503) log.warn(velden, 'opslag niet bereikbaar');
      else log.error({ ...velden, plaats: placeOf(fout) }, 'onverwachte fout');
    }
    if (probleem.soort === 'te-groot') {
      // A client reads our answer only when it could send all it had, so the rest is read and thrown away; the time for
      // a request still ends it. Closing at once, as Fastify would, resets the connection under its hands.
      void reply.removeHeader('connection');
      request.raw.resume();
    }
    return sendProblem(reply, probleem, request.id);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      reply,
      new ApiProblem('niet-gevonden', 'Dit adres bestaat niet, of niet met deze methode.'),
      request.id,
    ),
  );
  return app;
}

/** The pattern, never the address: an address may hold what does not belong in a log. */
function routeOf(request: { readonly routeOptions: { readonly url?: string | undefined } }): string {
  return request.routeOptions.url ?? '(onbekend)';
}

function connectionProblem(code: string): ApiProblem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooSlow();
  if (code === 'HPE_HEADER_OVERFLOW') {
    return new ApiProblem('kop-te-groot', 'De kop van het verzoek is te groot.');
  }
  return new ApiProblem('ongeldig-verzoek', 'Het verzoek is geen geldig HTTP.');
}
