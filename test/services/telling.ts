import { writeFileSync } from 'node:fs';
import type { Reporter } from 'vitest/node';

/**
 * Writes the outcome of a run to the file that BERICHTENPOORT_TELLING names, for `.ci/run` to print as its last line,
 * and lists what was skipped, which a summary hides.
 */
export const telling: Reporter = {
  onTestRunEnd(modules, losseFouten) {
    const aantal = { passed: 0, failed: losseFouten.length, skipped: 0 };
    for (const module of modules) {
      // A file that could not be loaded has no tests to count.
      aantal.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        // Pending: the run ended before this test did.
        aantal[state === 'pending' ? 'failed' : state] += 1;
        if (state === 'skipped')
          process.stderr.write(`SKIPPED ${module.relativeModuleId}: ${test.fullName}\n`);
      }
    }
    const { BERICHTENPOORT_TELLING: bestand } = process.env;
    if (bestand === undefined) return;
    const overgeslagen = aantal.skipped > 0 ? `, ${aantal.skipped} skipped` : '';
    writeFileSync(bestand, `${aantal.passed} passed, ${aantal.failed} failed${overgeslagen}\n`);
  },
};
