/** Every report, by name. */

import { aanbiedersZonderClienten } from './aanbieders-zonder-clienten.ts';
import { aandeelNieuweToewijzingen } from './aandeel-nieuwe-toewijzingen.ts';
import { antwoordOpDeclaratie } from './antwoord-op-declaratie.ts';
import { inEnUitstroom } from './in-en-uitstroom.ts';
import { lopendeToewijzingen } from './lopende-toewijzingen.ts';
import { omzetDrempels } from './omzet-drempels.ts';
import { opdrachtwaarde } from './opdrachtwaarde.ts';
import { plekBezetting } from './plek-bezetting.ts';
import type { Report } from './rapport.ts';
import { steekproef } from './steekproef.ts';
import { tijdigheid } from './tijdigheid.ts';
import { toegekend } from './toegekend.ts';
import { toewijzingenPerMaand } from './toewijzingen-per-maand.ts';
import { verzilvering } from './verzilvering.ts';
import { verzoeken } from './verzoeken.ts';
import { wachtlijst } from './wachtlijst.ts';
import { wachttijd } from './wachttijd.ts';

const alle: readonly Report[] = [
  aanbiedersZonderClienten,
  aandeelNieuweToewijzingen,
  antwoordOpDeclaratie,
  inEnUitstroom,
  lopendeToewijzingen,
  omzetDrempels,
  opdrachtwaarde,
  plekBezetting,
  steekproef,
  tijdigheid,
  toegekend,
  toewijzingenPerMaand,
  verzilvering,
  verzoeken,
  wachtlijst,
  wachttijd,
];

export const reports: ReadonlyMap<string, Report> = new Map(alle.map((een) => [een.naam, een]));
