/** Terms in the order in which they would be broken, and signals that people look at and close. */
import type { SignalView } from '../casefile/signals.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { listTerms, placeFrom } from '../watch/terms.ts';
import { within } from './deadline.ts';
import { requireJson } from './json.ts';
import type { ApiLog } from './log.ts';
import { numberFrom } from './nummers.ts';
import { answer, type ProblemAnswer, problems, type Routes } from './openapi.ts';
import {
  invalidBody,
  invalidParameters,
  notFound,
  notJson,
  tooLarge,
  tooSlow,
  unavailable,
} from './problems.ts';
import {
  gezienDoor,
  opgelostDoor,
  signaal,
  signaalId,
  signalenfilter,
  signalenlijst,
  termijnenfilter,
  termijnenlijst,
} from './shapes-wacht.ts';
import type { Timing } from './timing.ts';
import { signalBody, signalsBody, termsBody } from './wacht-uit.ts';

export type WachtOptions = {
  readonly wiring: Wiring;
  readonly log: ApiLog;
  readonly tijden: Timing;
};

const tags = ['bewaking'];
const away = { 503: ['De opslag is niet bereikbaar; probeer het opnieuw.', unavailable(false)] } as const;
const unknownSignal = { 404: ['Er is geen signaal met dit nummer.', notFound('signaal')] } as const;
/** Who did something and how is a few words. */
const kleineBody = 4_096;
const badFilter = (naam: string, melding: string): ProblemAnswer => [
  'Een parameter klopt niet; zie ongeldigeParameters.',
  invalidParameters([{ plaats: 'query', naam, melding }]),
];
const refusals: Readonly<Record<number, ProblemAnswer>> = {
  400: [
    'Het verzoek is ongeldig; zie ongeldigeParameters.',
    invalidBody([{ naam: 'door', melding: 'Ontbreekt, of is van een andere soort dan beschreven.' }]),
  ],
  408: ['Het verzoek was niet op tijd compleet.', tooSlow()],
  413: ['Het verzoek is te groot.', tooLarge()],
  415: ['Geen JSON in UTF-8.', notJson()],
};

/** Bodies in JSON must be accepted already. */
export function wachtRoutes(app: Routes, { wiring, log, tijden }: WachtOptions): void {
  const { signalen } = wiring.casefile;
  const ask = <T>(werk: Promise<T>): Promise<T> => within(tijden.opslag, werk);

  app.get(
    '/termijnen',
    {
      schema: {
        operationId: 'zoekTermijnen',
        summary: 'Zoek termijnen',
        description:
          'Elke verplichting met haar laatste dag, van ons en van de andere partij; wat het eerst verstrijkt staat bovenaan. Naast de termijnen van berichten en verzoeken staan hier die van toewijzingen waarop nog geen start kwam.',
        tags,
        querystring: termijnenfilter,
        response: {
          200: answer('De gevonden termijnen.', termijnenlijst),
          ...problems({ 400: badFilter('uiterlijk', 'Geef een dag als 2026-05-13.'), ...away }),
        },
      },
    },
    async (request, reply) => {
      const { uiterlijk, na, ...filter } = request.query;
      const plaats = na === undefined ? null : placeFrom(na);
      // One more than asked tells whether there is a next page.
      const gevonden = await ask(
        listTerms(wiring, {
          ...filter,
          ...(uiterlijk === undefined ? {} : { uiterlijk: Temporal.PlainDate.from(uiterlijk) }),
          ...(plaats === null ? {} : { na: plaats }),
          aantal: filter.aantal + 1,
        }),
      );
      const bladzijde = gevonden.slice(0, filter.aantal);
      const erIsMeer = gevonden.length > bladzijde.length;
      return reply.send(termsBody(bladzijde, request.query, erIsMeer, amsterdamDay(wiring.nu())));
    },
  );

  app.get(
    '/signalen',
    {
      schema: {
        operationId: 'zoekSignalen',
        summary: 'Zoek signalen',
        description:
          'Waar een mens naar moet kijken, nieuwste eerst: termijnen die aflopen of verstreken zijn, antwoorden die uitbleven, toewijzingen zonder start, en wat bij een oordeel is gesignaleerd.',
        tags,
        querystring: signalenfilter,
        response: {
          200: answer('De gevonden signalen.', signalenlijst),
          ...problems({ 400: badFilter('stand', 'Kies uit open, gezien, opgelost.'), ...away }),
        },
      },
    },
    async (request, reply) => {
      const filter = request.query;
      const gevonden = await ask(signalen.zoek({ ...filter, aantal: filter.aantal + 1 }));
      const bladzijde = gevonden.slice(0, filter.aantal);
      return reply.send(signalsBody(bladzijde, filter, gevonden.length > bladzijde.length));
    },
  );

  app.get(
    '/signalen/:id',
    {
      schema: {
        operationId: 'toonSignaal',
        summary: 'Toon een signaal',
        description: 'Wat er aan de hand is, wie het zag, en hoe het is opgelost.',
        tags,
        params: signaalId,
        response: { 200: answer('Het signaal.', signaal), ...problems({ ...unknownSignal, ...away }) },
      },
    },
    async (request, reply) =>
      reply.send(signalBody(found(await ask(signalen.toon(numberFrom(request.params.id)))))),
  );

  app.post(
    '/signalen/:id/gezien',
    {
      bodyLimit: kleineBody,
      onRequest: requireJson,
      schema: {
        operationId: 'zieSignaal',
        summary: 'Meld dat een signaal is gezien',
        description: 'Wie het het eerst zag blijft staan; nog eens melden verandert niets.',
        tags,
        params: signaalId,
        body: gezienDoor,
        response: {
          200: answer('Het signaal zoals het nu is.', signaal),
          ...problems({ ...refusals, ...unknownSignal, ...away }),
        },
      },
    },
    async (request, reply) => {
      const id = numberFrom(request.params.id);
      const gezien = found(await ask(signalen.gezien(id, request.body.door, wiring.nu())));
      log.info({ kenmerk: request.id, signaal: id }, 'signaal gezien');
      return reply.send(signalBody(gezien));
    },
  );

  app.post(
    '/signalen/:id/opgelost',
    {
      bodyLimit: kleineBody,
      onRequest: requireJson,
      schema: {
        operationId: 'losSignaalOp',
        summary: 'Meld dat een signaal is opgelost',
        description:
          'Het komt niet terug zolang dezelfde oorzaak er is. Wat al was opgelost, ook vanzelf, blijft zoals het was.',
        tags,
        params: signaalId,
        body: opgelostDoor,
        response: {
          200: answer('Het signaal zoals het nu is.', signaal),
          ...problems({ ...refusals, ...unknownSignal, ...away }),
        },
      },
    },
    async (request, reply) => {
      const id = numberFrom(request.params.id);
      const { door, hoe } = request.body;
      const opgelost = found(await ask(signalen.losOp(id, door, hoe, wiring.nu())));
      log.info({ kenmerk: request.id, signaal: id }, 'signaal opgelost');
      return reply.send(signalBody(opgelost));
    },
  );
}

/** @throws ApiProblem */
function found(signaal: SignalView | null): SignalView {
  if (signaal === null) throw notFound('signaal');
  return signaal;
}
