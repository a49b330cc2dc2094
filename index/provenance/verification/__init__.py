"""Is a claimed quotation on record?"""
