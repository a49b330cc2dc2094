"""The command line `onrecord` and the Textual explorer: what a person or a pipe sees of the index."""
