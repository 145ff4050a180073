/**
 * The OpenAPI document, made of the same zod shapes that check the requests: what is described and what happens cannot
 * drift apart.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyDynamicSwaggerOptions, SwaggerTransform } from '@fastify/swagger';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifySchema,
  FastifySchemaCompiler,
  FastifyTypeProvider,
  RawServerDefault,
} from 'fastify';
import { z } from 'zod';
import {
  type ApiProblem,
  invalidBody,
  invalidParameters,
  notFound,
  problemBody,
  problemMedia,
  unexpected,
} from './problems.ts';
import { probleem } from './shapes.ts';
import { components, voorbeeldId } from './shapes-basis.ts';
import { basePath } from './views.ts';

/** Of the api, not of the product: rises when clients could notice. */
export const apiVersion = '1.7.0';

/** Lets a handler see its request as its schema reads it. */
interface ZodProvider extends FastifyTypeProvider {
  readonly validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
}

export type Routes = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodProvider
>;

type JsonSchema = Readonly<Record<string, unknown>>;

/** One answer of a route as the document describes it. */
type Answer = {
  readonly description: string;
  readonly headers: Readonly<Record<string, JsonSchema>>;
  readonly content: Readonly<
    Record<string, { readonly schema: z.ZodType | JsonSchema; readonly example?: unknown }>
  >;
};

type AnswerOptions = {
  readonly media?: string;
  readonly headers?: Answer['headers'];
  readonly example?: unknown;
};

const versionHeader = {
  'API-Version': { type: 'string', description: 'Volledige versie van deze API.', examples: [apiVersion] },
};

export function answer(
  description: string,
  schema: z.ZodType | JsonSchema,
  { media = 'application/json', headers = {}, example }: AnswerOptions = {},
): Answer {
  const inhoud = example === undefined ? { schema } : { schema, example };
  return { description, headers: { ...versionHeader, ...headers }, content: { [media]: inhoud } };
}

const retryAfter = {
  'Retry-After': { type: 'integer', description: 'Seconden om te wachten.', examples: [10] },
};

/** A problem that a route can answer with: when, and what it then says. */
export type ProblemAnswer = readonly [omschrijving: string, voorbeeld: ApiProblem];

/** The problems of a route by status; every route can fail of itself. */
export function problems(perStatus: Readonly<Record<number, ProblemAnswer>>): Record<string, Answer> {
  const alle = { ...perStatus, 500: ['Onverwachte fout.', unexpected(false)] as const };
  return Object.fromEntries(
    Object.entries(alle).map(([status, [omschrijving, voorbeeld]]) => [
      status,
      answer(omschrijving, probleem, {
        media: problemMedia,
        example: problemBody(voorbeeld, voorbeeldId),
        headers: voorbeeld.status === 503 ? retryAfter : {},
      }),
    ]),
  );
}

/** Checks path, query and headers with zod; what is wrong is told without repeating what was given. */
export const validatorCompiler: FastifySchemaCompiler<unknown> = ({ schema, httpPart }) => {
  if (!(schema instanceof z.ZodType)) return () => true;
  return (gegeven: unknown) => {
    const kop = httpPart === 'headers' && isRecord(gegeven) ? gegeven : null;
    const uitslag = schema.safeParse(kop && schema instanceof z.ZodObject ? named(schema, kop) : gegeven);
    if (!uitslag.success) return { error: refusalOf(httpPart, uitslag.error) };
    return { value: kop ?? uitslag.data };
  };
};

/** Node gives header names in lower case; the schema has them as they are written. */
function named(schema: z.ZodObject, kop: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((naam) => {
      const waarde = kop[naam.toLowerCase()];
      return waarde === undefined ? [] : [[naam, waarde]];
    }),
  );
}

function refusalOf(deel: string | undefined, fout: z.ZodError): ApiProblem {
  // An id that is none names nothing.
  if (deel === 'params') return notFound();
  if (deel === 'body') return invalidBody(fout.issues.map(bodyDefect));
  const plaats = deel === 'headers' ? 'header' : 'query';
  return invalidParameters(
    fout.issues.map(({ path, message }) => ({
      plaats,
      // The name of an unknown parameter is whatever the client wrote, so it is not repeated.
      naam: path.length > 0 ? path.join('.') : '(onbekend)',
      melding: message,
    })),
  );
}

/** What is wrong with a field of a body, without the value and without names that the client made up. */
function bodyDefect(issue: z.core.$ZodIssue): { readonly naam: string; readonly melding: string } {
  const naam = issue.path.length > 0 ? issue.path.join('.') : '(verzoek)';
  return { naam, melding: bodyText(issue) };
}

