"""Names of people, places and organisations: which there are, where they stand, and what they are in English.

name.py           what a name is
clitics.py        the small words Arabic writes onto a name
gazetteer.py      all names together, and where they stand in a sentence
forms.py          how a name's English forms are found in a sentence
enforce.py        one Arabic name, one English form
check.py          what is doubtful about a sentence's names
usage.py          which forms a name has across articles, and its conflicts
unknown.py        names the list does not have, as the engine spelt them
table.py          the analyst's own names, in the library
transliterate.py  spelling a name out where no form is known
exchange.py       names in and out, as CSV and TBX
"""

from __future__ import annotations
