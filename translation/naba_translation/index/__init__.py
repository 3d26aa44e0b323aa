"""What the library file keeps to be found and listed by: words, sentence vectors and one line per article.

All of it is worked out from the facts in the other tables, in the transactions that write those.
"""
