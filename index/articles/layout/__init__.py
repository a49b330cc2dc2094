"""Which lines of a file are the story, and which are furniture?"""
