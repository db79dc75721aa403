"""Publishing (发布): what each node of the network holds of the one build of its district."""
