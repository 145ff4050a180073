/** Messages over HTTP: offer one, find them, look at one, fetch its bytes. */
import { MIMEType } from 'node:util';
import type { FastifyRequest } from 'fastify';
import type { Casefile, Envelope, MessageId } from '../casefile/casefile.ts';
import { allocationDifference } from '../pipeline/allocation-difference.ts';
import { takeIn } from '../pipeline/intake.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import type { Finding } from '../rules/verdict.ts';
import { maxBytes } from '../standard/xml/lezen.ts';
import { within } from './deadline.ts';
import type { ApiLog } from './log.ts';
import { answer, type ProblemAnswer, problems, type Routes } from './openapi.ts';
import {
  ApiProblem,
  invalidParameters,
  notFound,
  tooLarge,
  tooSlow,
  unavailable,
  unsupportedMedia,
} from './problems.ts';
import {
  berichtDetail,
  berichtenfilter,
  berichtenlijst,
  berichtId,
  envelopkop,
  ontvangst,
} from './shapes.ts';
import { voorbeeldId } from './shapes-basis.ts';
import type { Timing } from './timing.ts';
import { detailBody, findingBody, hrefOf, listBody, receiptBody, statusOf } from './views.ts';
import { patient } from './waking.ts';

export type BerichtenOptions = {
  readonly wiring: Wiring;
  readonly log: ApiLog;
  readonly tijden: Timing;
};

const tags = ['berichten'];
const mediaTypes = ['application/xml', 'text/xml'];

/** Shown in the document; any message of the standard does. */
const exampleXml = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<jw305:Bericht xmlns:ijw="http://www.istandaarden.nl/ijw/3_2/basisschema/schema" xmlns:jw305="http://www.istandaarden.nl/ijw/3_2/jw305/schema">',
  '  <jw305:Header>…</jw305:Header>',
  '  <jw305:Client>…</jw305:Client>',
  '</jw305:Bericht>',
].join('\n');

const away = { 503: ['De opslag is niet bereikbaar; probeer het opnieuw.', unavailable(false)] } as const;
const unknownId = { 404: ['Er is geen bericht met dit id.', notFound()] } as const;

const badFilter = invalidParameters([{ plaats: 'query', naam: 'richting', melding: 'Kies in of uit.' }]);

/** Why a message is not taken in, as the document tells it. */
const refusals: Readonly<Record<number, ProblemAnswer>> = {
  400: [
    'Het verzoek is ongeldig, bijvoorbeeld Referentienummer zonder Zender.',
    invalidParameters([
      {
        plaats: 'header',
        naam: 'Referentienummer',
        melding: 'Geef Referentienummer en Zender allebei, of geen van beide.',
      },
    ]),
  ],
  408: ['Het verzoek was niet op tijd compleet.', tooSlow()],
  409: [
    'Er is al een ander bericht met deze identificatie of dit referentienummer; zie eerderBericht.',
    sameIdentity(voorbeeldId),
  ],
  413: ['Het bericht is groter dan 25 MB.', tooLarge()],
  415: ['Geen XML, of een andere charset dan UTF-8.', unsupportedMedia()],
  422: [
    'Niet te lezen als bericht, een soort die niet wordt verwerkt, of voor een andere gemeente; zie bevindingen.',
    refusedOffer([
      {
        regel: 'OP192',
        niveau: 0,
        retourcode: null,
        pad: '/',
        klasse: '/',
        melding: 'Het bestand begint met een byte order mark (BOM, UTF-8); dat mag niet (OP192).',
        waarden: {},
      },
    ]),
  ],
  503: [
    'Niet aangenomen: de opslag is niet bereikbaar. Bied hetzelfde bericht later opnieuw aan.',
    unavailable(true),
  ],
};

