/** The registry: every national rule, one file each, sorted by code. */
import type { AnyRule } from '../rule.ts';
import { iv028 } from './iv028.ts';
import { tr019 } from './tr019.ts';
import { tr056 } from './tr056.ts';
import { tr063 } from './tr063.ts';
import { tr071 } from './tr071.ts';
import { tr074 } from './tr074.ts';
import { tr135 } from './tr135.ts';
import { tr326 } from './tr326.ts';
import { tr332 } from './tr332.ts';
import { tr378 } from './tr378.ts';
import { tr379 } from './tr379.ts';
import { tr381 } from './tr381.ts';
import { tr382 } from './tr382.ts';
import { tr385 } from './tr385.ts';
import { tr413 } from './tr413.ts';
import { tr414 } from './tr414.ts';
import { tr415 } from './tr415.ts';

export const rules: readonly AnyRule[] = [
  iv028,
  tr019,
  tr056,
  tr063,
  tr071,
  tr074,
  tr135,
  tr326,
  tr332,
  tr378,
  tr379,
  tr381,
  tr382,
  tr385,
  tr413,
  tr414,
  tr415,
];
