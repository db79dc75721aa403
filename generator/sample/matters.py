"""Words for items that no fact names: what is levied, granted, rewarded; party matters and internal affairs."""

from typing import Final

COMPULSIONS: Final = (
    "对涉嫌违反{0}规定的场所、设施、财物的查封、扣押",
    "对拒不改正{0}违法行为的代履行",
    "对{0}领域逾期不缴纳罚款的加处罚款",
    "对{0}领域涉案物品的先行登记保存",
)
LEVIES: Final = ("{0}方面行政事业性收费的征收", "{0}方面专项费用的核定和收缴", "{0}方面保证金的收取和退还")
GRANTS: Final = (
    "{0}方面困难群众补助的给付",
    "{0}方面公益项目补助资金的给付",
    "{0}方面受损群众补偿的给付",
    "{0}方面从业人员培训补贴的给付",
    "{0}方面设施改造补贴的给付",
)
REWARDS: Final = (
    "对{0}工作成绩显著的单位和个人的奖励",
    "对举报{0}违法行为的奖励",
    "对{0}技术创新和推广的奖励",
)
RULINGS: Final = ("{0}方面民事纠纷的裁决", "{0}方面权属争议的裁决", "{0}方面补偿争议的裁决")
CONFIRMATIONS: Final = (
    "居民困难家庭身份的审核确认",
    "居民临时救助对象的审核确认",
    "居民参加城乡居民基本医疗保险资格的确认",
    "就业困难人员的审核认定",
    "残疾人两项补贴资格的初审确认",
    "居民住房保障资格的初审确认",
)
STREET_SERVICES: Final = (
    "居民证明事项的帮办代办",
    "社区养老服务的申请和派单",
    "居民矛盾纠纷的人民调解",
    "流动人口信息登记和居住登记服务",
    "社区文化活动场地的预约",
    "退役军人信息采集和优待证受理",
    "居民就业信息发布和岗位推荐",
    "高龄津贴的受理",
    "居民健康档案的建立和查询指引",
    "社区矫正和安置帮教人员的帮扶服务",
    "居民装修登记和告知",
    "楼院消防安全的宣传和隐患登记",
    "居民小区业主大会筹备的指导",
    "未成年人关爱服务的登记",
    "既有住宅增设电梯的咨询和指导",
    "法律援助的受理指引",
)
PARTY: Final = (
    "重大事项集体决策",
    "党组织换届选举",
    "发展党员",
    "干部选拔任用",
    "党费收缴、使用和管理",
    "党务公开",
    "党员教育培训",
    "廉政风险防控",
)
AFFAIRS: Final = (
    "固定资产采购和处置",
    "大额资金使用",
    "公务接待审批",
    "公车使用管理",
    "印章使用和管理",
    "档案移交和查阅",
    "工作人员考勤和休假",
    "政府采购项目验收",
    "办公用房调配",
    "信息系统建设和账号管理",
    "编外人员聘用和续聘",
)
OVERLAPS: Final = (
    ("对餐饮油烟的监督检查", "zonghe-zhifa"),
    ("对建筑垃圾处置的监督检查", "zhujian"),
    ("对夜间施工噪声的监督检查", "shengtai-huanjing"),
    ("对餐饮场所用气的监督检查", "yingji"),
    ("对校外培训的监督检查", "wentilv"),
    ("对托育服务的监督检查", "jiaoyu"),
    ("对旅馆业治安的监督检查", "shichang-jianguan"),
)
"""Inspections that a second department claims too."""
_KEYWORDS: Final = (
    ("保健食品", "shipin-anquan-fa"),
    ("食品", "shipin-anquan-fa"),
    ("药品", "yaopin-guanli-fa"),
    ("药", "yaopin-guanli-fa"),
    ("道路运输", "daolu-yunshu-tiaoli"),
    ("客运", "daolu-yunshu-tiaoli"),
    ("货运", "daolu-yunshu-tiaoli"),
    ("机动车", "daolu-jiaotong-anquan-fa"),
    ("驾驶证", "daolu-jiaotong-anquan-fa"),
    ("特种设备", "tezhong-shebei-anquan-fa"),
    ("消防", "xiaofang-fa"),
    ("人防", "renmin-fangkong-fa"),
    ("燃气", "chengzhen-ranqi-tiaoli"),
    ("排水", "paishui-wushui-tiaoli"),
    ("烟草", "yancao-zhuanmai-fa"),
    ("文物", "wenwu-baohu-fa"),
    ("娱乐", "yule-changsuo-tiaoli"),
    ("互联网上网", "hulianwang-shangwang-tiaoli"),
    ("动物", "dongwu-fangyi-fa"),
    ("医疗机构", "yiliao-jigou-guanli-tiaoli"),
    ("医师", "yishi-fa"),
    ("公共场所", "gonggong-changsuo-weisheng-tiaoli"),
    ("民办", "minban-jiaoyu-cujin-fa"),
    ("学校", "jiaoyu-fa"),
    ("儿童、少年", "yiwu-jiaoyu-fa"),
    ("公墓", "binzang-guanli-tiaoli"),
    ("墓地", "binzang-guanli-tiaoli"),
    ("物业", "wuye-guanli-tiaoli"),
    ("维修资金", "wuye-guanli-tiaoli"),
    ("商品房", "chengshi-fangdichan-guanli-fa"),
    ("房地产", "fangdichan-kaifa-jingying-tiaoli"),
    ("规划", "chengxiang-guihua-fa"),
    ("用地", "tudi-guanli-fa"),
    ("土地", "tudi-guanli-fa"),
    ("施工许可", "jianzhu-fa"),
    ("建筑", "jianzhu-fa"),
    ("工程质量", "jianshe-gongcheng-zhiliang-tiaoli"),
    ("城市道路", "chengshi-daolu-guanli-tiaoli"),
    ("道路", "chengshi-daolu-guanli-tiaoli"),
    ("垃圾", "guti-feiwu-fa"),
    ("危险废物", "guti-feiwu-fa"),
    ("噪声", "zaosheng-wuran-fangzhi-fa"),
    ("排污", "shui-wuran-fangzhi-fa"),
    ("环境", "huanjing-baohu-fa"),
    ("户外", "shirong-huanjing-weisheng-tiaoli"),
    ("广告", "guanggao-fa"),
    ("登记", "shichang-zhuti-dengji-tiaoli"),
    ("劳务派遣", "laodong-hetong-fa"),
    ("劳动", "laodong-fa"),
    ("危险化学品", "anquan-shengchan-fa"),
    ("安全", "anquan-shengchan-fa"),
    ("价格", "jiage-fa"),
    ("统计", "tongji-fa"),
    ("生育", "renkou-jisheng-fa"),
    ("消费", "xiaofeizhe-quanyi-fa"),
)
_BY_UNIT: Final = {
    "renshe": "laodong-fa",
    "jiaotong": "daolu-yunshu-tiaoli",
    "zhujian": "jianzhu-fa",
    "guihua-ziran": "chengxiang-guihua-fa",
    "gongan": "zhian-guanli-chufa-fa",
    "wentilv": "wenwu-baohu-fa",
    "jiaoyu": "jiaoyu-fa",
    "nongshui": "dongwu-fangyi-fa",
    "weijian": "chuanranbing-fangzhi-fa",
    "shichang-jianguan": "shichang-zhuti-dengji-tiaoli",
    "shengtai-huanjing": "huanjing-baohu-fa",
    "canlian": "wuzhangai-huanjing-jianshe-fa",
    "shuiwu": "shui-wuran-fangzhi-fa",
    "yingji": "anquan-shengchan-fa",
    "yancao": "yancao-zhuanmai-fa",
    "zonghe-zhifa": "shirong-huanjing-weisheng-tiaoli",
    "xingzheng-shenpi": "xingzheng-xuke-fa",
    "minzheng": "jumin-weiyuanhui-zuzhi-fa",
}


def law_for(name: str, unit: str) -> str:
    """The law that an item of this name most likely rests on; one on service and openness where no other fits."""
    for word, law in _KEYWORDS:
        if word in name:
            return law
    return _BY_UNIT.get(unit, "youhua-yingshang-huanjing-tiaoli")
