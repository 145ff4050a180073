import { standaarden } from '../../standard/berichtsoorten.ts';
import { isCurrent, ownAllocations } from '../allocations.ts';
import { ongewijzigdeProducten, teWijzigenProducten, verzoek } from '../classes.ts';
import { datum, periode, product } from '../dutch.ts';
import { messageText, messageValues } from '../earlier.ts';
import { bericht317 } from '../examples/berichten.ts';
import { toegewezen, wijziging } from '../examples/facts.ts';
import { dag } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

const tweede = { toewijzingNummer: 1002 } as const;

export const tr349: RuleAcross<'317'> = {
  code: 'TR349',
  eis: 'Een verzoek om wijziging noemt iedere toewijzing die de cliënt op de dag van ontvangst bij deze aanbieder heeft of nog krijgt, als ongewijzigd of als te wijzigen product.',
  waarom:
    'Het verzoek wordt als geheel toegewezen; van een toewijzing die er niet in staat is onduidelijk of zij moet blijven.',
  // Of this provider only: it cannot know the allocations of another one (OP095).
  bron: 'iJw/iWmo 3.2, technische regel TR349; OP095',
  standaarden,
  niveau: 3,
  retourcode: '9349',
  controleer: {
    *'317'(bericht, { feiten, ontvangstdag }) {
      const genoemd = new Set(
        [...ongewijzigdeProducten(bericht), ...teWijzigenProducten(bericht)].map(
          ({ inhoud }) => inhoud.ToewijzingNummer,
        ),
      );
      for (const [nummer, toewijzing] of ownAllocations(feiten.toewijzingen)) {
        if (genoemd.has(nummer) || !isCurrent(toewijzing, ontvangstdag)) continue;
        const looptijd = periode(toewijzing.ingangsdatum, toewijzing.einddatum ?? undefined);
        const voor = product(toewijzing.product ?? undefined);
        yield {
          klasse: verzoek,
          melding: `Toewijzing ${nummer} (product ${voor}, ${looptijd}; ${messageText(toewijzing.uitBericht)}) ontbreekt in het verzoek.`,
          waarden: {
            ToewijzingNummer: String(nummer),
            Product: voor,
            periode: looptijd,
            peildatum: datum(ontvangstdag),
            ...messageValues(toewijzing.uitBericht),
          },
          herstel: `Neem toewijzing ${nummer} op als OngewijzigdProduct of als TeWijzigenProduct.`,
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Van twee toewijzingen blijft de ene gelijk en wijzigt de andere',
      bericht: (s) => bericht317(s, { teWijzigen: [{ ToewijzingNummer: 1002 }] }),
      feiten: (s) => wijziging(s, { toewijzingen: [toegewezen(s), toegewezen(s, tweede)] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Niet genoemd zijn een toewijzing van voor de ontvangst, verwijderde, en die van een ander',
      bericht: (s) => bericht317(s),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s),
            toegewezen(s, { ...tweede, einddatum: dag('2026-05-05') }),
            toegewezen(s, {
              toewijzingNummer: 1003,
              ingangsdatum: dag('2026-07-01'),
              einddatum: dag('2026-07-01'),
              redenWijziging: '13',
            }),
            toegewezen(s, {
              toewijzingNummer: 1004,
              ingangsdatum: dag('2026-07-01'),
              einddatum: dag('2026-07-01'),
              redenWijziging: '01',
            }),
            toegewezen(s, { toewijzingNummer: 1005, vanDezeClient: false }),
            toegewezen(s, { toewijzingNummer: 1006, vanDezeAanbieder: false }),
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Er ontbreekt een toewijzing die op de dag van ontvangst eindigt',
      bericht: (s) => bericht317(s),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [toegewezen(s), toegewezen(s, { ...tweede, einddatum: dag('2026-05-06') })],
        }),
      verwacht: ['/Bericht/Client/Verzoek'],
    },
    {
      nummer: '317',
      titel: 'Er ontbreken een toewijzing die nog moet ingaan en een die om een andere reden een dag duurt',
      bericht: (s) => bericht317(s),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s),
            toegewezen(s, { ...tweede, ingangsdatum: dag('2027-01-01') }),
            toegewezen(s, {
              toewijzingNummer: 1003,
              ingangsdatum: dag('2026-07-01'),
              einddatum: dag('2026-07-01'),
              redenWijziging: '12',
            }),
          ],
        }),
      verwacht: ['/Bericht/Client/Verzoek', '/Bericht/Client/Verzoek'],
    },
    {
      nummer: '317',
      titel: 'Er ontbreekt een toewijzing met RedenWijziging 13 die niet op haar Ingangsdatum eindigt',
      bericht: (s) => bericht317(s),
      feiten: (s) =>
        wijziging(s, {
          toewijzingen: [
            toegewezen(s),
            toegewezen(s, { ...tweede, redenWijziging: '13', einddatum: dag('2026-12-31') }),
          ],
        }),
      verwacht: ['/Bericht/Client/Verzoek'],
    },
  ],
};
