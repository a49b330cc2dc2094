"""What does a query ask for?"""
