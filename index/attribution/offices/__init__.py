"""Which office does the article give a person?"""
