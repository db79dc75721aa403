"""liangquan (亮权): compiles a district's register of powers into the site that discloses it."""

__version__ = "0.1.0"
