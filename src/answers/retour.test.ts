import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSchemas } from '../commands/schemas.ts';
import {
  bericht301,
  bericht302,
  bericht305,
  bericht307,
  bericht315,
  bericht317,
  bericht319,
  bericht323,
} from '../rules/examples/berichten.ts';
import { gestart, regie, toegewezen } from '../rules/examples/facts.ts';
import { landelijk, ontvangst } from '../rules/examples/landelijk.ts';
import { aspecifiek, dag } from '../rules/examples/waarden.ts';
import { judge } from '../rules/judge.ts';
import { rules } from '../rules/national/index.ts';
import type { Finding, Verdict } from '../rules/verdict.ts';
import type { Bericht, LDT_RetourCode } from '../standard/berichten.generated.ts';
import {
  berichtsoort,
  berichtsoorten,
  retourVan,
  type Standaard,
  standaarden,
} from '../standard/berichtsoorten.ts';
import type { ComplexType } from '../standard/schema/model.ts';
import { kiesVan, passendBericht, voorbeeldXml } from '../standard/schema/voorbeelden.ts';
import { leesBericht } from '../standard/xml/bericht.ts';
import { schrijfBericht } from '../standard/xml/schrijven.ts';
import { libxml2Validator } from '../standard/xsd/libxml2.ts';
import { berichtmodellen } from '../standard/xsd/validator.ts';
import { makeRetour, type Retour } from './retour.ts';

const schemas = readSchemas(join(import.meta.dirname, '../../schemas'));
const validator = libxml2Validator(schemas);
const modelVan = berichtmodellen(schemas);

const eigen = {
  identificatie: 'R00000000042',
  dagtekening: dag('2026-05-07'),
  xsdVersie: { BasisschemaXsdVersie: '3.2.1', BerichtXsdVersie: '3.2.2' },
};

const goedgekeurd: Verdict = { uitkomst: 'goedgekeurd', niveau: null, bevindingen: [], effecten: [] };

function bevinding(niveau: Finding['niveau'], klasse: string, retourcode: LDT_RetourCode | null): Finding {
  return {
    regel: 'TR000',
    niveau,
    retourcode,
    klasse,
    pad: klasse,
    melding: 'Er klopt iets niet.',
    waarden: {},
  };
}

function afgekeurd(niveau: Finding['niveau'], ...fouten: [Fout, ...Fout[]]): Verdict {
  const [eerste, ...rest] = fouten;
  const maak = ([klasse, code]: Fout) => bevinding(niveau, klasse, code);
  return { uitkomst: 'afgekeurd', niveau, bevindingen: [maak(eerste), ...rest.map(maak)], effecten: [] };
}
type Fout = readonly [klasse: string, code: LDT_RetourCode | null];

function retourOp(bericht: Bericht, oordeel: Verdict): Retour {
  const retour = makeRetour(bericht, oordeel, eigen);
  if (retour === null) throw new Error('geen retour');
  return retour;
}

function xml(retour: Retour): string {
  const bytes = schrijfBericht(retour);
  expect(validator.controleer(bytes, berichtsoort(retour.standaard, retour.nummer))).toEqual([]);
  return new TextDecoder().decode(bytes);
}

/** The lines of a file, without indentation and line ends. */
const regels = (tekst: string) => tekst.trim().split(/\s*\r?\n\s*/);

const wet = {
  'ijw-3.2': { basis: 'ijw', prefix: 'jw' },
  'iwmo-3.2': { basis: 'iwmo', prefix: 'wmo' },
} as const;

