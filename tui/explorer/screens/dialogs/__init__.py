"""What does a person have to be asked or shown before something is done?"""
