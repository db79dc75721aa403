"""The units of a district, and which of them takes an item of a service department."""

from typing import Final, NamedTuple


class UnitName(NamedTuple):
    """A unit. `name` and `short_name` follow the district's name and 区; `kind` is the unit's in law."""

    key: str
    name: str
    short_name: str
    kind: str
    duties: tuple[str, ...]


_D: Final = "部门"
_P: Final = "党群机关"
_I: Final = "公共企事业单位"

UNITS: Final[dict[str, UnitName]] = {
    unit.key: unit
    for unit in (
        UnitName("zhengfuban", "人民政府办公室", "政府办", _D, ("政务公开", "值班应急", "公文处理")),
        UnitName("fagai", "发展和改革局", "发改局", _D, ("投资项目备案", "粮食和物资储备", "价格成本监审")),
        UnitName("jingxin", "新经济和科技局", "新经济和科技局", _D, ("工业和信息化", "科技计划", "中小企业服务")),
        UnitName("jiaoyu", "教育局", "教育局", _D, ("学前和义务教育", "民办教育管理", "学生资助")),
        UnitName("gongan", "公安分局", "公安分局", _D, ("治安管理", "户籍和出入境", "道路交通秩序")),
        UnitName("minzheng", "民政局", "民政局", _D, ("社会救助", "养老服务", "婚姻和殡葬管理")),
        UnitName("sifa", "司法局", "司法局", _D, ("行政执法监督", "行政复议", "公共法律服务")),
        UnitName("caizheng", "财政局", "财政局", _D, ("预算管理", "政府采购监督", "会计管理")),
        UnitName("renshe", "人力资源和社会保障局", "人社局", _D, ("就业创业", "社会保险", "劳动保障监察")),
        UnitName("guihua-ziran", "规划和自然资源局", "规划和自然资源局", _D, ("规划管理", "土地管理", "不动产登记")),
        UnitName("shengtai-huanjing", "生态环境局", "生态环境局", _D, ("环境影响评价", "污染防治", "环境监测")),
        UnitName("zhujian", "住房和城乡建设局", "住建局", _D, ("建筑市场", "物业管理", "住房保障")),
        UnitName("jiaotong", "交通运输局", "交通运输局", _D, ("道路运输", "公路管理", "交通工程质量")),
        UnitName("zonghe-zhifa", "综合行政执法局", "综合执法局", _D, ("市容秩序", "环境卫生", "建筑垃圾管理")),
        UnitName("shuiwu", "水务局", "水务局", _D, ("河湖管理", "城镇排水", "节约用水")),
        UnitName("nongshui", "农业农村局", "农业农村局", _D, ("动物防疫", "农产品质量", "农机管理")),
        UnitName("yuanlin", "公园城市建设局", "公园城市局", _D, ("园林绿化", "林木保护", "公园管理")),
        UnitName("shangwu", "商务局", "商务局", _D, ("商贸流通", "外贸促进", "成品油市场")),
        UnitName("wentilv", "文化体育和旅游局", "文体旅局", _D, ("文化市场", "文物保护", "体育和旅游服务")),
        UnitName("weijian", "卫生健康局", "卫健局", _D, ("医政管理", "公共卫生", "职业健康")),
        UnitName("tuiyi", "退役军人事务局", "退役军人局", _D, ("移交安置", "优待抚恤", "就业帮扶")),
        UnitName("yingji", "应急管理局", "应急局", _D, ("安全生产监管", "防灾减灾", "应急救援")),
        UnitName("shenji", "审计局", "审计局", _D, ("预算执行审计", "经济责任审计", "政府投资审计")),
        UnitName("shichang-jianguan", "市场监督管理局", "市场监管局", _D, ("登记注册", "食品药品安全", "质量和计量")),
        UnitName("tongji", "统计局", "统计局", _D, ("统计调查", "统计执法", "数据发布")),
        UnitName("yibao", "医疗保障局", "医保局", _D, ("医保待遇", "医疗救助", "基金监管")),
        UnitName("xinfang", "信访局", "信访局", _D, ("来信来访", "督查督办", "联席会议")),
        UnitName("xingzheng-shenpi", "行政审批局", "行政审批局", _D, ("集中审批", "政务服务", "审批制度改革")),
        UnitName("shuiwu-ju", "税务局", "税务局", _D, ("税费征收", "纳税服务", "税务检查")),
        UnitName("xiaofang", "消防救援大队", "消防救援大队", "法律法规授权组织", ("消防监督", "灭火救援", "消防宣传")),
        UnitName("yancao", "烟草专卖局", "烟草专卖局", _D, ("零售许可", "市场检查", "专卖管理")),
        UnitName("qixiang", "气象局", "气象局", _D, ("防雷管理", "气象服务", "预警发布")),
        UnitName(
            "jiaoyi", "公共资源交易服务中心", "公资交易中心", "受委托组织", ("交易服务", "信息发布", "保证金管理")
        ),
        UnitName("jiwei", "纪委监委", "纪委监委", _P, ("监督检查", "审查调查", "派驻监督")),
        UnitName("weiban", "区委办公室", "委办", _P, ("综合协调", "档案管理", "督查")),
        UnitName("zuzhibu", "区委组织部", "委组织部", _P, ("党员管理", "干部工作", "人才工作")),
        UnitName("xuanchuanbu", "区委宣传部", "委宣传部", _P, ("理论学习", "新闻出版", "精神文明")),
        UnitName("tongzhanbu", "区委统战部", "委统战部", _P, ("民族宗教", "港澳台侨", "党外人士")),
        UnitName("zhengfawei", "区委政法委", "委政法委", _P, ("平安建设", "执法监督", "网格服务")),
        UnitName("wangxinban", "区委网信办", "委网信办", _P, ("网络安全", "网络内容管理", "信息化")),
        UnitName("bianban", "区委编办", "委编办", _P, ("机构编制", "事业单位登记", "权责清单管理")),
        UnitName("baomiju", "国家保密局", "保密局", _P, ("保密检查", "定密管理", "保密教育")),
        UnitName("gonghui", "总工会", "总工会", _P, ("职工维权", "困难帮扶", "劳模服务")),
        UnitName("tuanwei", "共青团区委", "团委", _P, ("青少年服务", "志愿服务", "少先队工作")),
        UnitName("fulian", "妇女联合会", "妇联", _P, ("妇女维权", "家庭建设", "儿童关爱")),
        UnitName("canlian", "残疾人联合会", "残联", _P, ("残疾评定", "康复服务", "就业帮扶")),
        UnitName("zhengwu-zhongxin", "政务服务中心", "政务中心", _I, ("窗口管理", "帮办代办", "好差评")),
        UnitName("jikong", "疾病预防控制中心", "疾控中心", _I, ("疫情监测", "预防接种", "健康危害监测")),
        UnitName("tushuguan", "图书馆", "图书馆", _I, ("借阅服务", "阅读推广", "古籍保护")),
    )
}

