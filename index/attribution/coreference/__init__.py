"""Who is meant by each mention?"""
