/** Changes one thing in an example message: every way in which messages go wrong, and some that are still right. */
import type { Berichtmodel, SimpelType, Type } from './model.ts';
import { type Element, een, type Kies, passendeTekst, ruw } from './voorbeelden.ts';

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

/** Steps from the root down: indexes in `inhoud`. */
export type Stappen = readonly number[];

type Inhoud = Element['inhoud'];

/** All elements of an example with their place and, where the model knows it, their type. */
export function plaatsen(
  wortel: Element,
  model: Berichtmodel,
): { stappen: Stappen; element: Element; type: Type | null }[] {
  const lijst: { stappen: Stappen; element: Element; type: Type | null }[] = [];
  const bezoek = (element: Element, stappen: Stappen, type: Type | null) => {
    lijst.push({ stappen, element, type });
    if (typeof element.inhoud === 'string') return;
    element.inhoud.forEach((kind, index) => {
      if (typeof kind === 'string') return;
      const bekend =
        type?.soort === 'complex' ? type.elementen.find(({ naam }) => naam === kind.naam) : undefined;
      bezoek(kind, [...stappen, index], bekend?.type ?? null);
    });
  };
  bezoek(wortel, [], model.root);
  return lijst;
}

/** Replaces the element at a place by others (none removes it). At the root only the first counts. */
export function vervang(
  wortel: Element,
  stappen: Stappen,
  door: (oud: Element) => readonly (Element | string)[],
): Element {
  const [stap, ...rest] = stappen;
  if (stap === undefined) {
    const [nieuw = wortel] = door(wortel);
    return typeof nieuw === 'string' ? wortel : nieuw;
  }
  if (typeof wortel.inhoud === 'string') return wortel;
  const inhoud: Inhoud = wortel.inhoud.flatMap((kind, index) => {
    if (index !== stap || typeof kind === 'string') return [kind];
    return rest.length === 0 ? door(kind) : [vervang(kind, rest, door)];
  });
  return { ...wortel, inhoud };
}

const metInhoud = (element: Element, inhoud: Inhoud): Element => ({ ...element, inhoud });
const metAttribuut = (element: Element, naam: string, waarde: string): Element => ({
  ...element,
  attributen: [...element.attributen, [naam, waarde]],
});
const metXsi = (element: Element, naam: string, waarde: string): Element =>
  metAttribuut(metAttribuut(element, 'xmlns:xsi', xsi), `xsi:${naam}`, waarde);

const kaal: Element = { naam: 'Onbekend', ruimte: 'bericht', attributen: [], inhoud: '' };

function tekstVan(element: Element): string {
  return typeof element.inhoud === 'string' ? element.inhoud : '';
}

function kinderenVan(element: Element): readonly (Element | string)[] {
  return typeof element.inhoud === 'string' ? [] : element.inhoud;
}

/** Changes of an element's place, name, namespace, attributes and content, whatever its type. */
const vormen: readonly ((element: Element) => readonly (Element | string)[])[] = [
  () => [],
  (e) => [e, e],
  (e) => [{ ...e, naam: `${e.naam}X` }],
  (e) => [{ ...e, naam: e.naam.toLowerCase() }],
  (e) => [{ ...e, ruimte: e.ruimte === 'basis' ? 'bericht' : 'basis' }],
  (e) => [{ ...e, ruimte: '' }],
  (e) => [{ ...e, ruimte: 'urn:anders' }],
  (e) => [kaal, e],
  (e) => [e, kaal],
  (e) => ['los', e],
  (e) => [e, '\n \t'],
  (e) => [`${ruw}<!-- commentaar -->`, e, `${ruw}<?pi inhoud?>`],
  (e) => [`${ruw}<![CDATA[]]>`, e],
  (e) => [`${ruw}<![CDATA[x]]>`, e],
  (e) => [metInhoud(e, '')],
  (e) => [metInhoud(e, ' ')],
  (e) => [metInhoud(e, 'x')],
  (e) => [metInhoud(e, [...kinderenVan(e), kaal])],
  (e) => [metInhoud(e, [e])],
  (e) => [metInhoud(e, [...kinderenVan(e)].reverse())],
  (e) => [metInhoud(e, kinderenVan(e).slice(1))],
  (e) => [metInhoud(e, kinderenVan(e).slice(0, -1))],
  (e) => [metAttribuut(e, 'a', '1')],
  (e) => [metAttribuut(e, 'xml:lang', 'nl')],
  (e) => [metAttribuut(e, 'xmlns:ander', 'urn:ander')],
  (e) => [metXsi(e, 'nil', 'true')],
  (e) => [metXsi(e, 'nil', 'false')],
  (e) => [metXsi(metInhoud(e, ''), 'nil', 'true')],
  (e) => [metXsi(e, 'type', 'd:LDT_Naam')],
  (e) => [metXsi(e, 'type', 'bestaat:niet')],
  (e) => [metXsi(e, 'schemaLocation', 'urn:ander ander.xsd')],
  (e) => [metXsi(e, 'noNamespaceSchemaLocation', 'ander.xsd')],
  (e) => [metXsi(e, 'onbekend', '1')],
];

