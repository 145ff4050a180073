/**
 * What a region says of what is asked: per product of a 315, or of a 317 as a whole, the reasons not to grant it. An advice
 * to whoever decides, except where the pack lets a reason refuse by itself. Pure; nothing is sent here.
 */
import type { BerichtVan, LDT_RedenAfwijzingVerzoek } from '../../standard/berichten.generated.ts';
import { aangevraagdeProducten } from '../classes.ts';
import { protocolOn } from '../protocol.ts';
import type { Defect, RuleContext } from '../rule.ts';
import type { Signal } from '../verdict.ts';
import { kinds } from './index.ts';
import type { RequestDefect, Requested } from './kind.ts';
import type { Consequence } from './regional.ts';

/** One thing to know before granting what is asked. Nothing in it says who somebody is. */
export type Reason = {
  /** The rule of the region. */
  readonly regel: string;
  readonly gevolg: Consequence;
  /** Of the element in the request. */
  readonly pad: string;
  readonly melding: string;
  readonly waarden: Defect['waarden'];
};
/** What is known about one request; nothing where `redenen` is empty. */
export type Advice = { readonly referentieAanbieder: string; readonly redenen: readonly Reason[] };

/** `bezwaar`: some rule advises against it. `zelf-afwijzen`: it is refused without anybody deciding. */
export const outcomes = ['geen-bezwaar', 'bezwaar', 'zelf-afwijzen'] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * @param woonplaats which municipality is responsible for the client by the register; null where nobody knows
 * @returns nothing where the region has no say in this law
 */
export function assess(
  bericht: BerichtVan<'315'> | BerichtVan<'317'>,
  context: RuleContext<'315'> | RuleContext<'317'>,
  woonplaats: string | null = null,
): readonly Advice[] {
  const protocol = protocolOn(context.protocol, context.ontvangstdag);
  const { regionaal } = protocol;
  if (!regionaal?.wetten.has(bericht.standaard)) return [];
  return requestsIn(bericht).map((gevraagd) => {
    const redenen = regionaal.regels.flatMap((deze): readonly Reason[] => {
      const soort = kinds.get(deze.soort);
      if (soort?.over !== 'verzoek' || !deze.wetten.has(bericht.standaard)) return [];
      // The loader has checked the parameters against what this kind asks for.
      const gevonden = soort.perVerzoek(
        gevraagd,
        { ...context, protocol, regionaal, woonplaats },
        deze.parameters as never,
      );
      return [...gevonden].map((gebrek) => ({
        regel: deze.id,
        gevolg: consequenceOf(deze.gevolg, gebrek),
        pad: gebrek.element === undefined ? gevraagd.pad : `${gevraagd.pad}/${gebrek.element}`,
        melding: gebrek.melding,
        waarden: gebrek.waarden,
      }));
    });
    return { referentieAanbieder: gevraagd.referentieAanbieder, redenen };
  });
}

function consequenceOf(gevolg: Consequence, { aanEenMens }: RequestDefect): Consequence {
  return aanEenMens && gevolg.wat === 'zelf-afwijzen' ? { wat: 'adviseren', reden: gevolg.reden } : gevolg;
}

type Reasons = Pick<Advice, 'redenen'>;

/** The reason (WJ760) that refuses by itself; null when a person decides. The first in the pack goes before the others. */
export function refusesItself({ redenen }: Reasons): LDT_RedenAfwijzingVerzoek | null {
  for (const { gevolg } of redenen) if (gevolg.wat === 'zelf-afwijzen') return gevolg.reden;
  return null;
}

export function outcomeOf(advies: Reasons): Outcome {
  if (refusesItself(advies) !== null) return 'zelf-afwijzen';
  return objections(advies).length > 0 ? 'bezwaar' : 'geen-bezwaar';
}

/** What granting would go against. */
export function objections({ redenen }: Reasons): readonly Reason[] {
  return redenen.filter(({ gevolg }) => gevolg.wat !== 'signaleren');
}

/** What a person must look at; nothing of what needs no decision any more. */
export function signalsOf(adviezen: readonly Advice[]): readonly Signal[] {
  return adviezen
    .filter((advies) => refusesItself(advies) === null)
    .flatMap(({ redenen }) => redenen)
    .map(({ regel, pad, melding, waarden }) => ({ code: regel, pad, melding, waarden }));
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
