"""How does one state of the index follow another, whole or not at all?"""
