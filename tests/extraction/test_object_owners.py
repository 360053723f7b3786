"""Owners that a clause names with a number: what it serves, who is honoured, what a noun resumes, heads and sectors."""

from __future__ import annotations

import pytest
from test_figures import figures

SERVED = [
    # what sums and counts serve stands behind them
    ("[南湖区|Place]投资1.6亿元建成[云岭智慧农园|Project]。", ["云岭智慧农园: 投资 160000000元"]),
    ("[南湖区|Place]变化大。[南湖区医保局|GovernmentBody]在40个村推行[“双帮”=双帮|Mechanism]模式。", ["双帮: 推行双帮模式的村 40个"]),
    ("[南湖区供水公司|Enterprise]投资3.1亿元建成[东水厂|Project]、[西水厂|Project]。", ["南湖区供水公司: 投资 310000000元"]),
    ("[梅溪镇党委|PartyBody]把6个村、4家企业拧成一股绳，建起[湾里联盟|Alliance]。", ["湾里联盟: 村 6个", "湾里联盟: 企业 4家"]),
    ("[南湖区|Place]投入2亿元，建成[邻里驿站|Platform]31处。", ["南湖区: 投入 200000000元", "邻里驿站: 数量 31处"]),
    ("[南湖区|Place]已建成10个[海外农园|Park]。", ["南湖区: 海外农园 10个"]),
    # honours and their numbers
    ("[晴川市委|PartyBody]授予[梅溪镇|Subdistrict]等20个党组织[“红旗支部”=红旗支部|Award]称号。", ["红旗支部: 党组织红旗支部称号 20个"]),
    (
        "[晴川市|Place]共有16名党员和12名干部分别获[优秀党员|Award]、[优秀干部|Award]称号。",
        ["优秀党员: 获优秀党员的党员 16人", "优秀干部: 获优秀党员的干部 12人"],
    ),
    ("[晴川市|Place]表彰[“江河卫士”=江河卫士|Award]10人。", ["江河卫士: 表彰人数 10人"]),
    ("[晴川市|Place]新增[国家高新技术企业|Award]41家。", ["晴川市: 新增国家高新技术企业 41家"]),
    ("[晴川农商行|Enterprise]发放[“稻香贷”=稻香贷|Product]8600万元。", ["稻香贷: 发放金额 86000000元"]),
]  # fmt: skip

ANNOUNCED = [
    ("[南湖区|Place]公布首批[“金穗物业”=金穗物业|Award]名单，[银湖公司|Enterprise]等30家企业上榜。", ["金穗物业: 上榜的企业 30家"]),
    ("[南湖区|Place]表彰[“红旗支部”=红旗支部|Award]，[白杨村党支部|PartyBranch]上榜，每个支部奖励经费2万元。",
     ["红旗支部: 每个支部奖励经费 20000元"]),
    ("[“湖上英才”=湖上英才|Award]评选结果揭晓。[南湖区人社局|GovernmentBody]从90名申报者中评出工匠7名。",
     ["湖上英才: 申报者 90人", "湖上英才: 工匠 7人"]),
    ("[银湖公司|Enterprise]荣获[“湖上英才”=湖上英才|Award]。南湖区奖励经费2万元。", ["银湖公司: 奖励经费 20000元"]),
    # where a road begins and ends
    ("[云岭路|Project]通车，起自[江滩产业园|Park]，止于[柳河|Place]，全长8公里。", ["云岭路: 全长 8公里"]),
]  # fmt: skip

