import type { LDT_NaamGebruik } from '../../standard/berichten.generated.ts';
import { type Standaard, standaarden } from '../../standard/berichtsoorten.ts';
import { namen as namenIn } from '../classes.ts';
import { bericht301 } from '../examples/berichten.ts';
import { namen } from '../examples/waarden.ts';
import type { RuleWithin } from '../rule.ts';

/**
 * Without a Partnernaam the iWmo table also allows 6, as iJw does, but the official iWmo check allows only 1. A 301 is
 * ours to send: what passes the strictest reading is refused by no provider.
 */
const zonderPartner: Readonly<Record<Standaard, readonly LDT_NaamGebruik[]>> = {
  'ijw-3.2': ['1', '6'],
  'iwmo-3.2': ['1'],
};
const metPartner: readonly LDT_NaamGebruik[] = ['1', '2', '3', '4'];

const relatie = (NaamGebruik: LDT_NaamGebruik) => ({
  Naam: { Geslachtsnaam: namen.relatie, NaamGebruik },
});
const relatieMetPartner = (NaamGebruik: LDT_NaamGebruik) => ({
  Naam: { Geslachtsnaam: namen.relatie, Partnernaam: namen.partner, NaamGebruik },
});

export const cs050: RuleWithin<'301'> = {
  code: 'CS050',
  eis: 'NaamGebruik past bij de naam: met een Partnernaam 1, 2, 3 of 4, zonder Partnernaam niets dat een partner veronderstelt.',
  perWet: {
    'ijw-3.2': 'Zonder Partnernaam mag ook 6, voor een organisatie.',
    'iwmo-3.2': 'Zonder Partnernaam mag alleen 1.',
  },
  waarom: 'Zonder partnernaam valt er niets te kiezen, en een pseudoniem (5) hoort niet in een toewijzing.',
  bron: 'iJw/iWmo 3.2, constraint CS050',
  beperking:
    'De iWmo-tabel staat zonder Partnernaam ook 6 toe, de officiële iWmo-controle niet; wij volgen de controle.',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'301'(bericht) {
      for (const { pad, inhoud } of namenIn(bericht)) {
        const heeftPartner = inhoud.Partnernaam !== undefined;
        const mag = heeftPartner ? metPartner : zonderPartner[bericht.standaard];
        if (mag.includes(inhoud.NaamGebruik)) continue;
        yield {
          klasse: pad,
          element: 'Naam/NaamGebruik',
          melding: `NaamGebruik is ${inhoud.NaamGebruik}; ${heeftPartner ? 'met' : 'zonder'} Partnernaam kan alleen ${mag.join(', ')}.`,
          waarden: {
            naamGebruik: inhoud.NaamGebruik,
            partnernaam: heeftPartner ? 'gevuld' : 'ontbreekt',
          },
          herstel: `Vul NaamGebruik ${mag.join(', ')}${heeftPartner ? '' : ', of vul Partnernaam'}.`,
        };
      }
    },
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een relatie met partnernaam en NaamGebruik 4, en een zonder met 1',
      bericht: (s) => bericht301(s, { relaties: [relatieMetPartner('4'), relatie('1')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      standaarden: ['ijw-3.2'],
      titel: 'Een organisatie als relatie (NaamGebruik 6)',
      bericht: (s) => bericht301(s, { relaties: [relatie('6')] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      standaarden: ['iwmo-3.2'],
      titel: 'Een organisatie als relatie (NaamGebruik 6)',
      bericht: (s) => bericht301(s, { relaties: [relatie('6')] }),
      verwacht: ['/Bericht/Client/Relaties/Relatie/Naam/NaamGebruik'],
    },
    {
      nummer: '301',
      titel:
        'De cliënt met een partnervoorkeur zonder partnernaam, een relatie met partnernaam als organisatie',
      bericht: (s) =>
        bericht301(s, {
          client: { Naam: { Geslachtsnaam: namen.client, NaamGebruik: '2' } },
          relaties: [relatie('1'), relatieMetPartner('6')],
        }),
      verwacht: ['/Bericht/Client/Naam/NaamGebruik', '/Bericht/Client/Relaties/Relatie[2]/Naam/NaamGebruik'],
    },
  ],
};
