"""What figures measure, and how they are meant."""

from __future__ import annotations

import pytest

from kg.extraction.dates import find_times
from kg.extraction.figures.counting import OutcomeFilter
from kg.extraction.figures.indicators import IndicatorReader, Measured
from kg.extraction.figures.quantities import find_quantities
from kg.extraction.figures.ranks import RankFinder
from kg.extraction.figures.statements import Reader
from kg.lexicon import default_lexicon
from kg.model import Block, Span

LEXICON = default_lexicon()
READER, FILTER, INDICATORS, RANKS = (
    Reader(LEXICON),
    OutcomeFilter(LEXICON),
    IndicatorReader(LEXICON),
    RankFinder(LEXICON),
)


def measured(text: str) -> list[Measured]:
    ranks = RANKS.find(text)
    counted = [q for q in find_quantities(text) if not any(rank.span.overlaps(q.span) for rank in ranks)]
    block = Block("paragraph", Span(0, len(text)))
    numbers = sorted([*ranks, *counted], key=lambda quantity: quantity.span)
    found = READER.statements(text, (block,), (), find_times(text), numbers)
    return [figure for s in found for figure in INDICATORS.read(s, FILTER.outcomes(s))]


# text, and for each figure: indicator, value, kind
FIGURES = [
    # the verb before the first item of a list governs the others; it is none where it is part of a noun
    (
        "新增绿地12公顷、口袋公园5个、公厕3座。",
        [("新增绿地", "12", "level"), ("新增口袋公园", "5", "level"), ("新增公厕", "3", "level")],
    ),
    ("慰问巾帼创业导师12名、最美家庭20户。", [("创业导师", "12", "level"), ("最美家庭", "20", "level")]),
    ("引进博士12人、建成工作站5个。", [("引进博士", "12", "level"), ("工作站", "5", "level")]),
    # what is done of a task, and by how much it is ahead
    (
        "实际利用内资88亿元，完成全年任务的41.5%，超序时进度6.2个百分点。",
        [
            ("实际利用内资", "8800000000", "level"),
            ("实际利用内资完成全年任务", "41.5", "share"),
            ("实际利用内资超序时进度", "6.2", "level"),
        ],
    ),
    ("招商引资完成年度目标的92%。", [("招商引资完成年度目标", "92", "share")]),
    (
        "亿元以上工业项目8个，协议总投资53亿元。",
        [("亿元以上工业项目", "8", "level"), ("亿元以上工业项目协议总投资", "5300000000", "level")],
    ),
    # bare heads: what the counted ones do, what governs their list, the object of all of a list
    ("共有53名残疾人达成就业意向。", [("达成就业意向的残疾人", "53", "level")]),
    ("36名残疾人与企业签订了就业协议。", [("签订就业协议的残疾人", "36", "level")]),
    ("412个村、21.3万人口受益。", [("受益的村", "412", "level"), ("受益的人口", "213000", "level")]),
    (
        "提升212个村、9万人口的饮水安全条件。",
        [("提升饮水安全条件的村", "212", "level"), ("提升饮水安全条件的人口", "90000", "level")],
    ),
    (
        "计划提升212个村、9万人口的卫生条件。",
        [("提升卫生条件的村", "212", "target"), ("提升卫生条件的人口", "90000", "target")],
    ),
    ("已化解噪音、漏水等问题40余件。", [("化解问题", "40", "level")]),
    ("联合银行、学校等12家单位。", [("联合单位", "12", "level")]),
    # words of people and firms are whole; a verb alone gives way to the next verb
    ("21.3万人口受益。", [("受益的人口", "213000", "level")]),
    ("开工812处，竣工450处。", [("开工", "812", "level"), ("竣工", "450", "level")]),
    ("园区上市公司、专精特新企业有近300家。", [("园区上市公司、专精特新企业", "300", "level")]),
    ("投资进展较快，超序时进度5.2个百分点。", [("超序时进度", "5.2", "level")]),
    ("6辆大巴车一字排开。", [("大巴车", "6", "level")]),
    # a verb inside the counted noun, and one that tells what the counted ones do
    ("组建7家农机服务联合体。", [("农机服务联合体", "7", "level")]),
    ("新引进20家参展企业。", [("新引进参展企业", "20", "level")]),
    (
        "9家意向入驻店铺、4家托管服务机构签约。",
        [("签约的意向入驻店铺", "9", "level"), ("签约的托管服务机构", "4", "level")],
    ),
    ("带动5000户农民增收。", [("带动农民", "5000", "level")]),
    ("设置3个窗口办理业务。", [("设置窗口", "3", "level")]),
    ("梳理12条产业链引进项目30个。", [("产业链", "12", "level"), ("引进项目", "30", "level")]),
    ("把61名技术员编成小分队。", [("技术员", "61", "level")]),
    # a verb of having or founding says nothing of what there is, unless the noun alone is too general
    ("配备18个共享会客间。", [("共享会客间", "18", "level")]),
    ("推出活动20场。", [("推出活动", "20", "level")]),
    # the other noun of what one number counts; verbs joined in a noun
    ("吸引14个省份和地区参展。", [("吸引省份和地区", "14", "level")]),
    ("6个湿地保护和修复工程项目开工。", [("开工的湿地保护和修复工程项目", "6", "level")]),
    # a clause before 的 and the noun behind it; a whole noun has no such clause behind it
    ("拆除5处违规搭盖的构筑物。", [("拆除违规搭盖的构筑物", "5", "level")]),
    ("7名测评专家对三个班组的手艺打分。", [("测评专家", "7", "level")]),
    ("23户村民吃水困难。", [("村民", "23", "level")]),
    # verbs in the names of what is measured; how often it is measured
    ("区域创新能力升至全国第二。", [("区域创新能力全国排名", "2", "rank")]),
    ("蔬菜综合生产能力达7万吨。", [("蔬菜综合生产能力", "70000", "level")]),
    ("日处理能力160吨，年交易额4亿元。", [("日处理能力", "160", "level"), ("年交易额", "400000000", "level")]),
    ("全社会研发投入强度达3.4%。", [("全社会研发投入强度", "3.4", "share")]),
    # words of doing and expecting behind what is measured, spans of time before its growth
    (
        "一般公共预算收入累计完成37亿元，5年增长18.7%。",
        [("一般公共预算收入", "3700000000", "level"), ("一般公共预算收入", "18.7", "growth")],
    ),
    ("全社会人员流动量预计将达6.8亿人次。", [("全社会人员流动量", "680000000", "target")]),
    ("龙头企业超1100家、增长1.5倍。", [("龙头企业", "1100", "level"), ("龙头企业", "1.5", "growth")]),
    ("产值保持两位数增长。", []),
    # sums and works named behind their amount, the sides of things, quoted words
    ("拨付350万元护林资金。", [("拨付护林资金", "3500000", "level")]),
    ("桥面只有3米宽，桥长18米。", [("桥面宽度", "3", "level"), ("桥长", "18", "level")]),
    ("75米高的水塔封顶。", [("高度", "75", "level")]),
    ("建成3座“云上实验仓”。", [("云上实验仓", "3", "level")]),
    # people without a unit, single items of a list
    ("总人口数达2.3万。", [("总人口数", "23000", "level")]),
    ("现有幼儿园两处，小学一处。", [("幼儿园", "2", "level"), ("小学", "1", "level")]),
    # the greatest of its kind in an area
    ("这里建成全国最大的茶叶集散中心。", [("全国最大茶叶集散中心", "1", "rank")]),
    ("这里对标全国最高，持续用力。", [("", "1", "rank")]),  # left out, since it names nothing
    # from one place to another, what somebody went through, how a whole compares, steps of a total
    ("茶园面积从全省第9位跃升至第4位。", [("茶园面积全省排名", "4", "rank")]),
    ("事故造成5人受伤。", [("受伤人数", "5", "level")]),
    ("办结率达95%，超过全省平均水平3个百分点。", [("办结率", "95", "share"), ("办结率超过全省平均水平", "3", "level")]),
    ("营业额占全天比重由30%提高到55%。", [("营业额占全天比重", "30", "share"), ("营业额占全天比重", "55", "share")]),
    ("生产总值连跨3个万亿元大关。", []),
    # a value of what is counted, a head that two levels share, what a rate is compared with, basis points
    ("8个特色产业增加值增长6.1%。", [("特色产业", "8", "level"), ("特色产业增加值", "6.1", "growth")]),
    ("建成3个市级和14个县级康养中心。", [("市级康养中心", "3", "level"), ("县级康养中心", "14", "level")]),
    ("国内、国际货运规模较2019年同期分别增长5%、9%。", [("国内规模", "5", "growth"), ("国际货运规模", "9", "growth")]),
    ("银行下调首套房利率15个基点。", [("银行下调首套房利率", "15", "level")]),
    ("选手以2分54秒夺冠。", []),
    # the noun before the number
    ("累计培育省级示范社区46个。", [("培育省级示范社区", "46", "level")]),
    ("生产总值增长5%、工业投资增长9.2%。", [("生产总值", "5", "growth"), ("工业投资", "9.2", "growth")]),
    ("居民人均可支配收入增长5.5%左右。", [("居民人均可支配收入", "5.5", "growth")]),
    ("单位GDP能耗下降3%。", [("单位GDP能耗", "3", "decline")]),
    ("办结率达98.7%。", [("办结率", "98.7", "share")]),
    (
        "粮食总产量1400亿斤，新增就业120万人以上。",
        [("粮食总产量", "140000000000", "level"), ("新增就业", "1200000", "level")],
    ),
    ("提供代办、帮办等公益服务620余次。", [("公益服务", "620", "level")]),
    ("新签约项目26个、约3.1亿元。", [("新签约项目", "26", "level"), ("新签约项目金额", "310000000", "level")]),
    ("志愿服务队现有队员236人。", [("队员", "236", "level")]),
    # the noun behind the number
    ("成立了12个临时党小组。", [("临时党小组", "12", "level")]),
    ("组建45支巡逻队、30个调解室。", [("巡逻队", "45", "level"), ("调解室", "30", "level")]),
    ("300余名机关干部奋战在一线。", [("奋战的机关干部", "300", "level")]),
    ("为集体带来45万元的租赁收益。", [("带来租赁收益", "450000", "level")]),
    ("拿出800万元重奖创新团队。", [("重奖创新团队资金", "8000000", "level")]),
    ("社区有900名党员。", [("党员", "900", "level")]),
    ("超四成土地待开发。", [("土地待开发占比", "40", "share")]),
    ("建起35座中高温大棚。", [("中高温大棚", "35", "level")]),
    ("确定的13个建设项目全部完成。", [("确定建设项目", "13", "level")]),
    ("馆藏可移动文物1082件。", [("馆藏可移动文物", "1082", "level")]),
    (
        "餐饮业完成营业额1.4亿元，增长7.4%；零售业实现销售额3亿元。",
        [
            ("餐饮业营业额", "140000000", "level"),
            ("餐饮业营业额", "7.4", "growth"),
            ("零售业销售额", "300000000", "level"),
        ],
    ),
    (
        "12个村搭建合作经营平台，40户居民签约。",
        [("搭建合作经营平台的村", "12", "level"), ("签约的居民", "40", "level")],
    ),
    ("16家单位现场签约，880名村书记层层比拼。", [("签约的单位", "16", "level"), ("村书记", "880", "level")]),
    ("面向全国聘请10位业内权威。", [("业内权威", "10", "level")]),
    ("20多家企业推动组织共建。", [("企业", "20", "level")]),
    # lists: one number counts all items; what stands before 等 are but some of the counted
    ("设置界标、警示牌、宣传牌90处。", [("界标、警示牌、宣传牌", "90", "level")]),
    ("剪纸、茶艺等12个工坊。", [("工坊", "12", "level")]),
    ("推进万亩中药材、万亩烤烟。", [("推进中药材", "10000", "level"), ("烤烟", "10000", "level")]),
    ("修缮10万平方米建筑。", [("修缮建筑", "100000", "level")]),
    (
        "确定14个城区为和谐示范城区、20个社区为和谐示范社区。",
        [("和谐示范城区", "14", "level"), ("和谐示范社区", "20", "level")],
    ),
    # shares of a whole
    (
        "造船三大指标分别占全省二分之一、全国四分之一。",
        [("造船三大指标占全省比重", "50.00", "share"), ("造船三大指标占全国比重", "25.00", "share")],
    ),
    ("新兴产业占工业总量的38%。", [("新兴产业占工业总量比重", "38", "share")]),
    # what the words do not tell is left out
    ("街道现有20813户、53058人。", [("户数", "20813", "level"), ("人数", "53058", "level")]),
    ("近百万人次通过线上线下参与。", [("参与人次", "1000000", "level")]),
    ("全省二分之一。", [("", "50.00", "share")]),
    ("全年共30次。", [("", "30", "level")]),
    ("已开展120余次。", [("", "120", "level")]),
    # change
    ("旅游收入7.9亿元，增速达12.5%。", [("旅游收入", "790000000", "level"), ("旅游收入", "12.5", "growth")]),
    ("基础网格由310个调整增加至415个。", [("基础网格", "310", "level"), ("基础网格", "415", "level")]),
    ("治理率由2018年的31%升至78.6%。", [("治理率", "31", "share"), ("治理率", "78.6", "share")]),
    ("受理诉求1386件，较前一周减少52件。", [("受理诉求", "1386", "level"), ("受理诉求", "52", "decline")]),
    ("新提拔干部18人，占比增加2.6%。", [("新提拔干部", "18", "level"), ("干部占比", "2.6", "growth")]),
    ("村集体增收40万元。", [("村集体增收", "400000", "growth")]),
    ("产值翻了一番。", [("产值", "100", "growth")]),
    ("入园率提高到96%。", [("入园率", "96", "share")]),
    # handing out
    (
        "商品房销售额、销售面积分别增长3%、1.2%。",
        [("商品房销售额", "3", "growth"), ("销售面积", "1.2", "growth")],
    ),
    (
        "诉求解决率、满意率分别达97.3%和97.7%。",
        [("诉求解决率", "97.3", "share"), ("满意率", "97.7", "share")],
    ),
    (
        "实现产值586亿元、税收21.7亿元，同比分别增长11.4%、9.2%。",
        [
            ("实现产值", "58600000000", "level"),
            ("税收", "2170000000", "level"),
            ("实现产值", "11.4", "growth"),
            ("税收", "9.2", "growth"),
        ],
    ),
    ("入园率和普惠率均达96%。", [("入园率", "96", "share"), ("普惠率", "96", "share")]),
    # plans and spans of time
    ("计划改造危房60户，新建公厕12座。", [("改造危房", "60", "target"), ("新建公厕", "12", "target")]),
    ("到2030年，将建成碧道90公里。", [("碧道", "90", "target")]),
    ("用5年时间实施绿化行动。", [("实施绿化行动年限", "5", "target")]),
    ("仅用7天时间便完成搬迁。", [("完成搬迁用时", "7", "level")]),
    ("平均办理时长由52小时缩短到19小时。", [("平均办理时长", "52", "level"), ("平均办理时长", "19", "level")]),
    # aims, and those above a bound
    ("紧盯工业增加值9亿元的目标。", [("工业增加值", "900000000", "target")]),
    ("已完成工业增加值9亿元的目标。", [("完成工业增加值", "900000000", "level")]),
    ("村集体收入超过15万元的村占比达七成。", [("村集体收入超过15万元的村占比", "70", "share")]),
    # ranks
    ("上半年工业用电量增速位居全省第三。", [("工业用电量增速全省排名", "3", "rank")]),
    (
        "城镇化率达64%，绿化覆盖率、绿地率分别达46%、43%，均居全省第2位。",
        [
            ("城镇化率", "64", "share"),
            ("绿化覆盖率", "46", "share"),
            ("绿地率", "43", "share"),
            ("绿化覆盖率全省排名", "2", "rank"),
            ("绿地率全省排名", "2", "rank"),
        ],
    ),
    (
        "生产总值增长6%、工业投资增长9%，均列全省首位。",
        [
            ("生产总值", "6", "growth"),
            ("工业投资", "9", "growth"),
            ("生产总值增速全省排名", "1", "rank"),
            ("工业投资增速全省排名", "1", "rank"),
        ],
    ),
    ("这是全市首个智慧泵站。", [("全市首个智慧泵站", "1", "rank")]),
    ("成立省内首支青年应急队。", [("省内首支青年应急队", "1", "rank")]),
    ("在全县人居环境评比中列首位。", [("人居环境评比全县排名", "1", "rank")]),
    ("综合考评列全省第9位，较上年前移4位。", [("综合考评全省排名", "9", "rank"), ("综合考评全省排名", "4", "growth")]),
    # a list of figures
    (
        "涉及居民楼120余栋、居民5000余户、建筑面积70余万平方米。",
        [("涉及居民楼", "120", "level"), ("涉及居民", "5000", "level"), ("涉及建筑面积", "700000", "level")],
    ),
    ("总建筑面积约5万平方米，总投资2亿元。", [("总建筑面积", "50000", "level"), ("总投资", "200000000", "level")]),
    ("新建1所小学和2所幼儿园。", [("新建小学", "1", "level"), ("新建幼儿园", "2", "level")]),
    # two verbs
    ("制定整改措施8条。", [("制定整改措施", "8", "level")]),
    ("降低生产成本20%。", [("降低生产成本", "20", "decline")]),
    # words between the noun and its number
    ("床位由目前的800张大幅增至2000张。", [("床位", "800", "level"), ("床位", "2000", "level")]),
    ("群众满意率持续保持在98%以上。", [("群众满意率", "98", "share")]),
    (
        "累计受理群众诉求600件，与去年同期相比增长90件。",
        [("受理群众诉求", "600", "level"), ("受理群众诉求", "90", "growth")],
    ),
    # nouns of measure that begin inside a word
    ("种薯自给率由35%提升到100%。", [("种薯自给率", "35", "share"), ("种薯自给率", "100", "share")]),
    ("按期办结率99.2%。", [("按期办结率", "99.2", "share")]),
    ("发明专利拥有量73件。", [("发明专利拥有量", "73", "level")]),
    ("水土流失率从78%降到6%。", [("水土流失率", "78", "share"), ("水土流失率", "6", "share")]),
    # a table's lines
    ("接待游客：1286万人次，同比增长41.2%", [("接待游客", "12860000", "level"), ("接待游客", "41.2", "growth")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(figure.indicator, str(figure.quantity.value), figure.kind) for figure in measured(text)]
    assert found == expected


def test_indicator_has_no_quotation_marks_and_is_short() -> None:
    (figure,) = measured("累计培育国家级专精特新“小巨人”和制造业单项冠军以及各类高成长性科技型中小企业6家。")
    assert "“" not in figure.indicator
    assert len(figure.indicator) <= 20


def test_evidence_holds_the_number() -> None:
    text = "今年以来，累计清运垃圾500余吨，投入资金30万元。"
    for figure in measured(text):
        assert figure.evidence.covers(figure.quantity.span)
