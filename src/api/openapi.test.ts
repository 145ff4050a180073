import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Document, documentOf, get, operationsOf, setup, validatorFor } from './harness.ts';

describe('The OpenAPI document', () => {
  let app: FastifyInstance;
  let document: Document;
  const routes = new Set<string>();
  beforeAll(async () => {
    ({ app } = setup());
    app.addHook('onRoute', ({ method, url }) => {
      for (const een of [method].flat()) routes.add(`${een} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    });
    await app.ready();
    document = documentOf(app);
  });
  afterAll(() => app.close());

  it('is served where the NL API Design Rules want it, to any website', async () => {
    const antwoord = await get(app, '/api/v1/openapi.json');
    expect(antwoord.statusCode).toBe(200);
    expect(antwoord.headers['access-control-allow-origin']).toBe('*');
    expect(antwoord.json()).toEqual(document);
  });

  it('is OpenAPI 3.1, with the version that every answer carries', async () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect(document.info.version).toMatch(/^1\.\d+\.\d+$/);
    expect((await get(app, '/health/live')).headers['api-version']).toBe(document.info.version);
  });

  it('describes every route there is, and no other', () => {
    const beschreven = operationsOf(document).map(({ methode, pad }) => `${methode} ${pad}`);
    const echt = [...routes].filter((route) => !route.startsWith('HEAD '));
    expect(beschreven.toSorted()).toEqual(echt.toSorted());
    expect(beschreven.length).toBeGreaterThan(6);
  });

  it('says of every operation what it is, with a name of its own', () => {
    const operaties = operationsOf(document).map(({ operatie }) => operatie);
    expect(new Set(operaties.map(({ operationId }) => operationId)).size).toBe(operaties.length);
    for (const operatie of operaties) {
      expect(operatie).toMatchObject({ summary: expect.any(String), description: expect.any(String) });
      expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining([...operatie.tags]));
    }
  });

  it('declares each part of a path as a parameter, and every parameter with a description', () => {
    for (const { pad, operatie } of operationsOf(document)) {
      const inPad = (operatie.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(inPad.map(({ name }) => name)).toEqual([...pad.matchAll(/\{(\w+)\}/g)].map(([, naam]) => naam));
      for (const parameter of operatie.parameters ?? []) expect(parameter.description).not.toBe('');
    }
  });

  it('documents the version header of every answer, and problem details for every error', () => {
    for (const { operatie } of operationsOf(document)) {
      for (const [status, antwoord] of Object.entries(operatie.responses)) {
        expect(antwoord.headers).toHaveProperty('API-Version');
        if (Number(status) >= 400)
          expect(Object.keys(antwoord.content)).toEqual(['application/problem+json']);
      }
    }
  });

  it('refers only to what it contains', () => {
    const verwijzingen = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref);
    expect(verwijzingen.length).toBeGreaterThan(20);
    const bekend = Object.keys(document.components.schemas).map((naam) => `#/components/schemas/${naam}`);
    expect(bekend).toEqual(expect.arrayContaining([...new Set(verwijzingen)]));
  });

  it('holds only valid JSON Schemas, and examples that fit them', () => {
    for (const schema of Object.values(document.components.schemas)) {
      expect(() => validatorFor(document, schema)).not.toThrow();
    }
    let voorbeelden = 0;
    for (const { operatie } of operationsOf(document)) {
      for (const antwoord of Object.values(operatie.responses)) {
        for (const { schema, example } of Object.values(antwoord.content)) {
          if (example === undefined) continue;
          voorbeelden += 1;
          const klopt = validatorFor(document, schema);
          expect(klopt(example) ? [] : klopt.errors).toEqual([]);
        }
      }
    }
    expect(voorbeelden).toBeGreaterThan(15);
  });

  it('describes what a body in JSON holds, down to its parts', () => {
    const besluit = operationsOf(document).find(({ operatie }) => operatie.operationId === 'beslisOpVerzoek');
    const schema = besluit?.operatie.requestBody?.content['application/json']?.schema ?? {};
    const klopt = validatorFor(document, schema);
    expect(klopt({ antwoord: 'afwijzen', reden: '8', gemeente: '0363' })).toBe(true);
    expect(klopt({ antwoord: 'toewijzen', toewijzing: { hoe: 'zoals-gevraagd', nummers: [1001] } })).toBe(
      true,
    );
    expect(klopt({ antwoord: 'afwijzen' })).toBe(false);
    expect(klopt({ antwoord: 'toewijzen', toewijzing: { hoe: 'vanzelf' } })).toBe(false);
  });

  it('names both envelope headers, and that they go together', () => {
    const post = operationsOf(document).find(({ methode }) => methode === 'POST')?.operatie;
    const kop = (post?.parameters ?? []).filter((parameter) => parameter.in === 'header');
    expect(kop.map(({ name }) => name)).toEqual(['Referentienummer', 'Zender']);
    for (const { description } of kop) expect(description).toContain('allebei, of geen van beide');
  });
});
