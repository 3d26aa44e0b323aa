"""Work that looks at many articles: search, stories, timeline, and what is learnt for them meanwhile."""
