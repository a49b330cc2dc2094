"""What does the user keep: pins, searches, the session?"""
