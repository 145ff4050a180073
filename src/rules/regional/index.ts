/** All kinds of regional rules, by name. */
import { aanbiederLumpsum } from './aanbieder-lumpsum.ts';
import { afgerondMinuuttarief } from './afgerond-minuuttarief.ts';
import { andereAanbieder } from './andere-aanbieder.ts';
import { binnenProductkaart } from './binnen-productkaart.ts';
import { codewijziging } from './codewijziging.ts';
import { contractVereist } from './contract-vereist.ts';
import { correctieBinnen } from './correctie-binnen.ts';
import { declaratieBinnen } from './declaratie-binnen.ts';
import { duurZonderKaart } from './duur-zonder-kaart.ts';
import { eenDeclaratiePerMaand } from './een-declaratie-per-maand.ts';
import { eenRegelPerMaand } from './een-regel-per-maand.ts';
import { eenmalig } from './eenmalig.ts';
import { evenredigMaximum } from './evenredig-maximum.ts';
import { geenNieuweClienten } from './geen-nieuwe-clienten.ts';
import { geregistreerdeAfzender } from './geregistreerde-afzender.ts';
import { geweigerdeOpTijd } from './geweigerde-op-tijd.ts';
import type { Kind } from './kind.ts';
import { langerDanGebruikelijk } from './langer-dan-gebruikelijk.ts';
import { leeftijdVanProduct } from './leeftijd-van-product.ts';
import { leeftijdsgrens } from './leeftijdsgrens.ts';
import { maandproductStartmaand } from './maandproduct-startmaand.ts';
import { minutenNaarUurtarief } from './minuten-naar-uurtarief.ts';
import { naBegin } from './na-begin.ts';
import { naEinde } from './na-einde.ts';
import { nietVanOnderaannemer } from './niet-van-onderaannemer.ts';
import { nietVoorStart } from './niet-voor-start.ts';
import { omzetplafond } from './omzetplafond.ts';
import { productTeVragen } from './product-te-vragen.ts';
import { stapeling } from './stapeling.ts';
import { startNaOpdracht } from './start-na-opdracht.ts';
import { startNaToegekend } from './start-na-toegekend.ts';
import { startVereist } from './start-vereist.ts';
import { stopMetReden } from './stop-met-reden.ts';
import { stopVerwijderenOpTijd } from './stop-verwijderen-op-tijd.ts';
import { stuksPerToewijzing } from './stuks-per-toewijzing.ts';
import { tariefTenHoogste } from './tarief-ten-hoogste.ts';
import { trajectDeelMelden } from './traject-deel-melden.ts';
import { trajectInDelen } from './traject-in-delen.ts';
import { trajectIneens } from './traject-ineens.ts';
import { veldenGevuld } from './velden-gevuld.ts';
import { verlengingAantal } from './verlenging-aantal.ts';
import { verlengingAfgesproken } from './verlenging-afgesproken.ts';
import { verlengingLichter } from './verlenging-lichter.ts';
import { verlengingVanafIngang } from './verlenging-vanaf-ingang.ts';
import { vervoerBijProduct } from './vervoer-bij-product.ts';
import { vervoerNietLos } from './vervoer-niet-los.ts';
import { verwijzerMet } from './verwijzer-met.ts';
import { verwijzerNietAanvaard } from './verwijzer-niet-aanvaard.ts';
import { volledigeStuksprijs } from './volledige-stuksprijs.ts';
import { volumeBijInkorten } from './volume-bij-inkorten.ts';
import { wijzigingNietInGebruik } from './wijziging-niet-in-gebruik.ts';
import { woonplaats } from './woonplaats.ts';
import { zelfdeProduct } from './zelfde-product.ts';
import { zorgVanaf } from './zorg-vanaf.ts';
import { zorgmomentVereist } from './zorgmoment-vereist.ts';

const alle: readonly Kind[] = [
  aanbiederLumpsum,
  afgerondMinuuttarief,
  andereAanbieder,
  binnenProductkaart,
  codewijziging,
  contractVereist,
  correctieBinnen,
  declaratieBinnen,
  duurZonderKaart,
  langerDanGebruikelijk,
  eenDeclaratiePerMaand,
  eenRegelPerMaand,
  eenmalig,
  evenredigMaximum,
  geenNieuweClienten,
  geregistreerdeAfzender,
  geweigerdeOpTijd,
  leeftijdVanProduct,
  leeftijdsgrens,
  maandproductStartmaand,
  minutenNaarUurtarief,
  naBegin,
  naEinde,
  nietVanOnderaannemer,
  nietVoorStart,
  omzetplafond,
  productTeVragen,
  stapeling,
  startNaOpdracht,
  startNaToegekend,
  startVereist,
  stopMetReden,
  stopVerwijderenOpTijd,
  stuksPerToewijzing,
  tariefTenHoogste,
  trajectDeelMelden,
  trajectInDelen,
  trajectIneens,
  veldenGevuld,
  verlengingAantal,
  verlengingAfgesproken,
  verlengingLichter,
  verlengingVanafIngang,
  vervoerBijProduct,
  vervoerNietLos,
  verwijzerMet,
  verwijzerNietAanvaard,
  volledigeStuksprijs,
  volumeBijInkorten,
  wijzigingNietInGebruik,
  woonplaats,
  zelfdeProduct,
  zorgVanaf,
  zorgmomentVereist,
];

export const kinds: ReadonlyMap<string, Kind> = new Map(alle.map((soort) => [soort.soort, soort]));
