"""How are verdicts judged and written?"""
