"""Which quotations are one statement?"""