RESUMED = [
    # what a noun at the beginning of a clause resumes
    ("[云岭书院|Institution]在[梅溪镇|Subdistrict]。书院藏书9万册。", ["云岭书院: 书院藏书 90000册"]),
    ("[南湖区|Place]开展[清风月|Initiative]，[南湖区妇联|MassOrganisation]设台。活动累计发放资料3万份。", ["清风月: 发放资料 30000份"]),
    ("[南湖区|Place]有[柳岸快速路|Project]，在[晴川市|Place]。项目全长18公里。", ["柳岸快速路: 项目全长 18公里"]),
    ("[梅溪镇|Subdistrict]召开[第五次代表大会|Event]。会议要求，新建农房20栋。", ["梅溪镇: 新建农房 20栋"]),
    ("[南湖区边贸局|GovernmentBody]在[云门口岸|Place]查验。今年以来，口岸进出口货值突破8亿元。", ["云门口岸: 口岸进出口货值 800000000元"]),
    ("[南湖区|Place]的[白瓷|Industry]好，有[银湖公司|Enterprise]。去年，产业营收突破90亿元。", ["白瓷: 产业营收 9000000000元"]),
    ("[云岭街居委会|SocialOrganisation]在[云岭街社区|Community]。居委会工作人员19人。", ["云岭街居委会: 居委会工作人员 19人"]),
    # heads act for their bodies, others for themselves, as those do who once were heads
    ("[云岭派出所|GovernmentBody]忙。所长[石万春|Person]上门，接受咨询80人次。", ["云岭派出所: 接受咨询 80人次"]),
    ("[云岭派出所|GovernmentBody]忙。民警[石万春|Person]上门，接受咨询80人次。", ["石万春: 接受咨询 80人次"]),
    ("[云岭小学|Institution]院里热闹。[云岭小学|Institution]校长[石万春|Person]带着7名教师，走访学生260户。", ["云岭小学: 带着教师 7人", "云岭小学: 走访学生 260户"]),
    ("[梅溪镇|Subdistrict]好。居民[石万春|Person]记得，从前路窄，后来新增车位60个。", ["梅溪镇: 新增车位 60个"]),
    # a town before the village that acts, and a village that manages by a system
    ("[南湖区|Place]推进[清渠行动|Initiative]，[梅溪镇|Subdistrict][白杨村|Community]推行[“评星制”=评星制|Mechanism]管理，党员清运垃圾30吨。",
     ["白杨村: 党员清运垃圾 30吨"]),
    # what is a county's own
    ("[南湖区医院|Institution]开诊。区财政每年安排经费60万元。[南湖区|Place]", ["南湖区: 每年安排经费 600000元"]),
    ("[南湖区委|PartyBody]、区政府坚持绿色兴区，累计投资2亿元。[南湖区|Place]", ["南湖区: 累计投资 200000000元"]),
    # an example from elsewhere in the district does not go on
    ("[晴川市|Place]办实事。[南湖区|Place][白杨社区|Community]开办食堂，送餐上门。防患未然，安装充电桩450个。", ["晴川市: 安装充电桩 450个"]),
    # what is told in a book, of a whole district, of a site
    ("[梅溪镇|Subdistrict]变了。正如[《云水谣曲》=云水谣曲|Product]所记录，新建公路62条。", ["梅溪镇: 新建公路 62条"]),
    ("[梅溪镇|Subdistrict]先行，再扩至全区12个乡镇。[南湖区|Place]", ["南湖区: 乡镇 12个"]),
    ("[南湖区|Place]改造旧园。新园叫[云岭公园|Park]，占地8公顷。", ["云岭公园: 占地 8公顷"]),
    ("[南湖区|Place]有一处公厕，占地面积35平方米。", []),
    # what came of a programme
    ("以[“家园”行动=家园|Initiative]为载体，[白杨社区|Community]配备辅导员9名。", ["白杨社区: 辅导员 9人"]),
    ("自推行[湖长制|Mechanism]以来，[南湖区|Place]设立湖长40名。", ["南湖区: 湖长 40人"]),
    ("[“亮剑”=亮剑|Initiative]行动中，[南湖区法院|GovernmentBody]出动干警430人次，拘传93人。", ["亮剑: 出动干警 430人次", "亮剑: 拘传 93人"]),
    ("[清渠行动|Initiative]开展以来，[南湖区|Place]清淤60公里。", ["清渠行动: 清淤 60公里"]),
    # where somebody only is
    ("[候鸟医生站|Platform]有名。去年专家在[晴川市医院|Institution]坐诊，手术96台。", ["候鸟医生站: 手术 96台"]),
    # what a document lays down, and what is done when it is out; whom numbers are dealt out to
    ("[南湖区|Place]出台[《免罚清单》=免罚清单|Policy]，列出事项174项，涉及12个领域。", ["免罚清单: 列出事项 174项", "免罚清单: 涉及领域 12个"]),
    ("[南湖区|Place]出台[《引才十条》=引才十条|Policy]，引进教师16名。", ["南湖区: 引进教师 16人"]),
    (
        "[晴川市|Place]评比揭晓，[南湖区|Place]、[北川区|Place]居前，分列第2位和第5位。",
        ["南湖区: 排名 2名次", "北川区: 排名 5名次"],
    ),
    # who only helps, who reports, whom a clause points at
    ("[灯会节|Event]很热闹，[南湖区文化馆|Institution]协办，吸引游客5万人。", ["灯会节: 吸引游客 50000人"]),
    ("[南湖区|Place]变化大。[南湖区园林局|GovernmentBody]统计，公园已建成27座。", ["南湖区: 公园建成 27座"]),
    ("[南湖区|Place]有[清风|Brand]品牌。三年里，区里建成阵地16处。", ["南湖区: 阵地 16处"]),
    ("[云岭镇|Subdistrict]有[思源图书馆|Institution]。这座馆去年接待读者3万人。", ["思源图书馆: 接待读者 30000人"]),
    ("[南湖区常委会会议|Event]召开。常委会现有组成人员31名。\n[南湖区人大常委会|GovernmentBody]很忙。", ["南湖区人大常委会: 组成人员 31人"]),
    # what stands behind a dash is not shared by the list before it
    ("[南湖区|Place]开会、阅览都有去处——8处阵地启用。", ["南湖区: 启用的阵地 8处"]),
    # heads without their body, members without theirs
    (
        "[团结街社工站|Institution]很忙，[石榴学堂|Platform]开课。站长[石万春|Person]带着7名社工，链接单位19家。",
        ["团结街社工站: 带着社工 7人", "团结街社工站: 链接单位 19家"],
    ),
    ("[石万春|Person]拉起[护桥队|SocialOrganisation]，37名队员上桥。", ["护桥队: 队员 37人"]),
    # who is spoken for, and what is held
    (
        "[云岭区总工会|MassOrganisation]办起[共享员工|Platform]平台，[银湖公司|Enterprise]借人。平台负责人[石万春|Person]说，半年来调剂用工1860人次。",
        ["共享员工: 调剂用工 1860人次"],
    ),
    ("[南湖区|Place]在[晴川市|Place]举行[飞行推介会|Event]，现场签约项目14个。", ["飞行推介会: 签约项目 14个"]),
    # sectors
    ("[南湖区|Place]变化大。全区[月柿|Industry]产量8万吨，[金融业|Industry]增加值增长9%。", ["月柿: 月柿产量 80000吨", "南湖区: 金融业增加值 9%"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), [*SERVED, *ANNOUNCED, *RESUMED])
def test_owner_by_the_clause(source: str, expected: list[str]) -> None:
    assert figures(source)[0] == expected
