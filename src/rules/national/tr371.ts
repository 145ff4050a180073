import type { CDT_XsdVersie } from '../../standard/berichten.generated.ts';
import { standaarden } from '../../standard/berichtsoorten.ts';
import { header } from '../classes.ts';
import { bericht325 } from '../examples/berichten.ts';
import { onbekendeDeclaratie, verzondenDeclaratie } from '../examples/declaraties.ts';
import type { RuleAcross } from '../rule.ts';

const text = ({ BasisschemaXsdVersie, BerichtXsdVersie }: CDT_XsdVersie) =>
  `basisschema ${BasisschemaXsdVersie}, bericht ${BerichtXsdVersie}`;

export const tr371: RuleAcross<'325'> = {
  code: 'TR371',
  eis: 'XsdVersieDeclaratie is de XsdVersie van de declaratie waarop het antwoord betrekking heeft.',
  waarom: 'Zo is te zien volgens welke versie de declaratie is beoordeeld.',
  bron: 'iJw/iWmo 3.2, technische regel TR371',
  beperking: 'De standaard kent hiervoor geen retourcode.',
  standaarden,
  niveau: 3,
  retourcode: null,
  controleer: {
    *'325'(bericht, { feiten: { declaratie } }) {
      const gemeld = text(bericht.Header.XsdVersieDeclaratie);
      if (declaratie === null || gemeld === text(declaratie.xsdVersie)) return;
      const bekend = text(declaratie.xsdVersie);
      yield {
        klasse: header,
        element: 'XsdVersieDeclaratie',
        melding: `XsdVersieDeclaratie is ${gemeld}, maar de declaratie had ${bekend}.`,
        waarden: { xsdVersieDeclaratie: gemeld, xsdVersie: bekend },
        herstel: 'Neem XsdVersie ongewijzigd over uit de declaratie.',
      };
    },
  },
  voorbeelden: [
    {
      nummer: '325',
      titel: 'De versies van de declaratie',
      bericht: (s) => bericht325(s),
      feiten: (s) => verzondenDeclaratie(s),
      verwacht: 'aanvaard',
    },
    {
      nummer: '325',
      titel: 'Een andere versie van het berichtschema',
      bericht: (s) => bericht325(s),
      feiten: (s) =>
        verzondenDeclaratie(s, {
          xsdVersie: { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.1' },
        }),
      verwacht: ['/Bericht/Header/XsdVersieDeclaratie'],
    },
    {
      nummer: '325',
      titel: 'Een andere versie van het basisschema',
      bericht: (s) => bericht325(s, { afgekeurd: '0001' }),
      feiten: (s) =>
        verzondenDeclaratie(s, {
          xsdVersie: { BasisschemaXsdVersie: '1.0.1', BerichtXsdVersie: '1.0.0' },
        }),
      verwacht: ['/Bericht/Header/XsdVersieDeclaratie'],
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
