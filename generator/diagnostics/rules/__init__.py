"""Every rule, listed by hand, one family a file."""

from typing import Final

from generator.diagnostics.rules import (
    communities,
    disclosure,
    guides,
    items,
    processes,
    reading,
    risks,
    schema,
    site,
    standards,
    synonyms,
)
from generator.diagnostics.rules.communities import V_1, V_2, V_3, V_3b
from generator.diagnostics.rules.disclosure import P_1, P_2, P_3, P_5, P_6, P_7
from generator.diagnostics.rules.guides import G_1, G_2, G_3
from generator.diagnostics.rules.items import I_1, I_2, I_3, I_4, I_5, I_6, I_7, I_8, I_9, I_10, I_11, I_12, I_2b, I_2c
from generator.diagnostics.rules.processes import F_1, F_2, F_3, F_4, F_2b
from generator.diagnostics.rules.reading import Y_1, Y_2, Y_3, Y_4, Y_5, Y_6, Y_7, Y_8, Y_9
from generator.diagnostics.rules.risks import Q_1, Q_2
from generator.diagnostics.rules.rule import Rule
from generator.diagnostics.rules.schema import K_1, K_2, K_3, K_4, K_5, K_6, R_1, R_2, R_3
from generator.diagnostics.rules.site import M_3, S_1, W_1, W_2, W_1b, W_1c
from generator.diagnostics.rules.standards import D_1, D_2, D_3, D_4, D_5, D_6, D_7, D_8, D_9, D_10, D_11, D_12
from generator.diagnostics.rules.synonyms import T_1, T_2, T_3

__all__ = [
    "D_1", "D_2", "D_3", "D_4", "D_5", "D_6", "D_7", "D_8", "D_9", "D_10", "D_11", "D_12",
    "F_1", "F_2", "F_3", "F_4", "G_1", "G_2", "G_3", "I_1", "I_2", "I_3",
    "I_4", "I_5", "I_6", "I_7", "I_8", "I_9", "I_10", "I_11", "I_12", "K_1", "K_2", "K_3", "K_4", "K_5", "K_6", "M_3",
    "P_1", "P_2", "P_3", "P_5", "P_6", "P_7", "Q_1", "Q_2",
    "RULES", "R_1", "R_2", "R_3", "S_1", "T_1", "T_2", "T_3", "V_1", "V_2", "V_3", "W_1", "W_2", "Y_1", "Y_2", "Y_3", "Y_4", "Y_5",
    "Y_6", "Y_7", "Y_8", "Y_9", "F_2b", "I_2b", "I_2c", "Rule", "V_3b", "W_1b", "W_1c",
]  # fmt: skip

RULES: Final[dict[str, Rule]] = {
    rule.code: rule
    for family in (reading, schema, items, processes, guides, standards, communities, site, disclosure, risks, synonyms)
    for rule in family.RULES
}
"""Rules by code, in the order in which the reference page lists them."""
