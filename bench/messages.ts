/**
 * The messages that are measured: fictitious, of the sizes of the official samples, and with what a municipality would
 * know of their client. Every client is another one, so that messages can be judged beside each other.
 */
import { bericht301, bericht305 } from '../src/rules/examples/berichten.ts';
import { eerder, gestart, gestopt, regie, toegewezen, toewijzing } from '../src/rules/examples/facts.ts';
import { specifiek } from '../src/rules/examples/waarden.ts';
import type { AllocationFacts, RegieFacts } from '../src/rules/facts.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';

export const nummers = ['301', '305'] as const;
export type Nummer = (typeof nummers)[number];

export const standaard = 'ijw-3.2';

/** Seven allocations, two relations and two addresses make 8 kB; a start of two of the seven makes 2 kB. */
const perClient = { toewijzingen: 7, starts: 2 };

export type Client = {
  readonly bsn: string;
  readonly aanbieder: string;
  /** Of its first allocation; the others follow. */
  readonly toewijzingNummer: number;
  /** Unique for the messages of this client, in at most 12 characters. */
  readonly identificatie: string;
};

/** Clients without end, none twice: every BSN of the official test series at one provider, then at the next. */
export function* clients(): Generator<Client, never> {
  for (let volgnummer = 0, aanbieder = 99_990_000; ; aanbieder += 1) {
    for (let bsn = 999_900_000; bsn < 1_000_000_000; bsn += 1) {
      if (!elfproef(String(bsn))) continue;
      yield {
        bsn: String(bsn),
        aanbieder: String(aanbieder),
        toewijzingNummer: 1 + perClient.toewijzingen * volgnummer,
        identificatie: `M${volgnummer}`,
      };
      volgnummer += 1;
    }
  }
}

function elfproef(bsn: string): boolean {
  const som = [...bsn].reduce(
    (tot, cijfer, plaats) => tot + Number(cijfer) * (plaats === 8 ? -1 : 9 - plaats),
    0,
  );
  return som % 11 === 0;
}

/** What is sent of or about a client, as bytes. */
export function messageOf(nummer: Nummer, client: Client): Uint8Array {
  const { bsn: Bsn, aanbieder, identificatie, toewijzingNummer } = client;
  const kop = { aanbieder, identificatie, client: { Bsn } };
  const producten = (aantal: number) =>
    Array.from({ length: aantal }, (_, plaats) => ({ ToewijzingNummer: toewijzingNummer + plaats }));
  return schrijfBericht(
    nummer === '301'
      ? bericht301(standaard, {
          ...kop,
          relaties: [{}, {}],
          contacten: [{}, {}],
          producten: producten(perClient.toewijzingen),
        })
      : bericht305(standaard, { ...kop, producten: producten(perClient.starts) }),
  );
}

/** As the casefile would give them: the seven allocations of this client, two of which were delivered before. */
export function factsOf(nummer: Nummer, { toewijzingNummer }: Client): AllocationFacts | RegieFacts {
  if (nummer === '301') return toewijzing();
  const deel = (plaats: number) => ({
    toewijzingNummer: toewijzingNummer + plaats,
    product: specifiek(standaard, plaats + 1),
    uitBericht: eerder(standaard, '301'),
  });
  return regie({
    toewijzingen: Array.from({ length: perClient.toewijzingen }, (_, plaats) =>
      toegewezen(standaard, deel(plaats)),
    ),
    leveringen: [5, 6].flatMap((plaats) => [
      gestart(standaard, deel(plaats)),
      gestopt(standaard, deel(plaats)),
    ]),
  });
}
