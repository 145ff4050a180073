/**
 * What is answered in every situation that the standard tells of, byte for byte, under both laws, by the whole journey of
 * a message. The expected answers are written out for iJw; those for iWmo are the same but for what `wmo` names.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryCasefile } from '../../src/casefile/memory.ts';
import { openSchemas } from '../../src/commands/schemas.ts';
import { inspect } from '../../src/pipeline/inspect.ts';
import { bericht301, bericht305, bericht323 } from '../../src/rules/examples/berichten.ts';
import { ontvangst } from '../../src/rules/examples/landelijk.ts';
import { aanbieder } from '../../src/rules/examples/waarden.ts';
import type { Bericht } from '../../src/standard/berichten.generated.ts';
import { berichtsoort, type Standaard, standaarden } from '../../src/standard/berichtsoorten.ts';
import { schrijfBericht } from '../../src/standard/xml/schrijven.ts';
import { openSide, type Side } from '../traffic/side.ts';
import { situations } from './situations.ts';

const map = join(import.meta.dirname, 'verwacht');
const schemas = openSchemas();

/** An installation on the side of whoever receives this message. */
function receiverOf(bericht: Bericht): Side {
  const { afzender } = berichtsoort(bericht.standaard, bericht.nummer);
  const served = afzender === 'gemeente' ? { aanbieders: new Set([aanbieder]) } : {};
  return openSide(memoryCasefile(), served, { schemas, klok: { nu: ontvangst }, wire: async () => {} });
}

async function handled(side: Side, bericht: Bericht) {
  const id = await side.hand(bericht);
  while ((await side.work()) > 0);
  return side.show(id);
}

/** BerichtCodes, product categories and the version of our schemas differ between the laws, besides the names. */
const wmo: Readonly<Record<string, string>> = {
  '<jw302:BerichtCode>437<': '<jw302:BerichtCode>415<',
  '<jw306:BerichtCode>439<': '<jw306:BerichtCode>419<',
  '<jw308:BerichtCode>441<': '<jw308:BerichtCode>421<',
  '<jw316:BerichtCode>447<': '<jw316:BerichtCode>445<',
  '<jw318:BerichtCode>487<': '<jw318:BerichtCode>481<',
  '<jw320:BerichtCode>489<': '<jw320:BerichtCode>483<',
  '<jw325:BerichtCode>491<': '<jw325:BerichtCode>485<',
  'XsdVersie>0.1.0<': 'XsdVersie>1.0.0<',
  '<ijw:Categorie>45<': '<ijw:Categorie>02<',
  '<ijw:Code>45A': '<ijw:Code>02A',
  '<jw325:ProductCategorie>45<': '<jw325:ProductCategorie>02<',
  '<jw325:ProductCode>45A': '<jw325:ProductCode>02A',
};

function expected(naam: string, standaard: Standaard): string {
  const jw = readFileSync(join(map, `${naam}.xml`), 'utf8');
  if (standaard === 'ijw-3.2') return jw;
  const anders = Object.entries(wmo).reduce((tekst, [van, naar]) => tekst.replaceAll(van, naar), jw);
  return anders.replaceAll(/\bjw(?=3\d\d[:/"=])/g, 'wmo').replaceAll(/\bijw(?=[:/=])/g, 'iwmo');
}

describe.each(standaarden)('Under %s the answer', (standaard) => {
  test.each(situations)('$naam is exactly what stands in its file', async ({ naam, eerder, bericht }) => {
    const heen = bericht(standaard);
    const side = receiverOf(heen);
    for (const een of eerder(standaard)) await handled(side, een);
    const { antwoordId } = await handled(side, heen);
    const bytes = await side.casefile.bytes(antwoordId ?? '');
    expect(new TextDecoder().decode(bytes ?? new Uint8Array())).toBe(expected(naam, standaard));
    // What is written out is right itself.
    expect(await inspect(bytes ?? new Uint8Array(), schemas.schemas)).toMatchObject({ ok: true });
  });

  test('does not exist for a message that breaks its schema', async () => {
    for (const heen of [bericht301(standaard), bericht305(standaard), bericht323(standaard)]) {
      const side = receiverOf(heen);
      const kapot = new TextDecoder()
        .decode(schrijfBericht(heen))
        .replace(/<(\w+:BerichtVersie)>3</, '<$1>9<');
      await side.offer(new TextEncoder().encode(kapot));
      while ((await side.work()) > 0);
      const [{ id } = { id: '' }] = await side.all();
      expect(await side.show(id)).toMatchObject({ oordeel: { niveau: 1 }, antwoordId: null });
    }
  });
});

test('every expected answer is asked for', () => {
  const bestanden = readdirSync(map).map((naam) => naam.replace(/\.xml$/, ''));
  expect(bestanden.sort()).toEqual(situations.map(({ naam }) => naam).sort());
});
