"""How are terms, lists of documents and places laid out as arrays that numpy answers from where they lie?"""
