import { standaarden } from '../../standard/berichtsoorten.ts';
import { declaratie, declaratieAntwoord, prestaties } from '../classes.ts';
import { bericht323, bericht325 } from '../examples/berichten.ts';
import type { Defect, RuleWithin } from '../rule.ts';

function* creditOfNothing(
  klasse: string,
  element: 'TotaalIngediendBedrag' | 'TotaalToegekendBedrag' | 'IngediendBedrag',
  cent: number,
  debetCredit: 'D' | 'C',
): Iterable<Defect> {
  if (cent !== 0 || debetCredit === 'D') return;
  yield {
    klasse,
    element: `${element}/DebetCredit`,
    melding: `${element} is 0 en staat als credit (C); nul is altijd debet (D).`,
    waarden: { bedrag: '0', debetCredit },
    herstel: 'Vul D.',
  };
}

const nulDebet = { TotaalBedrag: 0, DebetCredit: 'D' } as const;
const nulCredit = { TotaalBedrag: 0, DebetCredit: 'C' } as const;
const debetVanNul = { IngediendBedrag: { Bedrag: 0, DebetCredit: 'D' } } as const;
const creditVanNul = {
  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
  IngediendBedrag: { Bedrag: 0, DebetCredit: 'C' },
} as const;

export const cs325: RuleWithin<'323' | '325'> = {
  code: 'CS325',
  eis: 'Een bedrag van nul is debet.',
  waarom: 'Zo heeft nul maar één schrijfwijze.',
  bron: 'iJw/iWmo 3.2, constraint CS325',
  standaarden,
  niveau: 2,
  retourcode: '0001',
  controleer: {
    *'323'(bericht) {
      const totaal = bericht.Declaratie.TotaalIngediendBedrag;
      yield* creditOfNothing(declaratie, 'TotaalIngediendBedrag', totaal.TotaalBedrag, totaal.DebetCredit);
      for (const { pad, inhoud } of prestaties(bericht)) {
        const { Bedrag, DebetCredit } = inhoud.IngediendBedrag;
        yield* creditOfNothing(pad, 'IngediendBedrag', Bedrag, DebetCredit);
      }
    },
    *'325'(bericht) {
      const antwoord = bericht.DeclaratieAntwoord;
      if (antwoord === undefined) return;
      for (const element of ['TotaalIngediendBedrag', 'TotaalToegekendBedrag'] as const) {
        const { TotaalBedrag, DebetCredit } = antwoord[element];
        yield* creditOfNothing(declaratieAntwoord, element, TotaalBedrag, DebetCredit);
      }
      for (const { pad, inhoud } of prestaties(bericht)) {
        const { Bedrag, DebetCredit } = inhoud.IngediendBedrag;
        yield* creditOfNothing(pad, 'IngediendBedrag', Bedrag, DebetCredit);
      }
    },
  },
  voorbeelden: [
    {
      nummer: '323',
      titel: 'Een totaal en een prestatie van nul, debet',
      bericht: (s) =>
        bericht323(s, {
          declaratie: { TotaalIngediendBedrag: nulDebet },
          clienten: [{ prestaties: [debetVanNul] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '323',
      titel: 'Een totaal en een prestatie van nul, credit',
      bericht: (s) =>
        bericht323(s, {
          declaratie: { TotaalIngediendBedrag: nulCredit },
          clienten: [{ prestaties: [creditVanNul] }],
        }),
      verwacht: [
        '/Bericht/Declaratie/TotaalIngediendBedrag/DebetCredit',
        '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/IngediendBedrag/DebetCredit',
      ],
    },
    {
      nummer: '325',
      titel: 'Van nul ingediend, debet, is nul toegekend, debet',
      bericht: (s) =>
        bericht325(s, {
          antwoord: { TotaalIngediendBedrag: nulDebet, TotaalToegekendBedrag: nulDebet },
          clienten: [{ prestaties: [debetVanNul] }],
        }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een declaratie die in de Header is afgekeurd: er zijn geen bedragen',
      bericht: (s) => bericht325(s, { afgekeurd: '0001' }),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Totalen en een afgewezen prestatie van nul, credit',
      bericht: (s) =>
        bericht325(s, {
          antwoord: { TotaalIngediendBedrag: nulCredit, TotaalToegekendBedrag: nulCredit },
          clienten: [{ prestaties: [creditVanNul] }],
        }),
      verwacht: [
        '/Bericht/DeclaratieAntwoord/TotaalIngediendBedrag/DebetCredit',
        '/Bericht/DeclaratieAntwoord/TotaalToegekendBedrag/DebetCredit',
        '/Bericht/DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie/IngediendBedrag/DebetCredit',
      ],
    },
    {
      nummer: '323',
      titel: 'Een credit die groter is dan nul, en een totaal dat credit is',
      bericht: (s) =>
        bericht323(s, {
          clienten: [
            {
              prestaties: [
                {
                  ProductReferentie: { ReferentieNummer: 'C1', VorigReferentieNummer: 'M1' },
                  IngediendBedrag: { Bedrag: 1, DebetCredit: 'C' },
                },
              ],
            },
          ],
        }),
      verwacht: 'aanvaard',
    },
  ],
};
