/** Every code of the standard has a fate, every fate is true of this product, and the facts are those of the standard. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSchemas } from '../../commands/schemas.ts';
import { berichtsoort, nummers, type Standaard, standaarden } from '../../standard/berichtsoorten.ts';
import { productcategorieen } from '../../standard/codelijsten.ts';
import { type ComplexType, leesBerichtmodel, type SimpelType } from '../../standard/schema/model.ts';
import { type Example, lawsOf, play } from '../examples/play.ts';
import { rules } from '../national/index.ts';
import { type Lot, loten } from './lot.ts';
import { nietControleerbaar } from './niet-controleerbaar.ts';
import { proces } from './proces.ts';
import type { Grens } from './rij.ts';
import { inSchema } from './schema.ts';
import { uitgevoerd } from './uitgevoerd.ts';

const root = join(import.meta.dirname, '../../..');

/** Every code of release 3.2, by kind. */
const release = {
  TR:
    '002 006 018 019 056 061 063 071 074 101 134 135 137 302 304 307 308 314 315 316 318 319 321 322 323 ' +
    '326 332 333 335 337 338 339 340 341 342 346 347 349 350 351 352 353 355 357 358 359 360 361 365 366 ' +
    '367 369 371 373 374 375 376 377 378 379 380 381 382 383 384 385 386 387 388 389 390 409 410 411 412 ' +
    '413 414 415 416 418',
  OP:
    '001 002 002x1 002x2 003 011 033 033x1 033x2 039 043 047 065 071 072 076 079 080 086 087 090 090x2 ' +
    '090x4 091 095 130 155 179 186 191 192 252 254 257 258 259 260 261 262 263 264 267 270 271 272 274 ' +
    '275 276 279 280 281 283 284 286 288 289 295 296 297 298 299 302 303 304 305 306 307 308 343 344 345 ' +
    '346 347 348 349 350 354 355 359 360 361 362 363 364 365 366 367 368 369 377 378 379 380',
  CD: '005 007 009 025 034 041 043 060 066 067 068 075 076 077 078 079 080 085 086 087 095 096',
  CS: '002 003 015 025 050 058 089 100 139 318 319 325 335 336 337 338 339 340 343',
  RS:
    '001 002 003 004 005 006 007 008 009 010 011 012 013 014 015 016 017 018 019 020 021 023 024 025 026 ' +
    '028 031 032 033 034 035 036 037 039 040 045 046 047 048',
  IV:
    '002 007 008 009 013 024 028 032 033 034 042 045 046 047 052 066 074 075 076 077 078 079 081 084 085 ' +
    '086 087 088 089 090 091 092 093 094 095 096 097 099',
  UP: '001 003 004 006 007 016 017 019 023 024 025 026 027 028 031 032 037',
};
const codesOf = (soort: keyof typeof release) =>
  release[soort].split(' ').map((nummer) => `${soort}${nummer}`);
// Object.keys forgets the key type; these are exactly the kinds.
const alle = (Object.keys(release) as (keyof typeof release)[]).flatMap(codesOf);
const opSchema = new Set(['CS015', 'CS025', 'CS319']);

