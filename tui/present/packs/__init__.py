"""What is filed away as evidence, and does it still hold?"""
