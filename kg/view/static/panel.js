// The side panel: what the graph knows of a thing or a link, and the sentences that say so.

const FACTS_AT_FIRST = 10;
const FIGURES_AT_FIRST = 8;
/** With more facts than this, sentences start short: from the evidence on, two lines of it. */
const WHOLE_UP_TO = 6;

/**
 * Build the panel.
 * @param {object} go `thing(id)`, `link(id)` select something, `close()` closes the panel.
 */
function makePanel(model, root, go) {
  /** One passage: the sentence with the evidence marked, and where it stands. */
  function quote(number) {
    const [articleNumber, pieces] = model.passages[number];
    const article = model.articles[articleNumber];
    const words = pieces.flatMap(([before, exact, after], at) => [
      at > 0 ? " … " : "",
      before === "" ? "" : el("span", { class: "before", text: before }),
      el("mark", { text: exact }),
      after,
    ]);
    const place = [article.publisher, article.date].filter(Boolean).join(" · ");
    return el(
      "blockquote",
      { class: "quote" },
      el("p", {}, ...words),
      el("footer", {}, el("cite", { text: articleTitle(article) }), place ? el("span", { text: place }) : null),
    );
  }

  /** Quotes, and a button that shows them whole or short. */
  function evidence(passages, whole) {
    const quotes = el("div", { class: whole ? "quotes" : "quotes brief" }, ...passages.map(quote));
    const button = el("button", {
      class: "why link-button",
      type: "button",
      text: passages.length > 1 ? `原文 ${passages.length}` : "原文",
      "aria-expanded": String(whole),
      on: {
        click: () => {
          const brief = quotes.classList.toggle("brief");
          button.setAttribute("aria-expanded", String(!brief));
        },
      },
    });
    return { button, quotes };
  }

  function thingButton(id) {
    const thing = model.things[id];
    return el(
      "button",
      { class: "thing", type: "button", title: thing.style.zh, on: { click: () => go.thing(id) } },
      swatch(thing.style),
      el("span", { text: thing.name }),
    );
  }

  function fact(lead, notes, passages, whole) {
    const { button, quotes } = evidence(passages, whole);
    return el(
      "li",
      { class: "fact" },
      el("div", { class: "fact-head" }, ...lead, ...notes.map((note) => el("span", { class: "note", text: note })), button),
      quotes,
    );
  }

  function linkFact(link, id, whole) {
    const notes = [link.role, ...link.dates].filter(Boolean);
    return fact([thingButton(otherEnd(link, id))], notes, link.passages, whole);
  }

  /** A heading with a list that shows its first items and keeps the rest behind a button. */
  function group(heading, items) {
    const list = el("ul", { class: "facts" }, ...items.slice(0, FACTS_AT_FIRST));
    return groupOf(heading, items.length, list, more(list, items.slice(FACTS_AT_FIRST), "条"));
  }

  function groupOf(heading, count, ...content) {
    return el("section", { class: "group" }, el("h3", {}, heading, el("span", { class: "count", text: String(count) })), ...content);
  }

  /** A button that appends the rest of a list; null where there is no rest. */
  function more(list, rest, unit, steps = rest.length) {
    if (rest.length === 0) return null;
    const button = el("button", {
      class: "more link-button",
      type: "button",
      text: `再显示 ${steps} ${unit}`,
      on: {
        click: () => {
          list.append(...rest);
          button.remove();
        },
      },
    });
    return button;
  }

  /** Links of a thing, grouped by relation and direction, in the order of the legend. */
  function linkGroups(thing, whole) {
    const links = thing.links.map((number) => model.links[number]);
    const groups = [];
    for (const relation of model.relations.values()) {
      const own = links.filter((link) => link.relation === relation);
      const forward = own.filter((link) => link.from === thing.id || model.symmetric.has(link.predicate));
      const backward = own.filter((link) => !forward.includes(link));
      const items = (some) => some.map((link) => linkFact(link, thing.id, whole));
      if (forward.length > 0) groups.push(group(relation.zh, items(forward)));
      if (backward.length > 0) groups.push(group(relation.backward, items(backward)));
    }
    return groups;
  }

  function figureTable(thing, whole) {
    const count = thing.figures.length;
    if (count === 0) return null;
    const head = ["指标", "数值", "时期"].map((text) => el("th", { scope: "col", text }));
    const rows = (figures) => figures.flatMap((figure) => figureRows(figure, whole));
    const body = el("tbody", {}, ...rows(thing.figures.slice(0, FIGURES_AT_FIRST)));
    const rest = rows(thing.figures.slice(FIGURES_AT_FIRST));
    const table = el("table", { class: "figures" }, el("thead", {}, el("tr", {}, ...head)), body);
    return groupOf("数据", count, table, more(body, rest, "项", count - FIGURES_AT_FIRST));
  }

  function figureRows(figure, whole) {
    const { button, quotes } = evidence(figure.passages, whole);
    const kind = figure.kind ? el("span", { class: "kind", text: figure.kind }) : null;
    return [
      el(
        "tr",
        {},
        el("th", { scope: "row" }, figure.indicator, button),
        el("td", { class: "value", title: figure.exact }, kind, figure.value),
        el("td", { class: "period", text: figure.period ?? "" }),
      ),
      el("tr", { class: "quote-row" }, el("td", { colspan: "3" }, quotes)),
    ];
  }

  function dateGroup(thing, whole) {
    if (thing.dates.length === 0) return null;
    const day = (date) => el("span", { class: "date", text: date.value });
    return group("时间", thing.dates.map((date) => fact([day(date)], [date.label], date.passages, whole)));
  }

  function header(title, ...below) {
    const close = el("button", { class: "close", type: "button", "aria-label": "关闭详情", title: "关闭（Esc）", text: "×", on: { click: go.close } });
    return el("header", { class: "panel-head" }, close, title, ...below);
  }

  function classLine(style) {
    return el("p", { class: "class-line" }, swatch(style), style.zh, el("span", { class: "en", lang: "en", text: style.en }));
  }

  function aliasLine(thing) {
    if (thing.aliases.length === 0) return null;
    return el("p", { class: "aliases" }, el("span", { class: "label", text: "又称" }), ...thing.aliases.map((alias) => el("span", { class: "alias", text: alias })));
  }

  function nameOf(thing) {
    const note = thing.qualifier === "" ? null : el("span", { class: "qualifier", text: thing.qualifier });
    return el("h2", {}, thing.name, note);
  }

  function countLine(thing) {
    const counts = [
      [thing.degree, "条关系"],
      [thing.figures.length, "项数据"],
      [thing.articles.length, "篇报道"],
    ];
    return el("p", { class: "counts", text: counts.filter(([number]) => number > 0).map(([number, unit]) => `${number} ${unit}`).join(" · ") });
  }

  function openAll() {
    const button = el("button", { class: "open-all link-button", type: "button", text: "展开全部原文" });
    button.addEventListener("click", () => {
      for (const rest of root.querySelectorAll(".more")) rest.click();
      for (const closed of root.querySelectorAll('.why[aria-expanded="false"]')) closed.click();
      button.remove();
    });
    return button;
  }

  function showThing(id) {
    const thing = model.things[id];
    const facts = thing.links.length + thing.dates.length + thing.figures.length;
    const whole = facts <= WHOLE_UP_TO;
    fill(
      root,
      header(classLine(thing.style), nameOf(thing), aliasLine(thing), countLine(thing)),
      facts > 0 ? null : el("p", { class: "nothing", text: "报道里提到了它，没有说到它的关系或数据。" }),
      whole ? null : openAll(),
      dateGroup(thing, whole),
      figureTable(thing, whole),
      ...linkGroups(thing, whole),
      whole && facts > 0 ? null : namedIn(thing),
    );
    reveal();
  }

  /** The articles that name a thing, where its sentences do not show them. */
  function namedIn(thing) {
    const titles = thing.articles.map((number) => articleTitle(model.articles[number]));
    return el("section", { class: "group named-in" }, el("h3", { text: "见于" }), el("ul", {}, ...titles.map((text) => el("li", { text }))));
  }

  function showLink(id) {
    const link = model.links[id];
    const arrow = model.symmetric.has(link.predicate) ? "—" : "→";
    const siblings = model.things[link.from].links
      .map((number) => model.links[number])
      .filter((other) => other.id !== id && otherEnd(other, link.from) === link.to);
    fill(
      root,
      header(
        el("p", { class: "class-line" }, "关系", el("span", { class: "en", lang: "en", text: link.relation.en })),
        el("h2", { class: "triple" }, thingButton(link.from), el("span", { class: "verb", text: `${link.role ?? link.relation.zh} ${arrow}` }), thingButton(link.to)),
        link.dates.length > 0 ? el("p", { class: "counts", text: link.dates.join(" · ") }) : null,
      ),
      el("div", { class: "quotes" }, ...link.passages.map(quote)),
      siblings.length > 0 ? group("两者之间还有", siblings.map(siblingFact)) : null,
    );
    reveal();
  }

  function siblingFact(link) {
    const words = [model.things[link.from].name, link.role ?? link.relation.zh, model.things[link.to].name].join(" ");
    return fact([el("button", { class: "thing", type: "button", text: words, on: { click: () => go.link(link.id) } })], link.dates, link.passages, false);
  }

  function reveal() {
    root.hidden = false;
    root.scrollTop = 0;
  }

  function hide() {
    root.hidden = true;
    fill(root);
  }

  return { showThing, showLink, hide };
}
