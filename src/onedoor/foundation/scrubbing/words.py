"""What is written where something personal stood. No list here comes from anybody's records."""

# Lists of words are read as prose; ruff would have them one a line.
# ruff: noqa: SIM905

from collections import defaultdict

__all__ = ["FAMILY_NAMES", "GIVEN_NAMES", "WORDS"]

_STARTS = """
Alder Ash Barn Beck Bel Birch Black Bram Brook Burn Cal Carr Clay Cob Cold Corn Dal Dun East Elm Fair Farn Fern Flax
Gar Glen Gold Gor Grain Hal Hart Hay Hazel Heath Hol Horn Kel Kirk Lang Lark Lin Long Mar Mead Mel Mill Moor Nettle
New North Oak Old Pen Pick Quarr Rad Ramp Red Ross Row Rush Sand Sax Sel Shaw South Stan Stock Storm Sut Swin Tad
Thorn Til Twy Wal War Wat Web West Whit Wil Win Wood Wool Wy Yar
""".split()
_ENDS = """
ard berry bourne by combe croft dale den er field ford gate ham hurst ing land ley low man more shaw ton ward well
wick wood worth
""".split()
FAMILY_NAMES = tuple(f"{start}{end}" for start in _STARTS for end in _ENDS)

_BEGUN = """
Al An Ar Bel Bren Cal Car Da Del Do El Em Fen Flo Gar Gwen Hal Hen Is Jo Ka Ken Le Lin Lor Mar Mel Mor Na Ni Or Per
Ra Ro Sel Ste Ta Ter Val Wen Wil
""".split()
_ENDED = """
a an ara bert da den dra ena eth ette ia ian ick ie ina ine is la len lyn na ne nor on ric rin ta ton win wyn
""".split()
GIVEN_NAMES = tuple(f"{begun}{ended}" for begun in _BEGUN for ended in _ENDED)

_WORDS = """
a e i o u
as at be by do go he if in is it me no of on or so to up we
all and are ask bed box bus can day far few for her his how job key let lid may new now off old one our out put red
see she sky ten the top two use van was way who yet
also area away back been best both call came card come desk door down each else even ever form from gate give good
half hand have here hour into item just keep kind last late left line list long made make many mark more most much
name near need next note once only open over page part past plan post road room same seen side soon stay step take
tell than that them then they time told town tree turn upon used very wall week well went were what when will with
word work year
about above added after again along among asked began begin being below board bring brown clear close could doors
early eight enter every field first found front given going green group hours known large later least light lower
might month never night north other paper parts place point quite ready right round seven shall short shown small
south space stand start still table taken their there these thing third those three times today total under until
upper usual water weeks where which while white whole works would years
across agreed almost always amount answer around before behind better beyond bottom bridge called centre change
chosen closed colour common copied corner county course decide detail during either enough filled follow former
garden having inside letter listed little longer matter middle moment needed normal number office opened person
placed reason recent record return second signed simple single square street taking thirty though toward twelve
twenty united weekly window winter within yellow
against already another because between brought certain changed checked contain council counter decided evening
example fifteen finding forward further general getting however hundred instead keeping largest looking meeting
message million morning neither nothing outside perhaps picture planned present quarter reached receive removed
request savings seventy several similar somehow started station summary thought through tonight totally towards
usually version village waiting walking weather welcome whether without working written
accepted although anything arranged building calendar children complete consider continue customer december describe
directly eighteen entirely everyone evidence exchange expected february finished followed fourteen instance likewise
location material midnight moderate national november numbered official opposite ordinary original position possible
practice probably purchase question received recently register relevant remember reported response saturday schedule
separate somebody standard straight suitable supposed thirteen thousand thursday together tomorrow upstairs whatever
whenever yourself
afternoon agreement available beginning carefully certainly community completed condition continued corrected
currently delivered described different direction displayed encourage equipment everybody existence explained
following generally immediate important including naturally necessary newspaper operation otherwise paragraph
permitted presented published recommend regularly scheduled secondary sometimes somewhere statement submitted
temporary therefore wednesday yesterday
absolutely acceptable additional afterwards appearance assistance beforehand collection completely considered
convenient definitely department difference downstairs eventually everything experience foundation frequently
government impossible increasing individual informally instructed instrument originally particular permission
personally photograph possession preference previously production reasonable repeatedly sufficient suggestion
throughout ultimately understand university
"""


def _by_length() -> dict[int, tuple[str, ...]]:
    found = defaultdict(list)
    for word in _WORDS.split():
        found[len(word)].append(word)
    return {length: tuple(words) for length, words in found.items()}


# So that a text keeps its shape. What is longer than the longest is put together of these.
WORDS = _by_length()
