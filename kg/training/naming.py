"""Invented names for every class, put together from `corpus/train/names.toml` and the gazetteer."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random

from kg.gazetteer import gazetteer, short_name
from kg.lexicon import default_lexicon


def _nothing() -> str:
    return ""


class NameMaker:
    """Makes names of a class; every name is a surface form as a paper prints it.

    Args:
        material: the word lists.
        random: the source of chance; the same seed gives the same names.
    """

    def __init__(self, material: Path, random: Random) -> None:
        table = tomllib.loads(material.read_text(encoding="utf8"))
        self._words: dict[str, list[str]] = {key: value.split() for key, value in table.items()}
        self._random = random
        surnames = default_lexicon().table("surnames")
        self._common: list[str] = surnames["common"].split()
        self._rare: list[str] = surnames["rare"].split()
        self._compound: list[str] = surnames["compound"].split()
        places = gazetteer()
        self._counties = [d.name for n in places.names() for d in places.named(n) if d.level == "county"]
        self._cities = [d.name for n in places.names() for d in places.named(n) if d.level == "city"]
        self._streets = [
            n for n in places.names() if places.named(n)[0].level == "street" and n.endswith(("街道", "镇", "乡"))
        ]
        self._makers: dict[str, Callable[[], str]] = {
            "Person": self.person, "Community": self.community, "Enterprise": self.enterprise,
            "Subdistrict": self.subdistrict, "Place": self.place, "Park": self.park, "Institution": self.institution,
            "SocialOrganisation": self.social, "Project": self.project, "Award": self.award, "Event": self.event,
            "Product": self.product, "Industry": lambda: self.pick("industry"), "GovernmentBody": self.office,
            "PartyBody": self.party_office, "MassOrganisation": self.mass_office, "PartyBranch": self.branch,
            "Policy": self.policy,
        }  # fmt: skip

    def pick(self, key: str) -> str:
        """Return a word of a list."""
        return self._random.choice(self._words[key])

    def chance(self, share: float) -> bool:
        """Return True in that share of calls."""
        return self._random.random() < share

    def one_of(self, *makers: Callable[[], str]) -> str:
        """Return what one of the makers makes."""
        return self._random.choice(makers)()

    def make(self, kind: str) -> str | None:
        """Return a new name of a class without quotation marks, or None for a class that frames make."""
        maker = self._makers.get(kind)
        return maker() if maker else self.programme(kind, quoted=False)

    def person(self) -> str:
        """Return a person's name: Han names mostly, others now and then."""
        if self.chance(0.05):
            return self.pick("minority")
        surname = self._random.choice(
            self._compound if self.chance(0.04) else self._rare if self.chance(0.35) else self._common
        )
        if self.chance(0.18) and len(surname) == 1:
            return surname + self.pick("given_second")
        return surname + self.pick("given_first") + self.pick("given_second")

    def division(self, like: str = "") -> str:
        """Return a county or city that ends like `like`."""
        pool = self._cities if like.endswith(("州", "盟")) else self._counties
        fit = [name for name in pool if not like or name[-1] == like[-1]]
        return self._random.choice(fit or self._counties)

    def short_division(self) -> str:
        """Return a short name of two characters or more."""
        return short_name(self._random.choice(self._counties if self.chance(0.7) else self._cities))

    def subdistrict(self) -> str:
        """Return a street, town or township."""
        return self._random.choice(self._streets)

    def community(self) -> str:
        """Return a village or neighbourhood."""
        if self.chance(0.35):
            return self.pick("estate_first") + self.pick("estate_end")
        surname = self.chance(0.3)
        first = self._random.choice(self._common) if surname else self.pick("village_first")
        middle = "家" if surname and self.chance(0.6) else ""
        third = self.pick("village_second") if self.chance(0.45) else ""
        end = "村" if self.chance(0.8) else self._random.choice(["社区", "", "屯", "新村", "嘎查"])
        return first + middle + self.pick("village_second") + third + end

    def core(self) -> str:
        """Return the invented word of a company's name."""
        core = self.pick("company_core_first") + self.pick("company_core_second")
        return core + (self.pick("company_core_second") if self.chance(0.12) else "")

    def enterprise(self) -> str:
        """Return a company, bank, co-operative or shop."""
        kind = self._random.random()
        place = self.short_division() if self.chance(0.5) else ""
        if kind < 0.34:
            return place + self.core() + self.pick("company_trade") + self.pick("company_form")
        if kind < 0.62:
            return place * self.chance(0.3) + self.core() + self.pick("company_trade")
        if kind < 0.70:
            bank = self.pick("big_bank") + self.short_division() + self.pick("bank_branch")
            return bank if self.chance(0.5) else self.short_division() + self.pick("bank")
        if kind < 0.84:
            return place + self.core() + self.pick("coop_trade") + self.pick("coop_form")
        if kind < 0.92:
            return self.core() + self.pick("shop_end")
        return self.core() + self._random.choice(["集团", "公司", "科技", "股份", "智能", "控股"])

    def place(self) -> str:
        """Return a geographic place."""
        return self.pick("place_core") + self.pick("place_end")

    def park(self) -> str:
        """Return a park or zone."""
        before = self.short_division() if self.chance(0.6) else self.pick("place_core")
        return before + (self.pick("park_core") if self.chance(0.7) else "") + self.pick("park_end")

    def institution(self) -> str:
        """Return a school, hospital, hall or institute."""
        before = self.one_of(self.division, self.short_division, self.subdistrict, _nothing)
        return before + self.pick("institution_core") * self.chance(0.6) + self.pick("institution_end")

    def social(self) -> str:
        """Return an association or team."""
        before = self.one_of(self.division, self.short_division, self.community, _nothing)
        return before + self.pick("social_core") + self.pick("social_end")

    def project(self) -> str:
        """Return a project."""
        before = self.one_of(self.short_division, self.core, _nothing, lambda: self.pick("place_core"))
        return before + self.pick("project_core") + self.pick("project_end")

    def award(self) -> str:
        """Return an honour."""
        theme = self.pick("theme") if self.chance(0.4) else ""
        return self.pick("rank") * self.chance(0.75) + theme + self.pick("award_core") + self.pick("award_end")

    def event(self) -> str:
        """Return a meeting, contest or ceremony."""
        number = self._random.choice(["第二届", "第五届", "第十届", "首届", "2022年", "2023年度", "2024", "", "", ""])
        before = self.one_of(self.division, self.short_division, lambda: self.pick("rank"), _nothing)
        words = (number, before) if self.chance(0.6) else (before, number)
        return "".join(words) + self.pick("event_topic") + self.pick("event_end")

    def product(self) -> str:
        """Return goods, a work or a loan."""
        kind = self._random.random()
        if kind < 0.2:
            return self.pick("loan")
        before = self.short_division() if self.chance(0.5) else self.pick("product_core")
        return before + (self.pick("product_end") if kind < 0.85 else self.pick("product_work"))

    def office(self) -> str:
        """Return a government organ."""
        return self.division() + self.pick("organ_office")

    def party_office(self) -> str:
        """Return a party organ."""
        return self.division() + self.pick("party_office")

    def mass_office(self) -> str:
        """Return a people's organisation."""
        return self.division() + self.pick("mass_office")

    def branch(self) -> str:
        """Return a grassroots party organisation."""
        end = self._random.choice(["党支部", "党支部", "党总支", "党委", "联合党支部", "临时党支部", "机关党委"])
        owner = self.one_of(self.community, self.enterprise, self.office, self.institution)
        return owner + end

    def policy(self) -> str:
        """Return the title of a document without 《》."""
        place = self.division() if self.chance(0.5) else ""
        if self.chance(0.4):
            return f"关于{self.pick('policy_verb')}{place}{self.pick('theme')}的{self.pick('policy_about')}"
        return place + self.pick("theme") + self.pick("policy_end")

    def quoted(self) -> str:
        """Return what may stand in quotation marks as the name of a programme."""
        kind = self._random.random()
        if kind < 0.45:
            return self.pick("quoted_core")
        if kind < 0.55:
            return self.pick("formula")
        if kind < 0.8:
            return self.pick("theme_short") + self.pick("theme_short") * self.chance(0.4)
        return self.short_division() + self.pick("theme_short")

    def programme(self, kind: str, quoted: bool) -> str | None:
        """Return an initiative, mechanism, platform, alliance, task force or brand, or None for another class."""
        ends = {"Initiative": "initiative_end", "Mechanism": "mechanism_end", "Platform": "platform_end",
                "Alliance": "alliance_end", "Taskforce": "taskforce_end"}  # fmt: skip
        if kind == "Brand":
            return f"“{self.quoted()}”" if quoted else self.quoted()
        if kind not in ends:
            return None
        if quoted:
            return f"“{self.quoted()}”" + self.pick(ends[kind]) * self.chance(0.6)
        core = self.pick("theme") if self.chance(0.6) else self.pick("industry") if self.chance(0.5) else self.quoted()
        return core + self.pick(ends[kind])
