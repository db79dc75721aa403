"""What each law is about, in an officer's words: its field, whom it binds, who applies it, what is measured."""

from typing import Final, NamedTuple


class Field(NamedTuple):
    """A law's field. `unit` is a key of `UNITS`; `measures` are keys of `MEASURES`; `matters` are what is inspected."""

    name: str
    persons: str
    unit: str
    measures: str
    matters: tuple[str, ...]
    on_street: bool = False
    """Whether streets may hold its penalties (处罚法 art. 24, by order of the province)."""


FIELDS: Final[dict[str, Field]] = {
    "geren-xinxi-baohu-fa": Field(
        "个人信息保护", "个人信息处理者", "wangxinban", "人数 次数 天数", ("个人信息处理活动",)
    ),
    "wuzhangai-huanjing-jianshe-fa": Field(
        "无障碍环境", "设施所有权人、管理人", "canlian", "天数 面积 次数", ("无障碍设施管护",)
    ),
    "baoshou-guojia-mimi-fa": Field("保密", "机关、单位及其工作人员", "baomiju", "次数 数量", ("保密制度落实",)),
    "shipin-anquan-fa": Field(
        "食品安全",
        "食品生产经营者",
        "shichang-jianguan",
        "货值 面积 次数 人数",
        ("餐饮服务环节", "学校食堂", "食品销售环节"),
        on_street=True,
    ),
    "shipin-anquan-fa-shishi-tiaoli": Field(
        "食品安全管理", "食品生产经营者", "shichang-jianguan", "货值 次数 天数", ("食品贮存运输",)
    ),
    "yaopin-guanli-fa": Field(
        "药品管理",
        "药品经营企业和使用单位",
        "shichang-jianguan",
        "货值 数量 次数",
        ("药品零售环节", "医疗机构药品使用"),
    ),
    "chengxiang-guihua-fa": Field(
        "城乡规划", "建设单位和个人", "guihua-ziran", "面积 天数 金额", ("规划许可执行",), on_street=True
    ),
    "tudi-guanli-fa": Field("土地管理", "用地单位和个人", "guihua-ziran", "面积 天数", ("土地利用",)),
    "huanjing-baohu-fa": Field("环境保护", "排污单位", "shengtai-huanjing", "超标 天数 次数", ("排污许可执行",)),
    "daqi-wuran-fangzhi-fa": Field(
        "大气污染防治",
        "排放大气污染物的单位和个人",
        "shengtai-huanjing",
        "超标 面积 天数",
        ("餐饮油烟", "施工扬尘"),
        on_street=True,
    ),
    "zaosheng-wuran-fangzhi-fa": Field(
        "噪声污染防治",
        "排放噪声的单位和个人",
        "zonghe-zhifa",
        "超标 天数 次数",
        ("夜间施工噪声", "社会生活噪声"),
        on_street=True,
    ),
    "shui-wuran-fangzhi-fa": Field(
        "水污染防治", "排放水污染物的单位", "shengtai-huanjing", "超标 数量 天数", ("污水排放",)
    ),
    "guti-feiwu-fa": Field(
        "固体废物污染防治",
        "产生固体废物的单位和个人",
        "zonghe-zhifa",
        "数量 面积 天数",
        ("生活垃圾分类", "建筑垃圾处置"),
        on_street=True,
    ),
    "anquan-shengchan-fa": Field(
        "安全生产",
        "生产经营单位及其有关人员",
        "yingji",
        "人数 逾期 次数",
        ("工贸企业安全生产", "危险作业现场", "安全培训"),
        on_street=True,
    ),
    "xiaofang-fa": Field(
        "消防安全",
        "单位和个人",
        "xiaofang",
        "面积 人数 天数",
        ("公众聚集场所消防安全", "消防设施维护"),
        on_street=True,
    ),
    "daolu-jiaotong-anquan-fa": Field(
        "道路交通安全", "车辆驾驶人和道路交通参与人", "gongan", "次数 超标", ("重点运输企业交通安全",)
    ),
    "daolu-yunshu-tiaoli": Field(
        "道路运输", "道路运输经营者", "jiaotong", "车辆 次数 天数", ("客货运企业经营", "机动车维修经营")
    ),
    "chengshi-fangdichan-guanli-fa": Field(
        "房地产管理", "房地产开发企业和中介机构", "zhujian", "金额 面积", ("商品房预售",)
    ),
    "fangdichan-kaifa-jingying-tiaoli": Field(
        "房地产开发经营", "房地产开发企业", "zhujian", "金额 面积", ("房地产开发经营",)
    ),
    "jianzhu-fa": Field("建筑施工", "建设、勘察、设计、施工、监理单位", "zhujian", "面积 金额 天数", ("建筑市场行为",)),
    "jianshe-gongcheng-zhiliang-tiaoli": Field(
        "建设工程质量", "工程建设各方责任主体", "zhujian", "面积 金额 天数", ("在建工程质量",)
    ),
    "wuzheng-wuzhao-jingying-banfa": Field(
        "无证无照经营查处", "经营者", "shichang-jianguan", "货值 天数", ("无证无照经营",), on_street=True
    ),
    "shichang-zhuti-dengji-tiaoli": Field(
        "市场主体登记", "市场主体及其登记申请人", "shichang-jianguan", "天数 次数", ("登记事项", "年度报告公示")
    ),
    "xiaofeizhe-quanyi-fa": Field(
        "消费者权益保护", "经营者", "shichang-jianguan", "所得 人数 次数", ("预付式消费经营",)
    ),
    "fan-buzhengdang-jingzheng-fa": Field(
        "公平竞争", "经营者", "shichang-jianguan", "金额 次数 天数", ("网络交易行为",)
    ),
    "guanggao-fa": Field(
        "广告",
        "广告主、广告经营者、广告发布者",
        "shichang-jianguan",
        "金额 天数 次数",
        ("户外广告内容", "互联网广告"),
        on_street=True,
    ),
    "chanpin-zhiliang-fa": Field("产品质量", "生产者、销售者", "shichang-jianguan", "货值 数量", ("重点工业产品",)),
    "jiage-fa": Field("价格", "经营者", "shichang-jianguan", "所得 天数 次数", ("明码标价",)),
    "jiage-weifa-chufa-guiding": Field(
        "价格行为", "经营者", "shichang-jianguan", "所得 天数 次数", ("涉企收费", "停车收费")
    ),
    "laodong-fa": Field("劳动保障", "用人单位", "renshe", "人数 天数", ("工时和休息休假",)),
    "laodong-hetong-fa": Field("劳动合同", "用人单位和劳务派遣单位", "renshe", "人数 天数", ("劳动合同签订",)),
    "jiaoyu-fa": Field("教育管理", "学校、教育机构和考生", "jiaoyu", "人数 次数", ("学校办学行为",)),
    "minban-jiaoyu-cujin-fa": Field(
        "民办教育", "民办学校举办者", "jiaoyu", "人数 金额", ("民办学校年度情况", "校外培训")
    ),
    "yishi-fa": Field("医师执业", "医师和医疗卫生机构", "weijian", "次数 天数", ("医师执业行为",)),
    "yiliao-jigou-guanli-tiaoli": Field("医疗机构管理", "医疗机构", "weijian", "天数 次数", ("医疗机构执业",)),
    "chuanranbing-fangzhi-fa": Field(
        "传染病防治", "医疗卫生机构和有关单位", "weijian", "人数 次数", ("消毒隔离", "预防接种")
    ),
    "gonggong-changsuo-weisheng-tiaoli": Field(
        "公共场所卫生", "公共场所经营者", "weijian", "面积 天数", ("公共场所卫生",), on_street=True
    ),
    "renkou-jisheng-fa": Field("人口与家庭服务", "托育机构和医疗机构", "weijian", "人数 次数", ("托育服务",)),
    "shirong-huanjing-weisheng-tiaoli": Field(
        "市容和环境卫生", "单位和个人", "zonghe-zhifa", "面积 天数", ("占道经营", "临街立面"), on_street=True
    ),
    "chengshi-daolu-guanli-tiaoli": Field(
        "城市道路", "占用、挖掘道路的单位和个人", "zonghe-zhifa", "面积 天数", ("道路占用挖掘",), on_street=True
    ),
    "wuye-guanli-tiaoli": Field(
        "物业管理",
        "物业服务企业、建设单位和业主",
        "zhujian",
        "面积 金额 逾期",
        ("物业服务质量", "维修资金使用"),
        on_street=True,
    ),
    "chengzhen-ranqi-tiaoli": Field(
        "燃气安全", "燃气经营者和燃气用户", "zhujian", "数量 天数", ("餐饮场所用气", "燃气场站"), on_street=True
    ),
    "paishui-wushui-tiaoli": Field(
        "城镇排水", "排水户和设施维护运营单位", "shuiwu", "数量 天数 超标", ("排水许可执行",), on_street=True
    ),
    "yancao-zhuanmai-fa": Field("烟草专卖", "烟草制品经营者", "yancao", "数量 货值", ("卷烟零售",)),
    "wenwu-baohu-fa": Field("文物保护", "文物保护单位使用人和有关单位", "wentilv", "面积 天数", ("文物安全",)),
    "yule-changsuo-tiaoli": Field("娱乐场所", "娱乐场所经营单位", "wentilv", "人数 次数 天数", ("歌舞游艺场所经营",)),
    "hulianwang-shangwang-tiaoli": Field(
        "上网服务场所", "互联网上网服务营业场所经营单位", "wentilv", "人数 次数", ("上网服务场所经营",)
    ),
    "dongwu-fangyi-fa": Field(
        "动物防疫", "动物饲养、经营和诊疗单位", "nongshui", "数量 货值", ("动物诊疗机构", "屠宰检疫"), on_street=True
    ),
    "tongji-fa": Field("统计", "统计调查对象", "tongji", "超标 次数", ("统计数据质量",)),
    "renmin-fangkong-fa": Field("人民防空", "建设单位和人防工程使用单位", "zhujian", "面积 天数", ("人防工程维护",)),
    "tezhong-shebei-anquan-fa": Field(
        "特种设备安全",
        "特种设备生产、经营、使用单位",
        "shichang-jianguan",
        "设备 天数 逾期",
        ("电梯使用管理", "气瓶充装", "大型游乐设施"),
    ),
    "binzang-guanli-tiaoli": Field("殡葬管理", "丧属和殡葬服务单位", "minzheng", "面积 货值", ("公墓经营",)),
    "zhian-guanli-chufa-fa": Field("治安管理", "行为人", "gongan", "次数 人数 金额", ("旅馆业治安", "寄递物流安全")),
    "guoyou-tudi-fangwu-zhengshou": Field(
        "房屋征收补偿", "房屋征收当事人和评估机构", "zhujian", "金额 天数", ("征收补偿资金使用",)
    ),
    "yiwu-jiaoyu-fa": Field("义务教育", "学校和监护人", "jiaoyu", "人数 次数", ("义务教育办学",)),
    "xingzheng-chufa-fa": Field("行政处罚", "行政机关", "sifa", "次数", ()),
    "xingzheng-xuke-fa": Field("行政许可", "申请人", "xingzheng-shenpi", "次数", ()),
    "xingzheng-qiangzhi-fa": Field("行政强制", "当事人", "sifa", "次数", ()),
    "xingzheng-fuyi-fa": Field("行政复议", "申请人", "sifa", "次数", ()),
    "xingzheng-susong-fa": Field("行政应诉", "行政机关", "sifa", "次数", ()),
    "zhengfu-xinxi-gongkai-tiaoli": Field("政府信息公开", "申请人", "zhengfuban", "次数", ()),
    "jumin-weiyuanhui-zuzhi-fa": Field("居民自治", "居民委员会", "minzheng", "次数", ()),
    "cunmin-weiyuanhui-zuzhi-fa": Field("村民自治", "村民委员会", "minzheng", "次数", ()),
    "jiancha-fa": Field("监察", "监察对象", "jiwei", "次数", ()),
    "youhua-yingshang-huanjing-tiaoli": Field("营商环境", "市场主体", "xingzheng-shenpi", "次数", ()),
    "sjg-chufa-gongshi-guiding": Field("处罚信息公示", "市场主体", "shichang-jianguan", "次数", ()),
    "xinfang-gongzuo-tiaoli": Field("信访", "信访人", "xinfang", "次数", ()),
}


