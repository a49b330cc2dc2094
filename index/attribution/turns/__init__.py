"""Who speaks in a transcript, an interview or a list of labelled turns, without any quotation mark?

Paragraphs to labels, labels to turns, each label to the person it stands for, turns to quotations. All of it
is read from the layout, in time linear in the text's length; no language model is asked.
"""
