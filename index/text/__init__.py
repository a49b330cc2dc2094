"""What are the words of a text, as every other room knows them?"""
