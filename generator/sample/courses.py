"""How each type of power runs: which steps, who takes them, which of them a power leaves out."""

from collections.abc import Callable
from random import Random
from typing import Final

from generator.sample.course import Course
from generator.sample.courses_applied import confirmation, grant, other, permit, ruling, service
from generator.sample.courses_enforced import compulsion, inspection, levy, penalty
from generator.sample.courses_internal import affairs, party, reward
from generator.sample.matter import Matter


def course_of(manner: str, stream: Random, matter: Matter) -> Course:
    """The course of a power of this manner: a type of power, 党务 or 事务."""
    course = Course()
    _COURSES[manner](course, stream, matter)
    return course


_COURSES: Final[dict[str, Callable[[Course, Random, Matter], None]]] = {
    "行政许可": permit,
    "行政处罚": penalty,
    "行政检查": inspection,
    "行政强制": compulsion,
    "行政征收": levy,
    "行政给付": grant,
    "行政确认": confirmation,
    "行政奖励": reward,
    "行政裁决": ruling,
    "公共服务": service,
    "其他行政权力": other,
    "党务": party,
    "事务": affairs,
}
