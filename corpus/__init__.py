"""Our own annotated pages: the inline format, its reader, its checker, and the score of the program against them."""
