"""How does a quotation reach another program: an editor, a command on the other side of a pipe?"""
