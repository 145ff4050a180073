import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSchemas } from '../../commands/schemas.ts';
import { berichtsoort, berichtsoorten } from '../berichtsoorten.ts';
import { kiesVan, passendBericht, voorbeeldXml } from '../schema/voorbeelden.ts';
import { libxml2Validator, maxBevindingen } from './libxml2.ts';
import { berichtmodellen } from './validator.ts';

const schemas = readSchemas(join(import.meta.dirname, '../../../schemas'));
const modelVan = berichtmodellen(schemas);
const validator = libxml2Validator(schemas);
const soort = berichtsoort('ijw-3.2', '306');
const voorbeeld = (een = soort) =>
  voorbeeldXml(passendBericht(modelVan(een), 'volledig', kiesVan([])), modelVan(een));

async function bevindingen(xml: string, een = soort) {
  return await validator.controleer(new TextEncoder().encode(xml), een);
}

/** What is found when one piece of a fitting 306 is replaced. */
async function na(van: string | RegExp, door: string) {
  const xml = voorbeeld();
  const anders = xml.replace(van, door);
  expect(anders).not.toBe(xml);
  // Lines are those of the example, which is not what these cases are about.
  return (await bevindingen(anders)).map(({ pad, regel, melding }) => [
    pad,
    melding.replace(`op regel ${regel}`, 'op regel R'),
  ]);
}

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

