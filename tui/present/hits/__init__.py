"""How are quotations shown, cited and written?"""
