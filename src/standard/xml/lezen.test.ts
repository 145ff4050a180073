import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berichtsoort } from '../berichtsoorten.ts';
import type { Leesreden } from '../bevinding.ts';
import { leesXml, maxBytes, maxDiepte, maxElementen } from './lezen.ts';

const { namespace } = berichtsoort('ijw-3.2', '305');
const bytes = (tekst: string) => new TextEncoder().encode(tekst);
const bericht = (inhoud: string, kop = '') => `${kop}<b:Bericht xmlns:b="${namespace}">${inhoud}</b:Bericht>`;
const utf16 = (tekst: string) => Uint8Array.from([...tekst].flatMap((teken) => [teken.charCodeAt(0), 0]));

function weigering(
  inhoud: Uint8Array | string,
): { reden: Leesreden; melding: string; regel: number | null } | null {
  const gelezen = leesXml(typeof inhoud === 'string' ? bytes(inhoud) : inhoud);
  return gelezen.ok ? null : gelezen.bevindingen[0];
}

const ander = 'http://www.istandaarden.nl';

const gevallen: readonly (readonly [string, Uint8Array | string, Leesreden, string])[] = [
  ['an empty file', '', 'leeg', 'leeg'],
  ['text that is no XML', 'geen xml', 'niet-welgevormd', 'regel 1'],
  ['an element that is not closed', '<a>\n<b></a>', 'niet-welgevormd', 'regel 2'],
  ['a file cut off halfway', bericht('<b:Header>').slice(0, -12), 'niet-welgevormd', 'houdt op'],
  ['two roots', `${bericht('')}<x/>`, 'niet-welgevormd', 'voor of na'],
  ['a prefix without namespace', '<x:Bericht/>', 'niet-welgevormd', 'prefix'],
  ['an unknown entity', bericht('&geheim;'), 'niet-welgevormd', 'entiteit'],
  ['an entity named as a property of objects', bericht('&constructor;'), 'niet-welgevormd', 'entiteit'],
  ['a reference to a character that XML lacks', bericht('&#0;'), 'niet-welgevormd', 'tekenverwijzing'],
  ['the same attribute twice', bericht('<a b="1" b="2"/>'), 'niet-welgevormd', 'twee keer'],
  ['XML 1.1', bericht('', '<?xml version="1.1"?>'), 'niet-welgevormd', 'XML 1.0'],
  ['a UTF-8 BOM', Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes(bericht(''))]), 'codering', 'BOM, UTF-8'],
  ['a UTF-16 BOM', Uint8Array.from([0xff, 0xfe, ...utf16(bericht(''))]), 'codering', 'BOM, UTF-16'],
  ['UTF-16 without BOM', utf16(bericht('')), 'codering', 'UTF-16'],
  [
    'another declared encoding',
    bericht('', '<?xml version="1.0" encoding="ISO-8859-1"?>'),
    'codering',
    'ISO-8859-1',
  ],
  [
    'another encoding, declared far away',
    bericht('', `<?xml version="1.0"${' '.repeat(400)}encoding="latin1"?>`),
    'codering',
    'latin1',
  ],
  [
    'bytes that are no UTF-8',
    Uint8Array.from([...bytes('<a>'), 0xe9, ...bytes('</a>')]),
    'codering',
    'UTF-8',
  ],
  ['a DOCTYPE', bericht('', '<!DOCTYPE b:Bericht>\n'), 'doctype', 'DOCTYPE'],
  ['a DOCTYPE with entities', bericht('&x;', '<!DOCTYPE x [<!ENTITY x "y">]>'), 'doctype', 'DOCTYPE'],
  [
    'a DOCTYPE that does not end',
    '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">',
    'doctype',
    'DOCTYPE',
  ],
  [
    'a message of another release',
    `<Bericht xmlns="${ander}/ijw/3_1/jw305/schema"/>`,
    'onbekende-release',
    'JW305 van iJw 3.1',
  ],
  [
    'a kind that this release lacks',
    `<Bericht xmlns="${ander}/ijw/3_2/jw303/schema"/>`,
    'onbekend-bericht',
    'iJw 3.2 kent geen bericht JW303',
  ],
  ['another namespace', '<Bericht xmlns="urn:x"/>', 'onbekend-bericht', 'iJw 3.2 of iWmo 3.2'],
  ['another root', `<Brief xmlns="${namespace}"/>`, 'onbekend-bericht', 'heet niet Bericht'],
];

describe('Level 0', () => {
  it('accepts a well-formed message of a known kind, whatever is in it', () => {
    const gelezen = leesXml(bytes(bericht('<b:Onzin>x</b:Onzin>', '<?xml version="1.0" encoding="utf-8"?>')));
    expect(gelezen).toMatchObject({ ok: true, soort: { bericht: 'JW305' }, wortel: { naam: 'Bericht' } });
  });

  it.each(gevallen)('refuses %s', (_naam, inhoud, reden, deel) => {
    expect(weigering(inhoud)).toMatchObject({ reden, melding: expect.stringContaining(deel) });
  });

  it('refuses more than 25 MB, and not a byte less', () => {
    const vol = bericht('<!---->');
    const tot = (lengte: number) => vol.replace('<!---->', `<!--${' '.repeat(lengte - vol.length)}-->`);
    expect(weigering(tot(maxBytes))).toBeNull();
    expect(weigering(tot(maxBytes + 1))?.reden).toBe('te-groot');
  });

  it('refuses nesting and numbers of elements that only serve to exhaust memory', { timeout: 90_000 }, () => {
    const diep = (n: number) => bericht('<a>'.repeat(n) + '</a>'.repeat(n));
    expect(weigering(diep(maxDiepte - 1))).toBeNull();
    expect(weigering(diep(maxDiepte))?.reden).toBe('te-omvangrijk');
    expect(weigering(diep(1_000_000))?.reden).toBe('te-omvangrijk');
    expect(weigering(bericht('<a/>'.repeat(maxElementen)))?.reden).toBe('te-omvangrijk');
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (inhoud) => {
        expect(leesXml(inhoud).ok).toBe(false);
      }),
    );
  });

  it('never repeats a value of the file', () => {
    const bsn = '999900006';
    for (const inhoud of [
      `<a>&${bsn};</a>`,
      `<a>${bsn}</b${bsn}>`,
      `<a b="${bsn}" c=${bsn}>`,
      `${bsn}<a/>`,
      `<x${bsn}/>`,
    ]) {
      expect(weigering(inhoud)?.melding).not.toContain(bsn);
    }
  });
});
