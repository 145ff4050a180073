/** How long after its end a municipality lets an allocation be looked up. */
import type { AllocationFilter, ViewLimit } from '../casefile/toewijzingen.ts';
import { protocolOn } from '../rules/protocol.ts';
import { amsterdamDay } from '../rules/workingdays.ts';
import { standaarden } from '../standard/berichtsoorten.ts';
import { sideOf } from './parties.ts';
import type { Wiring } from './wiring.ts';

/**
 * The limits that hold now for what is asked: those of municipalities that we serve, because what a provider may still
 * see of its own is not for them to say here.
 */
export async function viewLimits(
  { gemeente, standaard }: Pick<AllocationFilter, 'gemeente' | 'standaard'>,
  wiring: Pick<Wiring, 'casefile' | 'protocolVoor' | 'gemeenten' | 'aanbieders' | 'nu'>,
): Promise<readonly ViewLimit[]> {
  const vandaag = amsterdamDay(wiring.nu());
  const gevraagd =
    gemeente === undefined
      ? await wiring.casefile.toewijzendeGemeenten()
      : standaarden.map((wet) => ({ gemeente, standaard: wet }));
  return gevraagd
    .filter((een) => standaard === undefined || een.standaard === standaard)
    .filter((een) => sideOf({ gemeente: een.gemeente, aanbieder: null }, wiring) === 'gemeente')
    .flatMap((een) => {
      const { regionaal } = protocolOn(wiring.protocolVoor(een.gemeente, een.standaard), vandaag);
      if (!regionaal?.inzageNaEinde || !regionaal.wetten.has(een.standaard)) return [];
      const { aantal, in: eenheid } = regionaal.inzageNaEinde;
      const terug = eenheid === 'jaren' ? { years: aantal } : { months: aantal };
      return { gemeente: een.gemeente, standaard: een.standaard, eindeVanaf: vandaag.subtract(terug) };
    });
}
