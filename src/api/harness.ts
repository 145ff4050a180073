/**
 * What the tests of the api share: an api over a casefile in memory, on a clock that stands still, and a way to ask it
 * that holds every answer against the OpenAPI document it serves.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { Registry } from 'prom-client';
import { expect } from 'vitest';
import type { Casefile, MessageId } from '../casefile/casefile.ts';
import { memoryCasefile } from '../casefile/memory.ts';
import type { Wiring } from '../pipeline/wiring.ts';
import { landelijk, ontvangst } from '../rules/examples/landelijk.ts';
import type { Bericht } from '../standard/berichten.generated.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { type ApiOptions, createApi } from './api.ts';
import type { ApiLog, LogFields } from './log.ts';
import { countedCasefile } from './metrics.ts';

export type LogLine = LogFields & { readonly ernst: string; readonly tekst: string };

export type Setup = {
  readonly app: FastifyInstance;
  readonly casefile: Casefile;
  readonly wiring: Wiring;
  readonly log: LogLine[];
  readonly gewekt: MessageId[];
  /** The clock; set it to let time pass. */
  readonly klok: { nu: Temporal.Instant };
};

export type SetupOptions = Partial<Omit<ApiOptions, 'wiring'>> & {
  /** What differs in the casefile, for one that fails. */
  readonly casefile?: Partial<Casefile>;
  readonly wiring?: Partial<Wiring>;
};

