"""Which full screens are there?"""
