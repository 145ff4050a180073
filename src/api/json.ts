/** Bodies in JSON, for the routes that ask one. */
import { MIMEType } from 'node:util';
import type { FastifyRequest } from 'fastify';
import { maxBytes } from '../standard/xml/lezen.ts';
import type { Routes } from './openapi.ts';
import { ApiProblem, notJson } from './problems.ts';

const media = 'application/json';

/** A whole 301 may stand in it. */
export const jsonLimit = maxBytes;

export function acceptJson(app: Routes): void {
  app.addContentTypeParser(media, { parseAs: 'string', bodyLimit: jsonLimit }, (_request, tekst, klaar) => {
    try {
      klaar(null, JSON.parse(String(tekst)));
    } catch {
      // What the parser says quotes the text, and that may be about a client.
      klaar(new ApiProblem('ongeldig-verzoek', 'Het verzoek is geen geldige JSON.'));
    }
  });
}

/** Asked before the body is read, so that nothing is read for nothing. */
export async function requireJson(request: FastifyRequest): Promise<void> {
  const { 'content-type': type, 'content-encoding': codering = 'identity' } = request.headers;
  if (type === undefined || codering.toLowerCase() !== 'identity' || !isJsonInUtf8(type)) throw notJson();
}

function isJsonInUtf8(type: string): boolean {
  try {
    const { essence, params } = new MIMEType(type);
    return essence === media && (params.get('charset') ?? 'utf-8').toLowerCase() === 'utf-8';
  } catch {
    return false; // Not a media type at all.
  }
}