/** Writes `{b:` as the prefix of the message and `{d:` as that of the basisschema, as `{b:Bsn}` and `{/b:Bsn}`. */
function golden(standaard: Standaard, nummer: string, tekst: string): readonly string[] {
  const { basis, prefix } = wet[standaard];
  const b = `${prefix}${nummer}`;
  const ruimte = (naam: string) => `http://www.istandaarden.nl/${basis}/3_2/${naam}/schema`;
  const begin = `<?xml version="1.0" encoding="UTF-8"?>
    <${b}:Bericht xmlns:${basis}="${ruimte('basisschema')}" xmlns:${b}="${ruimte(b)}">`;
  const inhoud = tekst.replaceAll(
    /\{(\/?)([bd]):(\w+)\}/g,
    (_geheel, slash, soort, naam) => `<${slash}${soort === 'b' ? b : basis}:${naam}>`,
  );
  return regels(`${begin}\n${inhoud}\n</${b}:Bericht>`);
}

/** The Header of every golden retour; only these values differ. */
function kop(
  code: string,
  afzender: string,
  ontvanger: string,
  identificatie: string,
  retourcodes: readonly string[],
): string {
  return `{b:Header}
    {b:BerichtCode}${code}{/b:BerichtCode}
    {b:BerichtVersie}3{/b:BerichtVersie}
    {b:BerichtSubversie}2{/b:BerichtSubversie}
    {b:Afzender}${afzender}{/b:Afzender}
    {b:Ontvanger}${ontvanger}{/b:Ontvanger}
    {b:BerichtIdentificatie}
      {d:Identificatie}${identificatie}{/d:Identificatie}
      {d:Dagtekening}2026-05-06{/d:Dagtekening}
    {/b:BerichtIdentificatie}
    {b:XsdVersie}
      {d:BasisschemaXsdVersie}1.0.0{/d:BasisschemaXsdVersie}
      {d:BerichtXsdVersie}1.0.0{/d:BerichtXsdVersie}
    {/b:XsdVersie}
    {b:IdentificatieRetour}R00000000042{/b:IdentificatieRetour}
    {b:DagtekeningRetour}2026-05-07{/b:DagtekeningRetour}
    {b:XsdVersieRetour}
      {d:BasisschemaXsdVersie}3.2.1{/d:BasisschemaXsdVersie}
      {d:BerichtXsdVersie}3.2.2{/d:BerichtXsdVersie}
    {/b:XsdVersieRetour}
    ${retourcodes.length === 0 ? '' : codes(...retourcodes)}
  {/b:Header}`;
}

function codes(...deze: readonly string[]): string {
  return `{b:RetourCodes}
    ${deze.map((code) => `{b:RetourCode}${code}{/b:RetourCode}`).join('\n')}
  {/b:RetourCodes}`;
}

const product = (standaard: Standaard, code: string) => `{b:Product}
    {d:Categorie}${standaard === 'ijw-3.2' ? '45' : '02'}{/d:Categorie}
    {d:Code}${standaard === 'ijw-3.2' ? '45' : '02'}${code}{/d:Code}
  {/b:Product}`;

const client = `{b:Bsn}999900006{/b:Bsn}
  {b:Geboortedatum}
    {d:Datum}2010-02-14{/d:Datum}
  {/b:Geboortedatum}
  {b:Geslacht}1{/b:Geslacht}
  {b:Naam}
    {d:Geslachtsnaam}
      {d:Achternaam}Verzonnenstein{/d:Achternaam}
    {/d:Geslachtsnaam}`;

type Geval = {
  readonly standaard: Standaard;
  readonly nummer: '302' | '306' | '308';
  readonly heen: Bericht;
  readonly code: string;
  readonly partijen: readonly [afzender: string, ontvanger: string];
};

const gevallen: readonly Geval[] = standaarden.flatMap((standaard): readonly Geval[] => {
  const jeugd = standaard === 'ijw-3.2';
  return [
    {
      standaard,
      nummer: '302',
      heen: bericht301(standaard),
      code: jeugd ? '437' : '415',
      partijen: ['0384', '99990001'],
    },
    {
      standaard,
      nummer: '306',
      heen: bericht305(standaard),
      code: jeugd ? '439' : '419',
      partijen: ['99990001', '0384'],
    },
    {
      standaard,
      nummer: '308',
      heen: bericht307(standaard),
      code: jeugd ? '441' : '421',
      partijen: ['99990001', '0384'],
    },
  ];
});

