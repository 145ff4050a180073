/** Writes docs/regels.md from the registry and the fates beside it; with --check it only says whether the file is up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogue } from '../src/rules/catalogue.ts';
import { loten } from '../src/rules/lot/lot.ts';
import { rules } from '../src/rules/national/index.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const bestand = join(import.meta.dirname, '../docs/regels.md');
const tekst = catalogue(rules, loten);

if (!values.check) {
  writeFileSync(bestand, tekst);
} else if (!existsSync(bestand) || readFileSync(bestand, 'utf8') !== tekst) {
  console.error('docs/regels.md is niet bijgewerkt: draai node scripts/regels.ts');
  process.exitCode = 1;
}
