"""The newsletter room: a printed brief and its letter into messages, posts and pictures ready to send.

`mailing` makes the files, `check` looks at what they are made of.
"""

WIDTHS = (600, 1200)
