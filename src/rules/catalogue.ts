/** The catalogue of rules for people: every rule, why it exists, and what a sender would read. Dutch Markdown. */
import { type Standaard, standaardnamen } from '../standard/berichtsoorten.ts';
import { type Example, lawsOf, play } from './examples/play.ts';
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
`;

/** @param regels in the order in which they are to appear */
export function catalogue(regels: readonly AnyRule[]): string {
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
  return `${[inleiding, overzicht.join('\n'), ...regels.map(chapter)].join('\n')}\n`;
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
