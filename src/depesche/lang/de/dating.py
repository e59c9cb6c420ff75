"""The German section for time expressions, put together."""

import re

from depesche.lang.dating import Dating
from depesche.lang.de import dating_clock, dating_dates, dating_periods, dating_weeks

GERMAN = Dating(
    rules=dating_dates.RULES + dating_periods.RULES + dating_weeks.RULES + dating_clock.RULES,
    past_verbs=frozenset(
        """galt galten war waren wurde wurden ging gingen kam kamen gab gaben stand standen traf trafen nahm nahmen sprach sprachen fand
        fanden hielt hielten ließ ließen lief liefen begann begannen starb starben fiel fielen trat traten zog zogen
        schrieb schrieben blieb blieben gewann gewannen verlor verloren warf warfen rief riefen schlug schlugen bekam
        bekamen erhielt erhielten lag lagen sah sahen tat taten verlieh schied stieg stiegen sank sanken flog flogen
        fuhr fuhren griff griffen lud luden unterschrieb unterlag bat baten vertrat verließ entschied schloss schlossen
        worden gewesen bot boten hieß brach brachen empfing empfingen gelang verschwand erschien geschah bestand kündigte""".split()
    ),
    pluperfect_verbs=frozenset({"hatte", "hatten"}),
    future_verbs=frozenset(
        """wird werden werde soll sollen solle will wollen möchte möchten darf dürfen muss müssen plant planen dürfte dürften
        könnte könnten sollte sollten würde würden kann können beabsichtigt geplant vorgesehen erwartet lädt laden""".split()
    ),
    perfect_verbs=frozenset({"hat", "haben", "ist", "sind", "habe", "sei", "seien", "hätten", "hätte", "bin", "habt"}),
    past_form=re.compile(r"[a-zäöüß]{3,}(?:te|ten)$"),
    participle_form=re.compile(r"(?:[a-zäöüß]{0,12}ge[a-zäöüß]{2,}(?:t|en)|(?:be|ver|er|ent|zer|miss|über|unter)[a-zäöüß]{3,}(?:t|en)|[a-zäöüß]{3,}iert)$"),
    present_form=re.compile(r"[a-zäöüß]{3,}t$"),
    not_verbs=frozenset(
        """heute bitte erste ersten zweite zweiten dritte dritten vierte vierten fünfte fünften sechste letzte letzten nächste
        nächsten beste besten weite weiten gute guten rote roten alte alten meiste meisten späte späten bekannte bekannten
        bestimmte bestimmten gesamte gesamten konkrete privaten private weitesten größte größten höchste höchsten wichtigste
        wichtigsten leichte leichten schlechte schlechten echte echten rechte rechten harte harten nette netten hinten unten
        mitten inmitten daten seiten selten könnten könnte sollten sollte müsste müssten dürfte dürften möchte möchten
        würde hätte hätten bereiten arbeiten leisten kosten gelten halten warten starten bieten treten beraten vertreten
        jüngste jüngsten neueste neuesten bestätigten angekündigten geplanten geplante sogenannte sogenannten achte
        achten nicht jetzt zuletzt erst selbst bereit seit damit somit dort fast meist sonst letzt laut statt samt halt weit
        breit leicht schlecht recht echt acht fort sofort überhaupt insgesamt gesamt insbesondere bekannt beliebte beliebten gerechte verletzte verletzten inhaftierte geehrte vermutete""".split()
    ),
    future_lemmas=frozenset({"werden", "sollen", "wollen", "müssen", "können", "dürfen", "mögen", "planen"}),
    lead_back=re.compile(r"(?i:(?<!\w)seit)(?: (?:dem|vergangenem|letztem))? $"),
    lead_ahead=re.compile(r"(?i:(?<!\w)für)(?: (?:den|kommenden))? $"),
    lead_on=re.compile(r"(?i:(?<!\w)(?:bis|ab|bis zum|bis spätestens|spätestens|frühestens|ab dem|vor dem))(?: am)? $"),
    present_cues=frozenset("ist sind gilt gelten gibt leben lebt wissen weiß würde würden noch auch zählt".split()),
    age_cues=frozenset({"noch", "wissen", "weiß", "würde", "würden", "üblich", "selbstverständlich"}),
)  # fmt: skip
