// The panel of the graph view: what can be done with a thing, and the sentences behind a link.

/**
 * Build the panel.
 * @param {object} go `thing(id)`, `link(id)`, `close()`, and the steps `expand(iri, relation)`, `hide(iri)`, `pin(id)`,
 *   `unpin(iri)`, `pathFrom(id)`.
 */
function makeGraphPanel(root, go) {
  let turn = 0;

  function header(...content) {
    const close = el("button", { class: "close", type: "button", "aria-label": t("关闭详情", "Close details"), title: "Esc", text: "×", on: { click: go.close } });
    return el("header", { class: "panel-head" }, close, ...content);
  }

  function step(id, words, run, pressed = null) {
    return el("button", { id, class: "button small", type: "button", "aria-pressed": pressed, text: words, on: { click: run } });
  }

  function thingButton(thing) {
    return el("button", { class: "thing", type: "button", on: { click: () => go.thing(thing.id) } }, sign(thing.type, thing.style.shape), el("span", { text: thing.name }));
  }

  /** The relations of a thing, each with its number in the whole graph: a click brings these neighbours in. */
  function relationSteps(thing, relations) {
    const steps = relations
      .filter(({ count }) => count > 0)
      .map(({ relation, label, count }) =>
        el("li", {}, el("button", { class: "link-button", type: "button", title: t("只展开这种关系", "expand this relation only"), on: { click: () => go.expand(thing.iri, relation) } }, nameOfLabel(label), " ", el("span", { class: "count", text: thousands(count) }))),
      );
    return el("ul", { class: "relation-steps" }, ...steps);
  }

  function linkRow(model, link, thing) {
    const words = link.role ?? link.relation.zh;
    const forward = link.from === thing.id;
    const verb = el("button", { class: "link-button verb-button", type: "button", title: t("看原文", "see the source"), text: forward ? `${words} →` : `← ${words}`, on: { click: () => go.link(link.id) } });
    return el("li", { class: "fact" }, el("div", { class: "fact-line" }, verb, thingButton(model.things[otherEnd(link, thing.id)])));
  }

  function reveal() {
    root.hidden = false;
    root.scrollTop = 0;
  }

  async function showThing(model, id, { pinned, expanded }) {
    const now = ++turn;
    const thing = model.things[id];
    const around = new Set(thing.links.map((number) => otherEnd(model.links[number], id)));
    const hidden = Math.max(thing.neighbours - around.size, 0);
    const steps = el(
      "div",
      { class: "steps" },
      hidden > 0 && !expanded ? step("expand", t(`展开 +${thousands(hidden)}`, `Expand +${thousands(hidden)}`), () => go.expand(thing.iri, "")) : null,
      step("pin", pinned ? t("松开", "Unpin") : t("固定", "Pin"), () => (pinned ? go.unpin(thing.iri) : go.pin(id)), String(pinned)),
      step("hide", t("隐藏", "Hide"), () => go.hide(thing.iri)),
      step("path", t("到另一事物的路径", "Path to another"), () => go.pathFrom(id)),
    );
    const counts = t(`邻居 ${thousands(thing.neighbours)} 个，图中 ${around.size} 个`, `${thousands(thing.neighbours)} neighbours, ${around.size} shown`);
    const more = el("div", { class: "more-relations" });
    fill(
      root,
      header(el("p", { class: "class-line" }, sign(thing.type, thing.style.shape), nameOfLabel(thing.style.label)), el("h2", {}, el("a", { href: thing.url, text: thing.name })), el("p", { class: "counts", text: counts })),
      steps,
      more,
      el("section", { class: "group" }, el("h3", {}, t("图中的事实", "Facts shown"), el("span", { class: "count", text: String(thing.links.length) })), el("ul", { class: "facts" }, ...thing.links.map((number) => linkRow(model, model.links[number], thing)))),
      el("p", { class: "more-link" }, el("a", { href: thing.url, text: t("打开详情页", "Open its page") }), el("a", { href: `/graph?iri=${encodeURIComponent(thing.iri)}`, text: t("以它为中心", "Centre on it") })),
    );
    reveal();
    const { relations } = await askOnce("counts", { iri: thing.iri });
    if (now === turn && hidden > 0) fill(more, el("p", { class: "note", text: t("按关系展开：", "Expand by relation:") }), relationSteps(thing, relations));
  }

  async function showLink(model, id) {
    const now = ++turn;
    const link = model.links[id];
    const quotes = el("div", { class: "quotes" });
    fill(
      root,
      header(el("p", { class: "class-line", text: t("关系", "Relation") }), el("h2", { class: "triple" }, thingButton(model.things[link.from]), el("span", { class: "verb", text: `${link.role ?? link.relation.zh} ${SYMMETRIC.has(link.predicate) ? "—" : "→"}` }), thingButton(model.things[link.to]))),
      quotes,
    );
    reveal();
    const { evidence } = await askOnce("evidence", { claim: link.claim });
    if (now === turn) fill(quotes, ...evidence.map(quoteOf));
  }

  /** Ask for the other end of a path. */
  function askForEnd(model, id) {
    turn += 1;
    const input = el("input", { id: "path-end", type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "path-ends", "aria-autocomplete": "list", placeholder: t("输入另一端的名称", "Name of the other end") });
    const list = el("div", { id: "path-ends", class: "suggestions", role: "listbox", "aria-label": t("路径的另一端", "Other end of the path"), hidden: true });
    const label = el("label", { class: "note", for: "path-end", text: t(`从“${model.things[id].name}”到哪里？也可以直接点图中的节点。`, `From “${model.things[id].name}” to where? You can also click a node.`) });
    fill(root, header(el("h2", { text: t("两者之间的路径", "Path between two things") })), label, el("div", { class: "search" }, input, list));
    makeSuggestions(input, list, (hit) => go.pathTo(model.things[id].iri, hit.thing.iri));
    reveal();
    input.focus();
  }

  function hide() {
    turn += 1;
    root.hidden = true;
    fill(root);
  }

  return { showThing, showLink, askForEnd, hide };
}
