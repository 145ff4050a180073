import { expect, test } from 'vitest';
import { bericht301 } from '../examples/berichten.ts';
import { dag, specifiek } from '../examples/waarden.ts';
import { tr302 } from './tr302.ts';

// No example can show this: a message with RedenWijziging 01 is refused by CS336.
test('an allocation that was removed with the lapsed reason 01 does not count as stacked either', () => {
  const met = (RedenWijziging: '01' | '02') =>
    bericht301('ijw-3.2', {
      producten: [
        { Product: specifiek('ijw-3.2') },
        { Product: specifiek('ijw-3.2'), RedenWijziging, Einddatum: dag('2026-04-01') },
      ],
    });
  expect([...tr302.controleer['301'](met('01'))]).toEqual([]);
  expect([...tr302.controleer['301'](met('02'))]).toHaveLength(1);
});

test('the sentence names the place in the message, removed allocations counted', () => {
  const bericht = bericht301('ijw-3.2', {
    producten: [
      { RedenWijziging: '13', Einddatum: dag('2026-04-01') },
      { Product: specifiek('ijw-3.2', 5) },
      { Product: specifiek('ijw-3.2', 5) },
    ],
  });
  const [gebrek] = [...tr302.controleer['301'](bericht)];
  expect(gebrek?.klasse).toBe('/Bericht/Client/ToegewezenProducten/ToegewezenProduct[3]');
  expect(gebrek?.melding).toContain('overlapt met ToegewezenProduct 2:');
});
