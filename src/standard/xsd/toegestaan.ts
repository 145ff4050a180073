/** What a type allows and what kind of thing a text is, in Dutch and without the text itself. */
import type { Basistype, SimpelType } from '../schema/model.ts';

/** What the patterns of the standard ask, in words. */
const patronen: ReadonlyMap<string, string> = new Map([
  ['[0-9]{4}', 'precies 4 cijfers'],
  ['[0-9]{8}', 'precies 8 cijfers'],
  ['[0-9]{9}', 'precies 9 cijfers'],
  ['[0-9]*', 'alleen cijfers'],
  ['.*[^\\s].*', 'ten minste één teken dat geen spatie is, zonder regeleinden'],
  ['([.\\s]*\\S+[.\\s]*)+', 'ten minste één teken dat geen spatie is'],
  ['\\s*\\S[\\s\\S]*', 'ten minste één teken dat geen spatie is'],
  ['([a-zA-ZÀ-ỳ])+', 'alleen letters'],
  ['([a-zA-Z0-9])+', 'alleen letters en cijfers'],
  ['(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)', 'een versienummer als 1.0.0'],
  ['[^:Z]*', 'zonder tijdzone'],
  ['[^Z+-]+', 'zonder tijdzone'],
]);

const basisteksten: Readonly<Record<Basistype, string>> = {
  string: 'een tekst',
  integer: 'een geheel getal',
  date: 'een bestaande datum als 2026-04-01',
  time: 'een tijd als 13:45:00',
};

function patroontekst(patroon: string): string {
  const bekend = patronen.get(patroon);
  if (bekend !== undefined) return bekend;
  return /^[0-9A-Za-z]+$/.test(patroon) ? `de waarde ${patroon}` : `het patroon ${patroon}`;
}

function opsomming(woorden: readonly string[], voegwoord: string): string {
  const laatste = woorden.at(-1) ?? '';
  return woorden.length < 2 ? laatste : `${woorden.slice(0, -1).join(', ')} ${voegwoord} ${laatste}`;
}

/** The most codes that a sentence spells out. */
const maxCodes = 30;

function grenzen(type: SimpelType): string {
  const { minimum, maximum } = type;
  if (minimum !== null && maximum !== null) return ` van ${minimum} tot en met ${maximum}`;
  if (minimum !== null) return ` van ten minste ${minimum}`;
  return maximum === null ? '' : ` van ten hoogste ${maximum}`;
}

function lengte({ minLengte, maxLengte }: SimpelType): string {
  if (maxLengte === null) return minLengte === null || minLengte === 0 ? '' : ' die niet leeg is';
  return minLengte === null || minLengte === 0
    ? ` van ten hoogste ${maxLengte} tekens`
    : ` van ${minLengte} tot en met ${maxLengte} tekens`;
}

/** What a type allows: `precies 9 cijfers`, `een geheel getal van 0 tot en met 99`, `een van de codes 0, 1 en 2`. */
export function toegestaan(type: SimpelType): string {
  const { enumeratie, basis } = type;
  if (enumeratie !== null) {
    return enumeratie.length > maxCodes
      ? `een van de ${enumeratie.length} codes van ${type.naam}`
      : `een van de codes ${opsomming(enumeratie, 'en')}`;
  }
  const eisen = type.patronen.map((keuzes) => opsomming(keuzes.map(patroontekst), 'of'));
  // A pattern that fixes the length or the value says it all.
  const volledig = eisen.find((eis) => /^(precies|de waarde|een versienummer)/.test(eis));
  if (volledig !== undefined) return volledig;
  const vorm = `${basisteksten[basis]}${basis === 'string' ? lengte(type) : grenzen(type)}`;
  return [vorm, ...eisen].join(', ');
}

/** The number of characters as XML Schema counts them. */
function tekens(tekst: string): number {
  let aantal = 0;
  for (const _ of tekst) aantal += 1;
  return aantal;
}

/** What kind of thing a text that is not empty is, never the text: `een tekst van 14 tekens`. */
export function soortWaarde(tekst: string, type: SimpelType): string {
  if (!/[^ \t\n\r]/.test(tekst)) return 'alleen spaties of regeleinden';
  const kort = tekst.length > 64 ? '' : tekst.trim();
  if (type.basis === 'integer' && /^[+-]?[0-9]+$/.test(kort)) {
    const waarde = Number(kort);
    if (type.minimum !== null && waarde < type.minimum) return `een getal kleiner dan ${type.minimum}`;
    if (type.maximum !== null && waarde > type.maximum) return `een getal groter dan ${type.maximum}`;
    return 'een ander geheel getal';
  }
  if (type.basis === 'date' && /^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}/.test(kort)) {
    return /[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$/.test(kort) && !/^-?[0-9]+-[0-9]{2}-[0-9]{2}$/.test(kort)
      ? 'een datum met een tijdzone'
      : 'een datum die niet bestaat';
  }
  const aantal = tekens(tekst);
  return aantal === 1 ? 'een tekst van 1 teken' : `een tekst van ${aantal} tekens`;
}
