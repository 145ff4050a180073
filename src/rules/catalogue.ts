/**
 * The catalogue of rules for people: every rule, why it exists, and what a sender would read; then every other code of the
 * standard and what became of it. Dutch Markdown.
 */
import { nummers, type Standaard, standaardnamen } from '../standard/berichtsoorten.ts';
import { type Example, lawsOf, play } from './examples/play.ts';
import type { Implementatie, Lot } from './lot/lot.ts';
import type { AnyRule } from './rule.ts';

const niveaunamen: Readonly<Record<AnyRule['niveau'], string>> = {
  2: 'binnen het bericht',
  3: 'tegen eerdere berichten',
  4: 'tegen gegevens van buiten',
};

const inleiding = `# De landelijke regels

Iedere regel die Berichtenpoort toepast, met wat een afzender te lezen krijgt. Gemaakt uit de regels zelf met
\`node scripts/regels.ts\`; wijzigingen hier gaan verloren. De voorbeelden zijn de tests van de regels: de mensen, organisaties en
nummers erin bestaan niet.

Niveau 2 kijkt alleen in het bericht; een overtreding keurt het hele bericht af met 0001. Niveau 3 (eerdere berichten) en 4 (gegevens
van buiten) komen pas daarna en hebben per regel een eigen retourcode.

Wat er met de andere codes van de standaard is gebeurd, staat [achteraan](#de-andere-codes).
`;

/**
 * @param regels in the order in which they are to appear
 * @param loten what became of every code, of which those that are no rule get a line
 */
export function catalogue(regels: readonly AnyRule[], loten: readonly Lot[]): string {
  const overzicht = [
    '| regel | niveau | retourcode | berichten | eis |',
    '|---|---|---|---|---|',
    ...regels.map((regel) =>
      row([
        `[${regel.code}](#${regel.code.toLowerCase()})`,
        String(regel.niveau),
        regel.retourcode ?? 'geen',
        messages(regel),
        regel.eis,
      ]),
    ),
  ];
  const anders = loten.filter((lot) => !regels.some((regel) => regel.code === lot.regel));
  return `${[inleiding, overzicht.join('\n'), ...regels.map(chapter), fates(anders)].join('\n')}\n`;
}

function chapter(regel: AnyRule): string {
  const voorbeelden: readonly Example[] = regel.voorbeelden;
  return [
    '',
    `## ${regel.code}`,
    '',
    regel.eis,
    '',
    `- **Waarom**: ${regel.waarom}`,
    ...regel.standaarden.flatMap((wet) =>
      regel.perWet === undefined ? [] : [`- **${standaardnamen[wet]}**: ${regel.perWet[wet]}`],
    ),
    `- **Bron**: ${regel.bron}`,
    `- **Berichten**: ${messages(regel)} (${laws(regel.standaarden)})`,
    `- **Niveau**: ${regel.niveau}, ${niveaunamen[regel.niveau]}; retourcode ${regel.retourcode ?? 'geen'}`,
    ...(regel.beperking === undefined ? [] : [`- **Beperking**: ${regel.beperking}`]),
    '',
    '| bericht | voorbeeld | oordeel |',
    '|---|---|---|',
    ...voorbeelden.map((voorbeeld) => example(regel, voorbeeld)),
  ].join('\n');
}

const koppen: Readonly<Record<Implementatie, string>> = {
  uitgevoerd: 'Uitgevoerd door een regel hierboven, of bij het lezen',
  xsd: 'Afgedwongen door het schema',
  proces: 'Een werkwijze, in het product of bij mensen',
  'niet-controleerbaar': 'Niet te controleren voor wie een bericht ontvangt',
};

function fates(loten: readonly Lot[]): string {
  // Object.keys forgets the key type; `koppen` has exactly the keys of Implementatie.
  const delen = (Object.keys(koppen) as Implementatie[]).flatMap((implementatie) => [
    '',
    `### ${koppen[implementatie]}`,
    '',
    '| code | wet | berichten | wat het vraagt en wat ervan geworden is |',
    '|---|---|---|---|',
    ...loten
      .filter((lot) => lot.implementatie === implementatie)
      .map((lot) =>
        row([
          lot.regel,
          lot.standaarden.map((wet) => standaardnamen[wet].replace(' 3.2', '')).join(', '),
          lot.berichten.length === nummers.length ? 'alle' : lot.berichten.join(' '),
          lot.uitleg,
        ]),
      ),
  ]);
  return ['', '## De andere codes', ...delen].join('\n');
}

/** One example, played under the first law it is for; the other law reads the same but for its product codes. */
function example(regel: AnyRule, voorbeeld: Example): string {
  const wetten = lawsOf(regel, voorbeeld);
  const [wet] = wetten;
  const alleenHier = wetten.length < regel.standaarden.length ? ` (${laws(wetten)})` : '';
  const gelezen = (wet === undefined ? [] : play(voorbeeld, wet, [regel])).map(
    ({ pad, melding, herstel }) =>
      `geweigerd bij \`${pad}\`: ${melding}${herstel === undefined ? '' : ` *${herstel}*`}`,
  );
  return row([
    `${voorbeeld.nummer}${alleenHier}`,
    voorbeeld.titel,
    gelezen.length === 0 ? 'aanvaard' : gelezen.join('<br>'),
  ]);
}

function row(cellen: readonly string[]): string {
  return `| ${cellen.map((cel) => cel.replaceAll('|', '\\|')).join(' | ')} |`;
}

function messages(regel: AnyRule): string {
  return Object.keys(regel.controleer).sort().join(', ');
}

function laws(standaarden: readonly Standaard[]): string {
  return standaarden.map((standaard) => standaardnamen[standaard]).join(' en ');
}
