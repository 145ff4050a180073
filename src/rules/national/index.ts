/** The registry: every national rule, one file each, sorted by code. */
import type { AnyRule } from '../rule.ts';

export const rules: readonly AnyRule[] = [];
