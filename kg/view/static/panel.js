// The side panel: what the graph knows of a thing or a link, and the sentences that say so.

const FACTS_AT_FIRST = 10;
const OPEN_QUOTES_UP_TO = 8;

/**
 * Build the panel.
 * @param {object} go `thing(id)`, `link(id)` select something, `close()` closes the panel.
 */
function makePanel(model, root, go) {
  /** One passage: the sentence with the evidence marked, and where it stands. */
  function quote(number) {
    const [articleNumber, pieces] = model.passages[number];
    const article = model.articles[articleNumber];
    const words = pieces.flatMap(([before, exact, after], at) => [at > 0 ? " … " : "", before, el("mark", { text: exact }), after]);
    const place = [article.publisher, article.date].filter(Boolean).join(" · ");
    return el(
      "blockquote",
      { class: "quote" },
      el("p", {}, ...words),
      el("footer", {}, el("cite", { text: articleTitle(article) }), place ? el("span", { text: place }) : null),
    );
  }

  /** A button and the quotes that it opens. */
  function evidence(passages, open) {
    const quotes = el("div", { class: "quotes", hidden: !open }, ...passages.map(quote));
    const button = el("button", {
      class: "why link-button",
      type: "button",
      text: passages.length > 1 ? `原文 ${passages.length}` : "原文",
      "aria-expanded": String(open),
      on: {
        click: () => {
          quotes.hidden = !quotes.hidden;
          button.setAttribute("aria-expanded", String(!quotes.hidden));
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

  function fact(lead, notes, passages, open) {
    const { button, quotes } = evidence(passages, open);
    return el(
      "li",
      { class: "fact" },
      el("div", { class: "fact-head" }, ...lead, ...notes.map((note) => el("span", { class: "note", text: note })), button),
      quotes,
    );
  }

  function linkFact(link, id, open) {
    const notes = [link.role, ...link.dates].filter(Boolean);
    return fact([thingButton(otherEnd(link, id))], notes, link.passages, open);
  }

  /** A heading with a list that shows its first items and keeps the rest behind a button. */
  function group(heading, items) {
    const list = el("ul", { class: "facts" }, ...items.slice(0, FACTS_AT_FIRST));
    const rest = items.slice(FACTS_AT_FIRST);
    const more = el("button", {
      class: "more link-button",
      type: "button",
      text: `再显示 ${rest.length} 条`,
      on: {
        click: () => {
          list.append(...rest);
          more.remove();
        },
      },
    });
    return el(
      "section",
      { class: "group" },
      el("h3", {}, heading, el("span", { class: "count", text: String(items.length) })),
      list,
      rest.length > 0 ? more : null,
    );
  }

  /** Links of a thing, grouped by relation and direction, in the order of the legend. */
  function linkGroups(thing, open) {
    const links = thing.links.map((number) => model.links[number]);
    const groups = [];
    for (const relation of model.relations.values()) {
      const own = links.filter((link) => link.relation === relation);
      const forward = own.filter((link) => link.from === thing.id || model.symmetric.has(link.predicate));
      const backward = own.filter((link) => !forward.includes(link));
      const items = (some) => some.map((link) => linkFact(link, thing.id, open));
      if (forward.length > 0) groups.push(group(relation.forward, items(forward)));
      if (backward.length > 0) groups.push(group(relation.backward, items(backward)));
    }
    return groups;
  }

  function figureTable(thing) {
    if (thing.figures.length === 0) return null;
    const head = ["指标", "数值", "时期"].map((text) => el("th", { scope: "col", text }));
    const rows = thing.figures.flatMap((figure) => figureRows(figure, thing.figures.length <= OPEN_QUOTES_UP_TO / 2));
    return el(
      "section",
      { class: "group" },
      el("h3", {}, "数据", el("span", { class: "count", text: String(thing.figures.length) })),
      el("table", { class: "figures" }, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows)),
    );
  }

  function figureRows(figure, open) {
    const { button, quotes } = evidence(figure.passages, open);
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

  function dateGroup(thing, open) {
    if (thing.dates.length === 0) return null;
    return group("时间", thing.dates.map((date) => fact([el("span", { class: "date", text: date.value })], [date.label], date.passages, open)));
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
      for (const closed of root.querySelectorAll('.why[aria-expanded="false"]')) closed.click();
      button.remove();
    });
    return button;
  }

  function showThing(id) {
    const thing = model.things[id];
    const facts = thing.links.length + thing.dates.length;
    const open = facts <= OPEN_QUOTES_UP_TO;
    const quotes = facts + thing.figures.length > 0;
    fill(
      root,
      header(classLine(thing.style), el("h2", { text: thing.name }), aliasLine(thing), countLine(thing)),
      quotes ? openAll() : el("p", { class: "nothing", text: "报道里提到了它，没有说到它的关系或数据。" }),
      dateGroup(thing, open),
      ...linkGroups(thing, open),
      figureTable(thing),
      namedIn(thing),
    );
    reveal();
  }

  /** The articles of a thing of which nothing is stated, so that the panel is never without a source. */
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
