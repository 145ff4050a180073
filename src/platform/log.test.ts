import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Log, maakLog, schoneTekst } from './log.ts';

function opgevangen(doe: (log: Log) => void): Record<string, unknown>[] {
  const regels: string[] = [];
  doe(maakLog({ niveau: 'trace', bestemming: { write: (regel) => regels.push(regel) } }));
  return regels.map((regel) => JSON.parse(regel));
}

const BSN = '999990019';

test('a line says when, how serious, what, and which ids and codes', () => {
  const id = 'a1234567-1234-4123-8123-123456789012';
  const [regel] = opgevangen((log) => log.info({ bericht: id, code: '9326', duur: 12.5 }, 'beoordeeld'));
  expect(regel).toMatchObject({ niveau: 'info', bericht: id, code: '9326', duur: 12.5, tekst: 'beoordeeld' });
  const { time } = regel ?? {};
  expect(String(time)).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('a BSN is in no line, wherever it was put', () => {
  const fout = new TypeError(`Bsn ${BSN} onbekend`, { cause: new Error(`van ${BSN}`) });
  const regels = opgevangen((log) => {
    log.info({}, `Bsn ${BSN}`);
    log.info({ a: { b: [{ c: `x${BSN}y` }] }, getal: Number(BSN), groot: BigInt(BSN) }, `over ${BSN}`);
    log.info({ [BSN]: 1 }, 'als naam van een veld');
    log.info({ m: new Map([[BSN, 1]]), d: new URL(`http://x/${BSN}`) }, 'in andere dingen');
    log.error(fout, `Bsn ${BSN}`);
    log.error({ err: fout, fout }, 'mislukt');
    log.met({ client: BSN }).met({ naam: 'J', kind: BSN }).warn({}, 'van een kind');
  });
  expect(regels).toHaveLength(7);
  expect(JSON.stringify(regels)).not.toContain(BSN);
});

test('what is kept under the name of something personal or secret is left out, at any depth', () => {
  const [regel] = opgevangen((log) =>
    log.info(
      { client: { Bsn: '1', naam: 'J', Achternaam: 'J', xml: '<a/>' }, BSN_SLEUTEL: 'k', req: { body: {} } },
      'x',
    ),
  );
  expect(regel).toMatchObject({
    client: { Bsn: '[weggelaten]', naam: '[weggelaten]', Achternaam: '[weggelaten]', xml: '[weggelaten]' },
    BSN_SLEUTEL: '[weggelaten]',
    req: { body: '[weggelaten]' },
  });
});

test('an error shows its kind, code, text and places, and of PostgreSQL not the data', () => {
  const fout = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (naam)=(Jansen)' });
  const data = Object.assign(new Error('invalid input syntax for type date: "Jansen"'), { code: '22007' });
  const [een, twee] = opgevangen((log) => {
    log.error({ err: fout }, 'mislukt');
    log.error({ err: data }, 'mislukt');
  });
  expect(een).toMatchObject({ err: { type: 'Error', code: '23505', tekst: 'duplicate key' } });
  expect(JSON.stringify(een)).toContain('log.test.ts');
  expect(JSON.stringify([een, twee])).not.toContain('Jansen');
});

test('a password in an address is left out', () => {
  expect(schoneTekst('naar postgresql://u:geheim@db:5432/x mislukt')).toBe(
    'naar postgresql://u:[weggelaten]@db:5432/x mislukt',
  );
});

test('of any text no nine digits in a row remain, and a text without them is unchanged', () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^\d{9,12}$/), fc.string(), (voor, cijfers, na) => {
      expect(schoneTekst(`${voor}${cijfers}${na}`)).not.toMatch(/\d{9}/);
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-8 ]{0,8}$/), (tekst) => {
      expect(schoneTekst(tekst)).toBe(tekst);
    }),
  );
});