describe.each(gevallen)('the retour $nummer of $standaard', ({ standaard, nummer, heen, code, partijen }) => {
  const alleenHeader = (...retourcodes: readonly string[]) =>
    golden(
      standaard,
      nummer,
      kop(code, ...partijen, heen.Header.BerichtIdentificatie.Identificatie, retourcodes),
    );

  test('on approval is a Header without RetourCodes', () => {
    expect(regels(xml(retourOp(heen, goedgekeurd)))).toEqual(alleenHeader());
  });

  test('on a refusal at level 2 is a Header with 0001, however much was wrong', () => {
    const oordeel = afgekeurd(2, ['/Bericht/Client', '0001'], ['/Bericht/Header', '0001']);
    expect(regels(xml(retourOp(heen, oordeel)))).toEqual(alleenHeader('0001'));
  });

  test('on errors in the Header is a Header with every code once, in order', () => {
    const oordeel = afgekeurd(
      3,
      ['/Bericht/Header', '9056'],
      ['/Bericht/Header', '8848'],
      ['/Bericht/Header', '9056'],
    );
    expect(regels(xml(retourOp(heen, oordeel)))).toEqual(alleenHeader('9056', '8848'));
  });

  test('does not exist when the message broke its schema', () => {
    expect(makeRetour(heen, afgekeurd(1, ['/Bericht/Client', null]), eigen)).toBeNull();
    expect(makeRetour(heen, afgekeurd(0, ['/Bericht', null]), eigen)).toBeNull();
  });
});

