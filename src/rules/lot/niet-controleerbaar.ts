/** Codes that nobody who receives a message can check, each with the reason. */
import type { NietControleerbaar } from './rij.ts';

export const nietControleerbaar: readonly NietControleerbaar[] = [
  {
    code: 'OP002',
    standaarden: ['ijw-3.2'],
    berichten: ['301'],
    uitleg:
      'De gemeente stuurt wie het gezag heeft mee als relatie. Uit een bericht zonder die relatie blijkt niet of de jeugdige zelf het gezag heeft of dat de aanbieder het al wist.',
  },
  {
    code: 'OP002x1',
    standaarden: ['ijw-3.2'],
    berichten: ['301'],
    uitleg:
      'Wie het gezag heeft hoeft er niet in als de aanbieder zei dat hij het weet. Een toestemming: er valt niets te weigeren.',
  },
  {
    code: 'OP002x2',
    standaarden: ['ijw-3.2'],
    berichten: ['301'],
    uitleg:
      'Een jeugdige die zelf het gezag heeft, staat er niet nog eens als relatie in. Een relatie heeft geen burgerservicenummer, dus of zij de cliënt zelf is, is niet te zien.',
  },
  {
    code: 'OP039',
    berichten: ['301', '305', '307', '317', '319', '323', '325'],
    uitleg:
      'Ieder mag gegevens van een cliënt sturen zoals hij die zelf kent. Een toestemming: namen en adressen worden nergens vergeleken.',
  },
  {
    code: 'OP043',
    berichten: ['301'],
    uitleg:
      'Naast een pgb voor een product is er geen toewijzing van dat product. Een pgb komt in geen enkel bericht voor; de gemeente ziet het in haar eigen administratie.',
  },
  {
    code: 'OP186',
    berichten: ['301'],
    uitleg:
      'Eindigen op een dag die voorbij is, gaat alleen in overleg met de aanbieder. Overleg staat in geen bericht; het verschil dat een 301 maakt, wordt de gemeente wel getoond.',
  },
  {
    code: 'OP191',
    berichten: ['301', '315'],
    uitleg:
      'Zo min mogelijk vrije tekst, en niets daarin over een persoon. Een programma kan niet zien of commentaar nodig is of over wie het gaat.',
  },
  {
    code: 'OP297',
    berichten: ['315'],
    uitleg:
      'Is de zorgverlenercode van de verwijzer bekend, dan staat zij erin. Wat de aanbieder weet, is niet te zien; wat hij invult, controleren CD066, CD067 en CD068.',
  },
  {
    code: 'OP298',
    berichten: ['301'],
    uitleg:
      'Een totaalvolume wordt alleen verlaagd als de aanbieder instemt. Instemming staat in geen bericht, behalve als hij er zelf om vroeg.',
  },
  {
    code: 'OP299',
    berichten: ['301'],
    uitleg:
      'Een budget wordt alleen verlaagd als de aanbieder instemt. Instemming staat in geen bericht, behalve als hij er zelf om vroeg.',
  },
  {
    code: 'OP369',
    standaarden: ['iwmo-3.2'],
    berichten: [],
    uitleg:
      'Begin en einde in starts en stops zijn de dagen waarop de ondersteuning echt begon en eindigde, omdat de eigen bijdrage ervan afhangt. Wanneer dat was, weet alleen de aanbieder.',
  },
  {
    code: 'IV002',
    berichten: ['301'],
    uitleg:
      'Organisatie wordt alleen gevuld voor wie in een instelling verblijft. Of iemand dat doet, staat niet in het bericht.',
  },
  {
    code: 'IV052',
    berichten: ['315'],
    uitleg:
      'Wie een beschikking heeft, wordt met het nummer ervan aangemeld. Of er een is, weet de gemeente; dat nummer en datum samengaan, is CD043.',
  },
  {
    code: 'IV079',
    berichten: ['323'],
    uitleg:
      'Uren zijn over de hele prestatie opgeteld en dan pas afgerond, met minstens één uur. De minuten waaruit zij zijn opgeteld, staan niet in de declaratie; de rekenwijze zelf staat in src/rules/declaration/amounts.ts.',
  },
  {
    code: 'UP019',
    berichten: [],
    uitleg: 'De cliënt staat centraal: een beginsel, geen eis aan een bericht.',
  },
  {
    code: 'RS003',
    standaarden: ['ijw-3.2'],
    berichten: [],
    uitleg: 'Hoogstens vier cijfers: geen enkel element in release 3.2 heeft deze grens.',
  },
  {
    code: 'RS039',
    standaarden: ['ijw-3.2'],
    berichten: [],
    uitleg: 'Hoogstens veertien tekens: geen enkel element in release 3.2 heeft deze grens.',
  },
];
