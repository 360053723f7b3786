"""Figures with their owners and periods, on sentences whose named things are marked."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from marked_text import marked

from kg.extraction.document import FigureClaim, Mention
from kg.extraction.figures.component import FigureComponent
from kg.lexicon import default_lexicon
from kg.model import Entity, Span

COMPONENT = FigureComponent(default_lexicon())


def figures(source: str, **settings: object) -> tuple[list[str], tuple[FigureClaim, ...], str]:
    """Return lines such as "甲区: 办结率 98", the claims and the text."""
    doc = COMPONENT(marked(source, **settings))  # type: ignore[arg-type]
    names = [entity.name for entity in doc._.entities]
    found = [f"{names[f.holder]}: {f.indicator} {f.value}{f.unit}" for f in doc._.figures]
    return found, doc._.figures, doc.text


OWNERS = [
    # who wrote of something does not own it
    (
        "[云岭乡|Subdistrict]变了样。正如[陆万春|Person]的[《云岭纪事》|Product]所记录：新建水渠70条。",
        ["云岭乡: 新建水渠 70条"],
    ),
    # what somebody does in a town is his
    (
        "[青石公司|Enterprise]转型升级，又在[南湖镇|Subdistrict]开出直营店70家。",
        ["青石公司: 直营店 70家"],
    ),
    # what a list comes to belongs to none of its members
    (
        "[云川县|Place]工业提速，[青石公司|Enterprise]、[柳河公司|Enterprise]和[石桥公司|Enterprise]共实现产值9亿元。",
        ["云川县: 实现产值 900000000元"],
    ),
    (
        "[云川县|Place]工业提速，[青石公司|Enterprise]、宏远搅拌站、[石桥公司|Enterprise]3家企业发力，实现产值9亿元。",
        ["云川县: 实现产值 900000000元"],
    ),
    # a measure in a project's name is none
    (
        "[云川县|Place]县长[陆万春|Person]来到现场。[青石公司5万吨型钢项目|Project]总投资3亿元。",
        ["青石公司5万吨型钢项目: 总投资 300000000元"],
    ),
    # an aim told in a speech is the county's
    (
        "[云川县|Place]的[青石产业园项目|Project]开工。[云川县|Place]副县长[陆万春|Person]在仪式上说，要盯住全年工业增加值9亿元的目标。",
        ["云川县: 工业增加值 900000000元"],
    ),
    # who makes up a team is counted by it
    (
        "[云川县|Place]成立由县长任组长，[云川县教育局|GovernmentBody]等9个部门为成员单位的[助学专班|Taskforce]。",
        ["助学专班: 成员单位 9个"],
    ),
    # neighbours own nothing of what lies beside them
    (
        "[江滩产业园|Park]位于沿海地区，南邻[清溪县|Place]重点建设的[青石工业园|Park]，规划面积32.5平方公里。",
        ["江滩产业园: 规划面积 32.5平方公里"],
    ),
    ("[江滩产业园|Park]地处[清溪县|Place]，北距[南湖区|Place]很近，入驻企业60家。", ["江滩产业园: 入驻企业 60家"]),
    (
        "[江滩街道|Subdistrict]幅员25平方公里，东隔[柳河|Place]与[南湖镇|Subdistrict]相望，北面隔江就是[云岭区|Place]；党支部146个。",
        ["江滩街道: 幅员 25平方公里", "江滩街道: 党支部 146个"],
    ),
    # the last of a list of parts owns neither their number nor what follows, nor does the whole of a share
    (
        "[江滩街道|Subdistrict]成立。下辖[大田村|Community]、[云岭村|Community]2个行政村和[东苑|Community]、[西苑|Community]2个社区，户籍人口7万人。",
        ["江滩街道: 社区 2个", "江滩街道: 户籍人口 70000人"],
    ),
    (
        "[青石工业园|Park]实现工业产值11亿元，占[清溪县|Place]的70%，实现税收4600万元。",
        ["青石工业园: 工业产值 1100000000元", "青石工业园: 工业产值占清溪县比重 70%", "青石工业园: 税收 46000000元"],
    ),
    # what a village has owns its figures itself; who stands by only says them
    (
        "[云岭村|Community]记的是木耳账。村里的[木耳园区|Park]占地75亩，技术顾问[叶知秋|Person]在场。他心里有数：预计产耳28吨。",
        ["木耳园区: 占地 75亩", "木耳园区: 预计产耳 28吨"],
    ),
    (
        "[云岭镇党委|PartyBody]决定种李子。支部副书记[叶知秋|Person]是头一个，种植李子40亩。",
        ["叶知秋: 种植李子 40亩"],
    ),
    (
        "[南湖区|Place]算过一笔账：原[柳林街道|Subdistrict]面积达55平方公里，常住人口30万人。",
        ["柳林街道: 面积 55平方公里", "柳林街道: 常住人口 300000人"],
    ),
    # a centre goes on by its last word, which stands in longer words, too
    (
        "[青石县|Place][青石县服务中心|Institution]开放。\n中心使用面积760平方米。",
        ["青石县服务中心: 使用面积 760平方米"],
    ),
    ("[青石县|Place][青石县服务中心|Institution]开放。\n中心城区面积76平方公里。", ["青石县: 中心城区面积 76平方公里"]),
    # one park of a list, whose others are not known as names, owns nothing of what all have
    (
        "[青石开发区|Park]很大。在云山创业园、[江滩科技园|Park]等处，陆续启用，接待2万人次。",
        ["青石开发区: 接待 20000人次"],
    ),
    # what 该工程 means
    (
        "[青石镇|Subdistrict]的[柳河服务中心|Project]由[江滩集团|Enterprise]援建。该工程总投资200万元。",
        ["柳河服务中心: 工程总投资 2000000元"],
    ),
    (
        "[青石镇|Subdistrict]的[柳河服务中心|Institution]由[江滩集团|Enterprise]援建。该工程总投资200万元。",
        ["柳河服务中心: 工程总投资 2000000元"],
    ),
    # the subject, carried over clauses and sentences
    (
        "今年以来，[柳林街道|Subdistrict]走访企业320家，收集诉求158条。",
        ["柳林街道: 走访企业 320家", "柳林街道: 收集诉求 158条"],
    ),
    ("[城东派出所|GovernmentBody]健全机制。目前，调解纠纷412起。", ["城东派出所: 调解纠纷 412起"]),
    (
        "据[南湖区|Place][住建局|GovernmentBody]局长介绍，[住建局|GovernmentBody]加装电梯32部。",
        ["住建局: 加装电梯 32部"],
    ),
    # the programme in the clause, or brought into being before
    ("[南湖区|Place]启动“[清源行动|Initiative]”，关停养殖场213家。", ["清源行动: 关停养殖场 213家"]),
    ("[清溪县|Place]通过“[一码通|Platform]”平台办理事项9600件。", ["一码通: 办理事项 9600件"]),
    (
        "由[甲局=数据局|GovernmentBody]开发、[乙中心=运行中心|Institution]运营的“[田管家|Platform]”平台，整合数据18万条。",
        ["田管家: 整合数据 180000条"],
    ),
    ("[南湖区|Place]成立“[青禾联盟|Alliance]”。联合开展活动20场。", ["青禾联盟: 联合开展活动 20场"]),
    ("[南湖区|Place]组织“[大讲堂|Initiative]”；整治小区9个。", ["南湖区: 整治小区 9个"]),
    ("以[云岭村|Community]为例，村里流转土地600亩。", ["云岭村: 流转土地 600亩"]),
    # a mechanism owns what its founder goes on to do, not what others do or what comes after something else
    ("[清溪县|Place]推出“[拉家常|Mechanism]”工作法，布设说事点22个。", ["拉家常: 布设说事点 22个"]),
    ("[清溪县|Place]建立[双向报到机制|Mechanism]，72家单位进社区报到。", ["清溪县: 报到的单位进社区 72家"]),
    (
        "[清溪县|Place]推行[三色管理制度|Mechanism]，挂图销号，清理占道经营412处。",
        ["清溪县: 清理占道经营 412处"],
    ),
    # several things founded together, or several works, own nothing singly
    (
        "[南湖教育局|GovernmentBody]组建[晨光教育集团|Institution]、[启航教育集团|Institution]，成员学校27所。",
        ["南湖教育局: 成员学校 27所"],
    ),
    (
        "[南湖区|Place]办好民生实事。[晨光小学|Institution]、[启航中学|Institution]建成投用，新增学位3240个。",
        ["南湖区: 新增学位 3240个"],
    ),
    ("由[南湖区|Place]开发的“[点单|Platform]”平台，已办件900件。", ["点单: 办件 900件"]),
    (
        "[科协|MassOrganisation]与[青少年宫|Institution]共建“[小院士课堂|Platform]”，开设课程64门。",
        ["小院士课堂: 开设课程 64门"],
    ),
    # persons own what they do themselves, not what they tell or do in office
    ("种粮大户[田大有|Person]流转土地2600亩，建起大棚12座。", ["田大有: 流转土地 2600亩", "田大有: 大棚 12座"]),
    (
        "[云岭村|Community]变了样。村党支部书记[田大有|Person]介绍，去年接待游客4万人次。",
        ["云岭村: 接待游客 40000人次"],
    ),
    # whose village it is: named before, or with the speaker
    ("“我们村种茶1200亩。”[云岭村|Community]村委会主任[田大有|Person]说。", ["云岭村: 种茶 1200亩"]),
    # the listed things behind which 分别 stands
    (
        "[云岭村|Community]、[石桥村|Community]分别增收20万元、30万元。",
        ["云岭村: 增收 200000元", "石桥村: 增收 300000元"],
    ),
    (
        "[云岭村|Community]、[石桥村|Community]在县里督促下，分别退还押金20万元、追回欠款30万元。",
        ["云岭村: 退还押金 200000元", "石桥村: 追回欠款 300000元"],
    ),
    # first places that a list takes one by one, parts of a whole that are no owners
    (
        "[南湖区|Place]通报排名，[双溪镇|Subdistrict]、[梅溪镇|Subdistrict]、[石桥镇|Subdistrict]分列全区前三名。",
        ["双溪镇: 全区排名 1名次", "梅溪镇: 全区排名 2名次", "石桥镇: 全区排名 3名次"],
    ),
    (
        "[南湖区|Place]河道总长169公里，其中[东河|Place]100公里、西河69公里。",
        ["南湖区: 河道总长 169公里", "南湖区: 东河河道总长 100公里", "南湖区: 西河河道总长 69公里"],
    ),
    ("[南河|Project]流经[双溪镇|Subdistrict]2个村。", ["南河: 流经村 2个"]),
    # the example of one sentence is not what the next is about
    (
        "[南湖区|Place]以“[强链行动|Initiative]”为抓手，推动供需对接。今年签约企业12家。",
        ["南湖区: 签约企业 12家"],
    ),
    # means that are bodies, and members of a list
    ("[双溪村|Community]依托[梅溪镇政府|GovernmentBody]发展木耳，规模达到18亩。", ["双溪村: 规模 18亩"]),
    (
        "[双溪村|Community]做活文章，建成育苗基地、[荸荠产业园|Park]及文旅带，孵化企业2家、合作社2家。",
        ["双溪村: 孵化企业 2家", "双溪村: 孵化合作社 2家"],
    ),
    # firms that get a title belong to their place, persons to the honour
    ("[南湖区|Place]5家企业获评[省级小巨人企业|Award]。", ["南湖区: 省级小巨人企业 5家"]),
    # the label of a line
    ("固定资产投资：上升17.1%", []),
    ("[南湖区|Place]固定资产投资：上升17.1%", ["南湖区: 固定资产投资 17.1%"]),
    ("[南湖区|Place]人才公寓：今年新推出1069套", ["南湖区: 新推出人才公寓 1069套"]),
    ("[锂电项目|Project]投资：100亿元（今年累计）", ["锂电项目: 投资 10000000000元"]),
    # described by the figure
    ("总投资5.6亿元的[碧湖碧道工程|Project]开工。", ["碧湖碧道工程: 总投资 560000000元"]),
    (
        "[南湖区|Place]引进投资80亿元的[锂电项目|Project]，签约企业12家。",
        ["锂电项目: 引进投资 8000000000元", "南湖区: 签约企业 12家"],
    ),
    ("25家单位参加的“[同心联盟|Alliance]”揭牌。", ["同心联盟: 参加的单位 25家"]),
    ("全市首家“[零工驿站|Platform]”投用。", ["零工驿站: 全市首家零工驿站 1名次"]),
    # members, teams, honours, documents
    ("[南湖区|Place]打造“[同心联盟|Alliance]”。[南湖区|Place]汇聚成员单位44家。", ["同心联盟: 汇聚成员单位 44家"]),
    ("[南湖区|Place]抽调干部210人，组成[攻坚专班|Taskforce]。", ["攻坚专班: 抽调干部 210人"]),
    ("[南湖区|Place]6名教师被授予“[最美教师|Award]”。", ["最美教师: 被授予的教师 6人"]),
    ("[南湖区|Place]推进工作，2名同志被评为“[最美社工|Award]”。", ["南湖区: 被评为的同志 2人"]),
    ("[九峰乡|Subdistrict]出台《[民宿奖补办法|Policy]》，对金宿奖励30万元。", ["民宿奖补办法: 金宿奖励 300000元"]),
    # places, peers, events
    ("在[五里谷|Place]流转土地150亩。", ["五里谷: 流转土地 150亩"]),
    (
        "[石塘街道|Subdistrict]、[城厢街道|Subdistrict]办结率并列全区第一。",
        ["石塘街道: 办结率全区排名 1名次", "城厢街道: 办结率全区排名 1名次"],
    ),
    ("[茶艺大赛|Event]昨日举行。此次签约项目14个。", ["茶艺大赛: 签约项目 14个"]),
    (
        "[南湖区|Place]成立[茶叶联盟|Alliance]和[锂电联盟|Alliance]。[茶叶|Industry]领域，50家成员单位联手。",
        ["茶叶联盟: 成员单位 50家"],
    ),
    # figures that are ranked by their number; what is measured before a time
    (
        "[南湖区|Place]生产总值增长6%，投资增长8%，两项增幅均居全市首位。",
        [
            "南湖区: 生产总值 6%",
            "南湖区: 投资 8%",
            "南湖区: 生产总值增速全市排名 1名次",
            "南湖区: 投资增速全市排名 1名次",
        ],
    ),
    # a name right before an amount has it
    ("[南湖区|Place]建成[青年路|Project]12公里。", ["青年路: 长度 12公里"]),
    ("[南湖区|Place]变了样。规划中的[锂谷|Park]约42平方公里。", ["锂谷: 面积 42平方公里"]),
    # those who took part are the event's; what is counted by itself owns nothing
    ("[南湖区妇联|MassOrganisation]举办[插花大赛|Event]，80名选手参加。", ["插花大赛: 参加的选手 80人"]),
    (
        "[南湖区|Place]建成[红邻驿站|Platform]31处、老年食堂58家。",
        ["红邻驿站: 数量 31处", "南湖区: 老年食堂 58家"],
    ),
    # statistics of an area are no programme's; a paragraph goes on about what it named last
    (
        "[南湖区|Place]开展“[百日行动|Initiative]”。一般公共预算收入增长6%。",
        ["南湖区: 一般公共预算收入 6%"],
    ),
    (
        "[南湖区|Place]有新气象。[云岭村|Community]变了样。路通了。全年接待游客4万人次。",
        ["云岭村: 接待游客 40000人次"],
    ),
    # the country and other provinces are nobody here
    ("[南湖区|Place]变化大。全国新能源汽车保有量1620万辆。在贵州，今年建成基站16万个。", []),
    # a whole without its name
    ("[云岭村|Community]成立[云岭农旅公司|Enterprise]，带动村集体增收40万元。", ["云岭村: 带动村集体增收 400000元"]),
    ("[梅溪镇|Subdistrict]承办[山地车赛|Event]，全镇接待游客4万人次。", ["梅溪镇: 接待游客 40000人次"]),
    ("[锦绣社区|Community]办起“[邻里议事厅|Mechanism]”，社区物业费收缴率涨到89%。", ["锦绣社区: 社区物业费收缴率 89%"]),
    # those who come to an event are counted by it, whether it is named behind them or before
    (
        "[揭牌仪式=茶业支部揭牌仪式|Event]在[青石镇|Subdistrict]举行。\n[青石镇|Subdistrict]、[商会=青石镇商会|SocialOrganisation]及骑手代表50余人参加揭牌仪式。",
        ["茶业支部揭牌仪式: 参加人数 50人"],
    ),
    (
        "[青石镇|Subdistrict]第二届[邻里节|Event]开幕。[南湖区|Place]十分重视。\n台下，700名村民代表深受感动。",
        ["邻里节: 深受感动的村民代表 700人"],
    ),
    # an honour owns the number of those named for it; what is dealt with owns nothing
    (
        "[民政局=南湖区民政局|GovernmentBody]确定14个社区为“[和谐示范社区|Award]”。",
        ["和谐示范社区: 确定社区 14个"],
    ),
    ("[全市=晴川市|Place]累计办理[12345热线|Platform]3619件。", ["晴川市: 办理12345热线 3619件"]),
    # who speaks for a town; what a first of its kind is called elsewhere; several founded one after another
    (
        "[晴川市|Place]会议召开。\n[青石街道|Subdistrict]负责人介绍，目前辖区内48个小区成立了业委会。",
        ["青石街道: 小区 48个"],
    ),
    (
        "[青石茶业党支部|PartyBranch]成立。\n这是[晴川市|Place]首个茶业党支部。",
        ["青石茶业党支部: 晴川市首个茶业党支部 1名次"],
    ),
    (
        "[南湖区|Place]启动[“组织聚合”=组织聚合|Initiative][“资源整合”=资源整合|Initiative]四大工程和12个项目。",
        ["南湖区: 项目 12个"],
    ),
    # items of a list own nothing
    ("[南湖区|Place]的[甲公司|Enterprise]、[乙公司|Enterprise]等11家企业入选。", ["南湖区: 入选的企业 11家"]),
    ("[青禾联盟|Alliance]举办[茶歌会|Event]、[斗茶赛|Event]等活动20场。", ["青禾联盟: 活动 20场"]),
    ("[云岭村|Community]变了样。[云岭果业公司|Enterprise]投产后，村里已经建起大棚35座。", ["云岭村: 大棚 35座"]),
    ("[梅溪镇|Subdistrict]位于[南湖县|Place]西部，最高海拔1600米。", ["梅溪镇: 最高海拔 1600米"]),
    ("[南湖区|Place]变化大。[梅溪镇|Subdistrict][云岭村|Community]等20个示范村入选。", ["南湖区: 入选的示范村 20个"]),
    # a brand and a project own what is told next
    ("[南湖区|Place]打造“[湖畔红|Brand]”品牌，举办活动30场。", ["湖畔红: 举办活动 30场"]),
    ("[南湖区|Place]抓建设。[文化苑停车场|Project]开工，6个路口改造。", ["文化苑停车场: 改造的路口 6个"]),
    # who is driven acts in the clause alone; origins act nowhere
    ("[南湖区住建局|GovernmentBody]推动[梅溪镇|Subdistrict]成为示范镇，新建公园6个。", ["南湖区住建局: 新建公园 6个"]),
    ("[南湖区|Place]推动“[三色工程|Initiative]”，网格增加到90个。", ["三色工程: 网格 90个"]),
    ("[云岭村|Community]变了样。来自[晴川市|Place]的客商进村，一年创收70万元。", ["云岭村: 一年创收 700000元"]),
    # an event that is held owns what is told of it in the sentence, but not in the next one
    ("[南湖区妇联|MassOrganisation]举办[插花大赛|Event]，收到善款2万元。", ["插花大赛: 收到善款 20000元"]),
    ("[南湖区妇联|MassOrganisation]举办[插花大赛|Event]。全年走访家庭900户。", ["南湖区妇联: 走访家庭 900户"]),
    ("[南湖区|Place]变化大。仅[灯会节|Event]期间，[柳巷|Place]就接待游客70万人。", ["灯会节: 接待游客 700000人"]),
    (
        "[南湖区|Place]变化大。自小区[“美家行动”=美家行动|Initiative]开展以来，化解难题60件。",
        ["美家行动: 化解难题 60件"],
    ),
    # bare nouns and whole districts; what a whole profits from
    (
        "[云岭社区|Community]变了样。[百日行动|Initiative]正忙。同时，社区已组建队伍26支。",
        ["云岭社区: 组建队伍 26支"],
    ),
    ("[南湖区|Place]成立[家电联盟|Alliance]。去年，全区接待游客8万人次。", ["南湖区: 接待游客 80000人次"]),
    ("[梅溪镇|Subdistrict][红马队|SocialOrganisation]为全镇417位老人建立档案。", ["红马队: 建立档案的老人 417人"]),
    (
        "[南湖区|Place]忙。[云岭社区|Community]举办学习贯彻会议精神暨[邻里节|Initiative]。20家单位签署协议。",
        ["邻里节: 签署协议的单位 20家"],
    ),
    # where news was learnt, who is first of a whole district, shares of what was counted before
    (
        "[南湖区|Place]变化大。记者从[工作总结会|Event]上获悉，9个小区改造完工。",
        ["南湖区: 改造完工的小区 9个"],
    ),
    (
        "[晴川市|Place]变化大。[南湖区|Place]忙。全市率先实行[联动机制|Mechanism]，组织执法4次。",
        ["联动机制: 组织执法 4次"],
    ),
    ("[云岭村|Community]组建[业委会联盟|Alliance]，业主委员会占比超八成。", ["业委会联盟: 业主委员会占比 80%"]),
    (
        "[南湖区|Place]通过推进[“月季”工程=月季工程|Initiative]，吸引人才。今年新增人才730人。",
        ["南湖区: 新增人才 730人"],
    ),
    (
        "[晴川市|Place]变化大。[南湖区|Place]忙。[三资平台|Platform]上线。清理以来，全市纠正合同268份，追回欠租713万元。",
        ["晴川市: 纠正合同 268份", "晴川市: 追回欠租 7130000元"],
    ),
    (
        "[青石公司|Enterprise]有名。[青石公司党委|PartyBranch]忙，发展党员8人，在建项目6个。",
        ["青石公司党委: 发展党员 8人", "青石公司: 在建项目 6个"],
    ),
    ("[晴川市|Place]开会。[青石银行|Enterprise]作介绍，已为66户市场主体授信。", ["青石银行: 市场主体授信 66户"]),
    (
        "[云岭街道|Subdistrict]联合商场等14家单位，成立全市首家党建联盟——[商圈联盟|Alliance]。",
        ["商圈联盟: 联合单位 14家", "商圈联盟: 全市首家党建联盟 1名次"],
    ),
    # possessors, names behind a noun, disposal, sectors, lists that are one name
    ("[南湖区|Place]变化大。在[晴川县|Place]17个乡镇中，它面积最大。", ["晴川县: 乡镇 17个"]),
    ("[南湖区|Place]重安全。施工方[青石路桥公司|Enterprise]返修路面4公里。", ["青石路桥公司: 返修路面 4公里"]),
    ("[南湖区|Place]把“[归雁计划|Initiative]”做实做细，引回人才318名。", ["归雁计划: 引回人才 318人"]),
    ("[南湖区|Place]产业兴旺。[月柿|Industry]种植面积稳定在21万亩。", ["月柿: 种植面积 210000亩"]),
    (
        "[晴川市|Place]成立[人工智能产业链党委=人工智能产业链党委|PartyBranch]52个。",
        ["晴川市: 人工智能产业链党委 52个"],
    ),
    (
        "[南湖区|Place]变化大。自2023年10月启动[轮值接听机制|Mechanism]以来，举办活动80场，化解难题900个。",
        ["轮值接听机制: 举办活动 80场", "轮值接听机制: 化解难题 900个"],
    ),
    # what is done to something without a name is no programme that owns what comes next
    ("[南湖区|Place]变化大。对居民楼实施[平改坡工程|Initiative]，楼顶改造500平方米。", ["南湖区: 楼顶改造 500平方米"]),
    ("[南湖区|Place]的[柳岸节|Event]开幕。约300人参加了活动。", ["柳岸节: 参加人数 300人"]),
    # nobody but the district
    ("[南湖区|Place]召开会议。\n老旧小区改造完工28个。", ["南湖区: 老旧小区改造完工 28个"]),
]


@pytest.mark.parametrize(("source", "expected"), OWNERS)
def test_owner(source: str, expected: list[str]) -> None:
    assert figures(source)[0] == expected


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("[柳岸宿舍改造工程|Project]竣工", "柳岸宿舍改造工程"),
        ("柳岸宿舍全面竣工", "柳岸宿舍改造工程"),
        ("[梅溪镇|Subdistrict]完成[柳岸宿舍改造工程|Project]", "梅溪镇"),
        ("旧楼换新颜", "梅溪镇"),
        ("[云川县|Place]宿舍改造工程竣工", "柳岸宿舍改造工程"),
    ],
)
def test_an_article_is_about_what_title_and_lead_name(title: str, owner: str) -> None:
    source = f"{title}\n近日，[梅溪镇|Subdistrict][柳岸宿舍改造工程|Project]竣工。\n在政策支持下，铺设路面600平方米。"
    assert figures(source, title=0)[0] == [f"{owner}: 铺设路面 600平方米"]


def test_without_anything_named_there_is_no_figure() -> None:
    assert figures("走访企业320家。")[0] == []


def test_works_on_a_plain_doc() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_dates")
    nlp.add_pipe("kg_figures")
    assert nlp("今年5月，走访企业320家。")._.figures == ()


def test_a_users_file_adds_units_and_times(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[figures.units]\narea = ["垧"]\n[times.parts]\n"秋收季" = [9, 11]\n', encoding="utf8")
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_dates", config={"lexicon": [str(file)]})
    nlp.add_pipe("kg_figures", config={"lexicon": [str(file)]})
    doc = nlp.make_doc("梅溪镇秋收季收割水稻300垧、玉米20亩。")
    doc._.mentions, doc._.entities = (
        (Mention(Span(0, 3), "Subdistrict", "梅溪镇", 0),),
        (Entity("梅溪镇", "Subdistrict"),),
    )
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [(f.unit, f.period.text) for f in doc._.figures if f.period] == [("垧", "秋收季"), ("亩", "秋收季")]


PERIODS = [
    ("[南湖区|Place]招商引资完成全年任务的41.5%。", None),
    ("今年以来，[南湖区|Place]招商引资完成全年目标的41.5%。", "今年以来"),
    ("全年计划内，[南湖区|Place]拆除违建87处。", "全年"),
    ("前三季度，[南湖区|Place]生产总值增长6%。", "前三季度"),
    ("去年，[南湖区|Place]启动改造。截至5月底，完工28个小区。", "截至5月底"),
    ("今年以来，[南湖区|Place]持续整治，拆除违建87处。", "今年以来"),
    ("今年以来，[南湖区|Place]持续整治。拆除违建87处。", "今年以来"),
    ("[南湖区|Place]累计拆除违建87处。", None),
    # what is compared with is not what the figure is about
    ("今年以来，[南湖区|Place]持续整治，拆违数较2023年末净增87处。", "今年以来"),
    ("2021年，[南湖区|Place]启动改造。\n拆除违建87处。", None),
]


def test_what_something_started_from_has_no_later_period() -> None:
    changed = figures("今年以来，[南湖区|Place]审批时限由5天压缩至2天，退件率从8%降到1%。")[1]
    assert [(str(f.value), f.period.text if f.period else None) for f in changed] == [
        ("5", None),
        ("2", "今年以来"),
        ("8", None),
        ("1", "今年以来"),
    ]


@pytest.mark.parametrize(("source", "period"), PERIODS)
def test_period(source: str, period: str | None) -> None:
    (claim,) = figures(source)[1]
    assert (claim.period.text if claim.period else None) == period


def test_period_has_days_where_they_can_be_worked_out() -> None:
    (claim,) = figures("截至5月底，[南湖区|Place]整治小区28个。", date="2022-07-01")[1]
    assert claim.period is not None
    assert (claim.period.start, claim.period.end) == (None, "2022-05-31")


REPEATS = [
    ("[南湖区|Place]28个小区换新颜\n今年，[南湖区|Place]改造小区28个。", (0,), 1),
    ("[南湖区|Place]总投资超213亿元\n[南湖区|Place]项目总投资213.6亿元。", (0,), 1),
    ("[南湖区|Place]9家企业入选\n今年，[南湖区|Place]改造小区28个。", (0,), 2),
    ("[南湖区|Place]用5年实施治理。\n[南湖区|Place]决定用5年实施治理。", (), 1),
    ("[南湖区|Place]建成公园3个。\n[南湖区|Place]新增泵站3个。", (), 2),
]


@pytest.mark.parametrize(("source", "headings", "count"), REPEATS)
def test_told_twice_is_one(source: str, headings: tuple[int, ...], count: int) -> None:
    assert len(figures(source, headings=headings)[1]) == count


def test_numbers_inside_names_are_no_figures() -> None:
    assert figures("[南湖区|Place]拨打[12345热线|Platform]，举办[百场演出进万家|Initiative]活动。")[0] == []


def test_evidence_lies_in_the_text_and_holds_the_number() -> None:
    _, claims, text = figures("[南湖区|Place]获评3家、改造“[龙溪|Place]”小区28个，投入约2.6亿元。")
    for claim in claims:
        assert claim.span.end <= len(text)
        assert any(char.isdigit() for char in claim.span.of(text))


WORDS = [
    *"，。；、“”（）：\n的是有为在由从到均较0123456789%.—+",
    *[
        "全市",
        "首位",
        "位居",
        "增长",
        "同比",
        "建成",
        "家",
        "个",
        "万元",
        "今年",
        "5月",
        "等",
        "成立",
        "项目",
        "名",
        "年",
        "用",
        "其中",
        "以上",
        "过半",
        "翻番",
        "首家",
        "前移",
        "位",
        "第一",
        "两",
    ],
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_any_text_gives_figures_that_lie_in_it(text: str) -> None:
    doc = COMPONENT(marked("[南湖区|Place]" + text))
    for claim in doc._.figures:
        assert claim.indicator
        assert claim.unit
        assert 0 <= claim.span.start < claim.span.end <= len(doc.text)
