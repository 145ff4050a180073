/** Requests of providers, decisions on them, and changes in what is allocated. */
import type { FastifyReply } from 'fastify';
import type { Casefile, RequestId, RequestView } from '../casefile/casefile.ts';
import { nameOf } from '../casefile/partijen.ts';
import { allocate } from '../pipeline/allocating.ts';
import { decideOnRequest, numbersFor, type Outcome } from '../pipeline/deciding.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import type { Finding } from '../rules/verdict.ts';
import { allocationOf, decisionOf, motivationOf } from './besluit-in.ts';
import { outcomeBody, requestBody, requestsBody, waitsFor } from './besluit-uit.ts';
import { within } from './deadline.ts';
import { acceptJson, jsonLimit, requireJson } from './json.ts';
import type { ApiLog, LogFields } from './log.ts';
import { numberFrom } from './nummers.ts';
import { answer, type ProblemAnswer, problems, type Routes } from './openapi.ts';
import {
  ApiProblem,
  invalidBody,
  invalidParameters,
  notFound,
  notJson,
  tooLarge,
  tooSlow,
  unavailable,
} from './problems.ts';
import { voorbeeldId } from './shapes-basis.ts';
import {
  besluit,
  besluitUitkomst,
  nieuweToewijzing,
  proefkeuze,
  verzoekDetail,
  verzoekenfilter,
  verzoekenlijst,
  verzoekId,
} from './shapes-besluiten.ts';
import type { Timing } from './timing.ts';
import { findingBody, hrefOf } from './views.ts';
import { patient } from './waking.ts';

export type BesluitenOptions = {
  readonly wiring: Wiring;
  readonly log: ApiLog;
  readonly tijden: Timing;
};

const tags = ['besluiten'];

const away = { 503: ['De opslag is niet bereikbaar; probeer het opnieuw.', unavailable(false)] } as const;
const unknownRequest = { 404: ['Er is geen verzoek met dit nummer.', notFound('verzoek')] } as const;
const badFilter = invalidParameters([
  { plaats: 'query', naam: 'stand', melding: 'Kies uit open, in-onderzoek, toegewezen, afgewezen.' },
]);

/** Why a decision is not sent, as the document tells it. */
const refusals: Readonly<Record<number, ProblemAnswer>> = {
  400: [
    'Het verzoek is ongeldig; zie ongeldigeParameters.',
    invalidBody([{ naam: 'reden', melding: 'Kies uit: 1, 2, 3, 4, 5, 6, 7, 8, 9.' }]),
  ],
  408: ['Het verzoek was niet op tijd compleet.', tooSlow()],
  413: ['Het verzoek is groter dan 25 MB.', tooLarge()],
  415: ['Geen JSON in UTF-8.', notJson()],
  422: [
    'De standaard verbiedt dat dit wordt verzonden; zie bevindingen. Er is niets veranderd.',
    forbidden([
      {
        regel: 'TR377',
        niveau: 2,
        retourcode: '0001',
        pad: '/Bericht/Antwoord/Woonplaatsbeginsel',
        klasse: '/Bericht/Antwoord',
        melding:
          'RedenAfwijzingVerzoek is 8 (woonplaatsbeginsel), maar de verantwoordelijke gemeente ontbreekt.',
        waarden: {},
        herstel: 'Neem Woonplaatsbeginsel op met de gemeentecode.',
      },
    ]),
  ],
  503: [
    'De opslag is niet bereikbaar, of een declaratie van deze aanbieder wordt eerst beoordeeld (eerder-bericht-eerst). Probeer het opnieuw; wat al is verstuurd wordt herkend.',
    earlierFirst(),
  ],
};

const answered: ProblemAnswer = [
  'Op dit verzoek is al geantwoord, of het is al in onderzoek (TR359, TR360, TR365). Er is niets veranderd.',
  alreadyAnswered(
    [
      {
        regel: 'TR360',
        niveau: 3,
        retourcode: '9360',
        pad: '/Bericht/Antwoord',
        klasse: '/Bericht/Antwoord',
        melding: 'Verzoek VOT1 is al in onderzoek; het kan niet (nog eens) in onderzoek worden genomen.',
        waarden: { stand: 'in-onderzoek' },
        herstel: 'Beslis op het verzoek: stuur een toewijzing of een afwijzing.',
      },
    ],
    voorbeeldId,
  ),
];

const made = {
  headers: {
    Location: { type: 'string', description: 'Adres van het bericht.', examples: [hrefOf(voorbeeldId)] },
  },
};