describe.each(standaarden)('a refusal below the Header of %s', (standaard) => {
  const jeugd = standaard === 'ijw-3.2';

  test('returns every class of a start message with its codes', () => {
    const heen = bericht305(standaard, {
      producten: [
        {},
        { StatusAanlevering: '3', ToewijzingIngangsdatum: undefined, Product: aspecifiek(standaard) },
      ],
    });
    const eersteProduct = '/Bericht/Client/StartProducten/StartProduct[1]';
    const oordeel = afgekeurd(3, [eersteProduct, '9074'], [eersteProduct, '9326'], [eersteProduct, '9074']);
    expect(regels(xml(retourOp(heen, oordeel)))).toEqual(
      golden(
        standaard,
        '306',
        `${kop(jeugd ? '439' : '419', '99990001', '0384', '3050001', ['0200'])}
        {b:Client}
          ${client}
          {/b:Naam}
          {b:StartProducten}
            {b:StartProduct}
              {b:ToewijzingNummer}1001{/b:ToewijzingNummer}
              ${product(standaard, 'A01')}
              {b:ToewijzingIngangsdatum}2026-04-01{/b:ToewijzingIngangsdatum}
              {b:Begindatum}2026-04-08{/b:Begindatum}
              {b:StatusAanlevering}1{/b:StatusAanlevering}
              ${codes('9074', '9326')}
            {/b:StartProduct}
            {b:StartProduct}
              {b:ToewijzingNummer}1002{/b:ToewijzingNummer}
              {b:Product}
                {d:Categorie}${jeugd ? '45' : '02'}{/d:Categorie}
              {/b:Product}
              {b:Begindatum}2026-04-08{/b:Begindatum}
              {b:StatusAanlevering}3{/b:StatusAanlevering}
              ${codes('0200')}
            {/b:StartProduct}
          {/b:StartProducten}
          ${codes('0200')}
        {/b:Client}`,
      ),
    );
  });

  test('returns every class of a stop message with its codes', () => {
    const oordeel = afgekeurd(3, ['/Bericht/Client/StopProducten/StopProduct', '9069']);
    expect(regels(xml(retourOp(bericht307(standaard), oordeel)))).toEqual(
      golden(
        standaard,
        '308',
        `${kop(jeugd ? '441' : '421', '99990001', '0384', '3070001', ['0200'])}
        {b:Client}
          ${client}
          {/b:Naam}
          {b:StopProducten}
            {b:StopProduct}
              {b:ToewijzingNummer}1001{/b:ToewijzingNummer}
              ${product(standaard, 'A01')}
              {b:ToewijzingIngangsdatum}2026-04-01{/b:ToewijzingIngangsdatum}
              {b:Begindatum}2026-04-08{/b:Begindatum}
              {b:RedenBeeindiging}20{/b:RedenBeeindiging}
              {b:Einddatum}2026-04-30{/b:Einddatum}
              {b:StatusAanlevering}1{/b:StatusAanlevering}
              ${codes('9069')}
            {/b:StopProduct}
          {/b:StopProducten}
          ${codes('0200')}
        {/b:Client}`,
      ),
    );
  });

  test('returns every class of an allocation message with its codes, Relaties and Contacten too', () => {
    const heen = bericht301(standaard, {
      relaties: [{}],
      contacten: [{}],
      client: { Commentaar: 'a < b & c' },
    });
    const adres = `{b:Adres}
        {d:Huis}
          {d:Huisnummer}1{/d:Huisnummer}
        {/d:Huis}
        {d:Postcode}9999XX{/d:Postcode}
        {d:Straatnaam}Denkbeeldpad{/d:Straatnaam}
        {d:Plaatsnaam}Nergenshuizen{/d:Plaatsnaam}
        {d:LandCode}NL{/d:LandCode}
      {/b:Adres}`;
    const oordeel = afgekeurd(
      4,
      ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct', 'S329'],
      ['/Bericht/Client/Relaties/Relatie', '9332'],
    );
    expect(regels(xml(retourOp(heen, oordeel)))).toEqual(
      golden(
        standaard,
        '302',
        `${kop(jeugd ? '437' : '415', '0384', '99990001', '3010001', ['0200'])}
        {b:Client}
          ${client}
            {d:NaamGebruik}1{/d:NaamGebruik}
          {/b:Naam}
          {b:Commentaar}a &lt; b &amp; c{/b:Commentaar}
          {b:Relaties}
            {b:Relatie}
              {b:Nummer}1{/b:Nummer}
              {b:Soort}12{/b:Soort}
              {b:Naam}
                {d:Geslachtsnaam}
                  {d:Achternaam}Fabelhuizen{/d:Achternaam}
                {/d:Geslachtsnaam}
                {d:NaamGebruik}1{/d:NaamGebruik}
              {/b:Naam}
              {b:Contact}
                {b:Soort}01{/b:Soort}
                ${adres}
                ${codes('0200')}
              {/b:Contact}
              ${codes('9332')}
            {/b:Relatie}
          {/b:Relaties}
          {b:Contactgegevens}
            {b:Contact}
              {b:Soort}01{/b:Soort}
              ${adres}
              ${codes('0200')}
            {/b:Contact}
          {/b:Contactgegevens}
          {b:ToegewezenProducten}
            {b:ToegewezenProduct}
              {b:ToewijzingNummer}1001{/b:ToewijzingNummer}
              ${product(standaard, 'A01')}
              {b:Toewijzingsdatum}2026-04-01{/b:Toewijzingsdatum}
              {b:Toewijzingstijd}09:00:00{/b:Toewijzingstijd}
              {b:Ingangsdatum}2026-04-01{/b:Ingangsdatum}
              {b:Omvang}
                {d:Volume}2{/d:Volume}
                {d:Eenheid}04{/d:Eenheid}
                {d:Frequentie}4{/d:Frequentie}
              {/b:Omvang}
              ${codes('S329')}
            {/b:ToegewezenProduct}
          {/b:ToegewezenProducten}
          ${codes('0200')}
        {/b:Client}`,
      ),
    );
  });

  test('is what IV028 gives for a removal of a start that never came: 0200, 0200, 9063', () => {
    const heen = bericht305(standaard, { producten: [{ StatusAanlevering: '3' }] });
    const oordeel = judge(heen, regie(), landelijk, ontvangst);
    expect(codesPerClass(retourOp(heen, oordeel))).toEqual({
      '/Bericht/Header': ['0200'],
      '/Bericht/Client': ['0200'],
      '/Bericht/Client/StartProducten/StartProduct': ['9063'],
    });
  });

  test('carries both codes when the same start comes again while it runs', () => {
    const heen = bericht305(standaard);
    const feiten = regie({ toewijzingen: [toegewezen(standaard)], leveringen: [gestart(standaard)] });
    expect(codesPerClass(retourOp(heen, judge(heen, feiten, landelijk, ontvangst)))).toMatchObject({
      '/Bericht/Client/StartProducten/StartProduct': ['9074', '9326'],
    });
  });
});

