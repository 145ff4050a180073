import { standaarden } from '../../standard/berichtsoorten.ts';
import { client, clienten, type Occurrence } from '../classes.ts';
import { bericht317, bericht323, bericht325 } from '../examples/berichten.ts';
import { declaraties, onbekendeDeclaratie, verzondenDeclaratie } from '../examples/declaraties.ts';
import { wijziging } from '../examples/facts.ts';
import type { Defect, RuleAcross } from '../rule.ts';

/** @param bekend whether the client at this place (from 0) is known */
function* unknownClient(
  leden: readonly Occurrence<unknown>[],
  bekend: (plaats: number) => boolean,
  waar: string,
): Iterable<Defect> {
  for (const [plaats, { pad }] of leden.entries()) {
    if (bekend(plaats)) continue;
    yield {
      klasse: pad,
      element: 'Bsn',
      melding: `Het Bsn van cliënt ${plaats + 1} in dit bericht is niet van een cliënt ${waar}.`,
      waarden: { client: String(plaats + 1) },
      herstel: 'Controleer het Bsn, en of de cliënt in dit bericht hoort.',
    };
  }
}

const toegewezen = 'aan wie bij deze aanbieder iets is toegewezen';
const tweede = (klasse: string) => `/Bericht/${klasse}/Clienten/Client[2]/Bsn`;

export const tr304: RuleAcross<'317' | '323' | '325'> = {
  code: 'TR304',
  eis: 'Het Bsn is van een cliënt die de ontvanger uit het berichtenverkeer met deze partij kent.',
  waarom: 'Over een onbekende cliënt kan niets worden nagegaan, en een verkeerd Bsn is van iemand anders.',
  bron: 'iJw/iWmo 3.2, technische regel TR304; OP095',
  beperking:
    'Bekend is een cliënt aan wie bij deze aanbieder onder deze wet ooit iets is toegewezen; wie alleen een andere aanbieder heeft, geldt als onbekend.',
  standaarden,
  niveau: 3,
  retourcode: '8187',
  controleer: {
    *'317'(_, { feiten }) {
      if (feiten.clientBekend) return;
      yield {
        klasse: client,
        element: 'Bsn',
        melding: `Het Bsn in dit bericht is niet van een cliënt ${toegewezen}.`,
        waarden: { client: '1' },
        herstel:
          'Controleer het Bsn. Voor een nieuwe cliënt wordt zorg gevraagd met een verzoek om toewijzing.',
      };
    },
    '323': (bericht, { feiten }) =>
      unknownClient(clienten(bericht), (plaats) => feiten.bekendeClienten.has(plaats), toegewezen),
    // An answer to a declaration that was never sent is refused for that (TR337).
    '325': (bericht, { feiten: { declaratie } }) =>
      unknownClient(
        clienten(bericht),
        (plaats) => declaratie === null || declaratie.bekendeClienten.has(plaats),
        'van de declaratie waarop het antwoordt',
      ),
  },
  voorbeelden: [
    {
      nummer: '317',
      titel: 'Een cliënt die bij deze aanbieder ooit een toewijzing had, al is die nu voorbij',
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s, { toewijzingen: [] }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '317',
      titel: 'Een cliënt die bij deze aanbieder nooit een toewijzing had',
      bericht: (s) => bericht317(s),
      feiten: (s) => wijziging(s, { clientBekend: false, toewijzingen: [] }),
      verwacht: ['/Bericht/Client/Bsn'],
    },
    {
      nummer: '323',
      titel: 'Twee bekende cliënten',
      bericht: (s) => bericht323(s, { clienten: [{}, {}] }),
      feiten: (s) =>
        declaraties(s, {
          toewijzingen: [{}, { toewijzingNummer: 1101, clienten: new Set([1]) }],
          bekendeClienten: new Set([0, 1]),
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'De tweede cliënt heeft nooit een toewijzing bij deze aanbieder gehad',
      bericht: (s) => bericht323(s, { clienten: [{}, {}] }),
      feiten: (s) => declaraties(s),
      verwacht: [tweede('Declaratie')],
    },
    {
      nummer: '325',
      titel: 'De cliënten stonden in de declaratie',
      bericht: (s) => bericht325(s, { clienten: [{}, {}] }),
      feiten: (s) => verzondenDeclaratie(s, { bekendeClienten: new Set([0, 1]) }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Alles is toegekend, dus er zijn geen cliënten',
      bericht: (s) => bericht325(s, { clienten: [], antwoord: { RetourCodes: { RetourCode: ['8001'] } } }),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'De tweede cliënt stond niet in de declaratie',
      bericht: (s) => bericht325(s, { clienten: [{}, {}] }),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: [tweede('DeclaratieAntwoord')],
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
