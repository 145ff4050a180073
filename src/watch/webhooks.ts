/**
 * Tells a back office of signals and of judged messages: at least once, each with a signature by which it knows that we
 * sent it and when. What is told are ids, codes and addresses in the api; nothing of a client.
 */
import { createHmac, type KeyObject } from 'node:crypto';
import type { Notice, NoticeStore } from '../casefile/notices.ts';

export type Webhook = {
  readonly naam: string;
  readonly adres: string;
  /** Shared with the receiver. */
  readonly geheim: KeyObject;
};

export type Telling = {
  readonly meldingen: NoticeStore;
  readonly webhooks: readonly Webhook[];
  /** Where the api of this installation is found, as the receiver knows it: `/api/v1`. */
  readonly basis: string;
  readonly nu: () => Temporal.Instant;
  /** Milliseconds that an answer may take. */
  readonly geduld: number;
  readonly meld: (gebeurd: {
    readonly webhook: string;
    readonly melding: number;
    readonly fout: string;
  }) => void;
};

/** The longest wait between two attempts. */
const langste = Temporal.Duration.from({ minutes: 15 });

/** Doubles from two seconds on. */
export function waitAfter(pogingen: number): Temporal.Duration {
  const seconden = Math.min(2 ** Math.min(pogingen, 20), langste.total('seconds'));
  return Temporal.Duration.from({ seconds: seconden });
}

/**
 * Tells everyone what they are yet to be told. A receiver that fails is left alone until the next round, so that one
 * that is away costs no more than one attempt each time, and keeps nobody else waiting.
 * @returns how many were taken over
 */
export async function tellAll(telling: Telling): Promise<number> {
  const aantallen = await Promise.all(telling.webhooks.map((webhook) => tell(webhook, telling)));
  return aantallen.reduce((som, aantal) => som + aantal, 0);
}

async function tell(webhook: Webhook, telling: Telling): Promise<number> {
  const { meldingen, nu, meld } = telling;
  for (let aantal = 0; ; aantal += 1) {
    const uitslag = await meldingen.vertel(
      webhook.naam,
      nu(),
      async (melding) => {
        try {
          await post(webhook, melding, telling);
        } catch (fout) {
          const code = codeOf(fout);
          meld({ webhook: webhook.naam, melding: melding.id, fout: code });
          throw new NotTaken(code);
        }
      },
      waitAfter,
    );
    if (uitslag?.soort !== 'verteld') return aantal;
  }
}

async function post(
  { adres, geheim }: Webhook,
  melding: Notice,
  { basis, nu, geduld }: Pick<Telling, 'basis' | 'nu' | 'geduld'>,
): Promise<void> {
  const inhoud = JSON.stringify(noticeBody(melding, basis));
  const tijdstip = String(Math.floor(nu().epochMilliseconds / 1_000));
  const antwoord = await fetch(adres, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'berichtenpoort-melding': String(melding.id),
      'berichtenpoort-tijdstip': tijdstip,
      'berichtenpoort-handtekening': `sha256=${signature(geheim, tijdstip, inhoud)}`,
    },
    body: inhoud,
    // Somewhere else than configured nobody is told anything.
    redirect: 'manual',
    signal: AbortSignal.timeout(geduld),
  });
  await antwoord.body?.cancel();
  if (!antwoord.ok) throw new NotTaken(`HTTP-${antwoord.status}`);
}

/** HMAC-SHA256, in hexadecimal, over the moment and the body: an old one cannot be sent again as new. */
export function signature(geheim: KeyObject, tijdstip: string, inhoud: string): string {
  return createHmac('sha256', geheim).update(`${tijdstip}.${inhoud}`).digest('hex');
}

/** The other side did not take it; the code is all that is kept. */
class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly code: string;
  constructor(code: string) {
    super(`The webhook did not take it: ${code}.`);
    this.code = code;
  }
}

function codeOf(fout: unknown): string {
  if (!(fout instanceof Error)) return 'onbekend';
  if ('code' in fout && typeof fout.code === 'string') return fout.code;
  // What fetch throws says why in its cause.
  return fout.cause === undefined ? fout.name : codeOf(fout.cause);
}

function noticeBody({ id, op, over }: Notice, basis: string): object {
  const gemeen = { id, op: op.toString({ smallestUnit: 'millisecond' }), soort: over.soort };
  if (over.soort === 'signaal') {
    const { signaalId, signaalsoort, code } = over;
    return {
      ...gemeen,
      signaal: { id: signaalId, soort: signaalsoort, code, href: `${basis}/signalen/${signaalId}` },
    };
  }
  const { berichtId, bericht, uitkomst } = over;
  return {
    ...gemeen,
    bericht: { id: berichtId, bericht, uitkomst, href: `${basis}/berichten/${berichtId}` },
  };
}
