"""What is asked of the index, and how is the query refined?"""
