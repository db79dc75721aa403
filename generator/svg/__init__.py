"""What every picture is made of: how wide words are, where their lines break, and how they are written as SVG."""
