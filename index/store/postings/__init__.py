"""How do Whoosh's postings lie in the files of a segment?"""
