import { standaarden } from '../../standard/berichtsoorten.ts';
import { voldoetAanElfproef } from '../../standard/bsn.ts';
import { client, clienten, type Occurrence } from '../classes.ts';
import {
  bericht301,
  bericht305,
  bericht307,
  bericht315,
  bericht317,
  bericht323,
  bericht325,
} from '../examples/berichten.ts';
import { bsn } from '../examples/waarden.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* invalid(personen: readonly Occurrence<{ readonly Bsn: string }>[]): Iterable<Defect> {
  for (const { pad, inhoud } of personen) {
    if (voldoetAanElfproef(inhoud.Bsn)) continue;
    yield {
      klasse: pad,
      element: 'Bsn',
      // The number itself may still be somebody's, so it is not repeated.
      melding: 'Het burgerservicenummer voldoet niet aan de 11-proef.',
      waarden: {},
      herstel: 'Controleer het burgerservicenummer; er is een cijfer fout of verwisseld.',
    };
  }
}

const vanDeClient = ({ Client }: { readonly Client: { readonly Bsn: string } }) =>
  invalid([{ pad: client, inhoud: Client }]);

/** One digit beside a number that satisfies the test. */
const fout = '999900007';
const foutBijClient = { client: { Bsn: fout } };
const goedBijClient = { client: { Bsn: bsn.derde } };

export const cs002: RuleWithin<'301' | '305' | '307' | '315' | '317' | '323' | '325'> = {
  code: 'CS002',
  eis: 'Ieder burgerservicenummer voldoet aan de 11-proef.',
  waarom: 'Zo valt een tikfout op voordat gegevens bij een ander terechtkomen.',
  bron: 'iJw/iWmo 3.2, constraint CS002',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    '301': vanDeClient,
    '305': vanDeClient,
    '307': vanDeClient,
    '315': vanDeClient,
    '317': vanDeClient,
    '323': (b) => invalid(clienten(b)),
    '325': (b) => invalid(clienten(b)),
  },
  voorbeelden: [
    {
      nummer: '301',
      titel: 'Een burgerservicenummer uit de officiële testreeks',
      bericht: (s) => bericht301(s, goedBijClient),
      verwacht: 'aanvaard',
    },
    {
      nummer: '301',
      titel: 'Een cijfer anders',
      bericht: (s) => bericht301(s, foutBijClient),
      verwacht: ['/Bericht/Client/Bsn'],
    },
    {
      nummer: '305',
      titel: 'Een burgerservicenummer uit de officiële testreeks',
      bericht: (s) => bericht305(s, goedBijClient),
      verwacht: 'aanvaard',
    },
    {
      nummer: '305',
      titel: 'Een cijfer anders',
      bericht: (s) => bericht305(s, foutBijClient),
      verwacht: ['/Bericht/Client/Bsn'],
    },
    {
      nummer: '307',
      titel: 'Een burgerservicenummer uit de officiële testreeks',
      bericht: (s) => bericht307(s, goedBijClient),
      verwacht: 'aanvaard',
    },
    {
      nummer: '307',
      titel: 'Een cijfer anders',
      bericht: (s) => bericht307(s, foutBijClient),
      verwacht: ['/Bericht/Client/Bsn'],
    },
    {
      nummer: '315',
      titel: 'Een burgerservicenummer uit de officiële testreeks',
      bericht: (s) => bericht315(s, goedBijClient),
      verwacht: 'aanvaard',
    },
    {
      nummer: '315',
      titel: 'Een cijfer anders',
      bericht: (s) => bericht315(s, foutBijClient),
      verwacht: ['/Bericht/Client/Bsn'],
    },
    {
      nummer: '317',
      titel: 'Een burgerservicenummer uit de officiële testreeks',
      bericht: (s) => bericht317(s, { bsn: bsn.derde }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een cijfer anders',
      bericht: (s) => bericht317(s, { bsn: fout }),
      verwacht: ['/Bericht/Client/Bsn'],
    },
    {
      nummer: '323',
      titel: 'Drie burgerservicenummers uit de officiële testreeks',
      bericht: (s) => bericht323(s, { clienten: [{}, {}, {}] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Bij de tweede cliënt een cijfer anders',
      bericht: (s) => bericht323(s, { clienten: [{}, { bsn: fout }] }),
      verwacht: ['/Bericht/Declaratie/Clienten/Client[2]/Bsn'],
    },
    {
      nummer: '325',
      titel: 'Een antwoord zonder cliënten',
      bericht: (s) => bericht325(s, { antwoord: { RetourCodes: { RetourCode: ['8001'] } }, clienten: [] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een cijfer anders',
      bericht: (s) => bericht325(s, { clienten: [{ bsn: fout }] }),
      verwacht: ['/Bericht/DeclaratieAntwoord/Clienten/Client/Bsn'],
    },
  ],
};
