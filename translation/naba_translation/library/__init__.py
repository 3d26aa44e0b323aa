"""What is kept: the articles, what people did to them, and the files all of it lies in."""
