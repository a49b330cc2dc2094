"""How is it told where words come from, and whether they are what was said?"""
