/**
 * Makes example messages from a schema model, for tests and for comparing schemas. Every choice is asked of a `Kies`,
 * so that a seed repeats a message exactly and a property test can shrink it.
 */
import type { Berichtmodel, ComplexType, Elementmodel, SimpelType } from './model.ts';

/** Chooses a whole number from 0 up to, not including, `aantal`. Zero is the simplest choice. */
export type Kies = (aantal: number) => number;

/** An element of an example. `ruimte` is `bericht`, `basis`, or a namespace address ('' for none). */
export type Element = {
  readonly naam: string;
  readonly ruimte: string;
  readonly attributen: readonly (readonly [string, string])[];
  /** Text (as XML source when it starts with the mark `ruw`), or children; texts among children are loose text. */
  readonly inhoud: string | readonly (Element | string)[];
};

/** Choices from a seed (mulberry32): the same seed gives the same choices on every machine. */
export function kiesUit(zaad: number): Kies {
  let stand = zaad | 0;
  return (aantal) => {
    stand = (stand + 0x6d2b79f5) | 0;
    let t = Math.imul(stand ^ (stand >>> 15), 1 | stand);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * aantal);
  };
}

/** Choices from a list of numbers, zero (the simplest) when the list has ended. */
export function kiesVan(getallen: readonly number[]): Kies {
  let plaats = 0;
  return (aantal) => {
    const getal = getallen[plaats] ?? 0;
    plaats += 1;
    return Math.abs(getal) % aantal;
  };
}

export function een<T>(kies: Kies, lijst: readonly [T, ...T[]]): T;
export function een<T>(kies: Kies, lijst: readonly T[]): T | undefined;
export function een<T>(kies: Kies, lijst: readonly T[]): T | undefined {
  return lijst[kies(lijst.length)];
}

/** Characters for free text: plain first, then what goes wrong in careless programs. */
const tekens = [
  ..."abcXYZ019 .-'",
  ...'&<>"]é\u00a0€\u200b𝄞\t',
  '\u0085',
  '\u2028',
  '\ufffd',
  '\u{10ffff}',
] as const;

function vrijeTekst(kies: Kies, lengte: number, extra: readonly string[] = []): string {
  const keuze: readonly string[] = [...tekens, ...extra];
  const eerste = een(kies, ['a', 'Z', '0', 'é', '𝄞']);
  let tekst = lengte === 0 ? '' : eerste;
  for (let i = 1; i < lengte; i += 1) tekst += een(kies, keuze) ?? 'a';
  return tekst;
}

function cijfers(kies: Kies, lengte: number): string {
  return Array.from({ length: lengte }, () => String(kies(10))).join('');
}

/** For each pattern of the standard a way to make a text that matches it, of about the length asked. */
const perPatroon: ReadonlyMap<string, (kies: Kies, lengte: number) => string> = new Map([
  ['[0-9]*', cijfers],
  ['.*[^\\s].*', (kies: Kies, lengte: number) => vrijeTekst(kies, lengte)],
  [
    '([a-zA-ZÀ-ỳ])+',
    (kies: Kies, n: number) => Array.from({ length: n }, () => een(kies, ['a', 'Z', 'À', 'ỳ', 'é'])).join(''),
  ],
  [
    '([a-zA-Z0-9])+',
    (kies: Kies, n: number) => Array.from({ length: n }, () => een(kies, ['a', 'Z', '0', '9'])).join(''),
  ],
  ['([.\\s]*\\S+[.\\s]*)+', (kies: Kies, lengte: number) => vrijeTekst(kies, lengte, ['\n', '\r', ' '])],
  ['\\s*\\S[\\s\\S]*', (kies: Kies, lengte: number) => vrijeTekst(kies, lengte, ['\n', '\r', ' '])],
  [
    '(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)',
    (kies: Kies) => `${kies(3)}.${kies(30)}.${kies(1000)}`,
  ],
]);

/** A text for one pattern: from the table, or spelled out when the pattern is a plain value or a number of digits. */
function bijPatroon(patroon: string, kies: Kies, lengte: number): string {
  const maker = perPatroon.get(patroon);
  if (maker !== undefined) return maker(kies, lengte);
  const aantal = /^\[0-9\]\{([0-9]+)\}$/.exec(patroon)?.[1];
  return aantal === undefined ? patroon : cijfers(kies, Number(aantal));
}

