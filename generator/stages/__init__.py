"""The rim: the stages of a build that read and write files, start processes and keep the state."""
