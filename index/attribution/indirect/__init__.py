"""What is reported in the article's own words, and by whom?"""