describe('The check by libxml2', () => {
  it('accepts a fitting message of every kind of both laws', async () => {
    for (const een of berichtsoorten) expect(await bevindingen(voorbeeld(een), een)).toEqual([]);
  });

  it('keeps the laws apart: a product category of the one is wrong in the other', async () => {
    const [jeugd, wmo] = [berichtsoort('ijw-3.2', '305'), berichtsoort('iwmo-3.2', '305')];
    const xml = voorbeeld(jeugd).replaceAll(/<d:Categorie>\d+/g, '<d:Categorie>01');
    expect(await bevindingen(xml, jeugd)).toHaveLength(2);
    expect(await bevindingen(voorbeeld(wmo), wmo)).toEqual([]);
  });

  it.each([
    [
      'a BSN of another form',
      /<b:Bsn>\d+/,
      '<b:Bsn>1234-5678-9012',
      '/Bericht/Client/Bsn',
      'Bsn op regel R bevat een tekst van 14 tekens; toegestaan is precies 9 cijfers.',
    ],
    [
      'an empty text',
      /<b:Bsn>\d+/,
      '<b:Bsn>',
      '/Bericht/Client/Bsn',
      'Bsn op regel R is leeg; toegestaan is precies 9 cijfers.',
    ],
    [
      'only spaces',
      /<b:Bsn>\d+/,
      '<b:Bsn> \n',
      '/Bericht/Client/Bsn',
      'Bsn op regel R bevat alleen spaties of regeleinden; toegestaan is precies 9 cijfers.',
    ],
    [
      'a code that the list lacks',
      /<b:Geslacht>\d/,
      '<b:Geslacht>7',
      '/Bericht/Client/Geslacht',
      'Geslacht op regel R bevat een tekst van 1 teken; toegestaan is een van de codes 0, 1 en 2.',
    ],
    [
      'a number too large',
      /<b:ToewijzingNummer>\d+/,
      '<b:ToewijzingNummer>1000000000',
      '/Bericht/Client/StartProducten/StartProduct[1]/ToewijzingNummer',
      'ToewijzingNummer op regel R bevat een getal groter dan 999999999; toegestaan is een geheel getal van 0 tot en met 999999999.',
    ],
    [
      'text where a number belongs',
      /<b:ToewijzingNummer>\d+/,
      '<b:ToewijzingNummer>1,5',
      '/Bericht/Client/StartProducten/StartProduct[1]/ToewijzingNummer',
      'ToewijzingNummer op regel R bevat een tekst van 3 tekens; toegestaan is een geheel getal van 0 tot en met 999999999.',
    ],
    [
      'a day that does not exist',
      /<b:Begindatum>[\d-]+/,
      '<b:Begindatum>2026-02-30',
      '/Bericht/Client/StartProducten/StartProduct[1]/Begindatum',
      'Begindatum op regel R bevat een datum die niet bestaat; toegestaan is een bestaande datum als 2026-04-01, zonder tijdzone.',
    ],
    [
      'a date with a time zone',
      /<b:Begindatum>[\d-]+/,
      '<b:Begindatum>2026-04-01Z',
      '/Bericht/Client/StartProducten/StartProduct[1]/Begindatum',
      'Begindatum op regel R bevat een datum met een tijdzone; toegestaan is een bestaande datum als 2026-04-01, zonder tijdzone.',
    ],
    [
      'a name with a line end',
      /<d:Achternaam>/,
      '<d:Achternaam>a\n',
      '/Bericht/Client/Naam/Geslachtsnaam/Achternaam',
      'Achternaam op regel R bevat een tekst van 7 tekens; toegestaan is een tekst van 1 tot en met 200 tekens, ten minste één teken dat geen spatie is, zonder regeleinden.',
    ],
    [
      'a missing element',
      /<b:Bsn>\d+<\/b:Bsn>/,
      '',
      '/Bericht/Client/Geboortedatum',
      'Geboortedatum op regel R staat niet op zijn plaats; hier hoort Bsn.',
    ],
    [
      'a missing last element',
      /<d:BerichtXsdVersie>[\d.]+<\/d:BerichtXsdVersie>/,
      '',
      '/Bericht/Header/XsdVersie',
      'XsdVersie op regel R is niet volledig: er ontbreekt BerichtXsdVersie.',
    ],
    [
      'an unknown element',
      '<b:Bsn>',
      '<b:Iets/><b:Bsn>',
      '/Bericht/Client/Iets',
      'Iets op regel R is een onbekend element; hier hoort Bsn.',
    ],
    [
      'an element name that could be data',
      '<b:Bsn>',
      '<x999900006/><b:Bsn>',
      '/Bericht/Client/onbekend-element',
      'onbekend-element op regel R is een onbekend element; hier hoort Bsn.',
    ],
    [
      'an element twice',
      /(<b:Bsn>\d+<\/b:Bsn>)/,
      '$1$1',
      '/Bericht/Client/Bsn[2]',
      'Bsn op regel R komt vaker voor dan mag: ten hoogste 1 keer.',
    ],
    [
      'a wrong namespace',
      /<b:Bsn>(\d+)<\/b:Bsn>/,
      '<d:Bsn>$1</d:Bsn>',
      '/Bericht/Client/Bsn',
      'Bsn op regel R staat in een verkeerde namespace; dit element hoort in die van jw306.',
    ],
    [
      'an attribute',
      '<b:Bsn>',
      '<b:Bsn a="1">',
      '/Bericht/Client/Bsn',
      'Bsn op regel R heeft een attribuut dat niet mag.',
    ],
    [
      'xsi:nil',
      '<b:Bsn>',
      `<b:Bsn ${xsi} xsi:nil="false">`,
      '/Bericht/Client/Bsn',
      'Bsn op regel R is als leeg aangemerkt (xsi:nil); dat mag niet.',
    ],
    [
      'loose text',
      '<b:Client>',
      '<b:Client>x',
      '/Bericht/Client',
      'Client op regel R bevat tekst naast elementen; dat mag niet.',
    ],
    [
      'an element inside a value',
      '<b:Bsn>',
      '<b:Bsn><b:Bsn/>',
      '/Bericht/Client/Bsn',
      'Bsn op regel R bevat een element; toegestaan is precies 9 cijfers.',
    ],
    [
      'the BerichtCode of another kind',
      /<b:BerichtCode>\d+/,
      '<b:BerichtCode>438',
      '/Bericht/Header/BerichtCode',
      'BerichtCode op regel R bevat een tekst van 3 tekens; toegestaan is de waarde 439.',
    ],
  ] as const)('tells in one sentence of %s', async (_naam, van, door, pad, melding) => {
    expect(await na(van, door)).toEqual([[pad, melding]]);
  });

  it('names the line of the start tag', async () => {
    const xml = voorbeeld().replace(/<b:Bsn>\d+/, '\n\n<b:Bsn\n>\n\n');
    const regel = xml.slice(0, xml.indexOf('<b:Bsn\n>') + 7).split('\n').length;
    expect((await bevindingen(xml)).map((bevinding) => bevinding.regel)).toEqual([regel]);
  });

  it('reports every fault, each once and in order', async () => {
    const xml = voorbeeld()
      .replace(/<b:Bsn>\d+/, '<b:Bsn>')
      .replace(/<b:Geslacht>\d/, '<b:Geslacht>77')
      .replaceAll(/<b:StatusAanlevering>\d/g, '<b:StatusAanlevering>xx');
    expect((await bevindingen(xml)).map(({ pad }) => pad)).toEqual([
      '/Bericht/Client/Bsn',
      '/Bericht/Client/Geslacht',
      '/Bericht/Client/StartProducten/StartProduct[1]/StatusAanlevering',
      '/Bericht/Client/StartProducten/StartProduct[2]/StatusAanlevering',
    ]);
  });

  it('never repeats a value, also not of an element that is not personal', async () => {
    const geheim = 'GEHEIM-123456782';
    const xml = voorbeeld()
      .replaceAll(/>([^<>\s]+)</g, `>${geheim}<`)
      .replace('<b:Client>', `<b:Client a="${geheim}">`);
    const alles = JSON.stringify(await bevindingen(xml));
    expect(alles).toContain('tekst van 16 tekens');
    expect(alles).not.toMatch(/GEHEIM|123456782/);
  });

  it('does not follow a schemaLocation and is not led astray by it', async () => {
    const plek = `${xsi} xsi:schemaLocation="${soort.namespace} http://127.0.0.1:1/x.xsd urn:x /etc/passwd"`;
    expect(await na('<b:Bericht', `<b:Bericht ${plek}`)).toEqual([]);
  });

  it('accepts an unused prefix whose namespace is no full address', async () => {
    expect(await na('<b:Bericht', '<b:Bericht xmlns:x="x"')).toEqual([]);
  });

  it('works out the first thousand faults of a file and counts the rest', async () => {
    const codes = '<b:RetourCode>XX</b:RetourCode>'.repeat(20_000);
    const gevonden = await bevindingen(voorbeeld().replace('<b:RetourCodes>', `<b:RetourCodes>${codes}`));
    expect(gevonden).toHaveLength(maxBevindingen + 1);
    expect(gevonden[999]?.pad).toBe('/Bericht/Header/RetourCodes/RetourCode[1000]');
    expect(gevonden.at(-1)?.melding).toContain('nog 19000 andere fouten');
  });

  it('takes as long for each fault of a large file as for each of a small one', () => {
    // Processor time, not the clock: other programs may be busy.
    const rekentijd = (aantal: number) => {
      const codes = '<b:RetourCode>XX</b:RetourCode>'.repeat(aantal);
      const bytes = new TextEncoder().encode(
        voorbeeld().replace('<b:RetourCodes>', `<b:RetourCodes>${codes}`),
      );
      const begonnen = process.cpuUsage();
      validator.aanvaardt(bytes, soort);
      const { user, system } = process.cpuUsage(begonnen);
      return user + system;
    };
    rekentijd(5000);
    // Eight times as many: 8 when every fault costs the same, 64 when the time grows with the square.
    expect(rekentijd(40_000) / rekentijd(5000)).toBeLessThan(24);
  });

  it('throws when a schema is missing or unusable, at its first use', () => {
    const bytes = new TextEncoder().encode(voorbeeld());
    expect(() => libxml2Validator(new Map()).controleer(bytes, soort)).toThrow('basisschema.xsd ontbreekt');
    const kapot = new Map(schemas).set('ijw-3.2/basisschema.xsd', '<kapot/>');
    expect(() => libxml2Validator(kapot).controleer(bytes, soort)).toThrow('JW306.xsd is onbruikbaar');
  });
});
