"""F: processes and their flowcharts."""

from typing import Final

from generator.diagnostics.diagnostic import Severity, Text
from generator.diagnostics.rules.rule import Rule

_PUBLISHED_PROCEDURE: Final = Text(
    "《行政处罚法》第三十九条、《行政许可法》第三十条：办理程序应当公示；图不成立，就等于没有公示。",
    "Administrative Penalty Law art. 39, Administrative Licensing Law art. 30: procedures are published; a "
    "chart that doesn't hold publishes none.",
)

F_1: Final = Rule(
    "F-1",
    Severity.ERROR,
    Text("流程图不成立", "The chart does not hold"),
    Text(
        "流程只有一个开始、至少一个结束；每一步都能从开始走到，也能走到结束；判断至少两条出路，每条都写明条件。",
        "A process has one start and at least one end; each step is reached from the start and reaches an "
        "end; a decision has two ways or more, each with its label.",
    ),
    _PUBLISHED_PROCEDURE,
    "process",
    "steps:\n"
    "- {id: shenqing, name: 提出申请, shape: 开始}\n"
    "- {id: shencha, name: 审查, shape: 判断, role: 许可科, does: 核对材料}\n"
    "- {id: banjie, name: 准予许可, shape: 结束}\n"
    "arrows:\n"
    "- {from: shenqing, to: shencha}\n"
    "- {from: shencha, to: banjie}\n",
    "steps:\n"
    "- {id: shenqing, name: 提出申请, shape: 开始}\n"
    "- {id: shencha, name: 审查, shape: 判断, role: 许可科, does: 核对材料}\n"
    "- {id: banjie, name: 准予许可, shape: 结束}\n"
    "- {id: buyu, name: 不予许可, shape: 结束}\n"
    "arrows:\n"
    "- {from: shenqing, to: shencha}\n"
    "- {from: shencha, to: banjie, label: 符合条件}\n"
    "- {from: shencha, to: buyu, label: 不符合条件}\n",
)

F_2: Final = Rule(
    "F-2",
    Severity.ERROR,
    Text("流程中有走不出去的循环", "A loop without exit"),
    Text(
        "退回补正可以反复，但循环中必须有一条出路，否则申请人永远等不到结果。",
        "An application may be sent back more than once, but a loop needs a way out, or the applicant never "
        "gets a result.",
    ),
    _PUBLISHED_PROCEDURE,
    "process",
    "steps:\n"
    "- {id: shenqing, name: 提出申请, shape: 开始}\n"
    "- {id: shencha, name: 审查, shape: 步骤, role: 许可科, does: 核对材料}\n"
    "- {id: buzheng, name: 补正, shape: 步骤, role: 申请人, does: 补齐材料}\n"
    "- {id: banjie, name: 办结, shape: 结束}\n"
    "arrows:\n"
    "- {from: shenqing, to: shencha}\n"
    "- {from: shencha, to: buzheng}\n"
    "- {from: buzheng, to: shencha}\n",
    "steps:\n"
    "- {id: shenqing, name: 提出申请, shape: 开始}\n"
    "- {id: shencha, name: 审查, shape: 判断, role: 许可科, does: 核对材料}\n"
    "- {id: buzheng, name: 补正, shape: 步骤, role: 申请人, does: 补齐材料}\n"
    "- {id: banjie, name: 办结, shape: 结束}\n"
    "arrows:\n"
    "- {from: shenqing, to: shencha}\n"
    "- {from: shencha, to: buzheng, label: 材料不齐}\n"
    "- {from: buzheng, to: shencha}\n"
    "- {from: shencha, to: banjie, label: 材料齐全}\n",
)

F_2b: Final = Rule(
    "F-2b",
    Severity.WARNING,
    Text("各步时限之和超过总时限", "The steps take longer than the whole"),
    Text(
        "从开始到结束的任一路径上，各步时限相加不应超过事项的时限。",
        "On no way from start to end should the limits of the steps add up to more than the item's limit.",
    ),
    Text(
        "《行政许可法》第四十二条；《行政处罚法》第六十条。",
        "Administrative Licensing Law art. 42; Administrative Penalty Law art. 60.",
    ),
    "process",
    "# 事项的法定时限是 5个工作日 (the item's limit: 5 working days)\nsteps:\n- id: shouli\n  limit: 2个工作日\n- id: shencha\n  limit: 5个工作日\n",
    "# 事项的法定时限是 5个工作日 (the item's limit: 5 working days)\nsteps:\n- id: shouli\n  limit: 1个工作日\n- id: shencha\n  limit: 4个工作日\n",
)

F_3: Final = Rule(
    "F-3",
    Severity.ERROR,
    Text("处罚流程缺少法定步骤", "A penalty process lacks a statutory step"),
    Text(
        "普通程序的处罚流程要有立案、调查、审核、告知、决定、送达六步，缺一步的处罚程序违法。",
        "The ordinary procedure has filing, investigation, review, notice, decision and service; without "
        "one of them the penalty is unlawful.",
    ),
    Text("《行政处罚法》第四十四条、第五十四至六十一条。", "Administrative Penalty Law arts. 44 and 54–61."),
    "process",
    "steps:\n"
    "- {id: lian, name: 立案, shape: 开始, stage: 立案}\n"
    "- {id: diaocha, name: 调查取证, shape: 步骤, stage: 调查}\n"
    "- {id: jueding, name: 作出决定, shape: 步骤, stage: 决定}\n"
    "- {id: songda, name: 送达, shape: 结束, stage: 送达}\n",
    "steps:\n"
    "- {id: lian, name: 立案, shape: 开始, stage: 立案}\n"
    "- {id: diaocha, name: 调查取证, shape: 步骤, stage: 调查}\n"
    "- {id: shenhe, name: 审核, shape: 步骤, stage: 审核}\n"
    "- {id: gaozhi, name: 事先告知, shape: 步骤, stage: 告知}\n"
    "- {id: jueding, name: 作出决定, shape: 步骤, stage: 决定}\n"
    "- {id: songda, name: 送达, shape: 结束, stage: 送达}\n",
)

F_4: Final = Rule(
    "F-4",
    Severity.WARNING,
    Text("步骤只有名称", "A step with a name only"),
    Text(
        "只写名称的步骤不说明由谁办、办什么，居民看了仍不知道怎么走。",
        "A step that doesn't say who does what leaves residents as wise as before.",
    ),
    Text(
        "2017 年全国政务服务平台检查：约四分之一的事项只有环节名称，没有要求。",
        "National check of service platforms, 2017: a quarter of the items named their steps without any requirement.",
    ),
    "process",
    "steps:\n- id: shencha\n  name: 审查\n  shape: 步骤\n",
    "steps:\n- id: shencha\n  name: 审查\n  shape: 步骤\n  role: 承办人员\n  does: 核对材料，到现场查看，提出意见\n",
)

RULES: Final = (F_1, F_2, F_2b, F_3, F_4)
