"""How is what was found put into words and cells, for commands and screens alike?"""
