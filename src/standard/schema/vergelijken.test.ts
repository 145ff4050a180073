import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSchemas } from '../../commands/schemas.ts';
import { schemas as opdracht } from '../../commands/schemas-verify.ts';
import { berichtsoort } from '../berichtsoorten.ts';
import { gedeeldeSoorten, vergelijkSchemas } from './vergelijken.ts';

const eigen = readSchemas(join(import.meta.dirname, '../../../schemas'));
const soort = berichtsoort('ijw-3.2', '319');
const berichtpad = 'ijw-3.2/JW319.xsd';
const basispad = 'ijw-3.2/basisschema.xsd';

/** Our schemas with one piece of one text replaced. */
function metWijziging(pad: string, van: string | RegExp, door: string) {
  const tekst = eigen.get(pad) ?? '';
  const anders = tekst.replace(van, door);
  expect(anders).not.toBe(tekst);
  return new Map(eigen).set(pad, anders);
}

function verschillen(ander: ReadonlyMap<string, string>) {
  return [...vergelijkSchemas(eigen, ander, { soorten: [soort], willekeurig: 50 })].flatMap((deel) =>
    deel.verschillen.map(({ aanvaardDoor, bevinding }) => `${aanvaardDoor} ${bevinding.pad}`),
  );
}

const antwoord = '/Bericht/Antwoord';

describe('Comparing two sets of schemas', () => {
  it('finds no difference between a set and itself', () => {
    expect(verschillen(eigen)).toEqual([]);
  });

  it.each([
    [
      'a longest length that is one less',
      basispad,
      /(LDT_Referentie">\s+<xs:restriction[^>]*>.*?)<xs:maxLength value="36"/s,
      '$1<xs:maxLength value="35"',
      `eigen ${antwoord}/ReferentieAanbieder`,
    ],
    [
      'a longest length that is one more',
      basispad,
      /(LDT_Referentie">\s+<xs:restriction[^>]*>.*?)<xs:maxLength value="36"/s,
      '$1<xs:maxLength value="37"',
      `ander ${antwoord}/ReferentieAanbieder`,
    ],
    [
      'a code less',
      basispad,
      /(LDT_RedenAfwijzingVerzoek">.*?)<xs:enumeration value="9"\/>/s,
      '$1',
      `eigen ${antwoord}/RedenAfwijzingVerzoek`,
    ],
    [
      'a code more',
      basispad,
      /(LDT_RedenAfwijzingVerzoek">.*?)<xs:enumeration value="9"\/>/s,
      '$1<xs:enumeration value="9"/><xs:enumeration value="77"/>',
      `ander ${antwoord}/RedenAfwijzingVerzoek`,
    ],
    [
      'another pattern',
      basispad,
      'value="[0-9]{8}"',
      'value="[0-9]{7,8}"',
      'ander /Bericht/Header/Ontvanger',
    ],
    [
      'a pattern that lets line ends through',
      basispad,
      /(LDT_Referentie">.*?)\.\*\[\^\\s\]\.\*/s,
      '$1[\\s\\S]*[^\\s][\\s\\S]*',
      `ander ${antwoord}/ReferentieAanbieder`,
    ],
    [
      'dates with a time zone',
      basispad,
      'value="[^:Z]*"',
      'value="[^:]*"',
      'ander /Bericht/Header/BerichtIdentificatie/Dagtekening',
    ],
    [
      'an optional element that is required',
      berichtpad,
      /(name="RedenAfwijzingVerzoek"[^>]*?) minOccurs="0"/,
      '$1',
      `eigen ${antwoord}`,
    ],
    [
      'a required element that is optional',
      berichtpad,
      /(name="VerzoekAntwoord"[^>]*?)\/>/,
      '$1 minOccurs="0"/>',
      `ander ${antwoord}`,
    ],
    [
      'an element that may be repeated',
      berichtpad,
      /(name="VerzoekAntwoord"[^>]*?)\/>/,
      '$1 maxOccurs="2"/>',
      `ander ${antwoord}/VerzoekAntwoord[2]`,
    ],
    [
      'another order',
      berichtpad,
      /(<xs:element name="ReferentieAanbieder"[^>]*>)(\s*)(<xs:element name="VerzoekAntwoord"[^>]*>)/,
      '$3$2$1',
      'eigen',
    ],
    ['another BerichtCode', berichtpad, 'value="488"', 'value="489"', 'eigen /Bericht/Header/BerichtCode'],
  ])('finds %s', (_naam, pad, van, door, verwacht) => {
    expect(verschillen(metWijziging(pad, van, door))).toEqual(
      expect.arrayContaining([expect.stringContaining(verwacht)]),
    );
  });

  it('shows the smallest message on which they disagree', () => {
    const ander = metWijziging(berichtpad, /(name="VerzoekAntwoord"[^>]*?)\/>/, '$1 minOccurs="0"/>');
    const [deel] = vergelijkSchemas(eigen, ander, { soorten: [soort], willekeurig: 0 });
    const voorbeeld = deel?.verschillen.find(({ aanvaardDoor }) => aanvaardDoor === 'ander')?.voorbeeld ?? '';
    expect(voorbeeld).toContain('<b:ReferentieAanbieder>');
    expect(voorbeeld).not.toMatch(/VerzoekAntwoord|RedenAfwijzing|XsltVersie/);
  });
});

describe('schemas verify', () => {
  const uitvoer = () => {
    const regels: string[] = [];
    return { regels, io: { uit: (regel: string) => regels.push(regel), fout: () => {}, env: {} } };
  };

  it.each([
    [['verify']],
    [['vergelijk', '.']],
    [['verify', '/bestaat/niet']],
    [['verify', 'docs', '--zaad', 'x']],
  ])('asks for a folder when called as %j', (argv) => {
    expect(() => opdracht(argv, uitvoer().io)).toThrow();
  });

  const officieel = join(import.meta.dirname, '../../../../shared/istandaarden/xsd');
  if (!existsSync(officieel)) console.log('OVERGESLAGEN: ../shared/istandaarden/xsd ontbreekt');

  it.skipIf(!existsSync(officieel))(
    'finds no disagreement with the official schemas over 20,000 messages, and knows the seven that are not published',
    { timeout: 180_000 },
    () => {
      const soorten = (['305', '319', '323'] as const).map((nummer) => berichtsoort('iwmo-3.2', nummer));
      const ander = readSchemas(officieel);
      expect(gedeeldeSoorten(ander).ontbrekend.map(({ bericht }) => bericht)).toEqual(
        ['302', '306', '308', '316', '318', '320', '325'].map((nummer) => `WMO${nummer}`),
      );
      const delen = [...vergelijkSchemas(eigen, ander, { soorten, willekeurig: 200 })];
      expect(delen.flatMap(({ verschillen }) => verschillen)).toEqual([]);
      expect(delen.reduce((som, { berichten }) => som + berichten, 0)).toBeGreaterThan(20_000);
      expect(delen.every(({ aanvaard }) => aanvaard > 500)).toBe(true);
    },
  );
});