describe('The fates', () => {
  test('are there for every code of the standard, and for nothing else', () => {
    expect(alle).toHaveLength(308);
    expect([...new Set(loten.map(({ regel }) => regel))].sort()).toEqual([...alle].sort());
  });

  test('are one per code and law', () => {
    const perWet = loten.flatMap(({ regel, standaarden: wetten }) => wetten.map((wet) => `${regel} ${wet}`));
    expect(new Set(perWet).size).toBe(perWet.length);
    expect(loten.filter(({ standaarden: wetten }) => wetten.length === 0)).toEqual([]);
  });

  test('are rules of our own for every technical rule and every condition and constraint of level 2', () => {
    const verwacht = [
      ...codesOf('TR'),
      ...codesOf('CD'),
      ...codesOf('CS').filter((code) => !opSchema.has(code)),
    ];
    expect(verwacht).toHaveLength(80 + 22 + 16);
    const hier = new Set(rules.map(({ code }) => code));
    expect(verwacht.filter((code) => !hier.has(code))).toEqual([]);
    expect(loten.filter((lot) => verwacht.includes(lot.regel) && lot.implementatie !== 'uitgevoerd')).toEqual(
      [],
    );
  });

  test('are those of other rules for every message and law, where rules with another code carry them out', () => {
    for (const { code, berichten, door, waar = [], standaarden: wetten = standaarden } of uitgevoerd) {
      const regels = door.map((een) => {
        const regel = rules.find((kandidaat) => kandidaat.code === een);
        if (regel === undefined)
          throw new Error(`${code} zou zijn uitgevoerd door ${een}, maar die regel is er niet.`);
        return regel;
      });
      expect(regels.length + waar.length, code).toBeGreaterThan(0);
      for (const regel of regels) {
        // A principle is about no message in particular.
        const over = berichten.length === 0 || berichten.some((nummer) => nummer in regel.controleer);
        expect(over, `${code} door ${regel.code}`).toBe(true);
      }
      // OP179 and OP192 are carried out before there is a message.
      if (regels.length === 0) continue;
      for (const wet of wetten) {
        for (const nummer of berichten) {
          const gedekt = regels.some(
            (regel) => regel.standaarden.includes(wet) && nummer in regel.controleer,
          );
          expect(gedekt, `${code} ${wet} ${nummer}`).toBe(true);
        }
      }
    }
  });

  test('name only files and rules that exist', () => {
    const bestanden = [
      ...uitgevoerd.flatMap(({ waar = [] }) => waar),
      ...proces.flatMap(({ waar }) => waar),
      ...loten.flatMap(({ uitleg }) => uitleg.match(/\b(?:src|docs)\/[\w./-]+\.(?:ts|md)\b/g) ?? []),
    ];
    expect(bestanden.length).toBeGreaterThan(100);
    expect(bestanden.filter((bestand) => !existsSync(join(root, bestand)))).toEqual([]);
    const genoemd = loten.flatMap(
      ({ uitleg }) => uitleg.match(/\b(?:TR|OP|CD|CS|RS|IV|UP)\d{3}(?:x\d)?\b/g) ?? [],
    );
    expect(genoemd.length).toBeGreaterThan(100);
    expect(genoemd.filter((code) => !alle.includes(code))).toEqual([]);
  });

  test('say of every way of working where it lives or with whom', () => {
    expect(proces.filter(({ waar, bij }) => waar.length === 0 && bij === undefined)).toEqual([]);
  });

  test('are explained in a sentence of their own', () => {
    for (const { regel, uitleg } of loten) expect(uitleg, regel).toMatch(/^[A-ZÉ].*[.]$/);
    const teksten = [...uitgevoerd, ...proces, ...nietControleerbaar].map(({ uitleg }) => uitleg);
    expect(new Set(teksten).size).toBe(teksten.length);
  });
});

const schemas = readSchemas(join(root, 'schemas'));
const tekst = (pad: string) => schemas.get(pad) ?? '';

function modelOf(wet: Standaard, nummer: (typeof nummers)[number]) {
  const { bericht } = berichtsoort(wet, nummer);
  return leesBerichtmodel(tekst(`${wet}/${bericht}.xsd`), tekst(`${wet}/basisschema.xsd`));
}
const modellen = new Map(
  standaarden.flatMap((wet) => nummers.map((nummer) => [`${wet} ${nummer}`, modelOf(wet, nummer)] as const)),
);

function klassen(type: ComplexType, als: string): readonly (readonly [string, ComplexType])[] {
  return [
    [als, type],
    ...type.elementen.flatMap(({ naam, type: kind }) =>
      kind.soort === 'complex' ? klassen(kind, naam) : [],
    ),
  ];
}
const simpele = (type: ComplexType): readonly SimpelType[] =>
  klassen(type, 'Bericht').flatMap(([, klasse]) =>
    klasse.elementen.flatMap(({ type: kind }) => (kind.soort === 'simpel' ? [kind] : [])),
  );

function holds(type: SimpelType, grens: Grens): boolean {
  return grens.soort === 'patroon'
    ? type.patronen.some((stap) => stap.length === 1 && stap[0] === grens.waarde)
    : type[grens.soort] === grens.waarde;
}