class Measure(NamedTuple):
    """What a standard counts: name, unit, and pairs of thresholds between which the ordinary case lies."""

    name: str
    unit: str
    thresholds: tuple[tuple[int, int], ...]


MEASURES: Final[dict[str, Measure]] = {
    "货值": Measure("涉案货值金额", "元", ((1000, 10000), (5000, 50000), (3000, 30000), (10000, 100000))),
    "面积": Measure("涉案面积", "平方米", ((10, 50), (20, 100), (50, 200), (100, 500))),
    "次数": Measure("两年内同类违法次数", "次", ((2, 3), (2, 4))),
    "人数": Measure("涉及人数", "人", ((3, 10), (5, 30), (10, 50))),
    "天数": Measure("违法状态持续时间", "日", ((7, 30), (15, 60), (30, 90))),
    "数量": Measure("涉案物品数量", "件", ((5, 20), (10, 50), (20, 100))),
    "所得": Measure("违法所得", "元", ((1000, 5000), (5000, 20000), (10000, 50000))),
    "超标": Measure("超出标准或者申报数的比例", "%", ((10, 30), (20, 50), (50, 100))),
    "逾期": Measure("逾期未改正时间", "日", ((3, 10), (5, 15), (10, 30))),
    "车辆": Measure("涉案车辆", "辆", ((2, 5), (3, 8))),
    "设备": Measure("涉案设备", "台", ((2, 5), (3, 10))),
    "金额": Measure("涉案金额", "元", ((10000, 100000), (50000, 300000), (100000, 500000))),
}