TAKES: Final[dict[str, str]] = {
    "区经信局": "jingxin",
    "区教科体局": "jiaoyu",
    "区公安分局": "gongan",
    "区消防大队": "xiaofang",
    "区司法局": "sifa",
    "区财政局": "caizheng",
    "区自然资源和规划局": "guihua-ziran",
    "区生态环境局": "shengtai-huanjing",
    "区综合执法局": "zonghe-zhifa",
    "区交通运输局": "jiaotong",
    "区水务局": "shuiwu",
    "区农业农村局": "nongshui",
    "区商务局": "shangwu",
    "区文广旅局": "wentilv",
    "区卫健局": "weijian",
    "区应急管理局": "yingji",
    "区市监局": "shichang-jianguan",
    "区统计局": "tongji",
    "区住建局": "zhujian",
    "区发改局": "fagai",
    "区委办": "weiban",
    "区民政局": "minzheng",
    "区人社局": "renshe",
    "区残联": "canlian",
    "区气象局": "qixiang",
    "区税务局": "shuiwu-ju",
    "区公管办": "jiaoyi",
    "区政府办": "zhengfuban",
    "区退役军人事务局": "tuiyi",
    "区医疗保障局": "yibao",
    "区林业局": "yuanlin",
    "区行政审批局": "xingzheng-shenpi",
    "区烟草专卖局": "yancao",
    "区委统战部": "tongzhanbu",
}
"""Department as the service items name it: the unit of the sample that takes its items."""
