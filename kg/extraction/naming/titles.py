"""Names in book-title marks: 《关于……的意见》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extraction.naming.candidates import Candidate
from kg.extraction.naming.heads import NameLexicon
from kg.model import Span

_DOCUMENT = re.compile(r"《([^《》\n]{2,80})》")
_WORKS = re.compile(r"^(?:专刊|简报|专报|画册|报告|丛书|一书|电影|歌曲|宣传片|微电影|纪录片|MV|杂志|期刊|报道|栏目)")
#: Papers, but no circulars and reports on work (民情专报, 工作简报).
_PAPER = re.compile("(?<![专简快月年季情海学通画])报$")
_RULES = re.compile(
    r"(?:法|条例|意见|办法|方案|规划|计划|通知|决定|决议|指南|指引|标准|细则|规则|规定|规范|规程|公约|章程|宣言|纲要|措施|清单"
    r"|倡议书?|协议|协定|合同|令|公告|通报|批复|制度|准则|守则|政策|条款|目录|要点|建议|议案|解释|白皮书|蓝皮书|工作报告|预案"
    r"|机制|[一二三四五六七八九十]+条|\d+条|党章|宪法|协议书|承诺书|责任书|告知书|决定书|通知书|申请书|任务书|意见书|建议书|保证书|意向书|聘用书|公开信|备忘录|军令状"
    r"|申请表|登记表|通行证|许可证|导则|须知|图则|大纲|提纲|民约|规约|教规|实施意见稿|征求意见稿|办事指引|工作规程|限值|安排)(?:（.*）)?$"
)

#: Plans of five years, by their number.
_FIVE_YEARS = re.compile(
    r"(?:(?<![全我本该])[省市区县])?“?十[一二三四五六]五”?(?!时期|期间|以来|[末初])[\u4e00-\u9fff]{0,10}?规划(?:纲要|(?!纲要))(?![期馆建设编局院师者中内])"
)


def five_year_plans(text: str) -> Iterator[Candidate]:
    """Yield the plans that are called by the five years they are made for, outside of 《》 (“十五五”规划)."""
    for match in _FIVE_YEARS.finditer(text):
        name = re.sub("[“”]", "", match[0])
        yield Candidate(Span(*match.span()), "Policy", name, quoted=True, core=name)


def documents(text: str, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield every title in 《》: a paper, a policy if its last words are those of a rule or plan, else a work."""
    for match in _DOCUMENT.finditer(text):
        title = re.sub(r"[“”‘’\s]", "", match[1])
        head = lexicon.head_at_end(title)
        if lexicon.alone.get(title) == "Media" or (head and head.type == "Media") or _PAPER.search(title):
            yield Candidate(Span(*match.span()), "Media", title, quoted=True)
            continue
        is_work = _WORKS.match(text[match.end() : match.end() + 4]) or not _RULES.search(title)
        yield Candidate(Span(*match.span()), "Product" if is_work else "Policy", title, quoted=True)
