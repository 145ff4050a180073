/** Codes that ask something of people or programs rather than of a message, and where that is done. */
import type { Proces } from './rij.ts';

const heenGeenAntwoord = ['301', '305', '307', '315', '317', '319', '323'] as const;
const heen = ['301', '305', '307', '315', '317', '319', '323', '325'] as const;
const retour = ['302', '306', '308', '316', '318', '320'] as const;

const termijnen = 'src/rules/terms.ts';
const gevolgd = 'src/watch/allocation-terms.ts';
const toewijzen = 'src/answers/toewijzing.ts';
const verschil = 'src/answers/verschil.ts';
const besluit = 'src/answers/besluit.ts';
const verzoek = 'src/rules/request.ts';
const inwilligen = 'src/rules/granting.ts';
const retouren = 'src/answers/retour.ts';
const declaratieAntwoord = 'src/answers/declaratie-antwoord.ts';
const beoordelen = 'src/rules/judge.ts';
const reis = 'src/pipeline/judging.ts';
const termijnenLopen = 'src/pipeline/terms.ts';
const beslissen = 'src/pipeline/deciding.ts';
const onderzoeken = 'src/pipeline/investigating.ts';
const contracten = 'src/rules/declaration/agreements.ts';

export const proces: readonly Proces[] = [
  {
    code: 'OP001',
    standaarden: ['ijw-3.2'],
    berichten: ['301'],
    waar: [],
    bij: 'gemeente',
    uitleg: 'De gemeente houdt bij wie het gezag over een jeugdige heeft.',
  },
  {
    code: 'OP003',
    berichten: heenGeenAntwoord,
    waar: [],
    bij: 'gemeente en aanbieder',
    uitleg:
      'Is het voor een cliënt gevaarlijk dat gegevens worden uitgewisseld, dan houdt een professional die cliënt buiten het berichtenverkeer. Het bericht dat er niet komt, kan niemand zien.',
  },
  {
    code: 'OP033x1',
    berichten: ['301'],
    waar: [verzoek, toewijzen],
    uitleg:
      'Van een afgegeven toewijzing veranderen alleen de einddatum, het budget en een totaalvolume, of zij wordt verwijderd. Een toewijzing die wij samenstellen kan niets anders, en wie meer vraagt hoort waarom niet.',
  },
  {
    code: 'OP065',
    berichten: retour,
    waar: [retouren],
    uitleg: 'Een retour noemt alleen een cliënt over wie iets is afgekeurd, en dan met al zijn klassen.',
  },
  {
    code: 'OP080',
    berichten: heen,
    waar: [beoordelen, reis, 'src/rules/order.ts'],
    uitleg:
      'Aan het tijdstip en de volgorde van berichten wordt geen betekenis gehecht: geen regel keurt af om wanneer iets binnenkomt, behalve waar een regel naar de ontvangstdag verwijst. Beoordeeld wordt in volgorde van ontvangst; wat een ander bericht heeft ingehaald, kan een gemeente nog even laten wachten.',
  },
  {
    code: 'OP086',
    berichten: ['301'],
    waar: [toewijzen],
    bij: 'gemeente',
    uitleg: 'Wat inspannings- of outputgericht wordt geleverd, wijst de gemeente met een bericht toe.',
  },
  {
    code: 'OP087',
    berichten: ['301'],
    waar: [toewijzen, verschil, 'src/pipeline/allocating.ts'],
    uitleg:
      'Een toewijzingsbericht is de hele stand van een cliënt bij een aanbieder. De gemeente geeft de wijziging, wij vullen aan wat verder geldt en tonen wat er verandert of wegvalt.',
  },
  {
    code: 'OP090',
    berichten: retour,
    waar: [termijnen, termijnenLopen, reis],
    uitleg:
      'Een retour gaat binnen drie werkdagen de deur uit. De onze gaat zodra er geoordeeld is; de termijn van een 302 op onze 301 loopt vanaf de verzending.',
  },
  {
    code: 'OP090x2',
    berichten: retour,
    waar: [reis, 'docs/operations.md'],
    bij: 'gemeente',
    uitleg:
      'Is er geen retour te maken, dan hoort de afzender het op een andere manier. Het bericht blijft zichtbaar staan en de termijn vervalt; het gesprek is aan mensen.',
  },
  {
    code: 'OP090x4',
    berichten: ['325'],
    waar: [termijnen, termijnenLopen, declaratieAntwoord],
    uitleg:
      'Een declaratie krijgt binnen tien werkdagen antwoord. Het onze gaat zodra er geoordeeld is; de termijn staat vanaf de ontvangst open.',
  },
  {
    code: 'OP095',
    berichten: heenGeenAntwoord,
    waar: ['src/rules/allocations.ts', 'src/rules/declaration/line.ts'],
    uitleg:
      'Niets wordt afgekeurd om wat de afzender niet kan weten: regels zien alleen de toewijzingen van deze cliënt aan deze aanbieder, en een nummer van een ander leest als onbekend.',
  },
  {
    code: 'OP257',
    berichten: ['301'],
    waar: [verzoek, toewijzen],
    uitleg:
      'Verandert de zorgvraag, dan eindigt de oude toewijzing en komt er een nieuwe, tenzij de bestaande aangepast mag worden.',
  },
  {
    code: 'OP258',
    berichten: ['301'],
    waar: [toewijzen, verschil],
    uitleg: 'Dat een toewijzing eindigt, hoort de aanbieder met een toewijzingsbericht.',
  },
  {
    code: 'OP261',
    berichten: ['301'],
    waar: ['src/rules/declaration/units.ts'],
    bij: 'gemeente en aanbieder',
    uitleg:
      'Per product is afgesproken of het om inspanning, output of taakgericht werken gaat. In een bericht is dat alleen aan de Eenheid te zien; zo wordt er ook gerekend.',
  },
  {
    code: 'OP262',
    berichten: ['323'],
    waar: [contracten, 'src/rules/national/tr418.ts'],
    bij: 'gemeente en aanbieder',
    uitleg:
      'Voor inspanning is een tarief per tijdseenheid of per stuk afgesproken. De afspraak staat in contracten.csv; een declaratie wordt ermee vergeleken.',
  },
  {
    code: 'OP263',
    berichten: ['323'],
    waar: [contracten, 'src/rules/national/tr418.ts'],
    bij: 'gemeente en aanbieder',
    uitleg:
      'Voor output is een tarief per stuk of een bedrag per periode afgesproken. De afspraak staat in contracten.csv; een tarief wordt ermee vergeleken.',
  },
  {
    code: 'OP264',
    berichten: ['323'],
    waar: [],
    bij: 'gemeente en aanbieder',
    uitleg:
      'Voor output is afgesproken wanneer er gedeclareerd wordt. De standaard kent geen vorm voor die afspraak.',
  },
  {
    code: 'OP270',
    standaarden: ['ijw-3.2'],
    berichten: ['305', '307'],
    waar: [],
    bij: 'gemeente en aanbieder',
    uitleg: 'Welke dag als begin en als einde van de hulp wordt gemeld, is een afspraak.',
  },
  {
    code: 'OP271',
    berichten: ['305'],
    waar: ['src/rules/late.ts', 'src/watch/allocation-terms.ts'],
    bij: 'aanbieder',
    uitleg:
      'Een start wordt binnen vijf werkdagen gemeld. Te laat melden is geen reden om af te keuren; het geeft een signaal. Een start die er niet komt, is alleen te zien bij wat met terugwerkende kracht is toegewezen.',
  },
  {
    code: 'OP272',
    berichten: ['307'],
    waar: ['src/rules/late.ts', gevolgd],
    bij: 'aanbieder',
    uitleg:
      'Een stop wordt binnen vijf werkdagen gemeld; definitief na tijdelijk zodra dat bekend is. Te laat melden is geen reden om af te keuren; het geeft een signaal, behalve bij definitief na tijdelijk. Is de toewijzing voorbij en kwam er geen stop, dan loopt de termijn vanaf haar einde.',
  },
  {
    code: 'OP274',
    berichten: ['301', '319'],
    waar: [termijnen, termijnenLopen, onderzoeken, beslissen],
    bij: 'gemeente',
    uitleg:
      'Op ieder gevraagd product van een 315 komt binnen vijf werkdagen een 301 of 319, na "in onderzoek" binnen acht weken. De termijn loopt hier, en op haar laatste dag gaat wat onbeslist is vanzelf in onderzoek; het besluit is aan de gemeente.',
  },
  {
    code: 'OP286',
    berichten: heenGeenAntwoord,
    waar: [beoordelen, 'src/rules/effects-of.ts', 'src/casefile/requests.ts'],
    uitleg:
      'Een technische fout keurt het hele bericht af, en dan geldt het als niet verstuurd: wat is afgekeurd verandert niets, en wat van ons wordt afgekeurd wordt teruggedraaid. Een declaratie is de uitzondering van IV087.',
  },
  {
    code: 'OP288',
    berichten: ['305', '307'],
    waar: [gevolgd],
    bij: 'aanbieder',
    uitleg:
      'Wie een start meldt, meldt ook het einde, ook als de zorg volgens plan eindigt. Zolang de toewijzing loopt, is een stop die er niet komt niet te onderscheiden van zorg die doorgaat; daarna wordt hij gemist (OP272).',
  },
  {
    code: 'OP295',
    berichten: ['305', '307'],
    waar: ['src/rules/national/tr382.ts'],
    bij: 'aanbieder',
    uitleg:
      'Een aanbieder meldt starts en stops. Een stop zonder start wordt geweigerd (TR382); een melding die er niet komt, is niet te zien.',
  },
  {
    code: 'OP296',
    berichten: ['315'],
    waar: [besluit],
    bij: 'gemeente',
    uitleg:
      'Een verzoek past binnen het contract. Of dat zo is, hoort bij het besluit op het verzoek: een afwijzing noemt reden 4.',
  },
  {
    code: 'OP303',
    berichten: ['323'],
    waar: [declaratieAntwoord],
    uitleg:
      'Een declaratie-antwoord bevat genoeg om de declaratie te verwerken: de totalen, en iedere afgewezen prestatie met alle redenen.',
  },
  {
    code: 'OP304',
    berichten: ['325'],
    waar: [declaratieAntwoord],
    uitleg: 'Een declaratie-antwoord noemt alleen cliënten met iets dat is afgewezen.',
  },
  {
    code: 'OP305',
    berichten: ['301'],
    waar: [],
    bij: 'gemeente',
    uitleg: 'Wat als inspanning in stuks is gecontracteerd, wordt in Eenheid 84 toegewezen.',
  },
  {
    code: 'OP307',
    berichten: ['315'],
    waar: [besluit],
    bij: 'gemeente',
    uitleg:
      'Een verzoek om toewijzing volgt op een verwijzing of open beschikking, voor iets dat nog niet is toegewezen. Een Verwijzer eist het schema; de rest hoort bij het besluit, want geen technische regel keurt het af.',
  },
  {
    code: 'OP344',
    berichten: ['301', '319'],
    waar: [termijnen, beslissen, 'src/casefile/requests.ts'],
    uitleg:
      'Een verzoek eindigt in een toewijzing of een afwijzing. Tot dan blijft het openstaan, met zijn termijn; wat een antwoord niet mag zijn, zeggen TR355, TR359, TR360 en TR365.',
  },
  {
    code: 'OP346',
    berichten: ['301', '319'],
    waar: [termijnen, termijnenLopen, onderzoeken, beslissen],
    bij: 'gemeente',
    uitleg:
      'Op een 317 als geheel komt binnen vijf werkdagen een 301 of 319, na "in onderzoek" binnen acht weken. De termijn loopt hier, en op haar laatste dag gaat wat onbeslist is vanzelf in onderzoek; het besluit is aan de gemeente.',
  },
  {
    code: 'OP348',
    berichten: ['301'],
    waar: [inwilligen, verzoek],
    uitleg:
      'Een verzoek om wijziging wordt toegewezen zoals het is gevraagd. Een 301 die minder geeft, gaat niet uit als antwoord op dat verzoek.',
  },
  {
    code: 'OP359',
    standaarden: ['ijw-3.2'],
    berichten: ['319'],
    waar: [termijnen, termijnenLopen, besluit, 'src/rules/national/tr377.ts'],
    bij: 'gemeente',
    uitleg:
      'Wie om het woonplaatsbeginsel afwijst, doet dat binnen twee weken en noemt de gemeente die wel aan zet is. Het noemen wordt geëist (TR377). De twee weken lopen hier vanaf de ontvangst van een 315 over een cliënt voor wie volgens het woonplaatsregister een andere gemeente verantwoordelijk is; het besluit is aan de gemeente.',
  },
  {
    code: 'OP364',
    berichten: ['323'],
    waar: ['src/rules/facts.ts'],
    uitleg:
      'Starts en stops zijn geen voorwaarde om te declareren: wie een declaratie beoordeelt, krijgt ze niet eens te zien.',
  },
  {
    code: 'OP380',
    berichten: ['301'],
    waar: [verzoek],
    bij: 'gemeente',
    uitleg:
      'Verlengen gaat door de einddatum te verzetten als er verder niets verandert. Wie een verzoek inwilligt zoals het is gevraagd, krijgt dat; een bericht dat de gemeente zelf maakt, wordt erom niet geweigerd.',
  },
  {
    code: 'IV013',
    berichten: ['301'],
    waar: [toewijzen],
    bij: 'aanbieder',
    uitleg:
      'De nieuwste Toewijzingsdatum en -tijd wijzen de geldende toewijzing aan. Wij vullen het moment van de wijziging, en bij herhalen het oude; het vergelijken is aan de aanbieder.',
  },
  {
    code: 'IV032',
    berichten: retour,
    waar: [retouren, beoordelen],
    uitleg:
      'Een bericht wordt in vier niveaus gecontroleerd, en het eerste dat faalt bepaalt wat de retour zegt: niets, 0001, of de codes van de regels.',
  },
  {
    code: 'IV033',
    berichten: [...retour, '325'],
    waar: [retouren, declaratieAntwoord],
    uitleg:
      'XsltVersie noemt de officiële XSLT waarmee is gecontroleerd. Wij controleren met eigen regels en vullen het nooit.',
  },
  {
    code: 'IV034',
    berichten: [
      '301',
      '302',
      '305',
      '306',
      '307',
      '308',
      '315',
      '316',
      '317',
      '318',
      '319',
      '320',
      '323',
      '325',
    ],
    waar: ['src/standard/schema/versie.ts', 'src/answers/header.ts'],
    uitleg:
      'XsdVersie is die van het schema waarmee het bericht is gemaakt. Wij nemen haar uit onze schema’s; wat een ander invult, wordt niet afgekeurd, want geen regel doet dat.',
  },
  {
    code: 'IV066',
    berichten: ['301'],
    waar: [verzoek, toewijzen],
    uitleg:
      'Een nieuwe toewijzing krijgt een nieuw ToewijzingNummer, een gewijzigde houdt het hare. Dat een nummer niet van product of cliënt wisselt, is TR332.',
  },
  {
    code: 'IV074',
    berichten: ['301'],
    waar: ['src/rules/declaration/units.ts', 'src/rules/declaration/volume.ts'],
    uitleg:
      'De uitvoeringsvarianten staan in een handreiking. Hier volgt de variant uit de Eenheid, en de rekenwijze uit de variant.',
  },
  {
    code: 'IV087',
    berichten: ['325'],
    waar: [declaratieAntwoord, 'src/rules/declaration/judging.ts'],
    uitleg:
      'Een declaratie-antwoord geeft de totalen en alleen wat is afgewezen; iedere prestatie wordt apart toegekend of geweigerd.',
  },
  {
    code: 'IV088',
    berichten: ['325'],
    waar: [declaratieAntwoord, beoordelen],
    uitleg:
      'Een declaratie wordt in vier niveaus gecontroleerd; pas op niveau 3 en 4 wordt per prestatie geoordeeld.',
  },
  {
    code: 'IV093',
    berichten: ['301'],
    waar: [verzoek, inwilligen, toewijzen],
    uitleg:
      'Een ingewilligd verzoek om wijziging komt als geheel terug, met zijn ReferentieAanbieder bij iedere toewijzing (TR379).',
  },
  {
    code: 'IV094',
    berichten: ['301'],
    waar: [verzoek, toewijzen],
    uitleg:
      'Op een verzoek om toewijzing mag de gemeente anders toewijzen dan gevraagd; iedere toewijzing die eruit volgt noemt de ReferentieAanbieder van haar aanvraag (TR379).',
  },
  {
    code: 'IV099',
    berichten: ['301'],
    waar: [toewijzen],
    uitleg:
      'RedenWijziging staat er alleen als er iets is veranderd sinds de vorige keer. In wat wij samenstellen klopt dat; een bericht dat de gemeente zelf maakt, wordt erom niet geweigerd.',
  },
  {
    code: 'UP001',
    standaarden: ['ijw-3.2'],
    berichten: [],
    waar: ['src/standard/berichtsoorten.ts'],
    uitleg: 'De iJw-berichten dienen jeugdhulp in natura: toewijzen, leveren, declareren.',
  },
  {
    code: 'UP001',
    standaarden: ['iwmo-3.2'],
    berichten: [],
    waar: ['src/standard/berichtsoorten.ts'],
    uitleg: 'De iWmo-berichten dienen maatwerkvoorzieningen in natura: toewijzen, leveren, declareren.',
  },
  {
    code: 'UP003',
    berichten: [],
    waar: ['src/casefile/kluis.ts'],
    bij: 'gemeente en aanbieder',
    uitleg:
      'Iedereen in de keten houdt zich aan de AVG. Hier: persoonsgegevens zijn versleuteld bewaard en staan in geen log, fout of adres.',
  },
  {
    code: 'UP004',
    standaarden: ['ijw-3.2'],
    berichten: [],
    waar: [besluit, 'src/rules/national/tr377.ts'],
    bij: 'gemeente',
    uitleg:
      'De gemeente die volgens de wet verantwoordelijk is, wijst toe. Is zij het niet, dan zegt zij in een afwijzing wie het wel is.',
  },
  {
    code: 'UP004',
    standaarden: ['iwmo-3.2'],
    berichten: [],
    waar: [besluit],
    bij: 'gemeente',
    uitleg: 'De gemeente waar de cliënt in de BRP staat, wijst toe. Dat na te gaan is aan de gemeente.',
  },
  {
    code: 'UP007',
    berichten: [],
    waar: [],
    bij: 'gemeente',
    uitleg: 'Of iemand recht op hulp heeft, staat in een beschikking, en die gaat buiten de berichten om.',
  },
  {
    code: 'UP017',
    berichten: [],
    waar: [reis],
    uitleg: 'Gegevens gaan in gestandaardiseerde berichten; dat is wat Berichtenpoort doet.',
  },
  {
    code: 'UP023',
    berichten: [],
    waar: [],
    bij: 'gemeente en aanbieder',
    uitleg: 'Een cliënt hoeft maar één keer iets te vertellen.',
  },
  {
    code: 'UP024',
    berichten: [],
    waar: [],
    bij: 'gemeente en aanbieder',
    uitleg: 'De informatievoorziening volgt de Jeugdwet en de Wmo 2015.',
  },
  {
    code: 'UP026',
    berichten: [],
    waar: ['src/rules/declaration/units.ts', 'src/rules/national/tr019.ts'],
    uitleg:
      'Er zijn drie uitvoeringsvarianten. Inspanning en output volgen uit de Eenheid; een start of stop zonder toewijzing geldt als taakgericht.',
  },
  {
    code: 'UP028',
    berichten: [],
    waar: [contracten, 'src/pipeline/protocols.ts'],
    bij: 'gemeente en aanbieder',
    uitleg:
      'Uitvoering en financiering staan in een contract. Wat de regels ervan nodig hebben, staat in contracten.csv.',
  },
  {
    code: 'UP032',
    berichten: [],
    waar: [verzoek, besluit],
    bij: 'aanbieder',
    uitleg: 'Verandert de zorgvraag, dan laat de aanbieder dat met een verzoek weten.',
  },
  {
    code: 'UP037',
    berichten: [],
    waar: [],
    bij: 'gemeente',
    uitleg:
      'Een beschikking heeft een eigen nummer. Het staat alleen in een verzoek om toewijzing, als de cliënt er een heeft (CD043).',
  },
];