function bodyText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return 'Ontbreekt, of is van een andere soort dan beschreven.';
    case 'invalid_value':
      return `Kies uit: ${issue.values.join(', ')}.`;
    case 'invalid_union':
      return 'Is geen van de beschreven vormen.';
    case 'unrecognized_keys':
      return 'Bevat een veld dat niet is beschreven.';
    case 'too_small':
      return `Is te klein of te kort; ten minste ${issue.minimum}.`;
    case 'too_big':
      return `Is te groot of te lang; ten hoogste ${issue.maximum}.`;
    case 'invalid_format':
      return issue.format === 'date' ? 'Geef een bestaande datum als 2026-04-01.' : issue.message;
    default:
      return issue.message;
  }
}

function isRecord(waarde: unknown): waarde is Readonly<Record<string, unknown>> {
  return typeof waarde === 'object' && waarde !== null;
}

/** How the generator writes a shape, without what only repeats or binds too much. */
function tidy({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  // The format says it; zod's patterns are a line long.
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  // A client must bear new fields, so the document does not close its objects.
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (jsonSchema.type === 'object' && jsonSchema.propertyNames !== undefined) delete jsonSchema.propertyNames;
}

function jsonSchemaOf(schema: unknown, io: 'input' | 'output'): unknown {
  if (!(schema instanceof z.ZodType)) return schema;
  const bekend = components.get(schema);
  if (bekend) return { $ref: `#/components/schemas/${bekend.id}` };
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, override: tidy });
  return json;
}

function componentSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(components, {
    uri: (id) => `#/components/schemas/${id}`,
    override: tidy,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...json }]) => [id, json]),
  );
}

function answersOf(response: unknown): unknown {
  if (!isRecord(response)) return response;
  const beschreven = Object.entries(response).map(([status, antwoord]) => {
    const { content, ...overig } = isRecord(antwoord) ? antwoord : {};
    if (!isRecord(content)) return [status, antwoord];
    const perMedia = Object.entries(content).map(([media, inhoud]) => {
      const { schema, ...voorbeeld } = isRecord(inhoud) ? inhoud : {};
      return [media, { ...voorbeeld, schema: jsonSchemaOf(schema, 'output') }];
    });
    return [status, { ...overig, content: Object.fromEntries(perMedia) }];
  });
  return Object.fromEntries(beschreven);
}

const transform: SwaggerTransform = ({ schema, url }) => {
  const { querystring, params, headers, body, response, ...overig } = schema;
  const beschreven: FastifySchema = { ...overig, response: answersOf(response) };
  if (querystring !== undefined) beschreven.querystring = jsonSchemaOf(querystring, 'input');
  if (params !== undefined) beschreven.params = jsonSchemaOf(params, 'input');
  if (body instanceof z.ZodType)
    beschreven.body = { content: { 'application/json': { schema: jsonSchemaOf(body, 'input') } } };
  else if (body !== undefined) beschreven.body = body;
  if (headers !== undefined) beschreven.headers = jsonSchemaOf(headers, 'input');
  return { schema: beschreven, url };
};

export type Contact = { readonly name: string; readonly email?: string; readonly url?: string };

export function documentOptions(contact: Contact): FastifyDynamicSwaggerOptions {
  return {
    convertConstToEnum: false,
    transform,
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Berichtenpoort',
        version: apiVersion,
        description: [
          'Aannemen, volgen en opvragen van iJw- en iWmo-berichten (release 3.2), beslissen op verzoeken, toewijzen, betalen en rapporteren.',
          'Een bericht dat met 202 is aangenomen ligt vast en gaat niet meer verloren; het wordt daarna beoordeeld en beantwoord.',
          'Tijdstippen staan in UTC; een dag (zoals uiterlijk) is een dag in Nederland.',
          'Een BSN komt alleen voor in de inhoud van een bericht (…/xml), nooit in een adres, een overzicht of een foutmelding.',
          'Bij een fout is het antwoord een probleembeschrijving volgens RFC 9457.',
        ].join('\n\n'),
        contact,
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: basePath }],
      tags: [
        { name: 'berichten', description: 'Berichten aanbieden, volgen en opvragen.' },
        { name: 'besluiten', description: 'Verzoeken van aanbieders bekijken, erop beslissen en toewijzen.' },
        { name: 'toewijzingen', description: 'Wat er is toegewezen, aan wie en tot wanneer.' },
        { name: 'betalingen', description: 'Wat van declaraties betaald moet worden, en wanneer.' },
        { name: 'rapporten', description: 'Cijfers over wachten, zorg, geld en tijdigheid.' },
        {
          name: 'afspraken',
          description: 'Wat buiten de berichten om is afgesproken en bij het beoordelen telt.',
        },
        { name: 'vastgehouden', description: 'Declaraties die op een besluit van een mens wachten.' },
        { name: 'bewaking', description: 'Termijnen, en signalen waar een mens naar moet kijken.' },
        { name: 'beheer', description: 'Of Berichtenpoort leeft, klaar is en hoe het gaat.' },
      ],
      // The generator's types do not follow zod's JSON Schema; both are JSON Schema 2020-12.
      components: { schemas: componentSchemas() as never },
    },
  };
}
