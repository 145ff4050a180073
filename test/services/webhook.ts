/** A receiver of webhooks on this machine that a test tells how to answer. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Taken = { readonly kop: IncomingHttpHeaders; readonly inhoud: string };

export type Receiver = {
  readonly adres: string;
  /** Everything that came, whatever was answered. */
  readonly gekomen: Taken[];
  /** How the next ones are answered; 204 when none is left. `stil` never answers. */
  readonly antwoorden: (number | 'stil')[];
  /** Resolves when one more has come than before the call. */
  volgende(): Promise<Taken>;
  sluit(): Promise<void>;
};

export async function openReceiver(): Promise<Receiver> {
  const gekomen: Taken[] = [];
  const antwoorden: (number | 'stil')[] = [];
  const wachters: ((gekomen: Taken) => void)[] = [];
  const open: ServerResponse[] = [];
  const server = createServer((request, response) => {
    const delen: Buffer[] = [];
    request.on('data', (deel: Buffer) => delen.push(deel));
    request.on('end', () => {
      const dit = { kop: request.headers, inhoud: Buffer.concat(delen).toString() };
      gekomen.push(dit);
      const antwoord = antwoorden.shift() ?? 204;
      if (antwoord === 'stil') open.push(response);
      else response.writeHead(antwoord, antwoord === 302 ? { location: '/elders' } : {}).end();
      for (const wachter of wachters.splice(0)) wachter(dit);
    });
  });
  await new Promise<void>((klaar) => server.listen(0, '127.0.0.1', klaar));
  // Listening on a port, so it has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    adres: `http://127.0.0.1:${port}/meldingen`,
    gekomen,
    antwoorden,
    volgende: () => new Promise((klaar) => wachters.push(klaar)),
    sluit: () => {
      server.closeAllConnections();
      return new Promise((klaar) => server.close(() => klaar()));
    },
  };
}
