import { standaarden } from '../../standard/berichtsoorten.ts';
import { standingOn } from '../declaration/ledger.ts';
import { overLimit } from '../declaration/limit.ts';
import { basis } from '../declaration/line.ts';
import { bedrag } from '../dutch.ts';
import { credit, declaratie, declaraties, prestatiePad, toegekend } from '../examples/declaraties.ts';
import { dag, periode } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const budget = { omvang: null, budget: 120_00, einddatum: dag('2026-12-31') };
const kosten = (Bedrag: number) => ({ IngediendBedrag: { Bedrag, DebetCredit: 'D' } }) as const;

/**
 * The rule speaks of GeleverdVolume, but a Budget is an amount: under one Budget hours, etmalen and euros are declared
 * beside each other (Casus 16), and those only add up as amounts.
 */
export const tr369: RuleAcross<'323'> = {
  code: 'TR369',
  eis: 'Alles wat op een toewijzing met een Budget is goedgekeurd, past samen met deze prestatie binnen dat Budget.',
  waarom: 'Het Budget is alles wat voor deze toewijzing betaald wordt.',
  bron: 'iJw/iWmo 3.2, technische regel TR369',
  beperking:
    'De regel noemt GeleverdVolume; vergeleken worden de bedragen, omdat een Budget een bedrag is en de eenheden kunnen verschillen.',
  standaarden,
  niveau: 3,
  retourcode: '9369',
  controleer: {
    '323': {
      *perPrestatie(regel, { grootboek }) {
        const toewijzing = basis(regel);
        if (toewijzing === null || toewijzing.budget === null) return;
        const maximaal = toewijzing.budget;
        const staand = standingOn(grootboek, toewijzing.toewijzingNummer);
        const teVeel = overLimit(regel, {
          element: 'IngediendBedrag',
          gedeclareerd: regel.prestatie.IngediendBedrag.Bedrag,
          maximaal,
          goedgekeurd: staand.bedrag,
          staand,
          tekst: bedrag,
          waar: () => 'binnen het Budget',
          berekening: () => bedrag(maximaal),
        });
        if (teVeel !== null) yield teVeel;
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Samen precies het Budget, in verschillende eenheden',
      bericht: (s) => declaratie(s, [{ Eenheid: '14', ...kosten(70_00) }]),
      feiten: (s) => declaraties(s, { toewijzingen: [budget], prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een gecrediteerde prestatie telt niet meer mee',
      bericht: (s) => declaratie(s, [kosten(120_00), { ...credit, ToewijzingNummer: 1001 }]),
      feiten: (s) => declaraties(s, { toewijzingen: [budget], prestaties: [toegekend(s)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een toewijzing zonder Budget',
      bericht: (s) => declaratie(s, [kosten(120_01)]),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een cent meer dan er van het Budget nog is',
      bericht: (s) => declaratie(s, [kosten(70_01)]),
      feiten: (s) => declaraties(s, { toewijzingen: [budget], prestaties: [toegekend(s)] }),
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
    {
      nummer: '323',
      titel: 'Twee prestaties die elk passen, maar samen niet: de tweede wordt afgewezen',
      bericht: (s) =>
        declaratie(s, [
          { ProductPeriode: periode('2026-03-01', '2026-03-31'), ...kosten(70_00) },
          { ToewijzingNummer: 1001, ...kosten(60_00) },
        ]),
      feiten: (s) => declaraties(s, { toewijzingen: [budget] }),
      verwacht: [`${prestatiePad}[2]/IngediendBedrag`],
    },
    {
      nummer: '323',
      titel: 'Er is al meer goedgekeurd dan een ingekort Budget toelaat, in zes prestaties',
      bericht: (s) => declaratie(s, [kosten(1)]),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [budget],
          prestaties: ['M1', 'M2', 'M3', 'M4', 'M5', 'M6'].map((referentieNummer, maand) =>
            toegekend(s, { referentieNummer, begindatum: dag(`2025-0${maand + 1}-01`) }),
          ),
        }),
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
    {
      nummer: '323',
      titel: 'Er is nog een cent, na twee prestaties',
      bericht: (s) => declaratie(s, [kosten(2)]),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [budget],
          prestaties: [toegekend(s), toegekend(s, { referentieNummer: 'M2', bedrag: 69_99 })],
        }),
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
    {
      nummer: '323',
      titel: 'Het Budget is precies op',
      bericht: (s) => declaratie(s, [kosten(1)]),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [budget], prestaties: [toegekend(s, { bedrag: 120_00 })] }),
      verwacht: [`${prestatiePad}/IngediendBedrag`],
    },
  ],
};
