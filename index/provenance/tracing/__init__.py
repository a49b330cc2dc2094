"""How did a statement travel?"""
