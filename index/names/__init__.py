"""Who is one person, and which outlet is one outlet?"""
