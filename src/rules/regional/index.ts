/** All kinds of regional rules, by name. */
import { afgerondMinuuttarief } from './afgerond-minuuttarief.ts';
import { correctieBinnen } from './correctie-binnen.ts';
import { declaratieBinnen } from './declaratie-binnen.ts';
import { eenDeclaratiePerMaand } from './een-declaratie-per-maand.ts';
import { eenRegelPerMaand } from './een-regel-per-maand.ts';
import type { Kind } from './kind.ts';
import { maandproductStartmaand } from './maandproduct-startmaand.ts';
import { minutenNaarUurtarief } from './minuten-naar-uurtarief.ts';
import { naEinde } from './na-einde.ts';
import { nietVoorStart } from './niet-voor-start.ts';
import { productTeVragen } from './product-te-vragen.ts';
import { startVereist } from './start-vereist.ts';
import { stuksPerToewijzing } from './stuks-per-toewijzing.ts';
import { tariefTenHoogste } from './tarief-ten-hoogste.ts';
import { trajectDeelMelden } from './traject-deel-melden.ts';
import { trajectInDelen } from './traject-in-delen.ts';
import { trajectIneens } from './traject-ineens.ts';
import { volledigeStuksprijs } from './volledige-stuksprijs.ts';
import { wijzigingNietInGebruik } from './wijziging-niet-in-gebruik.ts';
import { zorgVanaf } from './zorg-vanaf.ts';
import { zorgmomentVereist } from './zorgmoment-vereist.ts';

const alle: readonly Kind[] = [
  afgerondMinuuttarief,
  correctieBinnen,
  declaratieBinnen,
  eenDeclaratiePerMaand,
  eenRegelPerMaand,
  maandproductStartmaand,
  minutenNaarUurtarief,
  naEinde,
  nietVoorStart,
  productTeVragen,
  startVereist,
  stuksPerToewijzing,
  tariefTenHoogste,
  trajectDeelMelden,
  trajectInDelen,
  trajectIneens,
  volledigeStuksprijs,
  wijzigingNietInGebruik,
  zorgVanaf,
  zorgmomentVereist,
];

export const kinds: ReadonlyMap<string, Kind> = new Map(alle.map((soort) => [soort.soort, soort]));
