import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { judgeWithin } from '../src/rules/judge.ts';
import { berichtsoort, berichtsoorten } from '../src/standard/berichtsoorten.ts';
import { beschadig } from '../src/standard/schema/bytemutaties.ts';
import { mutatie } from '../src/standard/schema/mutaties.ts';
import { een, kiesUit, passendBericht, voorbeeldXml } from '../src/standard/schema/voorbeelden.ts';
import { berichtidentiteit, naarBericht } from '../src/standard/xml/bericht.ts';
import { leesXml } from '../src/standard/xml/lezen.ts';
import { schrijfBericht } from '../src/standard/xml/schrijven.ts';
import { berichtmodellen } from '../src/standard/xsd/validator.ts';

/** How many damaged files: a few seconds' worth, more on request. */
const aantal = Number(process.env['BERICHTENPOORT_FUZZ'] ?? 3000);

type Exports = Readonly<Record<string, unknown>>;
type Instantie = { readonly exports: Exports };

/** The part of the global that is used here; the types of Node leave it out. */
declare const WebAssembly: {
  readonly Memory: new (beschrijving: object) => { readonly buffer: ArrayBuffer };
  instantiate(...argumenten: readonly unknown[]): Promise<Instantie | { readonly instance: Instantie }>;
};

/** Loads libxml2, here and not by an import above, so that the size of its memory can be read. */
async function laadLibxml2() {
  const geheugens: { readonly buffer: ArrayBuffer }[] = [];
  const echt = WebAssembly.instantiate;
  const spion = vi.spyOn(WebAssembly, 'instantiate').mockImplementation(async (...argumenten) => {
    const resultaat = await echt.apply(WebAssembly, argumenten);
    const { exports } = 'instance' in resultaat ? resultaat.instance : resultaat;
    geheugens.push(...Object.values(exports).filter((deel) => deel instanceof WebAssembly.Memory));
    return resultaat;
  });
  const { libxml2Validator } = await import('../src/standard/xsd/libxml2.ts');
  const { readSchemas } = await import('../src/commands/schemas.ts');
  spion.mockRestore();
  return {
    libxml2Validator,
    readSchemas,
    bytesInGebruik: () => geheugens.reduce((som, { buffer }) => som + buffer.byteLength, 0),
  };
}

/** Processor time in milliseconds: a busy machine makes a test wait, but that is no hang. */
function rekentijd(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

describe('Levels 0, 1 and 2 on damaged files', () => {
  it(`neither crash, nor hang, nor leak over ${aantal} files`, {
    timeout: 60_000 + aantal * 20,
  }, async () => {
    const { libxml2Validator, readSchemas, bytesInGebruik } = await laadLibxml2();
    const schemas = readSchemas(join(import.meta.dirname, '../schemas'));
    const modelVan = berichtmodellen(schemas);
    const validator = libxml2Validator(schemas);
    const kies = kiesUit(99);
    const heel = berichtsoorten.map((soort) =>
      new TextEncoder().encode(
        voorbeeldXml(passendBericht(modelVan(soort), 'volledig', kies), modelVan(soort)),
      ),
    );
    const geteld = { niveau0: 0, niveau1: 0, goed: 0 };
    let langst = 0;
    let geheugen = 0;
    for (let nummer = 0; nummer < aantal; nummer += 1) {
      const soort = een(kies, berichtsoorten) ?? berichtsoort('ijw-3.2', '305');
      // Half of the files are changed as messages, the other half (and some of these) as bytes.
      const alsBytes = kies(2) === 0;
      let bericht = passendBericht(modelVan(soort), 'naar keuze', kies);
      if (!alsBytes) bericht = mutatie(bericht, modelVan(soort), kies);
      let bytes: Uint8Array = new TextEncoder().encode(voorbeeldXml(bericht, modelVan(soort)));
      for (let keer = alsBytes ? kies(4) : kies(2) - 1; keer >= 0; keer -= 1) {
        bytes = beschadig(bytes, kies, een(kies, heel));
      }
      const begonnen = rekentijd();
      const gelezen = leesXml(bytes);
      if (gelezen.ok) {
        berichtidentiteit(gelezen);
        const bevindingen = validator.controleer(bytes, gelezen.soort);
        const vertaald = naarBericht(gelezen);
        if (bevindingen.length > 0) geteld.niveau1 += 1;
        else if (vertaald.ok) {
          geteld.goed += 1;
          for (const { pad, melding } of judgeWithin(vertaald.bericht)) {
            expect(pad).toMatch(/^\/Bericht/);
            expect(melding).not.toBe('');
          }
          expect(validator.aanvaardt(schrijfBericht(vertaald.bericht), gelezen.soort)).toBe(true);
        }
      } else geteld.niveau0 += 1;
      langst = Math.max(langst, rekentijd() - begonnen);
      if (nummer === Math.floor(aantal / 3)) geheugen = bytesInGebruik();
    }
    // All three outcomes occur, or the damage is not what it should be.
    expect(Math.min(geteld.niveau0, geteld.niveau1, geteld.goed)).toBeGreaterThan(aantal / 100);
    expect(langst).toBeLessThan(1000);
    expect(geheugen).toBeGreaterThan(0);
    expect(bytesInGebruik()).toBe(geheugen);
  });
});
