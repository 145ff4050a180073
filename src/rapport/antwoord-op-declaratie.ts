import { isAfter, isBefore } from '../rules/dates.ts';
import { addWorkingDays } from '../rules/workingdays.ts';
import { groups } from './groepen.ts';
import { eachSection, report, scopeOf } from './rapport.ts';
import { highest, mean, share, type Tally } from './rekenen.ts';
import { daysBetween } from './zorg.ts';

type Key = { readonly gemeente: string; readonly standaard: string; readonly aanbieder: string | null };
type Stand = { declaraties: number; binnen: number; grens: number; over: number; dagen: Tally };

export const antwoordOpDeclaratie = report({
  naam: 'antwoord-op-declaratie',
  titel: 'Antwoord op declaraties',
  eis: 'Van de declaraties (323) die in de periode kwamen: hoeveel het declaratie-antwoord (325) kregen binnen de termijn van de standaard, hoeveel binnen de buitengrens van het protocol, en hoeveel daarna of nog niet terwijl de grens voorbij is.',
  parameters: {
    werkdagen: { soort: 'getal', optioneel: true, uitleg: 'de buitengrens in werkdagen na ontvangst' },
  },
  kolommen: {
    gemeente: { soort: 'tekst', uitleg: 'CBS-code van de gemeente' },
    standaard: { soort: 'tekst', uitleg: 'wet en release' },
    aanbieder: { soort: 'tekst', uitleg: 'AGB-code van de aanbieder' },
    declaraties: { soort: 'getal', uitleg: 'ontvangen in de periode' },
    binnenTermijn: { soort: 'getal', uitleg: 'beantwoord binnen de termijn van de standaard' },
    aandeelBinnenTermijn: { soort: 'procent', uitleg: 'van wat beantwoord is of te laat is' },
    binnenBuitengrens: {
      soort: 'getal',
      uitleg: 'beantwoord binnen de buitengrens; leeg zonder buitengrens',
    },
    buitenBuitengrens: { soort: 'getal', uitleg: 'daarna, of nog niet terwijl zij voorbij is' },
    gemiddeldeDagen: { soort: 'dagen', uitleg: 'gemiddelde van ontvangst tot antwoord' },
    langsteDagen: { soort: 'getal', uitleg: 'de langste' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const { van, tot, peildatum } = vraag;
      const { gemeente, standaard, protocol, met } = sectie;
      const groepen = groups<Key, Stand & { telt: number }>(() => ({
        declaraties: 0,
        binnen: 0,
        grens: 0,
        over: 0,
        telt: 0,
        dagen: new Map(),
      }));
      const perDag = ['OP090x4'] as const;
      const geteld = await bron.termijnenGeteld({ ...scopeOf(sectie, vraag), van, tot, peildatum, perDag });
      for (const { verplichting, uitkomst, dagen, aantal, aanbieder } of geteld) {
        if (verplichting !== 'OP090x4' || !dagen || uitkomst === 'vervallen') continue;
        const { vanaf, einde } = dagen;
        const stand = groepen.at({
          gemeente,
          standaard,
          aanbieder: vraag.per === 'gemeente' ? null : aanbieder,
        });
        stand.declaraties += aantal;
        if (uitkomst === 'op-tijd') stand.binnen += aantal;
        if (uitkomst !== 'loopt') stand.telt += aantal;
        if (einde) {
          const duur = daysBetween(vanaf, einde);
          stand.dagen.set(duur, (stand.dagen.get(duur) ?? 0) + aantal);
        }
        if (met.werkdagen === null) continue;
        const uiterlijk = addWorkingDays(vanaf, met.werkdagen, protocol.kalender);
        if (einde && !isAfter(einde, uiterlijk)) stand.grens += aantal;
        else if (einde || isBefore(uiterlijk, peildatum)) stand.over += aantal;
      }
      return groepen.rows((sleutel, { declaraties, binnen, grens, over, telt, dagen }) => ({
        ...sleutel,
        declaraties,
        binnenTermijn: binnen,
        aandeelBinnenTermijn: share(binnen, telt),
        binnenBuitengrens: met.werkdagen === null ? null : grens,
        buitenBuitengrens: met.werkdagen === null ? null : over,
        gemiddeldeDagen: mean(dagen),
        langsteDagen: highest(dagen),
      }));
    }),
});