export function berichtenRoutes(app: Routes, { wiring, log, tijden }: BerichtenOptions): void {
  const { casefile } = wiring;
  const ask = <T>(werk: Promise<T>): Promise<T> => within(tijden.opslag, werk);
  const intakeWiring = patient(wiring, { log, tijden });

  // The bytes as they came: what they mean is for the pipeline to decide.
  app.addContentTypeParser(
    mediaTypes,
    { parseAs: 'buffer', bodyLimit: maxBytes },
    (_request, bytes, klaar) => {
      klaar(null, bytes);
    },
  );

  app.post(
    '/berichten',
    {
      bodyLimit: maxBytes,
      onRequest: async (request) => requireXml(request),
      schema: {
        operationId: 'biedBerichtAan',
        summary: 'Bied een bericht aan',
        description: [
          'Neemt een iJw- of iWmo-bericht aan als XML in UTF-8, van een aanbieder of van de eigen backoffice. Na 202 ligt het vast.',
          'Aannemen is geen goedkeuren: ook een bericht dat zijn schema of een regel schendt wordt aangenomen, beoordeeld en waar dat kan beantwoord.',
          'Zonder 202 of 200 is het bericht niet aangenomen. Opnieuw aanbieden mag altijd: hetzelfde bericht wordt herkend en geeft 200 met het eerdere id.',
          'Met de headers Referentienummer en Zender (allebei of geen van beide) wordt een herhaling ook herkend als het bericht zelf geen identificatie heeft.',
        ].join('\n\n'),
        tags,
        headers: envelopkop,
        body: {
          content: Object.fromEntries(
            mediaTypes.map((media) => [
              media,
              {
                schema: {
                  type: 'string',
                  description: 'Het bericht, ten hoogste 25 MB.',
                  examples: [exampleXml],
                },
              },
            ]),
          ),
        },
        response: {
          200: answer('Dit bericht was er al; er is niets nieuws vastgelegd.', ontvangst, {
            example: receiptBody(voorbeeldId, 'goedgekeurd', true),
          }),
          202: answer('Aangenomen en vastgelegd; het oordeel volgt.', ontvangst, {
            example: receiptBody(voorbeeldId, 'ontvangen', false),
            headers: {
              Location: {
                type: 'string',
                description: 'Adres van het bericht.',
                examples: [hrefOf(voorbeeldId)],
              },
            },
          }),
          ...problems(refusals),
        },
      },
    },
    async (request, reply) => {
      // Absent when the client sent no body at all; level 0 says what is wrong with that.
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const envelop = envelopeOf(request.headers);
      const uitslag = await ask(takeIn({ bytes, envelop, bijBotsing: 'weigeren' }, intakeWiring));
      const velden = { kenmerk: request.id, uitslag: uitslag.soort, bytes: bytes.length };
      if (uitslag.soort === 'geweigerd') {
        const { bevindingen } = uitslag;
        log.info({ ...velden, regels: bevindingen.map(({ regel }) => regel) }, 'bericht aangeboden');
        throw refusedOffer(bevindingen);
      }
      const { id } = uitslag;
      log.info({ ...velden, berichtId: id }, 'bericht aangeboden');
      switch (uitslag.soort) {
        case 'ontvangen':
          return reply
            .code(202)
            .header('Location', hrefOf(id))
            .send(receiptBody(id, 'ontvangen', false));
        case 'herhaling':
          return reply.send(await ask(repeatOf(id, bytes, casefile)));
        case 'botsing':
          throw sameIdentity(id);
      }
    },
  );

  app.get(
    '/berichten',
    {
      schema: {
        operationId: 'zoekBerichten',
        summary: 'Zoek berichten',
        description:
          'Nieuwste eerst. Volg _links.volgende voor oudere berichten; nieuw binnengekomen berichten verschuiven de bladzijden niet.',
        tags,
        querystring: berichtenfilter,
        response: {
          200: answer('De gevonden berichten.', berichtenlijst),
          ...problems({ 400: ['Een parameter klopt niet; zie ongeldigeParameters.', badFilter], ...away }),
        },
      },
    },
    async (request, reply) => {
      const filter = request.query;
      // One more than asked tells whether there is a next page.
      const gevonden = await ask(casefile.zoek({ ...filter, aantal: filter.aantal + 1 }));
      const bladzijde = gevonden.slice(0, filter.aantal);
      return reply.send(listBody(bladzijde, filter, gevonden.length > bladzijde.length, wiring.nu()));
    },
  );

  app.get(
    '/berichten/:id',
    {
      schema: {
        operationId: 'toonBericht',
        summary: 'Toon een bericht',
        description:
          'Stand, oordeel, antwoord, termijnen en logboek, en van een toewijzingsbericht (301) wat het veranderde; de inhoud staat onder _links.xml.',
        tags,
        params: berichtId,
        response: {
          200: answer('Het bericht.', berichtDetail),
          ...problems({ ...unknownId, ...away }),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const [bericht, gebeurtenissen] = await ask(
        Promise.all([casefile.toon(id), casefile.gebeurtenissen(id)]),
      );
      if (!bericht) throw notFound();
      const antwoord = bericht.antwoordId === null ? null : await ask(casefile.toon(bericht.antwoordId));
      const verschil = await ask(allocationDifference(bericht, casefile));
      return reply.send(detailBody({ bericht, antwoord, gebeurtenissen, verschil }, wiring.nu()));
    },
  );

  app.get(
    '/berichten/:id/xml',
    {
      schema: {
        operationId: 'haalBerichtOp',
        summary: 'Haal de inhoud van een bericht op',
        description: 'De bytes precies zoals ze zijn ontvangen of gemaakt. Bevat persoonsgegevens.',
        tags,
        params: berichtId,
        response: {
          200: answer(
            'Het bericht als XML.',
            { type: 'string' },
            {
              media: 'application/xml',
              headers: {
                'Content-Disposition': {
                  type: 'string',
                  description: 'Naam om het bericht onder te bewaren.',
                  examples: [`attachment; filename="JW305_${voorbeeldId}.xml"`],
                },
              },
            },
          ),
          ...problems({ ...unknownId, ...away }),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const [bericht, bytes] = await ask(Promise.all([casefile.toon(id), casefile.bytes(id)]));
      if (!bericht || !bytes) throw notFound();
      return reply
        .type('application/xml')
        .header('Content-Disposition', `attachment; filename="${bericht.bericht}_${id}.xml"`)
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
}

/** Asked before the body is read, so that nothing is read for nothing. */
async function requireXml(request: FastifyRequest): Promise<void> {
  const { 'content-type': type, 'content-encoding': codering = 'identity' } = request.headers;
  if (type === undefined || codering.toLowerCase() !== 'identity' || !isXmlInUtf8(type))
    throw unsupportedMedia();
}

function isXmlInUtf8(type: string): boolean {
  try {
    const { essence, params } = new MIMEType(type);
    const charset = params.get('charset') ?? 'utf-8';
    return mediaTypes.includes(essence) && charset.toLowerCase() === 'utf-8';
  } catch {
    return false; // Not a media type at all.
  }
}

/** Both or neither: the schema of the route saw to that. */
function envelopeOf(kop: { readonly referentienummer?: string; readonly zender?: string }): Envelope | null {
  const { referentienummer, zender } = kop;
  return referentienummer === undefined || zender === undefined ? null : { referentienummer, zender };
}

/** @throws ApiProblem when the transport's key was used before for something else: a yes would lose this message */
async function repeatOf(id: MessageId, bytes: Uint8Array, casefile: Casefile) {
  const [eerder, eerdereBytes] = await Promise.all([casefile.toon(id), casefile.bytes(id)]);
  if (eerdereBytes && Buffer.compare(eerdereBytes, bytes) !== 0) {
    throw sameReference(id);
  }
  return receiptBody(id, (eerder && statusOf(eerder)) ?? 'ontvangen', true);
}

function sameIdentity(id: MessageId): ApiProblem {
  return new ApiProblem(
    'bericht-botst',
    'Een eerder bericht van deze afzender heeft dezelfde identificatie en een andere inhoud (TR056). Geef het nieuwe bericht een eigen identificatie.',
    { eerderBericht: { id, href: hrefOf(id) } },
  );
}

function sameReference(id: MessageId): ApiProblem {
  return new ApiProblem(
    'referentienummer-botst',
    'Deze zender gebruikte dit referentienummer eerder voor een bericht met een andere inhoud. Geef elke aanlevering een eigen referentienummer.',
    { eerderBericht: { id, href: hrefOf(id) } },
  );
}

function refusedOffer(bevindingen: readonly [Finding, ...Finding[]]): ApiProblem {
  return new ApiProblem('bericht-geweigerd', bevindingen[0].melding, {
    bevindingen: bevindingen.map(findingBody),
  });
}
