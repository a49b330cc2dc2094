"""Which parts are the screens put together from?"""
