"""How does what was found become one record with its evidence?"""
