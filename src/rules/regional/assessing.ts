/**
 * What a region says of what is asked: per product of a 315, or of a 317 as a whole, the reasons not to grant it. An advice
 * to whoever decides, except where the pack lets a reason refuse by itself. Pure; nothing is sent here.
 */
import type { BerichtVan } from '../../standard/berichten.generated.ts';
import { aangevraagdeProducten } from '../classes.ts';
import { protocolOn } from '../protocol.ts';
import type { Defect, RuleContext } from '../rule.ts';
import { kinds } from './index.ts';
import type { Requested } from './kind.ts';
import type { Consequence } from './regional.ts';

/** One reason not to grant what is asked. */
export type Reason = {
  /** The rule of the region. */
  readonly regel: string;
  readonly gevolg: Consequence;
  readonly melding: string;
  readonly waarden: Defect['waarden'];
};
/** What is known against one request; nothing where `redenen` is empty. */
export type Advice = { readonly referentieAanbieder: string; readonly redenen: readonly Reason[] };

export function assess(
  bericht: BerichtVan<'315'> | BerichtVan<'317'>,
  context: RuleContext<'315'> | RuleContext<'317'>,
): readonly Advice[] {
  const protocol = protocolOn(context.protocol, context.ontvangstdag);
  const { regionaal } = protocol;
  return requestsIn(bericht).map((gevraagd) => {
    if (regionaal === undefined || !regionaal.wetten.has(bericht.standaard)) {
      return { referentieAanbieder: gevraagd.referentieAanbieder, redenen: [] };
    }
    const redenen = regionaal.regels.flatMap((deze): readonly Reason[] => {
      const soort = kinds.get(deze.soort);
      if (soort?.over !== 'verzoek' || !deze.wetten.has(bericht.standaard)) return [];
      // The loader has checked the parameters against what this kind asks for.
      const gevonden = soort.perVerzoek(
        gevraagd,
        { ...context, protocol, regionaal },
        deze.parameters as never,
      );
      return [...gevonden].map(({ melding, waarden }) => ({
        regel: deze.id,
        gevolg: deze.gevolg,
        melding,
        waarden,
      }));
    });
    return { referentieAanbieder: gevraagd.referentieAanbieder, redenen };
  });
}

/** The reason that refuses by itself; null when a person decides. The first in the pack goes before the others. */
export function refusesItself({
  redenen,
}: Advice): (Reason & { readonly gevolg: { readonly wat: 'zelf-afwijzen' } }) | null {
  for (const { gevolg, ...reden } of redenen) {
    if (gevolg.wat === 'zelf-afwijzen') return { ...reden, gevolg };
  }
  return null;
}

function requestsIn(bericht: BerichtVan<'315'> | BerichtVan<'317'>): readonly Requested[] {
  if (bericht.nummer === '317') {
    const verzoek = bericht.Client.Verzoek;
    return [
      {
        nummer: '317',
        referentieAanbieder: verzoek.ReferentieAanbieder,
        pad: '/Bericht/Client/Verzoek',
        bericht,
        verzoek,
      },
    ];
  }
  return aangevraagdeProducten(bericht).map(({ pad, inhoud }) => ({
    nummer: '315',
    referentieAanbieder: inhoud.ReferentieAanbieder,
    pad,
    bericht,
    product: inhoud,
  }));
}
