"""Publishing (发布): the editions of the four-tier network, releases of them, keys, and how nodes are reached."""
