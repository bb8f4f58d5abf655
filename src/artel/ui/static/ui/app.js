// Entry of the page's own scripts. Every page works without them.
