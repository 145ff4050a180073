/** Damages the bytes of a file, for fuzzing: what transport, editors and attackers do to it. */
import { een, type Kies } from './voorbeelden.ts';

const codeer = (tekst: string) => new TextEncoder().encode(tekst);

/** Pieces that mean something to an XML reader, and bytes that should not be there. */
const brokken: readonly Uint8Array[] = [
  ...[
    '<',
    '>',
    '&',
    '"',
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '<?x ',
    '?>',
    '</',
    '/>',
    '&lt;',
    '&#0;',
    '&#xD;',
    '&#1114112;',
    '&geen;',
    '<?xml version="1.0" encoding="UTF-16"?>',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<!ENTITY % p SYSTEM "file:///x">',
    ' xmlns="urn:x"',
    ' xmlns:b=""',
    ' xml:space="preserve"',
    ' xsi:nil="true"',
    ' xsi:type="x"',
    '<b:Bericht>',
    '<d:Datum>',
    '0'.repeat(400),
    '9'.repeat(40),
    ' '.repeat(5000),
    '<a>'.repeat(300),
    '-',
    '\r',
    '\n',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\ufffe',
    '\u{10ffff}',
  ].map(codeer),
  ...[
    [0],
    [0xff],
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xe2, 0x82],
    [1],
    [0xef, 0xbb, 0xbf],
  ].map((bytes) => Uint8Array.from(bytes)),
];

function samen(...delen: readonly Uint8Array[]): Uint8Array {
  const geheel = new Uint8Array(delen.reduce((som, deel) => som + deel.length, 0));
  let plaats = 0;
  for (const deel of delen) {
    geheel.set(deel, plaats);
    plaats += deel.length;
  }
  return geheel;
}

/** Makes a file with one more piece of damage. `ander`: a file to borrow pieces from. */
export function beschadig(bytes: Uint8Array, kies: Kies, ander: Uint8Array = bytes): Uint8Array {
  const waar = kies(bytes.length + 1);
  const [voor, na] = [bytes.subarray(0, waar), bytes.subarray(waar)];
  const lengte = kies(Math.min(na.length, 200) + 1);
  const brok = een(kies, brokken) ?? bytes;
  switch (kies(9)) {
    case 0:
      return samen(voor, Uint8Array.of(kies(256)), na.subarray(1));
    case 1:
      return samen(voor, na.subarray(lengte));
    case 2:
      return samen(voor, na.subarray(0, lengte), na);
    case 3:
      return voor;
    case 4: {
      const vanaf = kies(ander.length + 1);
      return samen(voor, ander.subarray(vanaf, vanaf + kies(500)), na);
    }
    case 5:
      return samen(voor, ...Array.from({ length: kies(50) }, () => na.subarray(0, lengte)), na);
    case 6:
      return samen(na, voor);
    case 7:
      return samen(voor, brok, na.subarray(lengte));
    default:
      return samen(voor, brok, na);
  }
}