/** An api over an empty casefile. The caller closes it. */
export function setup({ casefile: anders = {}, wiring: wijziging, ...opties }: SetupOptions = {}): Setup {
  const metrics = opties.metrics ?? new Registry();
  const casefile: Casefile = { ...countedCasefile(memoryCasefile(), metrics), ...anders };
  const klok = { nu: ontvangst };
  const gewekt: MessageId[] = [];
  const log: LogLine[] = [];
  const notHere = () => {
    throw new Error('The api takes in and shows; it does not judge or send.');
  };
  const wiring: Wiring = {
    casefile,
    schemas: { naam: 'geen', controleer: notHere },
    protocolVoor: () => landelijk,
    gemeenten: new Set(),
    aanbieders: new Set(),
    xsdVersies: {
      'ijw-3.2': { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' },
      'iwmo-3.2': { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' },
    },
    sender: { verzend: notHere },
    nu: () => klok.nu,
    nieuwId: () => crypto.randomUUID(),
    wekOordelen: async (ids) => {
      gewekt.push(...ids);
    },
    wekVerzenden: async () => {},
    ...wijziging,
  };
  const app = createApi({ gereed: {}, log: listLog(log), ...opties, metrics, wiring });
  return { app, casefile, wiring, log, gewekt, klok };
}

export function listLog(regels: LogLine[]): ApiLog {
  const schrijf = (ernst: string) => (velden: LogFields, tekst: string) => {
    regels.push({ ...velden, ernst, tekst });
  };
  return { info: schrijf('info'), warn: schrijf('warn'), error: schrijf('error') };
}

export function xmlOf(bericht: Bericht): Buffer {
  return Buffer.from(schrijfBericht(bericht));
}

export const xmlKop = { 'content-type': 'application/xml' } as const;

/** Offers a message as its sender would. */
export function offer(
  app: FastifyInstance,
  inhoud: string | Buffer,
  headers: Record<string, string> = xmlKop,
): Promise<LightMyRequestResponse> {
  return ask(app, { method: 'POST', url: '/api/v1/berichten', headers, payload: inhoud });
}

export function get(app: FastifyInstance, url: string): Promise<LightMyRequestResponse> {
  return ask(app, { method: 'GET', url });
}

/** Asks, and holds the answer against the document. */
export async function ask(app: FastifyInstance, vraag: InjectOptions): Promise<LightMyRequestResponse> {
  const antwoord = await app.inject(vraag);
  const pad = String(vraag.url).split('?')[0] ?? '';
  describedBy(app, String(vraag.method), pad, antwoord);
  return antwoord;
}

/** JSON Schema as far as the tests look into it. */
type Schema = { readonly [naam: string]: unknown };
type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly servers?: readonly { readonly url: string }[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header';
    readonly description: string;
  }[];
  readonly requestBody?: { readonly content: DescribedAnswer['content'] };
  readonly responses: Readonly<Record<string, DescribedAnswer>>;
};
type DescribedAnswer = {
  readonly headers: Schema;
  readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
};
export type Document = {
  readonly openapi: string;
  readonly info: { readonly version: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** The document as a client gets it. */
export function documentOf(app: FastifyInstance): Document {
  const bekend = documents.get(app);
  if (bekend) return bekend;
  // The generator's own types leave everything optional; the tests of the document see to it that this is there.
  const document = JSON.parse(JSON.stringify(app.swagger())) as Document;
  documents.set(app, document);
  return document;
}
const documents = new WeakMap<FastifyInstance, Document>();

/** Every operation with the whole path at which it answers: `/api/v1/berichten/{id}`. */
export function operationsOf(document: Document): readonly {
  readonly methode: string;
  readonly pad: string;
  readonly operatie: Operation;
}[] {
  return Object.entries(document.paths).flatMap(([pad, operaties]) =>
    Object.entries(operaties).map(([methode, operatie]) => {
      const basis = (operatie.servers ?? document.servers)[0]?.url ?? '';
      return { methode: methode.toUpperCase(), pad: basis.replace(/\/$/, '') + pad, operatie };
    }),
  );
}

/**
 * A validator for a schema of the document. Unlike the document itself it bears no field that is not described, so that
 * nothing goes over the wire undescribed.
 */
export function validatorFor(document: Document, schema: Schema): ValidateFunction {
  const bekend = validators.get(schema);
  if (bekend) return bekend;
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  ajv.addKeyword('components');
  for (const naam of ['uuid', 'date', 'date-time'] as const) ajv.addFormat(naam, fullFormats[naam]);
  const { components } = document;
  // `closed` copies a schema and adds to it, so what comes back is a schema again.
  const validator = ajv.compile(closed({ ...schema, components }) as Schema);
  validators.set(schema, validator);
  return validator;
}
const validators = new WeakMap<Schema, ValidateFunction>();

function closed(deel: unknown): unknown {
  if (Array.isArray(deel)) return deel.map(closed);
  if (typeof deel !== 'object' || deel === null) return deel;
  const dicht = Object.fromEntries(Object.entries(deel).map(([naam, waarde]) => [naam, closed(waarde)]));
  const isOpen = 'properties' in dicht && !('additionalProperties' in dicht);
  return isOpen ? { ...dicht, additionalProperties: false } : dicht;
}

function describedBy(
  app: FastifyInstance,
  methode: string,
  pad: string,
  antwoord: LightMyRequestResponse,
): void {
  const document = documentOf(app);
  const gevonden = operationsOf(document).find(
    (een) => een.methode === methode && new RegExp(`^${een.pad.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pad),
  );
  const media = String(antwoord.headers['content-type']).split(';')[0] ?? '';
  if (!gevonden) {
    expect(antwoord.statusCode, 'an address that is not in the document').toBe(404);
    expect(media).toBe('application/problem+json');
    return;
  }
  const waar = `${gevonden.operatie.operationId} ${antwoord.statusCode}`;
  const beschreven = gevonden.operatie.responses[antwoord.statusCode];
  expect(beschreven, `${waar} is in the document`).toBeDefined();
  expect(Object.keys(beschreven?.content ?? {}), `${waar} has this media type`).toContain(media);
  for (const naam of Object.keys(beschreven?.headers ?? {})) {
    expect(antwoord.headers, `${waar} has header ${naam}`).toHaveProperty(naam.toLowerCase());
  }
  const schema = beschreven?.content[media]?.schema;
  if (!schema || !media.endsWith('json')) return;
  const klopt = validatorFor(document, schema);
  expect(klopt(antwoord.json()) ? [] : klopt.errors, `${waar} is as described`).toEqual([]);
}
