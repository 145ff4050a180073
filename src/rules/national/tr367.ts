import type { Prestatie323 } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { prestaties } from '../classes.ts';
import { bedrag, periode as span } from '../dutch.ts';
import { valuesText } from '../earlier.ts';
import { bericht325 } from '../examples/berichten.ts';
import { onbekendeDeclaratie, verzondenDeclaratie } from '../examples/declaraties.ts';
import { categorie, periode } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

/** What an answer repeats of a Prestatie, as it may be shown. */
function contents({
  ProductPeriode,
  ProductTarief,
  IngediendBedrag,
  ...rest
}: Omit<Prestatie323, 'ProductReferentie'>) {
  return {
    ToewijzingNummer: String(rest.ToewijzingNummer),
    ProductCategorie: rest.ProductCategorie,
    ProductCode: rest.ProductCode,
    ProductPeriode: span(ProductPeriode.Begindatum, ProductPeriode.Einddatum),
    GeleverdVolume: String(rest.GeleverdVolume),
    Eenheid: rest.Eenheid,
    ProductTarief: ProductTarief === undefined ? 'leeg' : bedrag(ProductTarief),
    IngediendBedrag: `${bedrag(IngediendBedrag.Bedrag)} ${IngediendBedrag.DebetCredit}`,
  } as const;
}

const prestatie = '/Bericht/DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie';

export const tr367: RuleAcross<'325'> = {
  code: 'TR367',
  eis: 'Een afgewezen prestatie komt ongewijzigd terug, op de retourcodes na.',
  waarom: 'Een gemeente verbetert geen declaratie; zij keurt goed of wijst af wat er staat.',
  bron: 'iJw/iWmo 3.2, technische regel TR367; IV087',
  beperking: 'De standaard kent geen retour op een declaratie-antwoord om de retourcode in terug te sturen.',
  standaarden,
  niveau: 3,
  retourcode: '9367',
  controleer: {
    *'325'(bericht, { feiten: { declaratie } }) {
      if (declaratie === null) return;
      for (const { pad, inhoud } of prestaties(bericht)) {
        const verzonden = declaratie.prestaties.get(inhoud.ProductReferentie.ReferentieNummer);
        if (verzonden === undefined) continue;
        const bekend = new Map(Object.entries(contents(verzonden)));
        const anders = Object.entries(contents(inhoud)).filter(
          ([element, waarde]) => bekend.get(element) !== waarde,
        );
        if (anders.length === 0) continue;
        const hier = Object.fromEntries(anders);
        const declareerde = valuesText(
          Object.fromEntries(anders.map(([element]) => [element, bekend.get(element) ?? ''])),
        );
        yield {
          klasse: pad,
          melding: `Prestatie ${inhoud.ProductReferentie.ReferentieNummer} kwam terug met ${valuesText(hier)}, maar gedeclareerd was ${declareerde}.`,
          waarden: {
            referentieNummer: inhoud.ProductReferentie.ReferentieNummer,
            ...hier,
            gedeclareerd: declareerde,
          },
          herstel: 'Neem de afgewezen prestatie ongewijzigd over uit de declaratie.',
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '325',
      titel: 'De prestatie zoals zij gedeclareerd was',
      bericht: (s) => bericht325(s),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een prestatie die niet in de declaratie stond heeft niets om mee te vergelijken',
      bericht: (s) =>
        bericht325(s, { clienten: [{ prestaties: [{ ProductReferentie: { ReferentieNummer: 'P9' } }] }] }),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een lager bedrag dan gedeclareerd',
      bericht: (s) =>
        bericht325(s, {
          clienten: [{ prestaties: [{ IngediendBedrag: { Bedrag: 4000, DebetCredit: 'D' } }] }],
        }),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: [prestatie],
    },
    {
      nummer: '325',
      titel: 'Alles anders behalve de ProductReferentie',
      bericht: (s) =>
        bericht325(s, {
          clienten: [
            {
              prestaties: [
                {
                  ToewijzingNummer: 1002,
                  ProductCategorie: categorie(s, 'tweede'),
                  ProductCode: 'ANDER',
                  ProductPeriode: periode('2026-03-01', '2026-03-31'),
                  GeleverdVolume: 5,
                  Eenheid: '14',
                  ProductTarief: undefined,
                },
              ],
            },
          ],
        }),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: [prestatie],
    },
    {
      nummer: '325',
      titel: 'Een antwoord op een declaratie die wij niet kennen: dat is voor TR337',
      bericht: (s) => bericht325(s),
      feiten: () => onbekendeDeclaratie,
      verwacht: 'aanvaard',
    },
  ],
};
