"""What does the explorer do beside the screen: build, copy, open, export?"""
