/** Waiting with an end: whatever is asked of the database or the queue may never answer. */

/** Nobody answered in time; what was asked may still happen. */
export class DeadlineError extends Error {
  readonly code = 'TE_LAAT';
}

/**
 * @returns what `werk` gives, when it gives it in time
 * @throws DeadlineError
 */
export async function within<T>(ms: number, werk: Promise<T>): Promise<T> {
  let wekker: NodeJS.Timeout | undefined;
  const einde = new Promise<never>((_, faal) => {
    wekker = setTimeout(() => faal(new DeadlineError(`No answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([werk, einde]);
  } finally {
    clearTimeout(wekker);
  }
}
