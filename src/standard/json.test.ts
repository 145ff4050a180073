import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSchemas } from '../commands/schemas.ts';
import { bericht301 } from '../rules/examples/berichten.ts';
import { berichtsoort, standaarden } from './berichtsoorten.ts';
import { leesClient301 } from './json.ts';
import { kiesVan, passendBericht, voorbeeldXml } from './schema/voorbeelden.ts';
import { leesBericht } from './xml/bericht.ts';
import { schrijfDatum } from './xml/waarden.ts';
import { berichtmodellen } from './xsd/validator.ts';

const modelVan = berichtmodellen(readSchemas(join(import.meta.dirname, '../../schemas')));

/** As a back office would send it: dates as the XML writes them. */
function asJson(waarde: unknown): unknown {
  if (waarde instanceof Temporal.PlainDate) return schrijfDatum(waarde);
  if (Array.isArray(waarde)) return waarde.map(asJson);
  if (typeof waarde !== 'object' || waarde === null) return waarde;
  return Object.fromEntries(Object.entries(waarde).map(([naam, deel]) => [naam, asJson(deel)]));
}

describe('The client of a 301 as JSON', () => {
  it('is read back as itself, whatever client the schema allows', () => {
    const clienten = fc.record({
      standaard: fc.constantFrom(...standaarden),
      omvang: fc.constantFrom('minimaal' as const, 'naar keuze' as const, 'volledig' as const),
      keuzes: fc.array(fc.nat(), { maxLength: 200, size: 'max' }),
    });
    fc.assert(
      fc.property(clienten, ({ standaard, omvang, keuzes }) => {
        const model = modelVan(berichtsoort(standaard, '301'));
        const xml = voorbeeldXml(passendBericht(model, omvang, kiesVan(keuzes)), model);
        const gelezen = leesBericht(new TextEncoder().encode(xml));
        if (!gelezen.ok || gelezen.bericht.nummer !== '301') throw new Error('no 301');
        const { ToegewezenProducten: _, ...client } = gelezen.bericht.Client;
        const json = asJson(client);
        const weer = leesClient301(standaard, json);
        expect(weer.ok && asJson(weer.client)).toEqual(json);
      }),
      { numRuns: 60 },
    );
  });

  const { ToegewezenProducten, Bsn, ...client } = bericht301('ijw-3.2').Client;
  // Dates become text here, which the type of asJson does not tell.
  const goed = asJson(client) as Readonly<Record<string, unknown>>;

  it('need not name the Bsn, and keeps it when it does', () => {
    expect(leesClient301('ijw-3.2', goed)).toMatchObject({ ok: true });
    expect(leesClient301('ijw-3.2', { ...goed, Bsn })).toMatchObject({ ok: true, client: { Bsn } });
  });

  it.each([
    ['nothing', null, 'Client'],
    ['a list', [], 'Client'],
    ['what is allocated', { ...goed, ToegewezenProducten }, 'Client'],
    ['an element that does not exist', { ...goed, Schoenmaat: 43 }, 'Client'],
    ['no name', { ...goed, Naam: undefined }, 'Client/Naam'],
    ['a name that is a text', { ...goed, Naam: 'x' }, 'Client/Naam'],
    [
      'a date that does not exist',
      { ...goed, Geboortedatum: { Datum: '2014-02-30' } },
      'Client/Geboortedatum/Datum',
    ],
    ['a date as a number', { ...goed, Geboortedatum: { Datum: 20140230 } }, 'Client/Geboortedatum/Datum'],
    [
      'a number as a text',
      { ...goed, Relaties: { Relatie: [{ Volgorde: '1' }] } },
      'Client/Relaties/Relatie[1]/Volgorde',
    ],
    [
      'one where a list belongs',
      { ...goed, Contactgegevens: { Contact: {} } },
      'Client/Contactgegevens/Contact',
    ],
    ['an empty list', { ...goed, Contactgegevens: { Contact: [] } }, 'Client/Contactgegevens/Contact'],
    ['a character that XML cannot hold', { ...goed, Commentaar: 'a\u0007' }, 'Client/Commentaar'],
    ['half a character', { ...goed, Commentaar: '\ud800' }, 'Client/Commentaar'],
  ])('is none with %s, and the place is told', (_, json, pad) => {
    const gelezen = leesClient301('ijw-3.2', json);
    expect(gelezen.ok ? [] : gelezen.bevindingen.map((een) => een.pad)).toContain(pad);
  });
});
