"""Reading an article as flowing text: English beside Arabic, scrolled together."""
