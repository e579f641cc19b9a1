"""How well each measure agrees with human annotation."""
