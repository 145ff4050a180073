import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSchemas } from '../../commands/schemas.ts';
import { berichtsoort, berichtsoorten } from '../berichtsoorten.ts';
import { basisschemapad, berichtmodellen, schemapad } from '../xsd/validator.ts';
import { leesBerichtmodel } from './model.ts';

const schemas = readSchemas(join(import.meta.dirname, '../../../schemas'));
const soort = berichtsoort('ijw-3.2', '305');
const bericht = schemas.get(schemapad(soort)) ?? '';
const basis = schemas.get(basisschemapad(soort)) ?? '';

describe('The schema model', () => {
  it('reads all 28 schemas, each with the namespaces and the BerichtCode of its kind', () => {
    const modelVan = berichtmodellen(schemas);
    for (const een of berichtsoorten) {
      const model = modelVan(een);
      expect([model.namespace, model.basisNamespace]).toEqual([een.namespace, een.basisNamespace]);
      const header = model.root.elementen[0]?.type;
      const code = header?.soort === 'complex' ? header.elementen[0]?.type : undefined;
      expect(code).toMatchObject({ naam: 'LDT_BerichtCode', patronen: [[een.berichtcode]], maxLengte: 3 });
    }
  });

  it('joins the facets of a restriction with those of the type it restricts', () => {
    const { klassen } = leesBerichtmodel(bericht, basis);
    const versie = klassen.find(({ naam }) => naam === 'Header')?.elementen[1]?.type;
    expect(versie).toEqual({
      soort: 'simpel',
      naam: 'LDT_BerichtVersie',
      basis: 'integer',
      enumeratie: null,
      minLengte: null,
      maxLengte: null,
      minimum: 0,
      maximum: 99,
      patronen: [['3']],
    });
  });

  it.each([
    ['another content model', bericht.replaceAll('xs:sequence', 'xs:choice'), 'xs:choice: is onbekend'],
    [
      'a facet it does not know',
      bericht.replace('<xs:pattern value="438"/>', '<xs:length value="3"/>'),
      'xs:length: is onbekend',
    ],
    [
      'an attribute it does not know',
      bericht.replace('maxOccurs="unbounded"', 'nillable="true"'),
      'attribuut nillable is onbekend',
    ],
    [
      'a type that does not exist',
      bericht.replace('ijw:LDT_Geslacht', 'ijw:LDT_Niets'),
      'ijw:LDT_Niets bestaat niet',
    ],
    ['unqualified elements', bericht.replace('="qualified"', '="unqualified"'), 'niet qualified'],
  ])('throws on %s', (_naam, xsd, melding) => {
    expect(() => leesBerichtmodel(xsd, basis)).toThrow(melding);
  });
});

describe('The generated types', () => {
  it('are those of the schemas as they are now', () => {
    const script = join(import.meta.dirname, '../../../scripts/generate.ts');
    expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
  });
});
