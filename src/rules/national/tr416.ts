import { standaarden } from '../../standard/berichtsoorten.ts';
import { clienten, prestatiesVan } from '../classes.ts';
import { dayNumber } from '../dates.ts';
import { periode as span } from '../dutch.ts';
import { bericht323 } from '../examples/berichten.ts';
import { periode } from '../examples/waarden.ts';
import { repeats } from '../repeats.ts';
import type { RuleWithin } from '../rule.ts';

const april = { ToewijzingNummer: 1001, ProductPeriode: periode('2026-04-01', '2026-04-30') };

export const tr416: RuleWithin<'323'> = {
  code: 'TR416',
  eis:
    'Een cliënt heeft in een declaratiebericht hoogstens één debetprestatie per toewijzing, product en ' +
    'ProductPeriode.',
  waarom: 'Een tweede debetregel voor hetzelfde zou dubbel betaald worden.',
  bron: 'iJw/iWmo 3.2, technische regel TR416',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      for (const deClient of clienten(bericht)) {
        const dubbele = repeats(prestatiesVan(deClient), (p) =>
          p.IngediendBedrag.DebetCredit === 'C'
            ? null
            : JSON.stringify([
                p.ToewijzingNummer,
                p.ProductCategorie,
                p.ProductCode,
                dayNumber(p.ProductPeriode.Begindatum),
                dayNumber(p.ProductPeriode.Einddatum),
              ]),
        );
        for (const { dubbel, eerste } of dubbele) {
          const { ToewijzingNummer, ProductCategorie, ProductCode, ProductPeriode } = dubbel.inhoud;
          const deze = span(ProductPeriode.Begindatum, ProductPeriode.Einddatum);
          yield {
            klasse: dubbel.pad,
            melding:
              `Prestatie ${dubbel.inhoud.ProductReferentie.ReferentieNummer} is net als ` +
              `${eerste.inhoud.ProductReferentie.ReferentieNummer} een debet voor toewijzing ${ToewijzingNummer}, ` +
              `product ${ProductCode} (categorie ${ProductCategorie}), ${deze}.`,
            waarden: {
              toewijzingNummer: String(ToewijzingNummer),
              product: `${ProductCode} (categorie ${ProductCategorie})`,
              productPeriode: deze,
            },
            herstel: 'Dien het volume van deze periode in als één prestatie.',
          };
        }
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel:
        'Dezelfde toewijzing en hetzelfde product: de ene debet over april, de andere zonder de eerste dag',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            { prestaties: [april, { ...april, ProductPeriode: periode('2026-04-02', '2026-04-30') }] },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een debet en een credit voor dezelfde toewijzing, hetzelfde product en dezelfde periode',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                april,
                {
                  ...april,
                  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
                  IngediendBedrag: { Bedrag: 5000, DebetCredit: 'C' },
                },
              ],
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Twee debetregels voor dezelfde toewijzing, hetzelfde product en dezelfde periode',
      bericht: (s) => bericht323(s, { clienten: [{ prestaties: [april, april] }] }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie[2]'],
    },
  ],
};
