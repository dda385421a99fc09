"""The cues by which a rule takes a fact: what a person says of themselves, in English and in German.

Each pattern is held against the beginning of a clause; `value` is what is remembered, `what` names the thing it is said of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from soulfra_desktop.domain.fact import FactKind

Value = Literal["taste", "name", "place", "thing", "clause", "date", "number", "object"]


@dataclass(frozen=True, slots=True)
class Cue:
    """`subject` and `says` are filled in with what the pattern found; `value` names what the value must look like."""

    written: str
    kind: FactKind
    subject: str
    says: str
    value: Value
    language: Literal["en", "de"]
    told_on: bool = False
    """What is said holds from the day on which it was said, which is said too."""

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(self.written)


@cache
def _compiled(written: str) -> re.Pattern[str]:
    """At its first use: all of them together take a tenth of a second."""
    return re.compile(written, re.IGNORECASE)


_LEAD_EN = (
    r"(?:(?:hi|hello|hey|hiya|good (?:morning|evening|afternoon)|well|so|ok(?:ay)?|also|oh|and|but|btw|by the way|fyi|for the record"
    r"|for context|for your information|just so you know|please note(?: that)?|note(?: that)?|actually|personally|in general|generally|usually"
    r"|normally|today|p\.?s\.?|thanks|thank you|yes|no|there|everyone|all|soulfra)[\s,.:!–—-]+){0,3}"
)
_LEAD_DE = (
    r"(?:(?:hi|hallo|hey|moin|servus|guten (?:morgen|tag|abend)|also|ok(?:ay)?|na ja|naja|übrigens|nebenbei|zur info|nur zur info|nur damit du(?:'s| es)? weißt"
    r"|zum hintergrund|ach|und|aber|ja|nein|danke|grundsätzlich|generell|eigentlich|persönlich|p\.?s\.?|zusammen|soulfra)[\s,.:!–—-]+){0,3}"
)
MONTH: Final = r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of)? {MONTH}\.?|{MONTH}\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)(?:,? \d{{4}})?"
)
DATE: Final = (
    rf"(?:{_DAY}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{4}}|\d\d)?|{MONTH} \d{{4}}"
    r"|(?:next |this |coming |nächsten |kommenden |diesen )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
    r"|tomorrow|morgen|übermorgen|(?:next|nächste) (?:week|month|year|woche))"
)
_KIN = (
    r"(?:wife|husband|spouse|partner|girlfriend|boyfriend|fianc[eé]e?|mother|mum|mom|father|dad|parents|son|daughter|sister|brother|baby|kid|child|grandmother|grandma|grandfather"
    r"|grandpa|aunt|uncle|niece|nephew|cousin|boss|manager|colleague|co-worker|teacher|supervisor|doctor|dentist|therapist|neighbou?r|flatmate|room-?mate|best friend|friend|landlord|landlady)"
)
_PET = r"(?:dog|cat|puppy|kitten|horse|pony|rabbit|bunny|hamster|guinea pig|parrot|budgie|bird|fish|turtle|tortoise|snake|rat|pet|goat|chicken)"
_THING = r"(?:car|boat|bike|company|firm|business|start-?up|band|team|project|product|app|website|blog|podcast|channel|book|novel|thesis|dissertation|game|server|laptop|computer|robot|house|village|school|university)"
_KIN_DE = (
    r"(?:frau|mann|ehefrau|ehemann|partner(?:in)?|freundin|freund|verlobter?|mutter|mama|vater|papa|eltern|sohn|tochter|schwester|bruder|baby|kind|oma|opa|großmutter|großvater|tante|onkel"
    r"|nichte|neffe|cousine?|chef(?:in)?|kolleg(?:e|in)|lehrer(?:in)?|betreuer(?:in)?|arzt|ärztin|zahnarzt|nachbar(?:in)?|mitbewohner(?:in)?|vermieter(?:in)?|beste freundin|bester freund)"
)
_PET_DE = r"(?:hund|hündin|katze|kater|welpe|pferd|pony|kaninchen|hase|hamster|meerschweinchen|papagei|wellensittich|vogel|fisch|schildkröte|schlange|ratte|haustier|ziege|huhn)"
_THING_DE = r"(?:auto|boot|rad|firma|unternehmen|start-?up|band|mannschaft|team|projekt|produkt|app|webseite|website|blog|podcast|kanal|buch|roman|masterarbeit|bachelorarbeit|doktorarbeit|spiel|rechner|laptop|roboter|haus|dorf|schule|universität)"
_FEW = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|twin)"
_FEW_DE = r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\d{1,2})"
_JOBS = (
    r"(?:student|nurse|chef|cook|pilot|lawyer|architect|dentist|doctor|surgeon|physician|vet|pharmacist|therapist|journalist|scientist|physicist|chemist|biologist|artist|pianist|novelist|economist|pensioner|retiree"
    r"|freelancer|consultant|accountant|musician|electrician|mathematician|librarian|politician|technician|translator|editor|author|actor|tutor|professor|contractor|director|programmer|developer|designer|engineer"
    r"|teacher|lecturer|researcher|writer|painter|photographer|farmer|gardener|baker|butcher|plumber|carpenter|driver|soldier|firefighter|police officer|officer|manager|lawyer|banker|trader|singer|dancer|hairdresser"
    r"|waiter|waitress|secretary|mechanic|priest|pastor|judge|midwife|psychologist|paramedic|postdoc|intern|apprentice|trainee|founder|entrepreneur|analyst|administrator|carer|beginner|parent|mother|father|widow|widower)"
)
_DIETS = r"(?:vegan|vegetarian|pescatarian|lactose[ -]intolerant|gluten[ -]intolerant|coeliac|celiac|left-handed|colou?r-?blind|teetotal|deaf|blind|dyslexic)"
_DIETS_DE = r"(?:vegan|veganer(?:in)?|vegetarisch|vegetarier(?:in)?|laktoseintolerant|glutenintolerant|linkshänder(?:in)?|farbenblind|gehörlos|blind|legastheniker(?:in)?)"
_TAKES = r"(?:favou?rite (?P<what>[\w -]{2,30}?))"


def _en(pattern: str, kind: FactKind, subject: str, says: str, value: Value = "thing", *, told_on: bool = False) -> Cue:
    return Cue(_LEAD_EN + pattern, kind, subject, says, value, "en", told_on)


def _de(pattern: str, kind: FactKind, subject: str, says: str, value: Value = "thing", *, told_on: bool = False) -> Cue:
    return Cue(_LEAD_DE + pattern, kind, subject, says, value, "de", told_on)


_V = r"(?P<value>.+)"
_IAM = r"i(?: am|['’]m|m) "

ENGLISH: Final = (
    _en(r"my (?:full |first |real )?name(?: is|['’]s) " + _V, "identity", "name", "The person's name is {value}.", "name"),
    _en(r"(?:please |just |you (?:can|may|should) (?:just )?|(?:my )?friends |everyone |everybody |people )(?:always )?calls? me " + _V, "identity", "called", "The person wants to be called {value}.", "name"),
    _en(r"call me " + _V, "identity", "called", "The person wants to be called {value}.", "name"),
    _en(r"(?:i prefer|i like) to be called " + _V, "identity", "called", "The person wants to be called {value}.", "name"),
    _en(r"i go by " + _V, "identity", "called", "The person wants to be called {value}.", "name"),
    _en(r"my (?:pronouns are|pronouns:) (?P<value>(?:she|he|they|it|xe|ze)\W+\w+(?:\W+\w+)?)", "identity", "pronouns", "The person's pronouns are {value}.", "object"),
    _en(_IAM + r"(?P<value>\d{1,3})(?: years? old| y/?o)?$", "identity", "age", "The person is {value} years old.", "number", told_on=True),
    _en(_IAM + r"(?P<value>\d{1,3}) years? old\b", "identity", "age", "The person is {value} years old.", "number", told_on=True),
    _en(r"i(?: was|['’]m) born (?:on|in) (?P<value>" + DATE + r"|\d{4})(?:$| in\b)", "date", "birthday", "The person was born: {value}.", "date"),
    _en(r"i(?: was|['’]m) born (?:and raised |and grew up )?in " + _V, "place", "birthplace", "The person was born in {value}.", "place"),
    _en(r"i grew up in " + _V, "place", "grew up", "The person grew up in {value}.", "place"),
    _en(r"i (?:currently |now |still )?(?:live|reside) in " + _V, "place", "home", "The person lives in {value}.", "place"),
    _en(_IAM + r"(?:currently |now )?(?:living|based) in " + _V, "place", "home", "The person lives in {value}.", "place"),
    _en(r"i(?:['’]ve| have)? (?:just )?(?:moved|relocated) (?:back )?to " + _V, "place", "home", "The person lives in {value}.", "place"),
    _en(_IAM + r"(?:originally )?from " + _V, "place", "from", "The person is from {value}.", "place"),
    _en(r"i come from " + _V, "place", "from", "The person is from {value}.", "place"),
    _en(r"i (?:no longer|don['’]t|do not) live in (?P<value>.+?)(?: any ?more| any longer)$", "place", "home", "The person no longer lives in {value}.", "place"),
    _en(r"i no longer live in " + _V, "place", "home", "The person no longer lives in {value}.", "place"),
    _en(r"my (?P<what>time ?zone|home ?town|native language|mother tongue|first language|nationality|operating system|os|occupation|profession|job|employer|star sign|blood type) is " + _V, "identity", "{what}", "The person's {what} is {value}.", "object"),
    _en(r"my birthday is (?:on )?(?:the )?(?P<value>" + DATE + r")", "date", "birthday", "The person's birthday is {value}.", "date"),
    _en(r"(?:my|our) (?P<what>(?:[\w'’-]+ ){0,2}(?:anniversary|wedding|exam|deadline|due date|interview|appointment|flight|trip|holiday|vacation|move|surgery|defen[cs]e|graduation|presentation|meeting|birthday|party|visa)) (?:is|starts|begins|expires|is due|takes place)(?: on| at| in)? (?:the )?(?P<value>" + DATE + r")", "date", "date:{what}", "The person's {what}: {value}.", "date", told_on=True),
    _en(r"(?:the |my )?(?P<what>deadline (?:for|of) (?:my|our) [\w -]{2,40}?) is (?:on )?(?:the )?(?P<value>" + DATE + r")", "date", "date:{what}", "The {what}: {value}.", "date", told_on=True),
    _en(r"i have (?:an?|my) (?P<what>[\w -]{2,40}?(?:appointment|exam|interview|flight|deadline|surgery|meeting|presentation|wedding)) (?:on|at) (?:the )?(?P<value>" + DATE + r")", "date", "date:{what}", "The person has this date, {what}: {value}.", "date", told_on=True),
    _en(r"i work (?:\w+ly |full[- ]time |part[- ]time )?as " + _V, "identity", "work", "The person works as {value}.", "object"),
    _en(r"i work (?:at|for) " + _V, "identity", "employer", "The person works for {value}.", "object"),
    _en(_IAM + r"an? (?P<value>(?:[\w-]+ ){0,2}" + _JOBS + r"\b.*)", "identity", "work", "The person is a {value}.", "object"),
    _en(_IAM + r"(?P<what>retired|unemployed|self-employed)$", "identity", "work", "The person is {what}."),
    _en(_IAM + r"(?:an? )?(?P<what>(?:strict(?:ly)? )?" + _DIETS + r")\b", "preference", "is:{what}", "The person is {what}."),
    _en(_IAM + r"(?:\w+ly )?allergic to " + _V, "preference", "allergy:{value}", "The person is allergic to {value}.", "object"),
    _en(_IAM + r"(?P<what>married|engaged|single|divorced|widowed)(?: to (?P<value>.+))?$", "person", "married", "The person is {what}{value}.", "clause"),
    _en(r"my (?P<what>(?:(?:older|younger|eldest|oldest|youngest|little|big|late|first|second|new|old|other) )?(?:" + "|".join((_KIN, _PET, _THING)) + r"))(?: is|['’]s) (?:called|named) " + _V, "person", "named:{what}", "The person's {what} is called {value}.", "name"),
    _en(r"my (?P<what>(?:(?:older|younger|eldest|oldest|youngest|little|big|late|first|second|new|old|other) )?(?:" + "|".join((_KIN, _PET, _THING)) + r"))['’]?s name(?: is|['’]s) " + _V, "person", "named:{what}", "The person's {what} is called {value}.", "name"),
    _en(r"the name of my (?P<what>" + "|".join((_KIN, _PET, _THING)) + r") is " + _V, "person", "named:{what}", "The person's {what} is called {value}.", "name"),
    _en(r"i (?:have|own|['’]ve got|have got) (?:an? |a pet )(?P<what>(?:[\w-]+ )?(?:" + _PET + r"|son|daughter|sister|brother|twin)) (?:called|named) " + _V, "person", "named:{what}", "The person's {what} is called {value}.", "name"),
    _en(r"i(?:['’]ve got| have| have got| own) (?P<value>(?:an?|" + _FEW + r") (?:[\w-]+ )?(?:" + _PET + r"|son|daughter|sister|brother|kid|child|children|grandchild|grandchildren|twin)s?\b(?! (?:food|video|problem|question|picture))(?: and (?:an?|" + _FEW + r") [\w-]+)?(?: (?:called|named) .+)?)$", "person", "has:{value}", "The person has {value}.", "object"),
    _en(r"my " + _TAKES + r" (?:is|are) " + _V, "preference", "favourite:{what}", "The person's favourite {what}: {value}.", "object"),
    _en(r"i (?:always |usually |generally |strongly |really |much |still )*prefer (?!to be called)" + _V, "preference", "prefers:{value}", "The person prefers {value}.", "clause"),
    _en(r"i (?:really |absolutely |also |just )*(?P<what>love|like|enjoy|hate|dislike|adore|detest|can['’]?t stand|cannot stand|don['’]t like|do not like) " + _V, "preference", "taste:{value}", "The person {what} {value}.", "taste"),
    _en(r"i (?:don['’]t|do not|never) (?P<what>eat|drink) " + _V, "preference", "diet:{value}", "The person does not {what} {value}.", "object"),
    _en(r"i (?:always|usually|mostly|mainly|only|normally) use " + _V, "preference", "uses:{value}", "The person mostly uses {value}.", "object"),
    _en(r"i use (?P<value>.+?) as my (?P<what>(?:main |default |primary )?[\w ]{2,20})$", "preference", "uses:{what}", "The person uses {value} as their {what}.", "object"),
    _en(r"i speak (?:fluent |native )?" + _V, "identity", "speaks", "The person speaks {value}.", "name"),
    _en(_IAM + r"(?:currently |now |also )?(?P<what>working on|building|developing|writing|translating|renovating|organi[sz]ing|planning) (?P<value>(?:an?|my|our) .+)", "project", "project:{value}", "The person is {what} {value}.", "object"),
    _en(_IAM + r"(?:currently |now |also )?(?:learning|studying) " + _V, "project", "learns:{value}", "The person is learning {value}.", "object"),
    _en(r"my (?P<what>thesis|dissertation|project|start-?up|book|novel|company|app|research|blog) is about " + _V, "project", "about:{what}", "The person's {what} is about {value}.", "object"),
    _en(r"(?:hi|hello|hey),? (?:there,? )?" + _IAM + r"(?P<value>[\w'’-]+)$", "identity", "name", "The person's name is {value}.", "name"),
)  # fmt: skip

_ICH = r"ich "
GERMAN: Final = (
    _de(r"(?:mein (?:voller |richtiger )?name (?:ist|lautet)|ich hei(?:ß|ss)e) " + _V, "identity", "name", "Die Person heißt {value}.", "name"),
    _de(r"(?:bitte )?nennt? mich(?: bitte| einfach| doch| ab jetzt| lieber)* " + _V, "identity", "called", "Die Person möchte {value} genannt werden.", "name"),
    _de(r"(?:du kannst|du darfst|ihr könnt|alle|(?:meine )?freunde|man)(?: können)? (?:nennen )?mich (?:gerne? |einfach |ruhig )?(?P<value>[\w'’ -]+?)(?: nennen)?$", "identity", "called", "Die Person möchte {value} genannt werden.", "name"),
    _de(r"ich bin (?P<value>\d{1,3})(?: jahre? alt)?$", "identity", "age", "Die Person ist {value} Jahre alt.", "number", told_on=True),
    _de(r"ich bin (?P<value>\d{1,3}) jahre? alt\b", "identity", "age", "Die Person ist {value} Jahre alt.", "number", told_on=True),
    _de(r"ich (?:bin|wurde) (?:am |im |in )?(?P<value>" + DATE + r"|\d{4})(?: in [\w -]+)? geboren", "date", "birthday", "Die Person wurde geboren: {value}.", "date"),
    _de(r"ich (?:bin|wurde) in (?P<value>.+?) geboren\b", "place", "birthplace", "Die Person wurde in {value} geboren.", "place"),
    _de(r"ich bin in (?P<value>.+?) aufgewachsen\b", "place", "grew up", "Die Person ist in {value} aufgewachsen.", "place"),
    _de(r"ich (?:wohne|lebe) (?:nicht mehr|nimmer) in " + _V, "place", "home", "Die Person wohnt nicht mehr in {value}.", "place"),
    _de(r"ich (?:wohne|lebe) (?:jetzt |nun |derzeit |zurzeit |momentan |gerade |inzwischen |seit [\w ]{2,20} )?in " + _V, "place", "home", "Die Person wohnt in {value}.", "place"),
    _de(r"ich bin (?:gerade |kürzlich |letzte woche )?nach (?P<value>.+?) (?:um)?gezogen\b", "place", "home", "Die Person wohnt in {value}.", "place"),
    _de(r"ich (?:komme|stamme|bin) (?:ursprünglich )?aus " + _V, "place", "from", "Die Person kommt aus {value}.", "place"),
    _de(r"meine? (?P<what>zeitzone|heimatstadt|muttersprache|staatsangehörigkeit|nationalität|betriebssystem|beruf|arbeitgeber|sternzeichen|blutgruppe|pronomen) (?:ist|sind|lautet) " + _V, "identity", "{what}", "Über die Person: {what} ist {value}.", "object"),
    _de(r"(?:mein geburtstag ist|ich habe) am (?P<value>" + DATE + r")(?: geburtstag)?", "date", "birthday", "Der Geburtstag der Person: {value}.", "date"),
    _de(r"(?:meine?|unsere?) (?P<what>(?:[\w-]+ )?(?:hochzeitstag|hochzeit|prüfung|abgabe|frist|vorstellungsgespräch|termin|zahnarzttermin|arzttermin|flug|reise|urlaub|umzug|operation|verteidigung|abschluss|vortrag|besprechung|feier)) (?:ist|beginnt|endet|findet|läuft)(?: am| ab)? (?P<value>" + DATE + r")", "date", "date:{what}", "Termin der Person, {what}: {value}.", "date", told_on=True),
    _de(r"ich habe am (?P<value>" + DATE + r") (?:eine?n? |meine?n? )(?P<what>[\w -]{2,40})$", "date", "date:{what}", "Termin der Person, {what}: {value}.", "date", told_on=True),
    _de(r"ich arbeite als " + _V, "identity", "work", "Die Person arbeitet als {value}.", "object"),
    _de(r"ich arbeite (?:bei|für) " + _V, "identity", "employer", "Die Person arbeitet bei {value}.", "object"),
    _de(r"ich bin (?:von beruf |gelernter? )(?P<value>\w[\w -]+)$", "identity", "work", "Die Person ist von Beruf {value}.", "object"),
    _de(r"ich bin (?P<value>(?:(?!ein|eine|der|die|das|so|zu|sehr|kein|keine|nicht)\w+[ -])?\w*(?:lehrer|ärzt|arzt|student|schüler|entwickler|programmierer|ingenieur|anwält|anwalt|pfleger|krankenschwester|koch|köchin|bäcker|berater|journalist|künstler|musiker|architekt|designer|forscher|wissenschaftler|rentner|pensionär|anfänger|handwerker|techniker|tischler|elektriker|autor|übersetzer|psycholog|erzieher|therapeut|physiker|biolog|chemiker|hebamme|verkäufer|fahrer|landwirt|gärtner|polizist|mechaniker|buchhalter|selbst(?:st)?ändig|arbeitslos)(?:e|in)?)$", "identity", "work", "Die Person ist {value}.", "object"),
    _de(r"ich bin (?:(?:streng|strikt) )?(?P<what>" + _DIETS_DE + r")\b", "preference", "is:{what}", "Die Person ist {what}."),
    _de(r"ich (?:ernähre mich|esse|lebe) (?P<what>vegan|vegetarisch|glutenfrei|laktosefrei)$", "preference", "is:{what}", "Die Person ernährt sich {what}."),
    _de(r"ich bin (?:\w+ )?allergisch (?:gegen|auf) " + _V, "preference", "allergy:{value}", "Die Person ist allergisch gegen {value}.", "object"),
    _de(r"ich bin (?P<what>verheiratet|verlobt|ledig|geschieden|verwitwet)(?: mit (?P<value>.+))?$", "person", "married", "Die Person ist {what}{value}.", "clause"),
    _de(r"(?P<what>meine? (?:(?:ältere|jüngere|kleine|große|neue|alte|erste|zweite)[rs]? )?(?:" + "|".join((_KIN_DE, _PET_DE, _THING_DE)) + r")) (?:hei(?:ß|ss)t|nennt sich) " + _V, "person", "named:{what}", "Über die Person: {what} heißt {value}.", "name"),
    _de(r"der name (?P<what>meine[srm] (?:" + "|".join((_KIN_DE, _PET_DE, _THING_DE)) + r")e?s?) ist " + _V, "person", "named:{what}", "Über die Person: Der Name {what} ist {value}.", "name"),
    _de(r"ich habe (?P<value>(?:eine?n?|" + _FEW_DE + r") (?:[\w-]+ )?(?:" + _PET_DE + r"|hunde|katzen|kinder|söhne|töchter|geschwister|schwestern|brüder|enkel|pferde|sohn|tochter|schwester|bruder|kind)(?: und (?:eine?n?|" + _FEW_DE + r") \w+)?)$", "person", "has:{value}", "Die Person hat {value}.", "object"),
    _de(r"(?P<what>meine? lieblings[\w-]{2,30}) (?:ist|sind|heißt|lautet) " + _V, "preference", "favourite:{what}", "Über die Person: {what} ist {value}.", "object"),
    _de(r"ich bevorzuge " + _V, "preference", "prefers:{value}", "Die Person bevorzugt {value}.", "clause"),
    _de(r"mir (?:ist|sind) (?P<value>.+?) lieber(?P<rest> als .+)?$", "preference", "prefers:{value}", "Der Person ist {value} lieber{rest}.", "clause"),
    _de(r"ich (?P<what>mag|trinke|esse|nehme|lese|höre|fahre) lieber " + _V, "preference", "prefers:{value}", "Die Person {what} lieber {value}.", "object"),
    _de(r"ich mag (?P<value>.+?) lieber(?P<rest> als .+)$", "preference", "prefers:{value}", "Die Person mag {value} lieber{rest}.", "object"),
    _de(r"ich (?P<what>mag|liebe|hasse|verabscheue) (?:sehr |total |wirklich )?" + _V, "preference", "taste:{value}", "Die Person {what} {value}.", "taste"),
    _de(r"ich (?P<what>esse|trinke|vertrage) (?P<value>keine?n? .+)", "preference", "diet:{value}", "Die Person {what} {value}.", "object"),
    _de(r"ich (?:benutze|nutze|verwende) (?:immer|meistens|meist|normalerweise|nur|hauptsächlich) " + _V, "preference", "uses:{value}", "Die Person benutzt meistens {value}.", "object"),
    _de(r"ich spreche (?:fließend |gut )?" + _V, "identity", "speaks", "Die Person spricht {value}.", "name"),
    _de(r"ich (?P<what>arbeite|schreibe|baue|entwickle|plane|übersetze) (?:gerade |derzeit |zurzeit |momentan |im moment )?(?P<value>(?:an |)(?:eine[mrn]?|meine[mrn]?) .+)", "project", "project:{value}", "Die Person {what} {value}.", "object"),
    _de(r"ich (?P<what>lerne|studiere) (?:gerade |derzeit |zurzeit |momentan )?" + _V, "project", "learns:{value}", "Die Person {what} {value}.", "object"),
    _de(r"in (?P<what>meine[rm] (?:masterarbeit|bachelorarbeit|doktorarbeit|dissertation|buch|projekt|roman)) geht es um " + _V, "project", "about:{what}", "Über die Person: In {what} geht es um {value}.", "object"),
)  # fmt: skip

CUES: Final = (*ENGLISH, *GERMAN)
