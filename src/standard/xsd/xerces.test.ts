import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSchemas, xercesOn } from '../../commands/schemas.ts';
import { berichtsoort, berichtsoorten } from '../berichtsoorten.ts';
import { mutatie } from '../schema/mutaties.ts';
import { kiesUit, passendBericht, voorbeeldXml } from '../schema/voorbeelden.ts';
import { libxml2Validator } from './libxml2.ts';
import { berichtmodellen } from './validator.ts';
import { xercesValidator } from './xerces.ts';

const schemamap = join(import.meta.dirname, '../../../schemas');
const schemas = readSchemas(schemamap);
const modelVan = berichtmodellen(schemas);
const libxml2 = libxml2Validator(schemas);

function heeftJava(): boolean {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const java = heeftJava();
if (!java) console.log('OVERGESLAGEN: geen Java op deze machine, dus geen vergelijking met Xerces');

const xerces = xercesValidator(schemas, xercesOn(schemamap));

/**
 * Where Xerces departs from XML Schema: it counts characters above U+FFFF double, and its `.` does not match U+0085 and
 * U+2028. Those characters are left out of the comparison.
 */
const buitenVergelijking = /[\u{85}\u{2028}\u{10000}-\u{10FFFF}]/gu;

/** Every message starts a Java machine of its own (0.4 s), so each kind comes once unless more is asked for. */
const aantal = Math.max(Number(process.env['BERICHTENPOORT_XERCES'] ?? 0), berichtsoorten.length);

describe.skipIf(!java)('libxml2 and Xerces', () => {
  it(`give the same verdict, and name a place in common, on ${aantal} generated messages of every kind`, {
    timeout: 60_000 + aantal * 4000,
  }, async () => {
    const kies = kiesUit(20260401);
    const perWet = berichtsoorten.length / 2;
    const gevallen = Array.from({ length: aantal }, (_, plaats) => {
      const soort = berichtsoorten[plaats % berichtsoorten.length] ?? berichtsoort('ijw-3.2', '305');
      const model = modelVan(soort);
      let bericht = passendBericht(model, 'naar keuze', kies);
      // Of each kind it fits under one law and is changed under the other.
      const fouten = (plaats + Math.floor(plaats / perWet)) % 2 === 0 ? 0 : 1 + kies(3);
      for (let keer = fouten; keer > 0; keer -= 1) bericht = mutatie(bericht, model, kies);
      return { soort, xml: voorbeeldXml(bericht, model).replaceAll(buitenVergelijking, 'x') };
    });
    let passend = 0;
    for (const { soort, xml } of gevallen) {
      const bytes = new TextEncoder().encode(xml);
      const [een, ander] = [libxml2.controleer(bytes, soort), await xerces.controleer(bytes, soort)];
      expect(ander.length === 0, xml).toBe(een.length === 0);
      // After a first fault each engine goes on in its own way.
      const plaatsen = new Set(ander.map(({ pad }) => pad));
      expect(een.length === 0 || een.some(({ pad }) => plaatsen.has(pad)), xml).toBe(true);
      if (een.length === 0) passend += 1;
    }
    expect(passend).toBeGreaterThan(0);
    expect(passend).toBeLessThan(aantal);
    expect(new Set(gevallen.map(({ soort }) => soort)).size).toBe(berichtsoorten.length);
  });

  it('tell of a fault in the same words', { timeout: 30_000 }, async () => {
    const soort = berichtsoort('iwmo-3.2', '305');
    const xml = voorbeeldXml(
      passendBericht(modelVan(soort), 'volledig', () => 0),
      modelVan(soort),
    )
      .replace(/<b:Bsn>\d+/, '<b:Bsn>1234')
      .replace('<b:Client>', '<b:Client a="1">')
      .replace(/<b:Begindatum>[\d-]+<\/b:Begindatum>/, '');
    const bytes = new TextEncoder().encode(xml);
    expect(await xerces.controleer(bytes, soort)).toEqual(libxml2.controleer(bytes, soort));
  });
});
