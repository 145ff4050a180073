/** Codes that are carried out by rules with another code, as the standard itself mostly says. */
import type { Uitgevoerd } from './rij.ts';

export const uitgevoerd: readonly Uitgevoerd[] = [
  {
    code: 'OP011',
    standaarden: ['ijw-3.2'],
    berichten: ['305'],
    door: ['TR134'],
    uitleg: 'Een start wordt gemeld als de hulp begonnen is: de Begindatum ligt niet na de Dagtekening.',
  },
  {
    code: 'OP033',
    berichten: ['305', '307'],
    door: ['CS058', 'TR063', 'TR071', 'TR074'],
    uitleg:
      'Starts en stops worden met StatusAanlevering gecorrigeerd: eerst verwijderen, dan opnieuw; een start niet meer na zijn stop.',
  },
  {
    code: 'OP033x2',
    berichten: ['305', '307'],
    door: ['CS058'],
    uitleg: 'StatusAanlevering 2 (gewijzigd) is vervallen.',
  },
  {
    code: 'OP047',
    berichten: ['301', '305', '307', '315', '317', '319', '323', '325'],
    door: [
      'CS139',
      'TR002',
      'TR056',
      'TR063',
      'TR101',
      'TR134',
      'TR135',
      'TR137',
      'TR371',
      'TR375',
      'TR378',
      'TR381',
      'TR411',
      'TR412',
    ],
    waar: ['src/rules/judge.ts'],
    uitleg:
      'Wat niet aan de standaard voldoet, mag worden afgekeurd. Alle regels samen doen dat; de standaard wijst er deze voor aan.',
  },
  {
    code: 'OP071',
    berichten: ['301'],
    door: ['TR101'],
    uitleg:
      'Iedere relatie van een cliënt heeft een eigen Nummer, en houdt dat. Het eerste wordt binnen het bericht gecontroleerd; dat een nummer later dezelfde persoon aanduidt, is niet te zien.',
  },
  {
    code: 'OP072',
    berichten: ['307'],
    door: ['TR018', 'TR019', 'TR382'],
    uitleg: 'Een stop volgt op een gemelde start en verwijst daarnaar.',
  },
  {
    code: 'OP130',
    berichten: ['301'],
    door: ['TR006'],
    uitleg:
      'Een relatie heeft een naam, en een adres of een telefoonnummer. De naam en het Contact eist het schema (Relatie/Naam, Relatie/Contact), wat erin staat de regel.',
  },
  {
    code: 'OP155',
    berichten: ['307'],
    door: ['TR382'],
    uitleg:
      'Een stop verwijst naar de laatst gemelde start. Dat er een start met die sleutel is wordt gecontroleerd; dat het de laatste is niet, zie de beperking daar.',
  },
  {
    code: 'OP179',
    berichten: ['301', '305', '307', '315', '317', '319', '323', '325'],
    door: [],
    waar: ['src/standard/xml/lezen.ts', 'src/pipeline/inspect.ts'],
    uitleg: 'Een bestand is hoogstens 25 MB. Niveau 0: een groter bestand wordt aan de deur geweigerd.',
  },
  {
    code: 'OP192',
    berichten: ['301', '305', '307', '315', '317', '319', '323', '325'],
    door: [],
    waar: ['src/standard/xml/lezen.ts', 'src/pipeline/inspect.ts', 'src/standard/xml/schrijven.ts'],
    uitleg:
      'Een bestand is welgevormde XML in UTF-8 zonder BOM. Niveau 0: al het andere wordt aan de deur geweigerd, behalve om andere regeleinden dan CR/LF, die XML zelf niet onderscheidt. Wat wij sturen, heeft ze wel.',
  },
  {
    code: 'OP252',
    berichten: ['301', '305', '307', '315'],
    door: ['CS139'],
    uitleg: 'Bij een deels onbekende geboortedatum zegt DatumGebruik wat ervan te vertrouwen is.',
  },
  {
    code: 'OP259',
    standaarden: ['ijw-3.2'],
    berichten: ['301'],
    door: ['TR302'],
    uitleg: 'Hetzelfde product wordt niet twee keer tegelijk toegewezen.',
  },
  {
    code: 'OP259',
    standaarden: ['iwmo-3.2'],
    berichten: ['301'],
    door: ['TR302'],
    uitleg:
      'Hetzelfde product wordt niet twee keer tegelijk toegewezen, behalve hulpmiddelen en voorzieningen (categorie 11 tot en met 14).',
  },
  {
    code: 'OP267',
    berichten: ['323'],
    door: ['TR341'],
    uitleg: 'Gedeclareerd wordt in de eenheid van de toewijzing.',
  },
  {
    code: 'OP275',
    berichten: ['301'],
    door: ['TR332'],
    uitleg: 'Een ToewijzingNummer is uniek per gemeente en wet.',
  },
  {
    code: 'OP276',
    berichten: ['323'],
    door: ['TR304', 'TR338'],
    uitleg: 'Gedeclareerd wordt voor een cliënt van wie de aanbieder een toewijzing heeft.',
  },
  {
    code: 'OP279',
    berichten: ['323'],
    door: ['TR307', 'TR308'],
    uitleg: 'Gedeclareerd wordt binnen de periode van de toewijzing.',
  },
  {
    code: 'OP283',
    berichten: ['323'],
    door: ['TR314'],
    uitleg: 'Een prestatie heeft per aanbieder en wet een eigen ReferentieNummer.',
  },
  {
    code: 'OP284',
    berichten: ['323'],
    door: ['TR318'],
    uitleg:
      'Declaratieperioden sluiten aan zolang er zorg is. Teruggaan wordt geweigerd; of een overgeslagen maand zonder zorg was, staat in geen bericht.',
  },
  {
    code: 'OP289',
    berichten: ['305', '307'],
    door: ['TR326', 'TR382'],
    uitleg: 'Op een toewijzing is hoogstens één start tegelijk actueel, en een stop hoort bij die start.',
  },
  {
    code: 'OP302',
    berichten: ['323'],
    door: ['TR339', 'TR340'],
    uitleg: 'Het gedeclareerde product is het toegewezen product, of er een nadere invulling van.',
  },
  {
    code: 'OP306',
    berichten: ['317'],
    door: ['TR349', 'TR350', 'TR351', 'TR352'],
    uitleg:
      'Een verzoek om wijziging gaat uit van toewijzingen die lopen. Dat er al geleverd wordt, wordt niet geëist: een ontbrekende start staat het verzoek niet in de weg.',
  },
  {
    code: 'OP308',
    berichten: ['317'],
    door: ['TR349', 'TR350', 'TR351', 'TR352', 'TR353'],
    uitleg: 'Een verzoek om wijziging geeft de hele gewenste situatie, met minstens één verandering erin.',
  },
  {
    code: 'OP343',
    berichten: ['317'],
    door: ['TR380'],
    uitleg:
      'Een verzoek om wijziging komt op tijd. De standaard maakt dat alleen hard voor een nieuw product, dat na de Dagtekening ingaat.',
  },
  {
    code: 'OP345',
    berichten: ['317'],
    door: ['TR357', 'TR373'],
    uitleg:
      'Een wijziging met terugwerkende kracht ontneemt geleverde of gedeclareerde zorg haar grond niet: zij geldt vanaf de Ingangsdatum van de toewijzing.',
  },
  {
    code: 'OP347',
    standaarden: ['ijw-3.2'],
    berichten: ['315', '317'],
    door: ['TR361', 'TR386', 'TR410'],
    uitleg: 'Hetzelfde product wordt niet twee keer tegelijk gevraagd.',
  },
  {
    code: 'OP347',
    standaarden: ['iwmo-3.2'],
    berichten: ['315', '317'],
    door: ['TR361', 'TR386', 'TR410'],
    uitleg:
      'Hetzelfde product wordt niet twee keer tegelijk gevraagd, behalve hulpmiddelen en voorzieningen (categorie 11 tot en met 14).',
  },
  {
    code: 'OP349',
    berichten: ['323'],
    door: ['TR333'],
    uitleg: 'Een DeclaratieNummer is uniek per aanbieder en wet.',
  },
  {
    code: 'OP350',
    berichten: ['315', '317'],
    door: ['TR374'],
    uitleg:
      'Zolang een verzoek in behandeling is, stuurt dezelfde aanbieder voor dezelfde cliënt geen nieuw verzoek.',
  },
  {
    code: 'OP354',
    berichten: ['323'],
    door: ['TR335'],
    uitleg: 'Declareren mag meteen of later, maar niet onbeperkt later.',
  },
  {
    code: 'OP355',
    berichten: ['325'],
    door: ['TR337', 'TR376'],
    uitleg: 'Een declaratie-antwoord hoort bij een declaratie die is verstuurd.',
  },
  {
    code: 'OP360',
    berichten: ['323'],
    door: ['TR315', 'TR390'],
    uitleg: 'Een prestatie wordt hoogstens één keer gecrediteerd.',
  },
  {
    code: 'OP361',
    berichten: ['315', '317'],
    door: ['TR347', 'TR383'],
    uitleg: 'Een aanvraag heeft per aanbieder en wet een eigen ReferentieAanbieder.',
  },
  {
    code: 'OP362',
    berichten: ['301'],
    door: ['TR385'],
    uitleg: 'Een toewijzing waarop al is gedeclareerd, wordt niet verwijderd.',
  },
  {
    code: 'OP363',
    berichten: ['305', '307'],
    door: ['TR019'],
    uitleg:
      'Starts en stops gaan over producten waarvoor een toewijzing is ontvangen. Dat een aanbieder ze ook stuurt, is niet af te dwingen: zie OP288 en OP364.',
  },
  {
    code: 'OP365',
    berichten: ['323'],
    door: ['TR321', 'TR322', 'TR369'],
    uitleg: 'De gedeclareerde omvang past bij de toewijzing.',
  },
  {
    code: 'OP366',
    berichten: ['323'],
    door: ['TR389', 'TR416'],
    waar: ['src/rules/declaration/judging.ts'],
    uitleg:
      'Een prestatie wordt eerst helemaal gecrediteerd en dan pas verbeterd. Daarom gaan bij het beoordelen de credits voor.',
  },
  {
    code: 'OP367',
    berichten: ['323'],
    door: ['CS337'],
    uitleg: 'Een ProductPeriode blijft binnen een kalendermaand.',
  },
  {
    code: 'OP368',
    berichten: ['323'],
    door: ['TR387', 'TR388'],
    uitleg: 'Een ProductPeriode blijft binnen de toewijzing.',
  },
  {
    code: 'OP377',
    berichten: ['307'],
    door: ['TR414', 'TR415'],
    uitleg: 'Alleen na een tijdelijke stop kan zonder nieuwe start nog een definitieve stop komen.',
  },
  {
    code: 'OP378',
    berichten: ['307'],
    door: ['TR413'],
    uitleg: 'Na een tijdelijke stop komt zonder nieuwe start alleen een definitieve.',
  },
  {
    code: 'OP379',
    berichten: ['305'],
    door: ['TR326'],
    uitleg: 'Na een stop mag er opnieuw gestart worden; zonder stop niet.',
  },
  {
    code: 'IV008',
    berichten: ['305', '307'],
    door: ['TR063', 'TR071', 'TR074'],
    waar: ['src/rules/delivery.ts'],
    uitleg:
      'Een start of stop wordt gecorrigeerd door hem te verwijderen en opnieuw te sturen; alleen wat is goedgekeurd kan verwijderd worden. Binnen een bericht gaat verwijderen voor, in welke volgorde het er ook staat.',
  },
  {
    code: 'IV009',
    berichten: ['301', '305', '307', '315'],
    door: ['CS139'],
    uitleg: 'Wat van een geboortedatum onbekend is, staat op 01 of op 1900.',
  },
  {
    code: 'IV028',
    berichten: ['302', '306', '308', '316', '318', '320'],
    door: ['IV028'],
    waar: ['src/answers/retour.ts'],
    uitleg:
      'Op ieder bericht komt precies één retour, die het bericht herhaalt met wat er mis is. Onze retouren maken we zo; van een ontvangen retour controleert een eigen regel waarop zij antwoordt.',
  },
  {
    code: 'IV042',
    berichten: ['301', '315', '317', '323'],
    door: ['CS338', 'CS339', 'CS343', 'TR341'],
    uitleg:
      "Volume, Eenheid en Frequentie passen bij elkaar; in euro's is het volume een bedrag in eurocenten. Dat een volume een geheel getal is, eist het schema.",
  },
  {
    code: 'IV045',
    standaarden: ['ijw-3.2'],
    berichten: ['301'],
    door: ['CS050', 'CS318'],
    uitleg:
      'Een organisatie die voogd is, staat als relatie met NaamGebruik 6. De regels laten 6 alleen daar toe; of een relatie een organisatie is, is aan de naam niet te zien.',
  },
  {
    code: 'IV046',
    berichten: ['301', '305', '307', '315', '317', '319', '323', '325'],
    door: ['TR378'],
    waar: ['src/pipeline/intake.ts', 'src/pipeline/parties.ts'],
    uitleg:
      'De gemeente in de Header staat in de CBS-lijst en is de gemeente van deze installatie; een ander bericht wordt aan de deur geweigerd. Of zij volgens de wet verantwoordelijk is, beoordeelt de gemeente.',
  },
  {
    code: 'IV047',
    berichten: ['301'],
    door: ['TR061'],
    uitleg:
      'Van een cliënt is een BRP- of verblijfadres bekend, of anders een briefadres. Welk van die gevallen zich voordoet, staat in de BRP en niet in het bericht.',
  },
  {
    code: 'IV075',
    berichten: ['301', '305', '307', '315', '317', '323'],
    door: ['CD079', 'TR339', 'TR340', 'TR381'],
    uitleg:
      'Een product heeft een categorie met code (specifiek), alleen een categorie (aspecifiek) of ontbreekt (generiek); welke codes gelden is een afspraak, en die staat in het protocol en zijn contracten.',
  },
  {
    code: 'IV076',
    berichten: ['323'],
    door: ['TR321'],
    waar: ['src/rules/declaration/volume.ts'],
    uitleg:
      'Een week die over twee maanden valt, telt voor inspanning in beide maanden mee; output telt de zondagen.',
  },
  {
    code: 'IV077',
    standaarden: ['ijw-3.2'],
    berichten: ['323'],
    door: ['TR321', 'TR322'],
    waar: ['src/rules/declaration/volume.ts'],
    uitleg:
      'Het maximum bij een omvang per week: aangebroken kalenderweken maal het volume, voor output de zondagen.',
  },
  {
    code: 'IV077',
    standaarden: ['iwmo-3.2'],
    berichten: ['323'],
    door: ['TR321', 'TR322'],
    waar: ['src/rules/declaration/volume.ts'],
    uitleg:
      'Het maximum bij een omvang per week: aangebroken kalenderweken maal het volume, voor output de zondagen; voor categorie 01 altijd zes keer het volume.',
  },
  {
    code: 'IV078',
    berichten: ['323'],
    door: ['TR321'],
    waar: ['src/rules/declaration/volume.ts'],
    uitleg:
      'In een gebroken periode mag het hele volume van die periode, als het geleverd is. Voor output is het een afspraak; daar geldt dezelfde grens.',
  },
  {
    code: 'IV081',
    berichten: ['323'],
    door: ['TR341', 'TR346', 'TR418'],
    waar: ['src/rules/declaration/amounts.ts'],
    uitleg:
      'Het ProductTarief is het afgesproken tarief; een uurtarief mag in minuten gedeclareerd worden, waarbij pas het bedrag wordt afgerond.',
  },
  {
    code: 'IV084',
    berichten: ['323'],
    door: ['TR307', 'TR308', 'TR387', 'TR388'],
    uitleg:
      'Volgen toewijzingen elkaar in een maand op, dan heeft ieder haar eigen prestatie met haar eigen ProductPeriode.',
  },
  {
    code: 'IV085',
    berichten: ['323'],
    door: ['TR314', 'TR323', 'TR390'],
    waar: ['src/rules/declaration/line.ts'],
    uitleg:
      'Gecrediteerd wordt alleen wat is toegekend, en een credit wordt alleen om een technische fout geweigerd.',
  },
  {
    code: 'IV086',
    berichten: ['323'],
    door: ['TR316', 'TR358'],
    uitleg: 'Een debet en zijn eigen credit staan nooit in één bericht; het totaal is debet min credit.',
  },
  {
    code: 'IV089',
    berichten: ['323'],
    door: ['CS337', 'CS340', 'TR387', 'TR388', 'TR416'],
    uitleg:
      'Een ProductPeriode is de kalendermaand, zover de toewijzing erin ligt; per product, maand en toewijzing is er één prestatie.',
  },
  {
    code: 'IV090',
    berichten: ['323'],
    door: ['TR318', 'TR319'],
    uitleg:
      'Achteraf declareren gaat met een ProductPeriode uit het verleden in een DeclaratiePeriode die niet voor de laatste ligt.',
  },
  {
    code: 'IV091',
    berichten: ['323'],
    door: ['CD060', 'TR323'],
    uitleg: 'Een credit is gelijk aan zijn debet, op de referenties en de C na.',
  },
  {
    code: 'IV092',
    berichten: ['317'],
    door: ['TR349', 'TR350', 'TR351', 'TR353', 'TR357', 'TR361', 'TR373', 'TR375', 'TR380', 'TR411', 'TR412'],
    uitleg:
      'Een verzoek om wijziging noemt alle toewijzingen, ongewijzigd of te wijzigen, en wat er nieuw bij moet.',
  },
  {
    code: 'IV095',
    standaarden: ['ijw-3.2'],
    berichten: ['319'],
    door: ['TR377', 'TR409'],
    waar: ['src/answers/antwoord.ts'],
    uitleg:
      'Wie om het woonplaatsbeginsel afwijst, noemt de verantwoordelijke gemeente, en bij iedere andere reden geen.',
  },
  {
    code: 'IV096',
    berichten: ['305', '307'],
    door: ['TR019', 'TR074', 'TR326', 'TR382'],
    waar: ['src/rules/delivery.ts'],
    uitleg:
      'Een start of stop hoort bij een ToewijzingNummer; bij taakgericht werken zonder toewijzing bij Product en Begindatum.',
  },
  {
    code: 'IV097',
    berichten: ['301'],
    door: ['TR379'],
    waar: ['src/answers/toewijzing.ts'],
    uitleg: 'ReferentieAanbieder staat alleen in de toewijzing die een verzoek inwilligt, en maar één keer.',
  },
  {
    code: 'UP006',
    berichten: [],
    door: ['CS002', 'TR304'],
    uitleg: 'Een cliënt is zijn burgerservicenummer: het schema eist het, en het moet geldig en bekend zijn.',
  },
  {
    code: 'UP016',
    berichten: [],
    door: ['CD079', 'TR381'],
    uitleg: 'Hulp en ondersteuning worden in producten uitgedrukt, zie OP260.',
  },
  {
    code: 'UP025',
    berichten: [],
    door: ['TR304', 'TR338'],
    uitleg: 'Gedeclareerd wordt per cliënt, op zijn toewijzingen.',
  },
  {
    code: 'UP027',
    berichten: [],
    door: ['TR307', 'TR308', 'TR321', 'TR322', 'TR338', 'TR339', 'TR340', 'TR341', 'TR369', 'TR418'],
    uitleg: 'Een declaratie past binnen de toewijzing en binnen het contract.',
  },
  {
    code: 'UP031',
    berichten: [],
    door: ['TR357', 'TR373', 'TR385'],
    uitleg:
      'Een toewijzing verandert niet zo dat geleverde zorg haar grond verliest. Gecontroleerd wordt wat uit berichten blijkt: verwijderen na declaratie en wijzigen met terugwerkende kracht; voor verlagen en intrekken zie OP186, OP298 en OP299.',
  },
];
