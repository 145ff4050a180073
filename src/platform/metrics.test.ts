import { Counter } from 'prom-client';
import { expect, test } from 'vitest';
import { maakMeetregister } from './metrics.ts';

test('two registries count apart, and each can show the process', async () => {
  const [een, twee] = [maakMeetregister({ proces: false }), maakMeetregister()];
  for (const register of [een, twee]) {
    new Counter({ name: 'proef_total', help: 'proef', registers: [register] }).inc(register === een ? 1 : 2);
  }
  expect(await een.metrics()).toContain('proef_total{app="berichtenpoort"} 1');
  expect(await een.metrics()).not.toContain('process_cpu');
  expect(await twee.metrics()).toContain('proef_total{app="berichtenpoort"} 2');
  expect(await twee.metrics()).toContain('process_cpu');
});
