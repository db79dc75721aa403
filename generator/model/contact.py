"""Where people go and whom they call."""

from typing import Annotated

from generator.model.fields import Label, Telephone
from generator.model.kind import Part
from generator.model.words import Words


class ServicePlace(Part):
    """A place where a matter is handled (办事指南 elements: place, hours, telephone; G-2)."""

    name: Annotated[Words, Label("地点名称", "name of the place", "成华区政务服务中心")]
    address: Annotated[Words, Label("地址", "address", "成都市成华区（演示地址）1号")]
    hours: Annotated[str, Label("办理时间", "hours", "周一至周五 9:00—12:00，13:00—17:00")] = ""
    telephone: Annotated[Telephone | None, Label("联系电话", "telephone", "028-80000000")] = None


class Supervision(Part):
    """Where one complains (权责清单: every item names its supervision)."""

    telephone: Annotated[Telephone | None, Label("监督电话", "supervision telephone", "12345")] = None
    address: Annotated[str, Label("监督地址", "address for complaints", "成都市成华区（演示地址）2号")] = ""
