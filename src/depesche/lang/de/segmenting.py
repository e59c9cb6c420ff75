"""German abbreviations, ordinals and contractions."""

from depesche.lang.segmenting import Segmenting

ABBREVIATIONS = """
abb abg abk abs abschn abt adm allg amtl anm apl art aufl ausg az bd bearb begr beisp ber bes best betr bez bzgl bzw ca
chr co cont corp d.h d.j d.m dez dgl dipl dipl.-ing dir doz dr dres ebd ehem eig einschl engl entspr ev evtl exkl exz
feb ff fr frl frz gebr gegr gem gen gest gez ggf ggfs h.c hl hptm hr hrn hrsg i.a i.d.r i.e i.r inc ing inkl insb jan
jg jh jhd jr jun kap kath kg kgl komm kpt lic lfd lt ltd ltg m.a m.e maj max med mia min mind mio mr mrd mrs ms
mwst n.chr nachm nam nat nr nov nördl o.a o.ä o.g oberstlt okt op orig östl phil pol priv prof prot rd red ref reg resp
rer röm s.a s.o s.u schwed schweiz sep sept sog sonst span spez sr st stellv str stv südl tel tsd u.a u.ä u.u u.v.a
urspr v.a v.chr verf verh vgl vol vorm vors westl wg z.b z.t z.zt z.z zit zt zz zzgl bspw bsp eidg kant österr dt
""".split()

SINGLE_LETTERS = "abcdefghijklmnopqrstuvwxyzäöü"

GERMAN = Segmenting(
    abbreviations=frozenset(ABBREVIATIONS) | frozenset(SINGLE_LETTERS),
    closing_abbreviations=frozenset({"usw", "etc", "u.a", "u.ä", "o.ä", "jh", "jhd", "inc", "co", "ltd", "corp", "ff"}),
    months=frozenset(
        """januar jänner februar feber märz april mai juni juno juli august september oktober november dezember
        jan feb mrz apr jun jul aug sep sept okt nov dez""".split()
    ),
    after_ordinal=frozenset(
        """jahrhundert jahrhunderts jahrhunderten jahrtausend jahrestag geburtstag mal tag tage monat stock platz klasse
        auflage wahlgang spieltag minute runde etage legislaturperiode bundesland bezirk republik weltkrieg weltkriegs
        division armee liga kongress sitzung verordnung amendment kalenderwoche quartal halbjahr lebensjahr staffel
        und bis oder""".split()
    ),
    sentence_starters=frozenset(
        """der die das den dem des ein eine einen einem einer eines er sie es wir ihr ich man nach in im am auf aus bei mit
        von vor zu zur zum für gegen ohne durch um unter über während wegen trotz seit als wenn weil da dass doch aber und
        oder auch so dann denn dies diese dieser dieses diesen damit dabei dazu daher darum deshalb demnach dagegen
        allerdings zudem außerdem nun noch nur schon jetzt heute gestern morgen hier dort wer was wie wo warum laut
        insgesamt bisher zuvor danach seine ihre unsere mein sein kein keine alle viele mehr nicht am beim vom""".split()
    ),
    contractions={
        "am": ("an", "dem"),
        "ans": ("an", "das"),
        "aufs": ("auf", "das"),
        "beim": ("bei", "dem"),
        "fürs": ("für", "das"),
        "hinterm": ("hinter", "dem"),
        "im": ("in", "dem"),
        "ins": ("in", "das"),
        "überm": ("über", "dem"),
        "übers": ("über", "das"),
        "ums": ("um", "das"),
        "unterm": ("unter", "dem"),
        "vom": ("von", "dem"),
        "vorm": ("vor", "dem"),
        "vors": ("vor", "das"),
        "zum": ("zu", "dem"),
        "zur": ("zu", "der"),
    },
)
