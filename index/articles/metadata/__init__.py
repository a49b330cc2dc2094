"""What does an article say about itself: outlet, date, author, relays?"""
