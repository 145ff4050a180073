/** The registry: every national rule, one file each, sorted by code. */
import type { AnyRule } from '../rule.ts';
import { cd005 } from './cd005.ts';
import { cd007 } from './cd007.ts';
import { cd009 } from './cd009.ts';
import { cd025 } from './cd025.ts';
import { cd034 } from './cd034.ts';
import { cd041 } from './cd041.ts';
import { cd043 } from './cd043.ts';
import { cd060 } from './cd060.ts';
import { cd066 } from './cd066.ts';
import { cd067 } from './cd067.ts';
import { cd068 } from './cd068.ts';
import { cd075 } from './cd075.ts';
import { cd076 } from './cd076.ts';
import { cd077 } from './cd077.ts';
import { cd078 } from './cd078.ts';
import { cd079 } from './cd079.ts';
import { cd080 } from './cd080.ts';
import { cd085 } from './cd085.ts';
import { cd086 } from './cd086.ts';
import { cd087 } from './cd087.ts';
import { cd095 } from './cd095.ts';
import { cd096 } from './cd096.ts';
import { cs002 } from './cs002.ts';
import { cs003 } from './cs003.ts';
import { cs050 } from './cs050.ts';
import { cs058 } from './cs058.ts';
import { cs089 } from './cs089.ts';
import { cs100 } from './cs100.ts';
import { cs139 } from './cs139.ts';
import { cs318 } from './cs318.ts';
import { cs325 } from './cs325.ts';
import { cs335 } from './cs335.ts';
import { cs336 } from './cs336.ts';
import { cs337 } from './cs337.ts';
import { cs338 } from './cs338.ts';
import { cs339 } from './cs339.ts';
import { cs340 } from './cs340.ts';
import { cs343 } from './cs343.ts';
import { iv028 } from './iv028.ts';
import { tr002 } from './tr002.ts';
import { tr006 } from './tr006.ts';
import { tr018 } from './tr018.ts';
import { tr019 } from './tr019.ts';
import { tr056 } from './tr056.ts';
import { tr061 } from './tr061.ts';
import { tr063 } from './tr063.ts';
import { tr071 } from './tr071.ts';
import { tr074 } from './tr074.ts';
import { tr101 } from './tr101.ts';
import { tr134 } from './tr134.ts';
import { tr135 } from './tr135.ts';
import { tr137 } from './tr137.ts';
import { tr302 } from './tr302.ts';
import { tr304 } from './tr304.ts';
import { tr307 } from './tr307.ts';
import { tr308 } from './tr308.ts';
import { tr314 } from './tr314.ts';
import { tr315 } from './tr315.ts';
import { tr316 } from './tr316.ts';
import { tr318 } from './tr318.ts';
import { tr319 } from './tr319.ts';
import { tr321 } from './tr321.ts';
import { tr322 } from './tr322.ts';
import { tr323 } from './tr323.ts';
import { tr326 } from './tr326.ts';
import { tr332 } from './tr332.ts';
import { tr333 } from './tr333.ts';
import { tr335 } from './tr335.ts';
import { tr337 } from './tr337.ts';
import { tr338 } from './tr338.ts';
import { tr339 } from './tr339.ts';
import { tr340 } from './tr340.ts';
import { tr341 } from './tr341.ts';
import { tr342 } from './tr342.ts';
import { tr346 } from './tr346.ts';
import { tr347 } from './tr347.ts';
import { tr349 } from './tr349.ts';
import { tr350 } from './tr350.ts';
import { tr351 } from './tr351.ts';
import { tr352 } from './tr352.ts';
import { tr353 } from './tr353.ts';
import { tr355 } from './tr355.ts';
import { tr357 } from './tr357.ts';
import { tr358 } from './tr358.ts';
import { tr359 } from './tr359.ts';
import { tr360 } from './tr360.ts';
import { tr361 } from './tr361.ts';
import { tr365 } from './tr365.ts';
import { tr366 } from './tr366.ts';
import { tr367 } from './tr367.ts';
import { tr369 } from './tr369.ts';
import { tr371 } from './tr371.ts';
import { tr373 } from './tr373.ts';
import { tr374 } from './tr374.ts';
import { tr375 } from './tr375.ts';
import { tr376 } from './tr376.ts';
import { tr377 } from './tr377.ts';
import { tr378 } from './tr378.ts';
import { tr379 } from './tr379.ts';
import { tr380 } from './tr380.ts';
import { tr381 } from './tr381.ts';
import { tr382 } from './tr382.ts';
import { tr383 } from './tr383.ts';
import { tr384 } from './tr384.ts';
import { tr385 } from './tr385.ts';
import { tr386 } from './tr386.ts';
import { tr387 } from './tr387.ts';
import { tr388 } from './tr388.ts';
import { tr389 } from './tr389.ts';
import { tr390 } from './tr390.ts';
import { tr409 } from './tr409.ts';
import { tr410 } from './tr410.ts';
import { tr411 } from './tr411.ts';
import { tr412 } from './tr412.ts';
import { tr413 } from './tr413.ts';
import { tr414 } from './tr414.ts';
import { tr415 } from './tr415.ts';
import { tr416 } from './tr416.ts';
import { tr418 } from './tr418.ts';

export const rules: readonly AnyRule[] = [
  cd005,
  cd007,
  cd009,
  cd025,
  cd034,
  cd041,
  cd043,
  cd060,
  cd066,
  cd067,
  cd068,
  cd075,
  cd076,
  cd077,
  cd078,
  cd079,
  cd080,
  cd085,
  cd086,
  cd087,
  cd095,
  cd096,
  cs002,
  cs003,
  cs050,
  cs058,
  cs089,
  cs100,
  cs139,
  cs318,
  cs325,
  cs335,
  cs336,
  cs337,
  cs338,
  cs339,
  cs340,
  cs343,
  iv028,
  tr002,
  tr006,
  tr018,
  tr019,
  tr056,
  tr061,
  tr063,
  tr071,
  tr074,
  tr101,
  tr134,
  tr135,
  tr137,
  tr302,
  tr304,
  tr307,
  tr308,
  tr314,
  tr315,
  tr316,
  tr318,
  tr319,
  tr321,
  tr322,
  tr323,
  tr326,
  tr332,
  tr333,
  tr335,
  tr337,
  tr338,
  tr339,
  tr340,
  tr341,
  tr342,
  tr346,
  tr347,
  tr349,
  tr350,
  tr351,
  tr352,
  tr353,
  tr355,
  tr357,
  tr358,
  tr359,
  tr360,
  tr361,
  tr365,
  tr366,
  tr367,
  tr369,
  tr371,
  tr373,
  tr374,
  tr375,
  tr376,
  tr377,
  tr378,
  tr379,
  tr380,
  tr381,
  tr382,
  tr383,
  tr384,
  tr385,
  tr386,
  tr387,
  tr388,
  tr389,
  tr390,
  tr409,
  tr410,
  tr411,
  tr412,
  tr413,
  tr414,
  tr415,
  tr416,
  tr418,
];
