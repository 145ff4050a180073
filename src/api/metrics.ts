/** What is counted, for Prometheus. No label ever names a person, a party or a message. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Casefile } from '../casefile/casefile.ts';
import { type Count, countingCasefile } from './counting.ts';

export type HttpMetrics = {
  observe(methode: string, route: string, status: number, seconden: number): void;
};

export function httpMetrics(registry: Registry): HttpMetrics {
  const duur = new Histogram({
    name: 'berichtenpoort_http_duur_seconds',
    help: 'Duur van HTTP-verzoeken.',
    labelNames: ['methode', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
    registers: [registry],
  });
  // Node lets a client choose among known methods only, so the label stays small.
  return {
    observe: (methode, route, status, seconden) =>
      duur.observe({ methode, route, status: String(status) }, seconden),
  };
}

export type BacklogMetrics = { refresh(nu: Temporal.Instant): Promise<void>; unknown(): void };

/** What waits, read when it is asked for. */
export function backlogMetrics(registry: Registry, casefile: Pick<Casefile, 'achterstand'>): BacklogMetrics {
  const wacht = new Gauge({
    name: 'berichtenpoort_achterstand_berichten',
    help: 'Berichten die wachten; NaN als de opslag niet bereikbaar is.',
    labelNames: ['op'] as const,
    registers: [registry],
  });
  const oudste = new Gauge({
    name: 'berichtenpoort_achterstand_oudste_seconds',
    help: 'Hoe lang het oudste onbeoordeelde bericht wacht; 0 als er geen wacht.',
    registers: [registry],
  });
  const set = (
    oordeel: number,
    aangehouden: number,
    vastgehouden: number,
    verzending: number,
    leeftijd: number,
  ) => {
    wacht.set({ op: 'oordeel' }, oordeel);
    wacht.set({ op: 'verzending' }, verzending);
    wacht.set({ op: 'eerder-bericht' }, aangehouden - vastgehouden);
    wacht.set({ op: 'besluit' }, vastgehouden);
    oudste.set(leeftijd);
  };
  return {
    async refresh(nu) {
      const stand = await casefile.achterstand();
      const leeftijd = stand.oudste === null ? 0 : nu.since(stand.oudste).total('seconds');
      const { teBeoordelen, aangehouden, vastgehouden, teVerzenden } = stand;
      set(teBeoordelen, aangehouden, vastgehouden, teVerzenden, Math.max(0, leeftijd));
    },
    unknown: () => set(Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN),
  };
}

/** How many notices wait for a webhook. */
export function noticeMetrics(registry: Registry): (aantal: number) => void {
  const wacht = new Gauge({
    name: 'berichtenpoort_meldingen_wachtend',
    help: 'Meldingen die een webhook nog niet heeft aangenomen.',
    registers: [registry],
  });
  return (aantal) => wacht.set(aantal);
}

/** A casefile whose counts stand in this registry. */
export function countedCasefile(casefile: Casefile, registry: Registry): Casefile {
  return countingCasefile(casefile, journeyMetrics(registry));
}

/** What happens to messages. */
export function journeyMetrics(registry: Registry): (geteld: Count) => void {
  const registers = [registry];
  const ontvangen = new Counter({
    name: 'berichtenpoort_berichten_ontvangen_total',
    help: 'Aangeboden berichten, per uitslag van de inname.',
    labelNames: ['bericht', 'standaard', 'uitslag'] as const,
    registers,
  });
  const beoordeeld = new Counter({
    name: 'berichtenpoort_berichten_beoordeeld_total',
    help: 'Beoordeelde berichten; niveau is het niveau dat niet slaagde.',
    labelNames: ['bericht', 'standaard', 'uitkomst', 'niveau'] as const,
    registers,
  });
  const verzonden = new Counter({
    name: 'berichtenpoort_berichten_verzonden_total',
    help: 'Verzonden berichten.',
    labelNames: ['bericht', 'standaard'] as const,
    registers,
  });
  const mislukt = new Counter({
    name: 'berichtenpoort_verzendingen_mislukt_total',
    help: 'Pogingen tot verzenden die mislukten.',
    labelNames: ['bericht', 'standaard'] as const,
    registers,
  });
  const zwaar = new Counter({
    name: 'berichtenpoort_zware_berichten_mislukt_total',
    help: 'Pogingen om een groot bericht te verwerken die mislukten: voor gebrek aan geheugen, of anders.',
    labelNames: ['reden'] as const,
    registers,
  });
  return (geteld) => {
    switch (geteld.wat) {
      case 'ontvangen':
        return ontvangen.inc(geteld.labels);
      case 'beoordeeld':
        return beoordeeld.inc(geteld.labels);
      case 'verzonden':
        return verzonden.inc(geteld.labels);
      case 'verzending-mislukt':
        return mislukt.inc(geteld.labels);
      case 'zwaar-mislukt':
        return zwaar.inc(geteld.labels);
    }
  };
}
