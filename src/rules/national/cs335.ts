import { standaarden } from '../../standard/berichtsoorten.ts';
import { toegewezenProducten } from '../classes.ts';
import { datum } from '../dutch.ts';
import { bericht301 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

export const cs335: RuleWithin<'301'> = {
  code: 'CS335',
  eis: 'Een verwijderde toewijzing (RedenWijziging 13) eindigt op haar Ingangsdatum.',
  waarom: 'Zo loopt zij geen dag en telt zij als niet verzonden.',
  bron: 'iJw/iWmo 3.2, constraint CS335',
  beperking: 'Ontbreekt de Einddatum, dan keurt de officiële controle niet af; wij ook niet.',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of toegewezenProducten(bericht)) {
        const { RedenWijziging, Ingangsdatum, Einddatum } = inhoud;
        if (RedenWijziging !== '13' || Einddatum === undefined) continue;
        if (Ingangsdatum.equals(Einddatum)) continue;
        yield {
          klasse: pad,
          element: 'RedenWijziging',
          melding: `RedenWijziging is 13 (verwijderd), maar de Einddatum ${datum(Einddatum)} is niet de Ingangsdatum ${datum(Ingangsdatum)}.`,
          waarden: {
            redenWijziging: '13',
            ingangsdatum: datum(Ingangsdatum),
            einddatum: datum(Einddatum),
          },
          herstel: `Vul ${datum(Ingangsdatum)} als Einddatum, of een andere RedenWijziging.`,
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel:
        'Verwijderd, met Einddatum gelijk aan Ingangsdatum en zonder Einddatum; om een andere reden later beëindigd',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { RedenWijziging: '13', Ingangsdatum: dag('2026-04-01'), Einddatum: dag('2026-04-01') },
            { RedenWijziging: '13' },
            { RedenWijziging: '02', Ingangsdatum: dag('2026-04-01'), Einddatum: dag('2026-04-02') },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Verwijderd, met Einddatum een dag na Ingangsdatum',
      bericht: (s) =>
        bericht301(s, {
          producten: [
            { RedenWijziging: '13', Ingangsdatum: dag('2026-04-01'), Einddatum: dag('2026-04-02') },
          ],
        }),
      verwacht: ['/Bericht/Client/ToegewezenProducten/ToegewezenProduct/RedenWijziging'],
    },
  ],
};
