import type { RequestView } from '../casefile/casefile.ts';
import { groups, onderwerp, type Subject, subjectOf } from './groepen.ts';
import { eachSection, type Question, report, type Section, type Source } from './rapport.ts';
import { share } from './rekenen.ts';
import { momentsOf } from './zorg.ts';

const leeg = () => ({ verzoeken: 0, alleenNaam: 0, toegewezen: 0, afgewezen: 0, open: 0, uitgesteld: 0 });

export const verzoeken = report({
  naam: 'verzoeken',
  titel: 'Verzoeken om toewijzing',
  eis: 'Van de verzoeken (315) die in de periode kwamen: hoeveel een verwijzer alleen met een naam noemen, zonder code, hoe erop is besloten en hoeveel eerst in onderzoek gingen. Of een verzoek een verlenging is staat in geen bericht.',
  parameters: {},
  kolommen: {
    ...onderwerp,
    verzoeken: { soort: 'getal', uitleg: 'gevraagde producten in de periode' },
    alleenNaam: { soort: 'getal', uitleg: 'met een verwijzer zonder ZorgverlenerCode maar met een naam' },
    aandeelAlleenNaam: { soort: 'procent', uitleg: 'alleenNaam van verzoeken' },
    toegewezen: { soort: 'getal', uitleg: 'toegewezen' },
    afgewezen: { soort: 'getal', uitleg: 'afgewezen' },
    open: { soort: 'getal', uitleg: 'open of in onderzoek' },
    uitgesteld: { soort: 'getal', uitleg: 'in onderzoek genomen, ook als er daarna besloten is' },
    aandeelUitgesteld: { soort: 'procent', uitleg: 'uitgesteld van verzoeken' },
  },
  maak: (bron, secties, vraag) =>
    eachSection(secties, async (sectie) => {
      const groepen = groups<Subject, ReturnType<typeof leeg>>(leeg);
      for await (const verzoek of asked(bron, sectie, vraag)) {
        const { gemeente, standaard, aanbieder, stand, antwoorden } = verzoek;
        const { Product, Verwijzer } = verzoek.gevraagd;
        const deze = groepen.at(
          subjectOf({ gemeente, standaard, aanbieder, product: Product ?? null }, vraag),
        );
        deze.verzoeken += 1;
        if (Verwijzer.ZorgverlenerCode === undefined && Verwijzer.Naam !== undefined) deze.alleenNaam += 1;
        if (stand === 'toegewezen' || stand === 'afgewezen') deze[stand] += 1;
        else deze.open += 1;
        if (antwoorden.some((antwoord) => antwoord.stand === 'in-onderzoek' && !antwoord.afgekeurd))
          deze.uitgesteld += 1;
      }
      return groepen.rows((sleutel, stand) => ({
        ...sleutel,
        ...stand,
        aandeelAlleenNaam: share(stand.alleenNaam, stand.verzoeken),
        aandeelUitgesteld: share(stand.uitgesteld, stand.verzoeken),
      }));
    }),
});

export type Asked315 = Extract<RequestView, { soort: '315' }>;

/** Read at once; what is asked is sealed, and opening takes time. */
const perDeel = 500;

/** The requests of a section that came in the period, the newest first. */
export async function* asked(
  bron: Pick<Source, 'verzoeken'>,
  { gemeente, standaard }: Pick<Section, 'gemeente' | 'standaard'>,
  { van, tot, aanbieder }: Question,
): AsyncIterable<Asked315> {
  const wie = {
    ...(aanbieder === undefined ? {} : { aanbieder }),
    bij: { gemeente, standaard, ...momentsOf(van, tot) },
  };
  for (let voor: number | null = Number.MAX_SAFE_INTEGER; voor !== null; ) {
    const deel: readonly RequestView[] = await bron.verzoeken({ ...wie, voor, aantal: perDeel });
    for (const verzoek of deel) if (verzoek.soort === '315') yield verzoek;
    voor = deel.length < perDeel ? null : (deel.at(-1)?.id ?? null);
  }
}
