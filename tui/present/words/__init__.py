"""How are text, numbers and dates put into words and cells, harmless on any terminal?"""
