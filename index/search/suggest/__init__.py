"""What would find more?"""
