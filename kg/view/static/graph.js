// The page put together: one view, changed by search, legend, canvas and panel; the address of the page keeps the selection.

const model = readModel();

/** What is shown. `revealed` holds things that the user asked for although a filter would hide them. */
const view = {
  hiddenClasses: new Set(),
  hiddenRelations: new Set(),
  article: null,
  showAll: false,
  revealed: new Set(),
  selection: null,
};

const panel = makePanel(model, byId("panel"), { thing: openThing, link: openLink, close: closePanel });
const canvas = model.things.length > 0 ? makeCanvas(model, byId("graph"), { thing: openThing, link: openLink, nothing: closePanel }) : null;
const refreshLegend = makeLegend(model, byId("legend"), view, { changed: update, pickArticle });

function update() {
  refreshLegend();
  if (canvas !== null) showCounts(canvas.apply(view));
}

/** Show one article's part of the graph, or all again. */
function pickArticle(number) {
  view.article = number;
  update();
  canvas.fit();
}

/** Say how much of the graph is on the screen and why the rest is not. */
function showCounts(shown) {
  const count = (flags) => flags.filter(Boolean).length;
  const things = count(shown.things);
  const part = (some, all) => (some === all ? `${all}` : `${some} / ${all}`);
  const words = [`显示 ${part(things, model.things.length)} 个节点 · ${part(count(shown.links), model.links.length)} 条关系`];
  if (!view.showAll && model.folded.size > 0) words.push(`关系最少的 ${model.folded.size} 个先收起`);
  if (model.leftOut > 0) words.push(`另有 ${model.leftOut} 个节点未收入本页`);
  byId("shown").textContent = words.join("；");
  byId("advice").hidden = view.selection !== null || things < model.things.length;
  byId("show-all").hidden = things === model.things.length && count(shown.links) === model.links.length;
}

function showEverything() {
  view.hiddenClasses.clear();
  view.hiddenRelations.clear();
  view.article = null;
  view.showAll = true;
  update();
}

/** Make sure that a thing and what it is linked to can be seen. */
function revealThing(thing) {
  view.revealed.add(thing.id);
  view.hiddenClasses.delete(thing.style.id);
  if (view.article !== null && !thing.articles.includes(view.article)) view.article = null;
  for (const number of thing.links) view.revealed.add(otherEnd(model.links[number], thing.id));
}

function openThing(id) {
  const thing = model.things[id];
  view.selection = { kind: "thing", id };
  revealThing(thing);
  panel.showThing(id);
  update();
  keepAddress(addressOf(thing));
  canvas.focus([id]);
}

function openLink(id) {
  const link = model.links[id];
  view.selection = { kind: "link", id };
  panel.showLink(id);
  update();
  canvas.focus([link.from, link.to]);
}

function closePanel() {
  if (view.selection === null) return;
  view.selection = null;
  panel.hide();
  update();
  keepAddress("#");
}

/** Put the selection into the address, so that a link or the way back restores it. */
function keepAddress(address) {
  if (location.hash !== address && (location.hash || "#") !== address) history.pushState(null, "", address);
}

function followAddress() {
  const thing = thingAt(model, location.hash);
  if (thing !== null) openThing(thing.id);
  else closePanel();
}

function toggleLegend(open) {
  document.body.classList.toggle("legend-open", open);
  byId("legend-toggle").setAttribute("aria-expanded", String(open));
}

function wire() {
  makeSearch(model, byId("search"), byId("suggestions"), (id) => {
    openThing(id);
    // Who came by keyboard goes on in the panel.
    byId("panel").focus({ preventScroll: true });
  });
  byId("zoom-in").addEventListener("click", () => canvas.zoom(1.35));
  byId("zoom-out").addEventListener("click", () => canvas.zoom(1 / 1.35));
  byId("fit").addEventListener("click", () => canvas.fit());
  byId("png").addEventListener("click", () => canvas.png());
  byId("show-all").addEventListener("click", showEverything);
  byId("legend-toggle").addEventListener("click", () => toggleLegend(!document.body.classList.contains("legend-open")));
  byId("graph").addEventListener("pointerdown", () => toggleLegend(false));
  window.addEventListener("popstate", followAddress);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    toggleLegend(false);
    closePanel();
    canvas.takeFocus();
  });
}

if (canvas === null) {
  byId("empty").hidden = false;
  document.body.classList.add("is-empty");
} else {
  wire();
  update();
  canvas.open();
  followAddress();
}
