/** Counting what happens to messages, wherever it happens: a thread hands its counts to the process it belongs to. */
import type { Casefile, Decision } from '../casefile/casefile.ts';
import { berichtsoort } from '../standard/berichtsoorten.ts';

type Kind = { readonly bericht: string; readonly standaard: string };

export type Count =
  | { readonly wat: 'ontvangen'; readonly labels: Kind & { readonly uitslag: string } }
  | {
      readonly wat: 'beoordeeld';
      readonly labels: Kind & { readonly uitkomst: string; readonly niveau: string };
    }
  | { readonly wat: 'verzonden' | 'verzending-mislukt'; readonly labels: Kind }
  | { readonly wat: 'zwaar-mislukt'; readonly labels: { readonly reden: 'geheugen' | 'anders' } };

/**
 * A casefile that counts what happens in it: received, judged, sent. Wrap the one that the whole process uses, so that
 * whoever takes in, judges or sends is counted once.
 */
export function countingCasefile(casefile: Casefile, tel: (geteld: Count) => void): Casefile {
  return {
    ...casefile,
    async neemIn(nieuw) {
      const uitslag = await casefile.neemIn(nieuw);
      const { standaard, nummer } = nieuw.identiteit;
      const { bericht } = berichtsoort(standaard, nummer);
      tel({ wat: 'ontvangen', labels: { bericht, standaard, uitslag: uitslag.soort } });
      return uitslag;
    },
    async beoordeel(id, werk) {
      const gezien: { bericht: string; standaard: string; oordeel: Decision['oordeel'] }[] = [];
      const uitslag = await casefile.beoordeel(id, (zaak) => {
        const { standaard, nummer } = zaak.bericht.identiteit;
        return werk({
          ...zaak,
          async besluit(beslissing, bericht) {
            await zaak.besluit(beslissing, bericht);
            const { bericht: naam } = berichtsoort(standaard, nummer);
            gezien.push({ bericht: naam, standaard, oordeel: beslissing.oordeel });
          },
        });
      });
      // The work may have been done over; only the last time was committed.
      const laatste = gezien.at(-1);
      if (uitslag.soort === 'beoordeeld' && laatste) {
        const { bericht, standaard, oordeel } = laatste;
        const niveau = oordeel.niveau === null ? '' : String(oordeel.niveau);
        tel({ wat: 'beoordeeld', labels: { bericht, standaard, uitkomst: oordeel.uitkomst, niveau } });
      }
      return uitslag;
    },
    async verzend(id, verzend, bijVerzending) {
      let soort: { bericht: string; standaard: string } | null = null;
      try {
        const gelukt = await casefile.verzend(
          id,
          (uit) => {
            soort = { bericht: uit.bericht, standaard: uit.standaard };
            return verzend(uit);
          },
          bijVerzending,
        );
        if (gelukt && soort) tel({ wat: 'verzonden', labels: soort });
        return gelukt;
      } catch (fout) {
        if (soort) tel({ wat: 'verzending-mislukt', labels: soort });
        throw fout;
      }
    },
  };
}
