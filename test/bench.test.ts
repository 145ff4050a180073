import { expect, it } from 'vitest';
import { measureMemory } from '../bench/memory.ts';
import { table } from '../bench/report.ts';

it('the measurement of judging in memory runs, on messages that are approved', async () => {
  const rows = await measureMemory({ rondes: 1, duur: 5 });
  expect(rows.map(({ bericht, wat }) => `${bericht} ${wat}`)).toHaveLength(6);
  expect(table(rows).split('\n')).toHaveLength(7);
});
