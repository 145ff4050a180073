import { expect } from 'vitest';

/**
 * Says aloud, once per file and service, that tests are skipped for want of a service.
 * @throws Error in CI: there a test that did not run must not look like one that passed.
 */
export function overgeslagen(dienst: string, reden: string): undefined {
  const bestand = expect.getState().testPath ?? 'unknown file';
  const regel = `SKIPPED ${bestand}: the tests that need ${dienst} (${reden})`;
  const { CI } = process.env;
  if (CI === 'true') throw new Error(regel);
  process.stderr.write(`${regel}\n`);
  return undefined;
}
