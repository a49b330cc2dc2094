"""What do the words of an article look like: marks, sentences, syntax, cues?"""