describe('What the schema is said to hold', () => {
  const perWet = standaarden.map((wet) => {
    const types = nummers.flatMap((nummer) => simpele(modellen.get(`${wet} ${nummer}`)?.root ?? leeg));
    return { wet, types: new Map(types.map((type) => [type.naam, type])) };
  });

  test.each(inSchema.filter(({ grens }) => grens !== undefined))(
    '$code is held by the types it names',
    (rij) => {
      const { code, grens, typen = [], berichten } = rij;
      if (grens === undefined) return;
      for (const { wet, types } of perWet) {
        const houden = [...types.values()].filter((type) => holds(type, grens)).map(({ naam }) => naam);
        // A restriction is exactly these types; another code that rests on one may name a part of them.
        if (code.startsWith('RS')) expect(houden.sort(), wet).toEqual([...typen].sort());
        else
          expect(
            typen.filter((type) => !houden.includes(type)),
            wet,
          ).toEqual([]);
        for (const nummer of berichten) {
          const hier = new Set(
            simpele(modellen.get(`${wet} ${nummer}`)?.root ?? leeg).map(({ naam }) => naam),
          );
          expect(
            typen.some((type) => hier.has(type)),
            `${wet} ${nummer}`,
          ).toBe(true);
        }
      }
    },
  );

  test.each(inSchema.filter(({ elementen }) => elementen !== undefined))(
    '$code is held by the elements it names',
    (rij) => {
      const { elementen = [], patroon, berichten } = rij;
      for (const wet of standaarden) {
        for (const nummer of berichten) {
          for (const pad of elementen) {
            const [ouder, kind] = pad.split('/');
            const plekken = klassen(modellen.get(`${wet} ${nummer}`)?.root ?? leeg, 'Bericht')
              .filter(([naam]) => naam === ouder)
              .flatMap(([, klasse]) => klasse.elementen.filter(({ naam }) => naam === kind));
            expect(plekken.length, `${wet} ${nummer} ${pad}`).toBeGreaterThan(0);
            for (const { min, type } of plekken) {
              expect(min, `${wet} ${nummer} ${pad}`).toBeGreaterThan(0);
              if (patroon === undefined || type.soort !== 'simpel') continue;
              const { berichtcode } = berichtsoort(wet, nummer);
              const waarde = typeof patroon === 'string' ? patroon : patroon(berichtcode);
              expect(holds(type, { soort: 'patroon', waarde }), `${wet} ${nummer} ${pad}`).toBe(true);
            }
          }
        }
      }
    },
  );

  test('is not the four digits of RS003 or the fourteen characters of RS039, which no element has', () => {
    for (const { types } of perWet) {
      for (const type of types.values()) {
        expect(type.maximum).not.toBe(9999);
        expect(type.maxLengte).not.toBe(14);
      }
    }
  });
});

// A message without anything, so that a missing model fails on what it lacks.
const leeg: ComplexType = { soort: 'complex', naam: 'leeg', ruimte: 'bericht', elementen: [] };

describe('The code lists of ours', () => {
  const lijst = (wet: Standaard, type: string) =>
    simpele(modellen.get(`${wet} 323`)?.root ?? leeg).find(({ naam }) => naam === type)?.enumeratie ?? [];
  const retourcodes = (wet: Standaard) =>
    simpele(modellen.get(`${wet} 306`)?.root ?? leeg).find(({ naam }) => naam === 'LDT_RetourCode')
      ?.enumeratie ?? [];

  /** Codes that no single rule owns, or that nothing of ours says. */
  const algemeen: Readonly<Record<string, string>> = {
    '0001': 'every rule of level 2',
    '0200': 'nothing to remark on this class',
    '0233': 'not judged: stands in a 325 only',
    '8001': 'a declaration granted whole',
    '9319': 'TR319 is judged at level 2 and says 0001',
  };

  test.each(standaarden)('%s: every retourcode has exactly one rule, or a reason why not', (wet) => {
    const codes = retourcodes(wet);
    expect(codes).toHaveLength(59);
    for (const code of codes) {
      const regels = rules.filter(({ retourcode }) => retourcode === code).map((regel) => regel.code);
      if (code in algemeen) expect(code === '0001' || regels.length === 0, code).toBe(true);
      else expect(regels, code).toHaveLength(1);
    }
    for (const { code, retourcode } of rules)
      if (retourcode !== null) expect(codes, code).toContain(retourcode);
  });

  test('say 9069 with TR382 and 9355 with TR355, where the sources contradict each other', () => {
    const regelVan = (code: string) => rules.find(({ retourcode }) => retourcode === code)?.code;
    expect(regelVan('9069')).toBe('TR382');
    expect(regelVan('9355')).toBe('TR355');
    expect(rules.map(({ code }) => code)).not.toContain('TR069');
  });

  test('give a technical rule the retourcode with its own number, where there is one', () => {
    const codes = new Set(retourcodes('ijw-3.2'));
    const anders = rules.filter(({ code, retourcode }) => {
      const eigen = `9${code.slice(2)}`;
      return code.startsWith('TR') && codes.has(eigen) && retourcode !== eigen;
    });
    expect(anders.map(({ code }) => code)).toEqual(['TR319']);
  });

  test.each(standaarden)('%s: the product categories are those of its schema', (wet) => {
    expect([...productcategorieen[wet]].sort()).toEqual([...lijst(wet, 'LDT_ProductCategorie')].sort());
  });
});

