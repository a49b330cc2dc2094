"""What was searched for, what was found, and what can be done with it?"""