/** Texts at which types of every basis draw the line, and forms that careless programs make. */
const randteksten: readonly string[] = [
  '',
  ' ',
  '\t',
  '\n',
  '\r',
  '\u00a0',
  '0',
  '-0',
  '+0',
  '00',
  '-1',
  '+1',
  ' 1 ',
  '1 2',
  '1.0',
  '1,5',
  '1e3',
  '0x1',
  '٣',
  '２',
  'NaN',
  'a',
  '.',
  '..',
  ' a ',
  'a\nb',
  'a\rb',
  'a\tb',
  'é',
  'Ø',
  '×',
  'ÿ',
  'ỳ',
  'ỹ',
  '𝄞',
  'true',
  '2026-04-01',
  ' 2026-04-01\n',
  '2026-4-1',
  '2026-02-29',
  '2024-02-29',
  '1900-02-29',
  '2000-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-04-01Z',
  '2026-04-01+01:00',
  '2026-04-01-14:00',
  '2026-04-01T00:00:00',
  '0000-01-01',
  '-0001-01-01',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '02026-04-01',
  '999999999-12-31',
  '13:45:00',
  ' 13:45:00 ',
  '13:45',
  '24:00:00',
  '24:00:01',
  '25:00:00',
  '13:60:00',
  '13:45:60',
  '13:45:00.000',
  '13:45:00.',
  '13:45:00Z',
  '13:45:00+01:00',
  '1.0.0',
  '01.0.0',
  '1.0',
  '1.0.0.0',
  '0.0.0',
  `${ruw}1<!-- x -->2`,
  `${ruw}<![CDATA[1]]>`,
  `${ruw}&#49;`,
  `${ruw}a<?pi x?>b`,
];

const letters = (lengte: number) => 'a'.repeat(Math.max(0, lengte));
const cijferrij = (lengte: number) => '1'.repeat(Math.max(0, lengte));

/** Texts around the facets of one type: every boundary, one below and one above, and every code with its neighbours. */
export function randenVan(type: SimpelType): readonly string[] {
  const lengtes = [type.minLengte, type.maxLengte, 4, 8, 9].flatMap((n) =>
    n === null ? [] : [n - 1, n, n + 1],
  );
  const grenzen = [type.minimum, type.maximum].flatMap((n) =>
    n === null ? [] : [n - 1, n, n + 1, n * 10 + 1],
  );
  const codes = type.enumeratie ?? [];
  const patronen = type.patronen.flat().filter((patroon) => /^[0-9A-Za-z]+$/.test(patroon));
  return [
    ...randteksten,
    ...lengtes.flatMap((n) => [
      letters(n),
      cijferrij(n),
      '𝄞'.repeat(Math.max(0, n)),
      ' '.repeat(Math.max(0, n)),
      `${letters(n - 1)}\n`,
      `${letters(n - 2)} b`,
    ]),
    ...grenzen.map(String),
    ...codes,
    ...codes
      .slice(0, 3)
      .flatMap((code) => [` ${code}`, `${code} `, `${code}0`, code.slice(1), code.toLowerCase()]),
    ...patronen.flatMap((waarde) => [waarde, `${waarde} `, `0${waarde}`, `+${waarde}`, `${waarde}0`]),
  ];
}

/** The same elements in another order: the one at the place swapped with the next. */
function verwissel(wortel: Element, stappen: Stappen): Element {
  const plaats = stappen.at(-1);
  if (plaats === undefined) return wortel;
  return vervang(wortel, stappen.slice(0, -1), (ouder) => {
    const kinderen = [...kinderenVan(ouder)];
    const [een, ander] = [kinderen[plaats], kinderen[plaats + 1]];
    if (een === undefined || ander === undefined) return [ouder];
    kinderen[plaats] = ander;
    kinderen[plaats + 1] = een;
    return [metInhoud(ouder, kinderen)];
  });
}

/** Every change of one element of an example, one at a time. `extra`: texts to try for each simple type. */
export function* alleMutaties(
  wortel: Element,
  model: Berichtmodel,
  extra: (type: SimpelType) => readonly string[] = () => [],
): Generator<Element> {
  for (const { stappen, type } of plaatsen(wortel, model)) {
    for (const vorm of vormen) yield vervang(wortel, stappen, vorm);
    yield verwissel(wortel, stappen);
    if (type?.soort !== 'simpel') continue;
    const teksten = new Set([...randenVan(type), ...extra(type)]);
    for (const tekst of teksten) yield vervang(wortel, stappen, (oud) => [metInhoud(oud, tekst)]);
  }
}

/** One change at a place and of a sort that is chosen. */
export function mutatie(wortel: Element, model: Berichtmodel, kies: Kies): Element {
  const gekozen = een(kies, plaatsen(wortel, model));
  if (gekozen === undefined) return wortel;
  const { stappen, type, element } = gekozen;
  if (type?.soort === 'simpel' && kies(2) === 0) {
    const tekst = een(kies, randenVan(type)) ?? '';
    return vervang(wortel, stappen, (oud) => [
      metInhoud(oud, kies(3) === 0 ? passendeTekst(type, kies) : tekst),
    ]);
  }
  if (kies(8) === 0) return verwissel(wortel, stappen);
  if (kies(8) === 0 && typeof element.inhoud === 'string') {
    // A byte of the text changed, as a careless hand would.
    const tekst = tekstVan(element);
    const waar = kies(tekst.length + 1);
    const teken = een(kies, [' ', '0', 'a', 'é', '\n', '-', '']);
    return vervang(wortel, stappen, (oud) => [
      metInhoud(oud, tekst.slice(0, waar) + teken + tekst.slice(waar + 1)),
    ]);
  }
  const vorm = een(kies, vormen);
  return vorm === undefined ? wortel : vervang(wortel, stappen, vorm);
}