test('a message that no retour answers gets none', () => {
  for (const standaard of standaarden) {
    for (const bericht of [bericht302(standaard), bericht323(standaard)]) {
      expect(makeRetour(bericht, goedgekeurd, eigen)).toBeNull();
    }
  }
});

test('a refusal that the retour cannot carry is an error in a rule, not a retour without a reason', () => {
  const heen = bericht305('ijw-3.2');
  const erNiet = afgekeurd(3, ['/Bericht/Client/StartProducten/StartProduct[7]', '9063']);
  expect(() => makeRetour(heen, erNiet, eigen)).toThrow('StartProduct[7]');
  expect(() => makeRetour(heen, afgekeurd(3, ['/Bericht/Client', null]), eigen)).toThrow('geen retourcode');
});

test('every refused example of a rule across messages gives a valid retour with the code in the class refused', () => {
  let aantal = 0;
  for (const regel of rules) {
    if (regel.niveau === 2 || regel.retourcode === null) continue;
    for (const voorbeeld of regel.voorbeelden) {
      if (voorbeeld.verwacht === 'aanvaard') continue;
      for (const standaard of voorbeeld.standaarden ?? regel.standaarden) {
        const heen = voorbeeld.bericht(standaard);
        // A 323 is answered by a 325, and a 325 by nothing.
        if (retourVan(berichtsoort(standaard, heen.nummer)) === null) continue;
        const oordeel = judge(
          heen,
          voorbeeld.feiten(standaard),
          voorbeeld.protocol?.(standaard) ?? landelijk,
          voorbeeld.ontvangenOp ?? ontvangst,
          [regel],
        );
        const retour = retourOp(heen, oordeel);
        xml(retour);
        const gegeven = codesPerClass(retour);
        for (const { klasse, retourcode } of oordeel.bevindingen) {
          expect(gegeven[klasse], `${regel.code}: ${voorbeeld.titel}`).toContain(retourcode);
        }
        aantal += 1;
      }
    }
  }
  expect(aantal).toBeGreaterThan(60);
});

/** The codes by class, read from the object without knowing how it was made. */
function codesPerClass(retour: Retour): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(codesIn(retour, '/Bericht'));
}

function* codesIn(deel: unknown, pad: string): Iterable<readonly [string, readonly string[]]> {
  if (typeof deel !== 'object' || deel === null) return;
  for (const [naam, waarde] of Object.entries(deel)) {
    if (naam === 'RetourCodes') yield [pad, waarde.RetourCode];
    else for (const { lid, nummer } of members(waarde)) yield* codesIn(lid, `${pad}/${naam}${nummer}`);
  }
}

/** One or more, with the number that a path gives each. */
function members(waarde: unknown): readonly { readonly lid: unknown; readonly nummer: string }[] {
  const leden: readonly unknown[] = Array.isArray(waarde) ? waarde : [waarde];
  return leden.map((lid, plaats) => ({ lid, nummer: leden.length > 1 ? `[${plaats + 1}]` : '' }));
}

/** What is left of a message without codes, as text: Temporal dates compare equal whatever their day. */
function zonderCodes(deel: unknown): string {
  return JSON.stringify(deel, (naam, waarde) => (naam === 'RetourCodes' ? undefined : waarde));
}

