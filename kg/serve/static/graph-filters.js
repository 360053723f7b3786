// The legend of the graph view, which is its filter: classes, relations, time, articles, and the list of what is shown.

/**
 * Fill the legend.
 * @param {object} on `toggle(kind, id)`, `only(kind, id)`, `dates(since, until)`, `article(iri)`, `thing(id)`, `reset()`.
 */
function showFilters(root, model, state, terms, articles, on) {
  const open = root.querySelector("details")?.open ?? false;
  fill(
    root,
    isFiltered(state) ? el("button", { class: "link-button reset", type: "button", text: t("清除筛选", "Clear filters"), on: { click: on.reset } }) : null,
    legendSection(t("类别", "Classes"), classRows(model, state, terms, on)),
    legendSection(t("关系", "Relations"), relationRows(model, state, terms, on)),
    dateSection(state, on),
    articleSection(state, articles, on),
    thingSection(model, open, on),
  );
}

function isFiltered(state) {
  return state.classes.size + state.relations.size > 0 || state.since + state.until + state.article !== "";
}

function legendSection(title, rows) {
  return rows.length === 0 ? null : el("section", { class: "legend-section" }, el("h2", { text: title }), el("ul", {}, ...rows));
}

function classRows(model, state, terms, on) {
  const counts = tally(model.things, (thing) => thing.type);
  const present = [...terms.classes.values()].filter(({ id }) => counts.has(id) || state.classes.has(id));
  const families = Map.groupBy(present, ({ family }) => nameOfLabel(family));
  const row = (term) => filterRow("classes", term, sign(term.id, term.shape), counts.get(term.id) ?? 0, state.classes, on);
  return [...families].map(([name, members]) =>
    el("li", { class: "legend-family" }, el("span", { class: "family-name", text: name }), el("ul", {}, ...members.map(row))),
  );
}

function relationRows(model, state, terms, on) {
  const counts = tally(model.links, (link) => link.predicate);
  return [...terms.relations.values()]
    .filter(({ id }) => counts.has(id) || state.relations.has(id))
    .map((term) => filterRow("relations", term, null, counts.get(term.id) ?? 0, state.relations, on));
}

/** A row with a box that hides and shows one kind, and a button that leaves only this kind. */
function filterRow(kind, term, mark, count, hidden, on) {
  const name = nameOfLabel(term.label);
  const box = el("input", { type: "checkbox", "data-key": term.id, checked: !hidden.has(term.id), on: { change: () => on.toggle(kind, term.id) } });
  const only = el("button", { class: "only link-button", type: "button", text: t("只看", "only"), "aria-label": t(`只看${name}`, `only ${name}`), on: { click: () => on.only(kind, term.id) } });
  return el("li", { class: "legend-row" }, el("label", {}, box, mark, el("span", { class: "zh", text: name })), only, el("span", { class: "count", text: String(count) }));
}

function dateSection(state, on) {
  const field = (id, label, value) =>
    el("label", { class: "date-field" }, el("span", { text: label }), el("input", { id, type: "text", inputmode: "numeric", placeholder: "2022-05", pattern: "\\d{4}(-\\d\\d){0,2}", maxlength: "10", value, on: { change: read } }));
  function read() {
    const fields = [byId("since"), byId("until")];
    if (fields.every((one) => one.checkValidity())) on.dates(...fields.map((one) => one.value));
  }
  const fields = el("div", { class: "date-fields" }, field("since", t("从", "From"), state.since), field("until", t("到", "To"), state.until));
  return el("section", { class: "legend-section" }, el("h2", { text: t("报道日期", "Date of articles") }), fields);
}

function articleSection(state, articles, on) {
  const rows = articles.map((article) =>
    el(
      "li",
      {},
      el(
        "button",
        { class: "article", type: "button", "aria-pressed": String(state.article === article.iri), on: { click: () => on.article(state.article === article.iri ? "" : article.iri) } },
        el("span", { class: "article-title", text: article.title }),
        article.date_text ? el("span", { class: "article-date", text: article.date_text }) : null,
      ),
    ),
  );
  return legendSection(t("报道", "Articles"), rows);
}

/** All things of the drawing as a list, for those who cannot point at it. */
function thingSection(model, open, on) {
  const byDegree = [...model.things].sort((a, b) => b.degree - a.degree || a.id - b.id);
  const rows = byDegree.map((thing) =>
    el("li", {}, el("button", { class: "thing", type: "button", on: { click: () => on.thing(thing.id) } }, sign(thing.type, thing.style.shape), el("span", { text: thing.name }))),
  );
  return el("details", { class: "legend-section shown-things", open }, el("summary", { text: t(`图中的事物 ${rows.length}`, `Things shown: ${rows.length}`) }), el("ul", {}, ...rows));
}