export function besluitenRoutes(app: Routes, { wiring: gewoon, log, tijden }: BesluitenOptions): void {
  const wiring = patient(gewoon, { log, tijden });
  const { casefile } = wiring;
  const ask = <T>(werk: Promise<T>): Promise<T> => within(tijden.opslag, werk);
  acceptJson(app);

  app.get(
    '/verzoeken',
    {
      schema: {
        operationId: 'zoekVerzoeken',
        summary: 'Zoek verzoeken',
        description:
          'Elk aangevraagd product van een verzoek om toewijzing (315) en elk verzoek om wijziging (317), nieuwste eerst. Wat technisch is afgekeurd geldt als nooit gevraagd en staat er niet bij.',
        tags,
        querystring: verzoekenfilter,
        response: {
          200: answer('De gevonden verzoeken.', verzoekenlijst),
          ...problems({ 400: ['Een parameter klopt niet; zie ongeldigeParameters.', badFilter], ...away }),
        },
      },
    },
    async (request, reply) => {
      const { uiterlijk, ...filter } = request.query;
      // One more than asked tells whether there is a next page.
      const gevonden = await ask(
        casefile.verzoeken({
          ...filter,
          ...(uiterlijk === undefined ? {} : { uiterlijk: Temporal.PlainDate.from(uiterlijk) }),
          aantal: filter.aantal + 1,
        }),
      );
      const bladzijde = gevonden.slice(0, filter.aantal);
      return reply.send(
        requestsBody(bladzijde, request.query, gevonden.length > bladzijde.length, wiring.nu()),
      );
    },
  );

  app.get(
    '/verzoeken/:id',
    {
      schema: {
        operationId: 'toonVerzoek',
        summary: 'Toon een verzoek',
        description: 'Wat er gevraagd wordt, waar het staat, de termijnen, en wat toewijzen vraagt.',
        tags,
        params: verzoekId,
        response: {
          200: answer('Het verzoek.', verzoekDetail),
          ...problems({ ...unknownRequest, ...away }),
        },
      },
    },
    async (request, reply) => {
      const verzoek = await ask(requestOf(request.params.id, casefile));
      const nummers = waitsFor(verzoek) ? await ask(numbersFor(verzoek.id, wiring)) : null;
      return reply.send(requestBody(verzoek, nummers, wiring.nu()));
    },
  );

  app.post(
    '/verzoeken/:id/besluit',
    {
      bodyLimit: jsonLimit,
      onRequest: requireJson,
      schema: {
        operationId: 'beslisOpVerzoek',
        summary: 'Beslis op een verzoek',
        description: [
          'Wijs af, neem in onderzoek of wijs toe. Het antwoord (319) of de toewijzing (301) wordt gemaakt, beoordeeld zoals de aanbieder dat zal doen, vastgelegd en verzonden; na 201 gaat het niet meer verloren.',
          'Een toewijzing gaat als volledige stand (OP087): alles wat voor deze cliënt bij deze aanbieder geldt, plus wat nu verandert. verschil laat zien wat er verandert ten opzichte van wat eerder is verstuurd.',
          'Toewijzen tegen het advies in vraagt een motivering; een reden die de regio niet gebruikt wordt geweigerd.',
          'Wat de standaard verbiedt wordt geweigerd en verandert niets. Dezelfde afwijzing of toewijzing nog eens geeft 200 met het eerdere bericht; nog eens onderzoek geeft 409 (TR360).',
        ].join('\n\n'),
        tags,
        params: verzoekId,
        querystring: proefkeuze,
        body: besluit,
        response: {
          200: answer(
            'Dit was al verstuurd, of het was een proef; er is niets nieuws vastgelegd.',
            besluitUitkomst,
          ),
          201: answer('Besloten en vastgelegd; het bericht wordt verzonden.', besluitUitkomst, made),
          ...problems({ ...refusals, ...unknownRequest, 409: answered }),
        },
      },
    },
    async (request, reply) => {
      const verzoek = await ask(requestOf(request.params.id, casefile));
      const proef = request.query.proef === 'true';
      const gevraagd = decisionOf(request.body, verzoek.standaard);
      const waarom = motivationOf(request.body);
      const opties = { wie: 'backoffice', proef, ...waarom } as const;
      const uitkomst = await ask(decideOnRequest(verzoek.id, gevraagd, opties, wiring));
      log.info(
        { kenmerk: request.id, verzoek: verzoek.id, antwoord: gevraagd.antwoord, ...told(uitkomst, proef) },
        'besluit op een verzoek',
      );
      return respond(reply, uitkomst, proef, verzoek.id);
    },
  );

  app.post(
    '/toewijzingen',
    {
      bodyLimit: jsonLimit,
      onRequest: requireJson,
      schema: {
        operationId: 'wijsToe',
        summary: 'Wijzig wat is toegewezen',
        description: [
          'De backoffice noemt alleen wat er verandert: nieuw, gewijzigd of verwijderd. Hiervan wordt het volledige toewijzingsbericht gemaakt dat OP087 vraagt, beoordeeld zoals de aanbieder dat zal doen, vastgelegd en verzonden.',
          'Wie inwilligt wat een aanbieder vroeg, beslist op dat verzoek. Een toewijzingsbericht dat de backoffice zelf maakt kan ook als bericht worden aangeboden.',
          'Met proef=true wordt het verschil getoond en niets vastgelegd. Dezelfde wijzigingen nog eens geven 200 met het eerdere bericht.',
        ].join('\n\n'),
        tags,
        querystring: proefkeuze,
        body: nieuweToewijzing,
        response: {
          200: answer(
            'Dit was al verstuurd, of het was een proef; er is niets nieuws vastgelegd.',
            besluitUitkomst,
          ),
          201: answer('Toegewezen en vastgelegd; het bericht wordt verzonden.', besluitUitkomst, made),
          ...problems(refusals),
        },
      },
    },
    async (request, reply) => {
      const proef = request.query.proef === 'true';
      const uitkomst = await ask(allocate(allocationOf(request.body), { proef }, wiring));
      log.info({ kenmerk: request.id, ...told(uitkomst, proef) }, 'toewijzing gevraagd');
      return respond(reply, uitkomst, proef);
    },
  );

  /** @throws ApiProblem when nothing was decided */
  async function respond(
    reply: FastifyReply,
    uitkomst: Outcome,
    proef: boolean,
    verzoek?: RequestId,
  ): Promise<FastifyReply> {
    const bij = verzoek === undefined ? {} : { verzoek };
    switch (uitkomst.soort) {
      case 'besloten': {
        const { eigen, verschil } = uitkomst;
        if (proef) return reply.send(outcomeBody(null, verschil, bij));
        const { bericht, id } = eigen;
        const identificatie = bericht.Header.BerichtIdentificatie.Identificatie;
        return reply
          .code(201)
          .header('Location', hrefOf(id))
          .send(outcomeBody({ id, bericht: nameOf(bericht), identificatie }, verschil, bij));
      }
      case 'herhaling': {
        const eerder = await ask(casefile.toon(uitkomst.eerder));
        return reply.send(outcomeBody(eerder, null, { herhaling: true, ...bij }));
      }
      case 'geweigerd':
        throw uitkomst.bevindingen.some(({ regel }) => afterAnAnswer.has(regel))
          ? alreadyAnswered(uitkomst.bevindingen, uitkomst.eerder)
          : forbidden(uitkomst.bevindingen);
      case 'bezet':
        throw earlierFirst();
      case 'onbekend':
        throw notFound('verzoek');
    }
  }
}

