/** Resolves when the person or the machine asks this process to stop. */
export function interrupted(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signaal of ['SIGINT', 'SIGTERM'] as const) process.once(signaal, () => resolve());
  return promise;
}
