"""How do things look on a screen?"""
