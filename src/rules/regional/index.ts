/** All kinds of regional rules, by name. */
import { aanbiederLumpsum } from './aanbieder-lumpsum.ts';
import { afgerondMinuuttarief } from './afgerond-minuuttarief.ts';
import { codewijziging } from './codewijziging.ts';
import { correctieBinnen } from './correctie-binnen.ts';
import { declaratieBinnen } from './declaratie-binnen.ts';
import { eenDeclaratiePerMaand } from './een-declaratie-per-maand.ts';
import { eenRegelPerMaand } from './een-regel-per-maand.ts';
import { geregistreerdeAfzender } from './geregistreerde-afzender.ts';
import type { Kind } from './kind.ts';
import { maandproductStartmaand } from './maandproduct-startmaand.ts';
import { minutenNaarUurtarief } from './minuten-naar-uurtarief.ts';
import { naEinde } from './na-einde.ts';
import { nietVanOnderaannemer } from './niet-van-onderaannemer.ts';
import { nietVoorStart } from './niet-voor-start.ts';
import { productTeVragen } from './product-te-vragen.ts';
import { startNaOpdracht } from './start-na-opdracht.ts';
import { startNaToegekend } from './start-na-toegekend.ts';
import { startVereist } from './start-vereist.ts';
import { stopVerwijderenOpTijd } from './stop-verwijderen-op-tijd.ts';
import { stuksPerToewijzing } from './stuks-per-toewijzing.ts';
import { tariefTenHoogste } from './tarief-ten-hoogste.ts';
import { trajectDeelMelden } from './traject-deel-melden.ts';
import { trajectInDelen } from './traject-in-delen.ts';
import { trajectIneens } from './traject-ineens.ts';
import { verlengingVanafIngang } from './verlenging-vanaf-ingang.ts';
import { volledigeStuksprijs } from './volledige-stuksprijs.ts';
import { volumeBijInkorten } from './volume-bij-inkorten.ts';
import { wijzigingNietInGebruik } from './wijziging-niet-in-gebruik.ts';
import { zorgVanaf } from './zorg-vanaf.ts';
import { zorgmomentVereist } from './zorgmoment-vereist.ts';

const alle: readonly Kind[] = [
  aanbiederLumpsum,
  afgerondMinuuttarief,
  codewijziging,
  correctieBinnen,
  declaratieBinnen,
  eenDeclaratiePerMaand,
  eenRegelPerMaand,
  geregistreerdeAfzender,
  maandproductStartmaand,
  minutenNaarUurtarief,
  naEinde,
  nietVanOnderaannemer,
  nietVoorStart,
  productTeVragen,
  startNaOpdracht,
  startNaToegekend,
  startVereist,
  stopVerwijderenOpTijd,
  stuksPerToewijzing,
  tariefTenHoogste,
  trajectDeelMelden,
  trajectInDelen,
  trajectIneens,
  verlengingVanafIngang,
  volledigeStuksprijs,
  volumeBijInkorten,
  wijzigingNietInGebruik,
  zorgmomentVereist,
  zorgVanaf,
];

export const kinds: ReadonlyMap<string, Kind> = new Map(alle.map((soort) => [soort.soort, soort]));