/** Every path of a message whose class has RetourCodes in the schema of its retour. */
function carryingClasses(type: ComplexType, deel: unknown, pad = '/Bericht'): readonly string[] {
  if (typeof deel !== 'object' || deel === null) return [];
  const velden = new Map(Object.entries(deel));
  const draagt = type.elementen.some(({ naam }) => naam === 'RetourCodes');
  const dieper = type.elementen.flatMap(({ naam, type: kindtype }) => {
    const waarde: unknown = velden.get(naam);
    if (kindtype.soort !== 'complex' || waarde === undefined) return [];
    return members(waarde).flatMap(({ lid, nummer }) =>
      carryingClasses(kindtype, lid, `${pad}/${naam}${nummer}`),
    );
  });
  return draagt ? [pad, ...dieper] : dieper;
}

/** A message that a retour answers, of any kind and law, that fits its schema. */
const heenbericht = fc
  .record({
    soort: fc.constantFrom(...berichtsoorten.filter((soort) => soort.retour !== null)),
    omvang: fc.constantFrom('minimaal' as const, 'naar keuze' as const, 'volledig' as const),
    keuzes: fc.array(fc.nat(), { maxLength: 200 }),
  })
  .map(({ soort, omvang, keuzes }) => {
    const model = modelVan(soort);
    const gelezen = leesBericht(
      new TextEncoder().encode(voorbeeldXml(passendBericht(model, omvang, kiesVan(keuzes)), model)),
    );
    if (!gelezen.ok) throw new Error('een passend bericht is leesbaar');
    return gelezen.bericht;
  });

describe('a retour on any message of any kind', () => {
  test('fits its schema, changes no value and gives every class at least one code', () => {
    fc.assert(
      fc.property(heenbericht, fc.infiniteStream(fc.nat()), (heen, keuze) => {
        const soort = retourVan(berichtsoort(heen.standaard, heen.nummer));
        if (soort === null) throw new Error('alle gekozen soorten hebben een retour');
        const klassen = carryingClasses(modelVan(soort).root, heen).filter(
          (pad) => pad !== '/Bericht/Header',
        );
        const kies = () => klassen[(keuze.next().value ?? 0) % klassen.length] ?? '/Bericht/Client';
        const [een, ander] = [kies(), kies()];
        const retour = retourOp(heen, afgekeurd(3, [een, '9063'], [ander, '9056'], [een, '9063']));
        xml(retour);

        const { Header: heenHeader, nummer: _heen, ...heenRest } = heen;
        const { Header: retourHeader, nummer: _retour, ...retourRest } = retour;
        expect(zonderCodes(retourRest)).toBe(zonderCodes(heenRest));
        expect(JSON.parse(zonderCodes(retourHeader))).toMatchObject({
          ...JSON.parse(zonderCodes(heenHeader)),
          BerichtCode: soort.berichtcode,
        });

        const gegeven = codesPerClass(retour);
        expect(Object.keys(gegeven).toSorted()).toEqual(['/Bericht/Header', ...klassen].toSorted());
        for (const [klasse, deze] of Object.entries(gegeven)) {
          const verwacht = [...(klasse === een ? ['9063'] : []), ...(klasse === ander ? ['9056'] : [])];
          expect(deze).toEqual(verwacht.length > 0 ? verwacht : ['0200']);
        }
      }),
    );
  });

  test('fits its schema when there is only a Header to send', () => {
    fc.assert(
      fc.property(heenbericht, fc.boolean(), (heen, goed) => {
        const retour = retourOp(heen, goed ? goedgekeurd : afgekeurd(4, ['/Bericht/Header', 'S300']));
        xml(retour);
        expect(Object.keys(retour).toSorted()).toEqual(['Header', 'nummer', 'standaard']);
      }),
      { numRuns: 50 },
    );
  });
});

test('the examples of 315, 317 and 319 have a retour as well', () => {
  for (const standaard of standaarden) {
    const namen = [bericht315(standaard), bericht317(standaard), bericht319(standaard)].map(
      (heen) => retourOp(heen, goedgekeurd).nummer,
    );
    expect(namen).toEqual(['316', '318', '320']);
  }
});
