import { describe, expect, it } from 'vitest';
import { DeadlineError, within } from './deadline.ts';
import { isUnavailable, problemOf } from './problems.ts';

const withCode = (code: string, message = 'fout') => Object.assign(new Error(message), { code });

describe('A database that is away', () => {
  it.each([
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a reset connection', withCode('ECONNRESET')],
    ['a name that does not resolve', withCode('ENOTFOUND')],
    ['a Unix socket that is gone', Object.assign(withCode('ENOENT'), { syscall: 'connect' })],
    ['a server that shuts down', withCode('57P01')],
    ['a server that starts', withCode('57P03')],
    ['a server with no connection left', withCode('53300')],
    ['a standby that only reads', withCode('25006')],
    ['a lost connection', withCode('08006')],
    ['a pool that gave up', new Error('timeout exceeded when trying to connect')],
    ['a connection that ended', new Error('Connection terminated unexpectedly')],
    ['both addresses of a host', new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])],
    ['any of these as a cause', new Error('query failed', { cause: withCode('ECONNREFUSED') })],
    ['no answer in time', new DeadlineError('late')],
  ])('is recognised by %s', (_wat, fout) => {
    expect(isUnavailable(fout)).toBe(true);
    expect(problemOf(fout, true)).toMatchObject({ soort: 'niet-beschikbaar', status: 503 });
  });

  it.each([
    ['a broken constraint', withCode('23505')],
    ['a syntax error', withCode('42601')],
    ['a file that is missing', withCode('ENOENT')],
    ['a bug', new TypeError('x is not a function')],
    [
      'one broken address beside another fault',
      new AggregateError([withCode('ECONNREFUSED'), new Error('x')]),
    ],
    ['no error at all', 'x'],
  ])('is not to blame for %s', (_wat, fout) => {
    expect(isUnavailable(fout)).toBe(false);
    expect(problemOf(fout, true)).toMatchObject({ soort: 'interne-fout', status: 500 });
  });

  it('is not to blame for a client that broke off its upload', () => {
    const fout = Object.assign(withCode('ECONNRESET', 'aborted'), { statusCode: 400 });
    expect(problemOf(fout, true)).toMatchObject({ soort: 'ongeldig-verzoek', status: 400 });
  });
});

describe('Waiting with an end', () => {
  it('gives what came in time, and passes its failure on', async () => {
    expect(await within(1000, Promise.resolve('op tijd'))).toBe('op tijd');
    await expect(within(1000, Promise.reject(new Error('mis')))).rejects.toThrow('mis');
  });

  it('ends when nothing came, and is not disturbed by what comes later', async () => {
    let faalLater = (_: Error) => {};
    const werk = new Promise<never>((_, faal) => {
      faalLater = faal;
    });
    await expect(within(10, werk)).rejects.toBeInstanceOf(DeadlineError);
    faalLater(new Error('te laat'));
  });
});
