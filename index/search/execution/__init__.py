"""Which documents answer a query, and in what order?"""
