import { standaarden } from '../../standard/berichtsoorten.ts';
import { aangevraagdeRegels } from '../classes.ts';
import { bericht315 } from '../examples/berichten.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';
import { perDay } from '../volume.ts';

const dagdeelPerDag = { Omvang: { Volume: 1, Eenheid: '16', Frequentie: '1' } } as const;
const eurosPerDag = { Omvang: { Volume: 1000, Eenheid: '83', Frequentie: '1' } } as const;
const dagdeelInTotaal = { Omvang: { Volume: 1, Eenheid: '16', Frequentie: '6' } } as const;
const in2020 = dag('2020-01-01');

export const cs343: RuleWithin<'315'> = {
  code: 'CS343',
  eis:
    "Etmalen, dagdelen, euro's en stuks van inspanning (Eenheid 14, 16, 83, 84) worden per week, per maand of in " +
    'totaal gevraagd, tenzij de aanvraag uiterlijk op 31-12-2020 eindigt.',
  waarom: 'Een hoeveelheid van deze eenheden per dag is niet met een maandelijkse declaratie te vergelijken.',
  bron: 'iJw/iWmo 3.2, constraint CS343',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: { '315': (b) => perDay(aangevraagdeRegels(b)) },
  voorbeelden: [
    {
      nummer: '315',
      titel: 'Dagdelen per dag tot en met 31-12-2020, dagdelen in totaal daarna',
      bericht: (s) =>
        bericht315(s, {
          producten: [
            {
              ...dagdeelPerDag,
              ToewijzingIngangsdatum: in2020,
              ToewijzingEinddatum: dag('2020-12-31'),
            },
            dagdeelInTotaal,
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: "Dagdelen per dag tot en met 01-01-2021, euro's per dag zonder einddatum",
      bericht: (s) =>
        bericht315(s, {
          producten: [
            {
              ...dagdeelPerDag,
              ToewijzingIngangsdatum: in2020,
              ToewijzingEinddatum: dag('2021-01-01'),
            },
            eurosPerDag,
          ],
        }),
      verwacht: [
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/Omvang',
        '/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]/Omvang',
      ],
    },
  ],
};
