"""The words and letters by which neighbours.py knows languages that are written in Arabic letters.

Words are as `normalise` leaves them: Persian's kaf and yeh are Arabic ones, no marks of vowels. What Arabic has as
well, also as it is often written in dialect and without hamza, is in SUPPORTING and tells of no language.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Language(NamedTuple):
    """What tells one language."""

    words: frozenset[str]
    letters: frozenset[str]  # any word that has one is a telling word
    never: frozenset[str]  # letters of another language, with which it shares some of its own


def _language(words: str, letters: str = "", never: str = "") -> Language:
    return Language(frozenset(words.split()), frozenset(letters), frozenset(never))


LANGUAGES = {
    "Persian": _language(
        "است كه را از در براي شود كرده كند كنند كردند شدن بودند نيست هستند دارد دارند داشت داشتن نداشت داده دادند "
        "دادن دهد گفت گفته گفتن نيز بايد اگر چه چرا چون ديگر بسيار همچنين درباره زيرا آنها آنان ايشان پس پيش پنج چهار "
        "باشند باشيم گذشته آينده گرفت گرفته گرفتن خواهد خواهند خواست خواستار هايي نيستند ندارد نشده شدند كنيم هستيم "
        "بوديم داريم بيشتر نخست كشورهاي مردم امروز ديروز هنوز اكنون اينكه آنكه چگونه برخي ديگران سپس پايان آغاز پيروز "
        "پيروزي برگزار شنبه يكشنبه دوشنبه افزايش افزود يافت يافته آمد آمده رسيده كشته گزارش خبرگزاري سخنگوي سازمان "
        "نماينده ارتش جنگ آتش نيروهاي دانشگاه خانواده كودكان زنان هفته بزرگ نزديك زندگي فوتبال درصد"
    ),
    "Urdu": _language("پر گئي ايك", letters="ہےۓٹڈڑں"),
    "Sorani Kurdish": _language("", letters="ەۆێڵڕ", never="ۇۈۋى"),
    "Pashto": _language("په چې هغه ولسمشر وويل وايي", letters="ټډړږښځڅڼېۍ", never="ۇۈۋەى"),
    "Uyghur": _language("", letters="ۇۈۋې", never="ټډړږښځڅڼۍ"),
}
TELLING_WORDS = frozenset().union(*(one.words for one in LANGUAGES.values()))
TELLING_LETTERS = frozenset().union(*(one.letters for one in LANGUAGES.values()))
SUPPORTING_LETTERS = frozenset("پچژگھڭ")
"""Of these languages, and of Arabic's foreign names, dialects and keyboards."""
PERSIAN_KEYS = re.compile("[کی]")
"""Kaf and yeh of Persian keyboards, before cleaning: Arabic that was typed on one has them too."""
SUPPORTING = frozenset(
    "كي كا كو كر كيا ديا اور اس ان بعد جو تو دا د او ده دي له نه هم سره شو شوي وي كوي يك دو سه اين آن ها هاي مي نمي با "
    "تا بيش همه سوي روي سال روز ترين ايم اند شد شده كرد كردن بود باشد كشور دولت خود توسط ميان ماه شهر بار نفر رفت ساخت "
    "هزار مليون فردا ديدار وزارت باره كاهش خانه بازار حمله هست چند هيچ رسيد پليس حكومت سياست امنيت".split()
)
PERSIAN_PIECES = frozenset("مي نمي ها هاي اند ايم ترين شده".split())
"""Of SUPPORTING, what Persian writes beside another piece of a word without joining it: there it tells."""
ARABIC_WORDS = frozenset(
    "في من على إلى الى عن لا لم لن هل قد كان كانت هذا هذه ذلك تلك هو هي نحن أنا انا انت قبل بين مع عند عندي حتى "
    "كل بعض غير كما ثم لكن ليس إذا اذا التي الذي الذين اللي مش مو موش ماشي شو ايه إيه ليه كيف كيفاش وين فين ديال بتاع "
    "علشان عشان يعني لما كده هيك هلق لسه دلوقتي برشا بزاف واش راه شنو ليش عم فيه فيها منه منها لها بها عليه عليها "
    "ولا وما ولم وقد وهو وهي ومن وفي وعلى وكان وكل وهذا بس كنت يكون تكون قال قالت وقال رح".split()
)
ARABIC_LETTERS = frozenset("ةأإ")
"""The others gave them up, or write them in a few loans only."""
ARTICLE = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "عال", "هال")