function geheel(type: SimpelType, kies: Kies): string {
  const [vast] = type.patronen.at(-1) ?? [];
  if (vast !== undefined && /^[0-9]+$/.test(vast)) return vast;
  const laag = type.minimum ?? -9_000_000;
  const hoog = type.maximum ?? 9_000_000;
  const waarde = een(kies, [laag, hoog, laag + kies(Math.min(hoog - laag, 1_000_000_000) + 1)]);
  const teken = waarde >= 0 ? '+' : '';
  return een(kies, [`${waarde}`, `${waarde}`, `${waarde}`, `${teken}${waarde}`, ` ${waarde}\n`, `${waarde}`]);
}

function datum(kies: Kies): string {
  const twee = (getal: number) => String(getal).padStart(2, '0');
  const gewoon = `${2000 + kies(60)}-${twee(1 + kies(12))}-${twee(1 + kies(28))}`;
  return een(kies, [
    gewoon,
    gewoon,
    gewoon,
    '2024-02-29',
    '0001-01-01',
    '9999-12-31',
    ` ${gewoon} `,
    '12345-06-07',
  ]);
}

function tijd(kies: Kies): string {
  const twee = (getal: number) => String(getal).padStart(2, '0');
  return een(kies, [
    '13:45:00',
    `${twee(kies(24))}:${twee(kies(60))}:${twee(kies(60))}`,
    '00:00:00.001',
    '24:00:00',
  ]);
}

/** A text that fits a type, as far as its patterns are known. */
export function passendeTekst(type: SimpelType, kies: Kies): string {
  if (type.enumeratie !== null) return een(kies, type.enumeratie) ?? '';
  if (type.basis === 'integer') return geheel(type, kies);
  if (type.basis === 'date') return datum(kies);
  if (type.basis === 'time') return tijd(kies);
  const min = type.minLengte ?? 0;
  const max = Math.max(min, type.maxLengte ?? 40);
  const lengte = een(kies, [Math.min(max, min + 4), min, max, min + kies(max - min + 1)]);
  const patroon = een(kies, type.patronen.at(-1) ?? []);
  return patroon === undefined ? vrijeTekst(kies, lengte) : bijPatroon(patroon, kies, lengte);
}

/** How much of what is optional an example has: nothing, everything (lists of two), or as it is chosen. */
export type Omvang = 'minimaal' | 'volledig' | 'naar keuze';

function aantalVan({ min, max }: Elementmodel, omvang: Omvang, kies: Kies): number {
  if (omvang === 'minimaal') return min;
  if (omvang === 'volledig') return Math.min(max, 2);
  return min + kies(Math.min(max, 3) - min + 1);
}

function vul(klasse: ComplexType, omvang: Omvang, kies: Kies): Element[] {
  return klasse.elementen.flatMap((element) =>
    Array.from({ length: aantalVan(element, omvang, kies) }, () => ({
      naam: element.naam,
      ruimte: klasse.ruimte,
      attributen: [],
      inhoud:
        element.type.soort === 'simpel' ? passendeTekst(element.type, kies) : vul(element.type, omvang, kies),
    })),
  );
}

/** A message that fits the schema. */
export function passendBericht(model: Berichtmodel, omvang: Omvang, kies: Kies): Element {
  return { naam: 'Bericht', ruimte: 'bericht', attributen: [], inhoud: vul(model.root, omvang, kies) };
}

/** Text that begins with this mark goes into the file as it is, for CDATA, comments and character references. */
export const ruw = '\u0000';

const vervangen: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

function tekstbron(tekst: string): string {
  return tekst.startsWith(ruw)
    ? tekst.slice(1)
    : tekst.replace(/[&<>"\r]/g, (teken) => vervangen[teken] ?? '');
}

/** The XML of an example, with `b` and `d` as prefixes of the message and the basisschema. */
export function voorbeeldXml(wortel: Element, model: Berichtmodel): string {
  const bron = (element: Element, isWortel: boolean): string => {
    const { ruimte, naam } = element;
    const prefix = ruimte === 'bericht' ? 'b:' : ruimte === 'basis' ? 'd:' : '';
    const eigen = prefix === '' ? ` xmlns="${tekstbron(ruimte)}"` : '';
    const namespaces = isWortel ? ` xmlns:b="${model.namespace}" xmlns:d="${model.basisNamespace}"` : '';
    const attributen = element.attributen.map(([n, waarde]) => ` ${n}="${tekstbron(waarde)}"`).join('');
    const inhoud =
      typeof element.inhoud === 'string'
        ? tekstbron(element.inhoud)
        : element.inhoud
            .map((deel) => (typeof deel === 'string' ? tekstbron(deel) : `\n${bron(deel, false)}`))
            .join('');
    return `<${prefix}${naam}${namespaces}${eigen}${attributen}>${inhoud}</${prefix}${naam}>`;
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${bron(wortel, true)}\n`;
}
