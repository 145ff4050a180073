/** A region that lets a person decide on what asks more than € 12,50 an hour, and declarations to it. */
import type { Standaard } from '../../standard/berichtsoorten.ts';
import type { Protocol } from '../protocol.ts';
import type { Refusal, RegionalRule } from '../regional/regional.ts';
import { landelijk } from './landelijk.ts';
import { metProduct, zonderRegels } from './regionaal.ts';
import { periode } from './waarden.ts';

export const metRetourcode = { wijze: 'retourcode', retourcode: '0233' } as const;

export function vasthoudend(
  standaard: Standaard,
  afkeur: Refusal = { wijze: 'vasthouden', daarna: metRetourcode },
  retourcode: RegionalRule['retourcode'] = null,
): Protocol {
  const regel: RegionalRule = {
    id: 'ten-hoogste',
    soort: 'tarief-ten-hoogste',
    parameters: {},
    gevolg: { wat: 'weigeren' },
    wetten: new Set([standaard]),
    retourcode,
    wijktAf: [],
    uitleg: '',
    bron: '',
  };
  return {
    ...landelijk,
    regionaal: { ...zonderRegels, ...metProduct(standaard, { cent: 12_50 }), regels: [regel], afkeur },
  };
}

export const teDuur = 12_51;

const laatsteDag = { '02': '28', '03': '31', '04': '30' } as const;

/** So many hours in a month of 2026. */
export function uren(maand: keyof typeof laatsteDag, aantal: number, tarief = 12_50) {
  return {
    ToewijzingNummer: 1001,
    ProductPeriode: periode(`2026-${maand}-01`, `2026-${maand}-${laatsteDag[maand]}`),
    GeleverdVolume: aantal,
    ProductTarief: tarief,
    IngediendBedrag: { Bedrag: aantal * tarief, DebetCredit: 'D' as const },
  };
}
