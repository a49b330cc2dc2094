"""Which phrases of an article could name a speaker, and which entity is each of them?"""
