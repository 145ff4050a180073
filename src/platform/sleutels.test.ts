import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leesSleutel, leesSleutelring, maakKluis, nieuweSleutel } from './sleutels.ts';

const oud = nieuweSleutel();
const nieuw = nieuweSleutel();
const bsnSleutel = leesSleutel(nieuweSleutel());
const kluisMet = (ring: string) => maakKluis({ sleutels: leesSleutelring(ring), bsnSleutel });
const kluis = kluisMet(`2025:${oud}`);

const inhoud = fc.uint8Array({ maxLength: 300 });
const context = fc.string({ unit: 'grapheme', maxLength: 40 });
const bsn = '999990019';

/** What opening says; fails the test when it opens after all. */
function weigering(open: () => unknown): Error {
  try {
    open();
  } catch (fout) {
    if (fout instanceof Error) return fout;
  }
  throw new Error('it opened');
}

describe('a vault', () => {
  test('opens what it sealed', () => {
    fc.assert(
      fc.property(inhoud, context, (klaar, waar) => {
        expect(Buffer.from(kluis.open(kluis.seal(klaar, waar), waar))).toEqual(Buffer.from(klaar));
      }),
    );
  });

  test('opens what is part of a larger buffer, as a database driver gives it', () => {
    const verzegeld = kluis.seal(Buffer.from('inhoud'), 'a');
    const groter = Buffer.concat([Buffer.alloc(7, 1), verzegeld, Buffer.alloc(7, 1)]);
    const deel = new Uint8Array(groter.buffer, groter.byteOffset + 7, verzegeld.length);
    expect(Buffer.from(kluis.open(deel, 'a')).toString()).toBe('inhoud');
  });

  test('seals the same differently each time, and shows nothing of it', () => {
    const klaar = Buffer.from(`<Bsn>${bsn}</Bsn>`);
    const gezien = new Set(
      Array.from({ length: 100 }, () => Buffer.from(kluis.seal(klaar, 'a')).toString('hex')),
    );
    expect(gezien.size).toBe(100);
    for (const hex of gezien) expect(hex).not.toContain(klaar.toString('hex').slice(0, 8));
  });

  test('stays shut when any byte of the envelope is another', () => {
    const verzegeld = kluis.seal(Buffer.from(`<Bsn>${bsn}</Bsn>`), 'bericht.bytes:1');
    for (const plaats of verzegeld.keys()) {
      for (const verschil of [0x01, 0x20, 0x80, 0xff]) {
        const veranderd = Buffer.from(verzegeld);
        veranderd[plaats] = (verzegeld[plaats] ?? 0) ^ verschil;
        const { message } = weigering(() => kluis.open(veranderd, 'bericht.bytes:1'));
        expect(message).toMatch(/^Een verzegeld gegeven gaat niet open: .*\.$/);
        expect(message).not.toContain(bsn);
      }
    }
  });

  test('stays shut when the envelope is cut short or grown', () => {
    const verzegeld = Buffer.from(kluis.seal(Buffer.from('inhoud'), 'a'));
    for (const lengte of verzegeld.keys()) {
      weigering(() => kluis.open(verzegeld.subarray(0, lengte), 'a'));
    }
    weigering(() => kluis.open(Buffer.concat([verzegeld, Buffer.from([0])]), 'a'));
  });

  test('stays shut for whatever was never sealed', () => {
    fc.assert(fc.property(inhoud, (bytes) => void weigering(() => kluis.open(bytes, ''))));
    expect(weigering(() => kluis.open(Buffer.from(`<Bsn>${bsn}</Bsn>`.repeat(9)), '')).message).toMatch(
      /de vorm/,
    );
  });

  test('stays shut in another context than it was sealed for', () => {
    fc.assert(
      fc.property(context, context, (hier, daar) => {
        fc.pre(hier !== daar);
        const verzegeld = kluis.seal(Buffer.from('inhoud'), hier);
        expect(weigering(() => kluis.open(verzegeld, daar)).message).toMatch(/verplaatst/);
      }),
    );
  });

  test('names the id of a key it lacks, and says the same of a wrong key under a known id', () => {
    const verzegeld = kluis.seal(Buffer.from('inhoud'), 'a');
    const zonder = weigering(() => kluisMet(`2026:${nieuw}`).open(verzegeld, 'a'));
    expect(zonder.message).toMatch(/sleutel '2025' ontbreekt/);
    const verkeerd = weigering(() => kluisMet(`2025:${nieuw}`).open(verzegeld, 'a'));
    expect(verkeerd).toMatchObject({
      message: expect.stringMatching(/andere sleutel/),
      code: 'KLUIS_GESLOTEN',
    });
  });

  test('opens under an old key and seals under the last one after a rotation', () => {
    const verzegeld = kluis.seal(Buffer.from('inhoud'), 'a');
    const voorbereid = kluisMet(`2026:${nieuw},2025:${oud}`);
    const gewisseld = kluisMet(`2025:${oud},2026:${nieuw}`);
    for (const van of [verzegeld, voorbereid.seal(Buffer.from('inhoud'), 'a')]) {
      expect(Buffer.from(gewisseld.open(van, 'a')).toString()).toBe('inhoud');
      kluis.open(van, 'a');
    }
    const nieuwer = gewisseld.seal(Buffer.from('inhoud'), 'a');
    expect(Buffer.from(voorbereid.open(nieuwer, 'a')).toString()).toBe('inhoud');
    weigering(() => kluis.open(nieuwer, 'a'));
  });

  test('hashes a BSN the same each time, differently per BSN and per key', () => {
    const cijfers = fc.stringMatching(/^[0-9]{9}$/);
    const ander = maakKluis({
      sleutels: leesSleutelring(`2025:${oud}`),
      bsnSleutel: leesSleutel(nieuweSleutel()),
    });
    fc.assert(
      fc.property(cijfers, cijfers, (een, twee) => {
        const hash = Buffer.from(kluis.bsnHash(een));
        expect(hash.length).toBe(32);
        expect(hash.equals(kluisMet(`x:${nieuw}`).bsnHash(een))).toBe(true);
        expect(hash.equals(kluis.bsnHash(twee))).toBe(een === twee);
        expect(hash.equals(ander.bsnHash(een))).toBe(false);
      }),
    );
  });

  test('keeps to the layout and the hash that stand in databases', () => {
    const vast = maakKluis({
      sleutels: leesSleutelring(`k1:${Buffer.alloc(32, 7).toString('base64')}`),
      bsnSleutel: leesSleutel(Buffer.alloc(32, 9).toString('base64')),
    });
    const verzegeld = Buffer.from(
      '01026b3112ca38b4ea5f3d43ef9dfd4603636a3e332e3b25ffe062b3cc1e2278f820346abe9a1ff0ee',
      'hex',
    );
    expect(Buffer.from(vast.open(verzegeld, 'bsn:1')).toString()).toBe(bsn);
    expect(Buffer.from(vast.bsnHash(bsn)).toString('hex')).toBe(
      '448abd501570777c84af02fdd5d10a4504d857a15eb42de0ca98e98803f7cc1c',
    );
  });
});

