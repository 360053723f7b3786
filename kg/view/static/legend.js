// The legend is the filter: classes by family, relations, articles, each with its count.

/** How many items fall under each key. */
function tally(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/**
 * Build the legend.
 * @param {object} view the state that its boxes change: sets of hidden classes and relations, the article.
 * @param {object} on `changed()` is called after every change, `pickArticle(number)` to show one article or, with null, all.
 * @returns a function that brings the boxes in line with the view.
 */
function makeLegend(model, root, view, { changed, pickArticle }) {
  const classCounts = tally(model.things, (thing) => thing.style.id);
  const relationCounts = tally(model.links, (link) => link.predicate);
  const boxes = [];

  /** A row with a box that hides and shows one key, and a button that leaves only this key. */
  function row(hidden, keys, key, sign, { zh, en }, count) {
    const box = el("input", {
      type: "checkbox",
      "data-key": key,
      on: {
        change: () => {
          if (box.checked) hidden.delete(key);
          else hidden.add(key);
          changed();
        },
      },
    });
    boxes.push(() => (box.checked = !hidden.has(key)));
    const only = el("button", {
      class: "only link-button",
      type: "button",
      text: "只看",
      "aria-label": `只看${zh}`,
      on: { click: () => leaveOnly(hidden, keys, key) },
    });
    const label = el("label", {}, box, sign, el("span", { class: "zh", text: zh }), el("span", { class: "en", lang: "en", text: en }));
    return el("li", { class: "legend-row" }, label, only, el("span", { class: "count", text: String(count) }));
  }

  /** Hide all keys but one; asked again, show all. */
  function leaveOnly(hidden, keys, key) {
    const already = hidden.size === keys.length - 1 && !hidden.has(key);
    hidden.clear();
    if (!already) for (const other of keys) if (other !== key) hidden.add(other);
    changed();
  }

  function classRows() {
    const present = [...model.classes.values()].filter((style) => classCounts.has(style.id));
    const keys = present.map((style) => style.id);
    return model.families
      .map((family) => ({ family, styles: present.filter((style) => style.family === family.id) }))
      .filter(({ styles }) => styles.length > 0)
      .map(({ family, styles }) =>
        el(
          "li",
          { class: "legend-family" },
          el("span", { class: "family-name", text: family.zh }),
          el("ul", {}, ...styles.map((style) => row(view.hiddenClasses, keys, style.id, swatch(style), style, classCounts.get(style.id)))),
        ),
      );
  }

  function relationRows() {
    const present = [...model.relations.values()].filter((relation) => relationCounts.has(relation.id));
    const keys = present.map((relation) => relation.id);
    return present.map((relation) => row(view.hiddenRelations, keys, relation.id, null, relation, relationCounts.get(relation.id)));
  }

  function articleRows() {
    return model.articles.map((article, number) => {
      const button = el(
        "button",
        {
          class: "article",
          type: "button",
          on: {
            click: () => pickArticle(view.article === number ? null : number),
          },
        },
        el("span", { class: "article-title", text: articleTitle(article) }),
        article.date ? el("span", { class: "article-date", text: article.date }) : null,
      );
      boxes.push(() => button.setAttribute("aria-pressed", String(view.article === number)));
      return el("li", {}, button);
    });
  }

  fill(
    root,
    section("类别", "Classes", classRows()),
    section("关系", "Relations", relationRows()),
    section("报道", "Articles", articleRows()),
  );
  return () => boxes.forEach((refresh) => refresh());
}

function section(zh, en, rows) {
  if (rows.length === 0) return null;
  return el("section", { class: "legend-section" }, el("h2", {}, zh, el("span", { class: "en", lang: "en", text: en })), el("ul", {}, ...rows));
}

function articleTitle(article) {
  return article.title ?? `（无标题）${article.file}`;
}
