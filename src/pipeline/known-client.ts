/** What is known of the client that messages of ours are about, as composing and judging them ask for it. */
import type { ClientDetails } from '../answers/toewijzing.ts';
import type { ClientCase } from '../casefile/casefile.ts';
import type { Objection } from '../rules/request.ts';
import type { Bericht301 } from '../standard/berichten.generated.ts';
import { leesBericht } from '../standard/xml/bericht.ts';

/** As the back office gives it: who it is about may already be plain. */
export type GivenClient = Omit<ClientDetails, 'Bsn'> & Partial<Pick<ClientDetails, 'Bsn'>>;

export const otherClient: Objection = {
  regel: 'OP087',
  melding: 'Het toewijzingsbericht gaat over een andere cliënt.',
};

export function detailsOf(client: GivenClient, bsn: string): ClientDetails | 'andere-client' {
  return client.Bsn === undefined || client.Bsn === bsn ? { ...client, Bsn: bsn } : 'andere-client';
}

/** Earlier 301s about the client, the newest first. */
export function earlierAllocations({
  eerdereToewijzingen,
}: Pick<ClientCase, 'eerdereToewijzingen'>): readonly Bericht301[] {
  return eerdereToewijzingen.map(({ id, bytes }) => {
    const gelezen = leesBericht(bytes);
    if (!gelezen.ok || gelezen.bericht.nummer !== '301')
      throw new Error(`Bericht ${id} is verstuurd als toewijzing maar is niet als toewijzing te lezen.`);
    return gelezen.bericht;
  });
}
