/** What holds for every answer, and what only shows over a real socket. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bericht305 } from '../rules/examples/berichten.ts';
import { maxBytes } from '../standard/xml/lezen.ts';
import { get, offer, type Setup, type SetupOptions, setup, xmlOf } from './harness.ts';
import { apiVersion } from './openapi.ts';

const started: FastifyInstance[] = [];
afterEach(() => Promise.all(started.splice(0).map((app) => app.close())));

async function start(opties: SetupOptions = {}): Promise<Setup> {
  const opzet = setup(opties);
  started.push(opzet.app);
  await opzet.app.ready();
  return opzet;
}

async function listen(opties: SetupOptions = {}) {
  const opzet = await start(opties);
  await opzet.app.listen({ host: '127.0.0.1', port: 0 });
  // Listening on TCP, so there is a port.
  const { port } = opzet.app.server.address() as AddressInfo;
  return { ...opzet, port, adres: `http://127.0.0.1:${port}/api/v1/berichten` };
}

const start305 = xmlOf(bericht305('ijw-3.2'));

function connections(app: FastifyInstance): Promise<number> {
  return new Promise((klaar, faal) => {
    app.server.getConnections((fout, aantal) => (fout ? faal(fout) : klaar(aantal)));
  });
}

describe('Every answer', () => {
  it('forbids caching, framing and guessing, also when it is an error', async () => {
    const { app } = await start();
    for (const url of [
      '/health/live',
      '/api/v1/berichten',
      '/api/v1/berichten/1',
      '/bestaat-niet',
      '/%E0%A4%A',
    ]) {
      const { headers } = await app.inject(url);
      expect(headers, url).toMatchObject({
        'api-version': apiVersion,
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'strict-transport-security': expect.stringContaining('max-age='),
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    }
  });

  it('is a problem without a trace of the inside when something unexpected breaks, and can be found in the log', async () => {
    const kapot = new Error('column "bsn" holds 999900006');
    const { app, log } = await start({ casefile: { zoek: () => Promise.reject(kapot) } });
    const antwoord = await get(app, '/api/v1/berichten');
    expect(antwoord.statusCode).toBe(500);
    expect(antwoord.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(antwoord.body).not.toMatch(/column|at |\.ts/);
    const kenmerk = antwoord.json().instance.replace('urn:uuid:', '');
    const fout = log.find(({ ernst }) => ernst === 'error');
    expect(fout).toMatchObject({ kenmerk, route: '/api/v1/berichten', fout: 'Error' });
    expect(JSON.stringify(fout)).toContain('server.test.ts');
    expect(JSON.stringify(log)).not.toContain('999900006');
  });

  it('tells the sender of a message that it was not accepted when something unexpected breaks', async () => {
    const { app } = await start({ casefile: { neemIn: () => Promise.reject(new TypeError('oops')) } });
    const antwoord = await offer(app, start305);
    expect(antwoord.statusCode).toBe(500);
    expect(antwoord.json().detail).toMatch(/niet aangenomen.*opnieuw aan/);
  });

  it('is 404 with a problem for an address or method that does not exist', async () => {
    const { app } = await start();
    for (const [method, url] of [
      ['GET', '/api/v1'],
      ['DELETE', '/api/v1/berichten'],
      ['PUT', '/api/v1/berichten/1'],
    ] as const) {
      const antwoord = await app.inject({ method, url });
      expect(antwoord.statusCode).toBe(404);
      expect(antwoord.headers['content-type']).toMatch(/^application\/problem\+json/);
    }
  });
});

describe('Over a real socket', () => {
  it('takes a message, gives it back byte for byte, and closes cleanly', async () => {
    const { app, port, adres } = await listen();
    const antwoord = await fetch(adres, {
      method: 'POST',
      headers: { 'Content-Type': 'application/xml', Referentienummer: 'R1', Zender: 'backoffice' },
      body: new Uint8Array(start305),
    });
    expect(antwoord.status).toBe(202);
    const terug = await fetch(`http://127.0.0.1:${port}${antwoord.headers.get('location')}/xml`);
    expect(Buffer.from(await terug.arrayBuffer())).toEqual(start305);
    await app.close();
    expect(await connections(app)).toBe(0);
  });

  it('refuses a body that is announced as too large before it is sent', async () => {
    const { adres } = await listen();
    const vraag = httpRequest(adres, {
      method: 'POST',
      headers: { 'Content-Type': 'application/xml', 'Content-Length': maxBytes + 1 },
    });
    vraag.on('error', () => {});
    vraag.flushHeaders();
    // A response event carries one IncomingMessage.
    const [antwoord] = (await once(vraag, 'response')) as [IncomingMessage];
    expect(antwoord.statusCode).toBe(413);
    expect(JSON.parse(await text(antwoord)).type).toContain('te-groot');
    vraag.destroy();
  });

  it('lets a client that sends too much at once read why', async () => {
    const { adres, casefile } = await listen();
    const antwoord = await fetch(adres, {
      method: 'POST',
      headers: { 'Content-Type': 'application/xml' },
      body: new Uint8Array(maxBytes + 1_000_000),
    });
    expect(antwoord.status).toBe(413);
    expect(await casefile.zoek({ aantal: 1 })).toEqual([]);
  });

  it('lets a client that streams without end read why', async () => {
    const { adres } = await listen();
    const blok = new Uint8Array(1_000_000);
    let gestuurd = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(regelaar) {
        gestuurd += 1;
        if (gestuurd > 40) regelaar.close();
        else regelaar.enqueue(blok);
      },
    });
    const antwoord = await fetch(adres, {
      method: 'POST',
      headers: { 'Content-Type': 'application/xml' },
      body,
      duplex: 'half',
    });
    expect(antwoord.status).toBe(413);
  });

  it('forgets an upload that is broken off: nothing stored, nothing open, a line in the log', async () => {
    const { app, port, casefile, log } = await listen();
    const lijn = connect(port, '127.0.0.1');
    await once(lijn, 'connect');
    lijn.write(
      `POST /api/v1/berichten HTTP/1.1\r\nHost: x\r\nContent-Type: application/xml\r\nContent-Length: ${start305.length}\r\n\r\n`,
    );
    lijn.write(start305.subarray(0, 100));
    await wait(50);
    lijn.destroy();
    await vi.waitFor(() =>
      expect(log).toContainEqual(
        expect.objectContaining({ tekst: 'verzoek afgebroken door de client', route: '/api/v1/berichten' }),
      ),
    );
    await vi.waitFor(async () => expect(await connections(app)).toBe(0));
    expect(await casefile.zoek({ aantal: 1 })).toEqual([]);
    expect(log.filter(({ ernst }) => ernst !== 'info')).toEqual([]);
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
  });

  it('ends an upload that takes too long with 408, and says that nothing was accepted', async () => {
    const { app, port, casefile } = await listen({ tijden: { verzoek: 200 } });
    const lijn = connect(port, '127.0.0.1');
    await once(lijn, 'connect');
    lijn.write(
      'POST /api/v1/berichten HTTP/1.1\r\nHost: x\r\nContent-Type: application/xml\r\nContent-Length: 1000\r\n\r\n<',
    );
    const druppel = setInterval(() => lijn.write(' '), 50);
    lijn.on('error', () => {});
    const antwoord = await text(lijn);
    clearInterval(druppel);
    expect(antwoord).toMatch(/^HTTP\/1\.1 408 /);
    expect(antwoord).toContain('Content-Type: application/problem+json');
    expect(antwoord).toContain('er is niets aangenomen');
    await vi.waitFor(async () => expect(await connections(app)).toBe(0));
    expect(await casefile.zoek({ aantal: 1 })).toEqual([]);
  });

  it('ends a connection that falls silent', async () => {
    const { app, port } = await listen({ tijden: { stilte: 100 } });
    const lijn = connect(port, '127.0.0.1');
    await once(lijn, 'connect');
    lijn.write(
      'POST /api/v1/berichten HTTP/1.1\r\nHost: x\r\nContent-Type: application/xml\r\nContent-Length: 9\r\n\r\n<',
    );
    await once(lijn, 'close');
    await vi.waitFor(async () => expect(await connections(app)).toBe(0));
  });

  it('answers what is no HTTP with a problem and the same headers', async () => {
    const { port } = await listen();
    const lijn = connect(port, '127.0.0.1');
    await once(lijn, 'connect');
    lijn.end('HALLO\r\n\r\n');
    const antwoord = await text(lijn);
    expect(antwoord).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(antwoord).toContain(`API-Version: ${apiVersion}`);
    expect(antwoord).toContain('"type":"urn:problem-type:berichtenpoort:ongeldig-verzoek"');
  });

  it('finishes what is under way when it closes', async () => {
    let laatDoor = () => {};
    const wacht = new Promise<void>((klaar) => {
      laatDoor = klaar;
    });
    const { app, adres } = await listen({ wiring: { wekOordelen: () => wacht } });
    const antwoord = fetch(adres, {
      method: 'POST',
      headers: { 'Content-Type': 'application/xml' },
      body: new Uint8Array(start305),
    });
    await wait(50);
    const dicht = app.close();
    laatDoor();
    expect((await antwoord).status).toBe(202);
    await dicht;
  });
});