/** Rules about what may follow an answer: the decision is right in itself, and too late. */
const afterAnAnswer: ReadonlySet<string> = new Set(['TR359', 'TR360', 'TR365']);

/** @throws ApiProblem */
async function requestOf(id: string, casefile: Casefile): Promise<RequestView> {
  const verzoek = await casefile.verzoek(numberFrom(id));
  if (verzoek === null) throw notFound('verzoek');
  return verzoek;
}

function told(uitkomst: Outcome, proef: boolean): LogFields {
  const { soort } = uitkomst;
  switch (soort) {
    case 'besloten':
      return proef ? { uitslag: 'proef' } : { uitslag: soort, berichtId: uitkomst.eigen.id };
    case 'herhaling':
      return { uitslag: soort, berichtId: uitkomst.eerder };
    case 'geweigerd':
      return { uitslag: soort, regels: uitkomst.bevindingen.map(({ regel }) => regel) };
    default:
      return { uitslag: soort };
  }
}

type Findings = readonly [Finding, ...Finding[]];

function forbidden(bevindingen: Findings): ApiProblem {
  return new ApiProblem('verzenden-geweigerd', summaryOf(bevindingen), {
    bevindingen: bevindingen.map(findingBody),
  });
}

function alreadyAnswered(bevindingen: Findings, eerder: string | null): ApiProblem {
  return new ApiProblem('verzoek-al-beantwoord', summaryOf(bevindingen), {
    bevindingen: bevindingen.map(findingBody),
    ...(eerder === null ? {} : { eerderBericht: { id: eerder, href: hrefOf(eerder) } }),
  });
}

function summaryOf([eerste, ...overige]: Findings): string {
  return overige.length === 0 ? eerste.melding : `${eerste.melding} Zie bevindingen voor de rest.`;
}

function earlierFirst(): ApiProblem {
  return new ApiProblem(
    'eerder-bericht-eerst',
    'Een eerder bericht van deze aanbieder wordt eerst beoordeeld; er is niets veranderd. Probeer het over enkele ogenblikken opnieuw.',
  );
}