/** The reference rules lie beside a checkout of the project; elsewhere there is nothing to compare with. */
const reference = join(root, '../shared/istandaarden/rules.json');
const aanwezig = existsSync(reference);
if (!aanwezig) console.warn(`OVERGESLAGEN: de regels van de standaard ontbreken (${reference}).`);

describe.skipIf(!aanwezig)('The standard', () => {
  type Reference = {
    readonly code: string;
    readonly kind: string;
    readonly level: string | null;
    readonly standard: readonly ('ijw' | 'iwmo')[];
    readonly messages: readonly string[];
    readonly retourcode: string | null;
    /** Per message the class that carries the retourcode; null where the standard names none. */
    readonly retourClass?: Readonly<Record<string, string | readonly string[] | null>>;
  };
  // The form of the reference file, as its own description gives it.
  const bekend: readonly Reference[] = aanwezig
    ? (JSON.parse(readFileSync(reference, 'utf8')) as Reference[])
    : [];
  const niveaus: Readonly<Record<string, Lot['niveau']>> = {
    xsd: 1,
    xslt: 2,
    berichtoverstijgend: 3,
    'externe-bron': 4,
  };
  /** Where we deviate on purpose; the reasons stand with the rules. */
  const afwijkend: Readonly<Record<string, Partial<Pick<Lot, 'niveau' | 'retourcode'>>>> = {
    TR319: { niveau: 2, retourcode: '0001' },
    IV028: { niveau: 3 },
  };

  test('has exactly the codes that have a fate here', () => {
    expect(bekend.map(({ code }) => code).sort()).toEqual([...alle].sort());
  });

  test('gives them the same laws, messages, levels and retourcodes', () => {
    for (const { code, level, standard, messages, retourcode } of bekend) {
      const hier = loten.filter(({ regel }) => regel === code);
      const wetten = hier.flatMap(({ standaarden: deze }) => deze);
      expect([...wetten].sort(), code).toEqual(standard.map((wet) => `${wet}-3.2`).sort());
      for (const lot of hier) {
        expect([...lot.berichten].sort(), code).toEqual([...messages].sort());
        const verwacht = {
          niveau: level === null ? null : niveaus[level],
          retourcode: retourcode ?? null,
          ...afwijkend[code],
        };
        expect({ niveau: lot.niveau, retourcode: lot.retourcode }, code).toEqual(verwacht);
      }
    }
  });

  test('sees all its technical rules and all its rules of level 2 carried out', () => {
    const verwacht = bekend.filter(
      ({ kind, level }) => kind === 'TR' || (level === 'xslt' && (kind === 'CD' || kind === 'CS')),
    );
    expect(verwacht).toHaveLength(118);
    const eigen = new Set(rules.map(({ code }) => code));
    expect(verwacht.filter(({ code }) => !eigen.has(code))).toEqual([]);
  });

  test('gets every retourcode of level 3 and 4 in the class that carries it', () => {
    for (const { code, retourClass = {} } of bekend) {
      const regel = rules.find((een) => een.code === code);
      if (regel === undefined || regel.niveau === 2) continue;
      const voorbeelden: readonly Example[] = regel.voorbeelden;
      for (const voorbeeld of voorbeelden) {
        const klasse = retourClass[voorbeeld.nummer];
        if (klasse === undefined || klasse === null) continue;
        // The declaration has another name in its answer.
        const mag = [klasse].flat().map((naam) => (naam === 'DeclaratieAntwoord' ? 'Declaratie' : naam));
        for (const wet of lawsOf(regel, voorbeeld)) {
          for (const bevinding of play(voorbeeld, wet, [regel])) {
            const hier = bevinding.klasse
              .split('/')
              .at(-1)
              ?.replace(/\[\d+\]$/, '');
            expect(mag, `${code} ${voorbeeld.nummer}: ${voorbeeld.titel}`).toContain(hier);
          }
        }
      }
    }
  });

  test('sees its restrictions held by the schema', () => {
    const verwacht = bekend.filter(({ level, messages }) => level === 'xsd' && messages.length > 0);
    const hier = new Set(
      loten.filter(({ implementatie }) => implementatie === 'xsd').map(({ regel }) => regel),
    );
    expect(verwacht.filter(({ code }) => !hier.has(code))).toEqual([]);
  });
});