describe('a keyring as text', () => {
  test('holds keys from old to new, with room around the commas', () => {
    expect(leesSleutelring(` 2025:${oud} , 2026:${nieuw}\n`).map(({ id }) => id)).toEqual(['2025', '2026']);
  });

  test.each([
    ['', /Sleutel 1 heeft niet de vorm/],
    [oud, /Sleutel 1 heeft niet de vorm/],
    [`a:${oud}:b`, /Sleutel 1 heeft niet de vorm/],
    [`a:${oud},`, /Sleutel 2 heeft niet de vorm/],
    [`:${oud}`, /Het id van sleutel 1/],
    [`a b:${oud}`, /Het id van sleutel 1/],
    [`${oud}:a`, /Het id van sleutel 1/],
    [`a:${oud.slice(1)}`, /Sleutel 1: De sleutel is geen geldige base64/],
    [`a:${oud}${oud}`, /Sleutel 1: De sleutel is geen geldige base64/],
    [`a:${Buffer.alloc(16, oud).toString('base64')}`, /Sleutel 1: De sleutel is 16 bytes lang/],
    [`a:${oud},a:${nieuw}`, /Sleutel 2 heeft een id dat al/],
    [`a:${oud},b:${oud}`, /Sleutel 2 staat al onder een ander id/],
  ])('that is wrong is refused without showing a key (%#)', (tekst, zin) => {
    const { message, stack, cause } = weigering(() => leesSleutelring(tekst));
    expect(message).toMatch(zin);
    expect(cause).toBeUndefined();
    for (const sleutel of [oud, nieuw]) {
      for (let van = 0; van + 6 <= sleutel.length; van += 1)
        expect(stack).not.toContain(sleutel.slice(van, van + 6));
    }
  });

  test('shows no key when it is printed', () => {
    const ring = leesSleutelring(`2025:${oud}`);
    for (const gedrukt of [inspect(ring, { depth: 9, showHidden: true }), JSON.stringify(ring)]) {
      expect(gedrukt).not.toContain(oud.slice(0, 6));
    }
  });
});
