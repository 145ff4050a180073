import type { LDT_Eenheid } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { basis, lineText, productPeriode } from '../declaration/line.ts';
import { unitText } from '../declaration/units.ts';
import { allocationText, messageValues } from '../earlier.ts';
import { declaratie, declaraties, metContract, prestatiePad } from '../examples/declaraties.ts';
import { aspecifiek } from '../examples/waarden.ts';
import type { RuleAcross } from '../rule.ts';

/** Hours may be declared in minutes; everything else as it was agreed. */
function fits(gedeclareerd: LDT_Eenheid, afgesproken: LDT_Eenheid): boolean {
  return gedeclareerd === afgesproken || (gedeclareerd === '01' && afgesproken === '04');
}

const named = (eenheid: LDT_Eenheid) => `${eenheid} (${unitText(eenheid)})`;
const refused = [`${prestatiePad}/Eenheid`];
const inMinuten = { Eenheid: '01', GeleverdVolume: 240, ProductTarief: 21 } as const;

export const tr341: RuleAcross<'323'> = {
  code: 'TR341',
  eis: 'De Eenheid van een prestatie is die van de toewijzing; uren mogen ook in minuten gedeclareerd worden. Noemt de toewijzing geen Eenheid, dan geldt het contract.',
  waarom: 'Alleen in dezelfde eenheid is te zien of de levering binnen de toewijzing past.',
  bron: 'iJw/iWmo 3.2, technische regel TR341; IV081',
  beperking:
    'Noemt de toewijzing geen Eenheid en is er geen contract over het product bekend, dan kan de Eenheid niet vergeleken worden.',
  standaarden,
  niveau: 3,
  retourcode: '9341',
  controleer: {
    '323': {
      *perPrestatie(regel, { bericht, protocol }) {
        const toewijzing = basis(regel);
        if (toewijzing === null) return;
        const { Eenheid, ProductCategorie: categorie, ProductCode: code } = regel.prestatie;
        const uitToewijzing = toewijzing.omvang?.Eenheid;
        const uitContract =
          uitToewijzing === undefined
            ? protocol.afspraken?.(bericht.Header.Afzender, { categorie, code }, productPeriode(regel))
            : undefined;
        const afgesproken = uitToewijzing === undefined ? [...(uitContract?.keys() ?? [])] : [uitToewijzing];
        if (afgesproken.length === 0 || afgesproken.some((deze) => fits(Eenheid, deze))) return;
        const mogelijk = afgesproken.toSorted().map(named).join(' of ');
        const bron = uitToewijzing === undefined ? 'het contract' : allocationText(toewijzing);
        yield {
          element: 'Eenheid',
          melding: `${lineText(regel)} is in Eenheid ${named(Eenheid)}, maar ${bron} is in ${mogelijk}.`,
          waarden: {
            toewijzingNummer: String(toewijzing.toewijzingNummer),
            eenheid: named(Eenheid),
            afgesproken: mogelijk,
            ...(uitToewijzing === undefined ? {} : messageValues(toewijzing.uitBericht)),
          },
          herstel: `Declareer in Eenheid ${mogelijk}.`,
        };
      },
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'De eenheid van de toewijzing, ook als het contract een andere noemt',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s),
      protocol: (s) => metContract(s, [{ eenheid: '14' }]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Toegewezen in uren, gedeclareerd in minuten',
      bericht: (s) => declaratie(s, [inMinuten]),
      feiten: (s) => declaraties(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een toewijzing zonder productcode, in de eenheid van het contract',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ product: aspecifiek(s), omvang: null }] }),
      protocol: (s) => metContract(s, [{ eenheid: '14' }, {}]),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een toewijzing zonder productcode, zonder dat een contract bekend is',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ product: aspecifiek(s), omvang: null }] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Toegewezen in minuten, gedeclareerd in uren',
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 600, Eenheid: '01', Frequentie: '4' } }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Toegewezen in etmalen, gedeclareerd in dagdelen',
      bericht: (s) => declaratie(s, [{ Eenheid: '16' }]),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 10, Eenheid: '14', Frequentie: '4' } }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een toewijzing zonder productcode, in een andere eenheid dan die van het contract',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [{ product: null, omvang: null }] }),
      protocol: (s) => metContract(s, [{ eenheid: '16', tarief: null }, { eenheid: '14' }]),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Een onbekende toewijzing: dat is voor TR338',
      bericht: (s) => declaratie(s),
      feiten: (s) => declaraties(s, { toewijzingen: [] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Toegewezen in etmalen, gedeclareerd in minuten',
      bericht: (s) => declaratie(s, [inMinuten]),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 10, Eenheid: '14', Frequentie: '4' } }] }),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: 'Toegewezen in uren, gedeclareerd in etmalen',
      bericht: (s) => declaratie(s, [{ Eenheid: '14' }]),
      feiten: (s) => declaraties(s),
      verwacht: refused,
    },
    {
      nummer: '323',
      titel: "Toegewezen in euro's, gedeclareerd in uren",
      bericht: (s) => declaratie(s),
      feiten: (s) =>
        declaraties(s, { toewijzingen: [{ omvang: { Volume: 100_00, Eenheid: '83', Frequentie: '4' } }] }),
      verwacht: refused,
    },
  ],
};
