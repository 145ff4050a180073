import type { MessageId } from './casefile.ts';

/** What may be kept of an error: its code or its name, never its text, which can hold what was in the message. */
export function errorCode(fout: unknown): string {
  if (!(fout instanceof Error)) return 'onbekend';
  const code = 'code' in fout ? fout.code : undefined;
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : fout.name.slice(0, 60);
}

/** The facts a message was judged by are no longer true: judge it again. Nothing of this attempt remains. */
export class Overtaken extends Error {
  constructor() {
    super('What this was judged by kept changing meanwhile.');
    this.name = 'Overtaken';
  }
}

/** An earlier message of ours to the same receiver, about the same client, must leave first: nothing was sent. */
export class LaterInLine extends Error {
  readonly eerst: MessageId;
  constructor(eerst: MessageId) {
    super(`Message ${eerst} must be sent first.`);
    this.name = 'LaterInLine';
    this.eerst = eerst;
  }
}

/** Attempts at one judgement before giving up; more than two need a stream of newcomers with the same number. */
export const maxAttempts = 10;
