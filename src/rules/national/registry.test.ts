/** What holds for every rule: its examples are its tests, and a rule that does nothing is noticed. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { personalValues } from '../../../test/personal.ts';
import { readSchemas } from '../../commands/schemas.ts';
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import { berichtsoort, type Nummer, type Standaard } from '../../standard/berichtsoorten.ts';
import { leesBericht } from '../../standard/xml/bericht.ts';
import { schrijfBericht } from '../../standard/xml/schrijven.ts';
import { libxml2Validator } from '../../standard/xsd/libxml2.ts';
import { type Example, lawsOf, play } from '../examples/play.ts';
import type { AnyRule } from '../rule.ts';
import type { Finding } from '../verdict.ts';
import { rules } from './index.ts';

/** One example under one law, with what a set of rules finds in it. */
type Play = {
  readonly voorbeeld: Example;
  readonly standaard: Standaard;
  readonly naam: string;
  readonly bericht: BerichtVan<Nummer>;
  readonly bevindingen: (regels: readonly AnyRule[]) => readonly Finding[];
};

function plays(regel: AnyRule): readonly Play[] {
  const voorbeelden: readonly Example[] = regel.voorbeelden;
  return voorbeelden.flatMap((voorbeeld) =>
    lawsOf(regel, voorbeeld).map((standaard) => ({
      voorbeeld,
      standaard,
      naam: `${standaard} ${voorbeeld.nummer}: ${voorbeeld.titel}`,
      bericht: voorbeeld.bericht(standaard),
      bevindingen: (regels) => play(voorbeeld, standaard, regels),
    })),
  );
}

const schemas = readSchemas(join(import.meta.dirname, '../../../schemas'));

/**
 * The rules an example is played against. Within the message: all of them. Across messages: those of level 2, which come
 * first, and the rule itself, because the facts of such an example are only those that its rule looks at.
 */
function company(regel: AnyRule): readonly AnyRule[] {
  return rules.filter((ander) => ander.niveau === 2 || ander === regel);
}

const all = rules.map((regel) => ({ regel, plays: plays(regel), samen: company(regel) }));

describe.each(all)('$regel.code', ({ regel, plays, samen }) => {
  test('has an accepted and a refused example for every message and law it applies to', () => {
    for (const nummer of Object.keys(regel.controleer)) {
      for (const standaard of regel.standaarden) {
        const soorten = plays
          .filter((spel) => spel.voorbeeld.nummer === nummer && spel.standaard === standaard)
          .map((spel) => (spel.voorbeeld.verwacht === 'aanvaard' ? 'aanvaard' : 'geweigerd'));
        expect(new Set(soorten), `${standaard} ${nummer}`).toEqual(new Set(['aanvaard', 'geweigerd']));
      }
    }
  });

  test('is the reason that its refused examples are refused, and at exactly the paths they name', () => {
    for (const spel of plays) {
      if (spel.voorbeeld.verwacht === 'aanvaard') continue;
      const bevindingen = spel.bevindingen(samen);
      const eigen = bevindingen.filter((bevinding) => bevinding.regel === regel.code);
      expect(
        eigen.map((bevinding) => bevinding.pad),
        spel.naam,
      ).toEqual(spel.voorbeeld.verwacht);
      for (const bevinding of eigen) expect(bevinding.niveau).toBe(regel.niveau);
      // Another rule may refuse as well only where that cannot be avoided, and then the title says so.
      for (const { regel: ander } of bevindingen) {
        if (ander !== regel.code)
          expect(spel.voorbeeld.titel, `${spel.naam} raakt ook ${ander}`).toContain(ander);
      }
      const zonder = spel.bevindingen(samen.filter((ander) => ander !== regel));
      expect(zonder.length, `${spel.naam}, zonder de regel`).toBeLessThan(bevindingen.length);
    }
  });

  test('leaves its accepted examples alone, as the other rules do', () => {
    for (const spel of plays) {
      if (spel.voorbeeld.verwacht !== 'aanvaard') continue;
      expect(spel.bevindingen(samen), spel.naam).toEqual([]);
    }
  });

  test('says nothing about who somebody is', () => {
    for (const spel of plays) {
      const gegevens = personalValues(spel.bericht);
      for (const { melding, herstel, waarden } of spel.bevindingen(samen)) {
        const tekst = [melding, herstel, ...Object.values(waarden)].join(' ');
        expect(
          gegevens.filter((waarde) => tekst.includes(waarde)),
          spel.naam,
        ).toEqual([]);
      }
    }
  });
});

test('every file is in the registry, sorted, and its name is its code', () => {
  const bestanden = readdirSync(import.meta.dirname)
    .filter((naam) => !naam.endsWith('.test.ts') && naam !== 'index.ts')
    .map((naam) => naam.replace(/\.ts$/, '').toUpperCase());
  expect(rules.map((regel) => regel.code)).toEqual(bestanden.sort());
});

test('every example message fits its schema and survives being written and read', async () => {
  const validator = libxml2Validator(schemas);
  const gezien = new Set<string>();
  for (const { plays } of all) {
    for (const { bericht, naam } of plays) {
      const bytes = schrijfBericht(bericht);
      const xml = new TextDecoder().decode(bytes);
      if (gezien.has(xml)) continue;
      gezien.add(xml);
      const soort = berichtsoort(bericht.standaard, bericht.nummer);
      expect(await validator.controleer(bytes, soort), naam).toEqual([]);
      const gelezen = leesBericht(bytes);
      expect(gelezen.ok && canonical(gelezen.bericht), naam).toBe(canonical(bericht));
    }
  }
  expect(gezien.size).toBeGreaterThan(200);
});

/** The same text for messages with the same content, whatever the order of their properties. */
function canonical(bericht: object): string {
  return JSON.stringify(bericht, (_, waarde: unknown) =>
    typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde)
      ? Object.fromEntries(Object.entries(waarde).sort(([a], [b]) => (a < b ? -1 : 1)))
      : waarde,
  );
}
