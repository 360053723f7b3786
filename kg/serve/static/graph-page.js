// The graph view put together: the address says what is shown; every step changes the address, so that undo is the way back.

const START = byId("main").dataset.start;
const places = new Map();
const panel = makeGraphPanel(byId("panel"), { thing: openThing, link: openLink, close: closePanel, expand, hide, pin: pinThing, unpin, pathFrom, pathTo });
const drawing = makeDrawing(byId("graph"), { thing: clickThing, link: openLink, nothing: closePanel, moved });

let state = readState(location.hash);
let model = { things: [], links: [], edges: [] };
let selection = null;
let waiting = null; // the thing whose path to another is asked for
let wayLight = null;
let turn = 0;
let articles = [];

/** Take a step: change a copy of the state, keep it in the address, draw it. */
async function step(change) {
  const next = readState(writeState(state));
  change(next);
  const address = writeState(next) || location.pathname + location.search;
  history.pushState({ steps: (history.state?.steps ?? 0) + 1 }, "", address);
  await follow();
}

/** Draw what the address says. */
async function follow(first = false) {
  const now = ++turn;
  state = readState(location.hash);
  const kept = selectedIris();
  const terms = await vocabulary();
  let scene;
  try {
    scene = await gather(START, state, terms);
  } catch (error) {
    byId("shown").textContent = error.message;
    return;
  }
  if (now !== turn) return;
  model = modelOf(scene, state, terms, places);
  drawing.show(model);
  wayLight = lightOf(scene.way);
  restoreSelection(kept);
  showFilters(byId("legend"), model, state, terms, articles, filterSteps);
  tellCounts(scene);
  const empty = model.things.length === 0;
  byId("empty").hidden = !empty;
  // Filters may have left nothing; only a view without a beginning is bare.
  document.body.classList.toggle("is-empty", empty && START === "" && location.hash === "");
  byId("undo").disabled = (history.state?.steps ?? 0) === 0;
  keepLanguageLink();
  if (first) drawing.open();
}

/** The selection by IRI, as numbers change with every step. */
function selectedIris() {
  if (selection === null) return null;
  return selection.kind === "thing" ? model.things[selection.id].iri : model.links[selection.id].claim;
}

function restoreSelection(kept) {
  const id = kept === null ? -1 : model.things.findIndex(({ iri }) => iri === kept);
  const link = kept === null ? -1 : model.links.findIndex(({ claim }) => claim === kept);
  if (id >= 0) showThing(id);
  else if (link >= 0) selection = { kind: "link", id: link };
  else {
    selection = null;
    if (waiting === null) panel.hide();
  }
  light();
}

function light() {
  drawing.looks(selection ?? (wayLight === null ? null : { kind: "way", light: wayLight }));
}

/** What the path lights up. */
function lightOf(way) {
  if (way === null || !way.found) return null;
  const iris = new Set(way.nodes.map(({ iri }) => iri));
  const claims = new Set(way.edges.map(({ id }) => id));
  const things = new Set(model.things.filter(({ iri }) => iris.has(iri)).map(({ id }) => id));
  const links = new Set(model.links.filter(({ claim }) => claims.has(claim)).map(({ id }) => id));
  return { things, links, main: things };
}

/** Say how much is shown, and how much there is. */
function tellCounts(scene) {
  const shown = model.things.length;
  const total = Math.max(scene.total, shown);
  const words = [
    scene.cut && total > shown ? t(`显示 ${thousands(shown)} / ${thousands(total)} 个事物`, `Showing ${thousands(shown)} of ${thousands(total)} things`) : t(`显示 ${shown} 个事物`, `Showing ${shown} things`),
    t(`${model.links.length} 条事实`, `${model.links.length} facts`),
  ];
  if (shown >= MOST_SHOWN) words.push(t(`一次最多 ${MOST_SHOWN} 个`, `at most ${MOST_SHOWN} at a time`));
  if (scene.way !== null && !scene.way.found) words.push(scene.way.complete ? t("两者之间没有路径", "there is no path between the two") : t("在搜索范围内没有找到路径", "no path found within the limits of the search"));
  if (wayLight !== null) words.push(t(`路径 ${scene.way.nodes.length - 1} 步`, `path of ${scene.way.nodes.length - 1} steps`));
  byId("shown").textContent = words.join(" · ");
}

function showThing(id) {
  selection = { kind: "thing", id };
  const { iri } = model.things[id];
  panel.showThing(model, id, { pinned: state.pin.has(iri), expanded: state.expand.some((one) => one.iri === iri && one.relation === "") });
}

function clickThing(id) {
  if (waiting !== null && waiting !== model.things[id].iri) return pathTo(waiting, model.things[id].iri);
  openThing(id);
}

function openThing(id) {
  waiting = null;
  showThing(id);
  light();
}

function openLink(id) {
  waiting = null;
  selection = { kind: "link", id };
  panel.showLink(model, id);
  light();
}

function closePanel() {
  waiting = null;
  selection = null;
  panel.hide();
  light();
}

async function expand(iri, relation) {
  await step((next) => next.expand.push({ iri, relation }));
  drawing.fit();
}

function hide(iri) {
  selection = null;
  return step((next) => next.hide.push(iri));
}

function pinThing(id) {
  const { iri, x, y } = model.things[id];
  return step((next) => next.pin.set(iri, { x, y }));
}

function unpin(iri) {
  return step((next) => next.pin.delete(iri));
}

function moved(id, place) {
  places.set(model.things[id].iri, place);
  return step((next) => next.pin.set(model.things[id].iri, place));
}

function pathFrom(id) {
  waiting = model.things[id].iri;
  panel.askForEnd(model, id);
}

async function pathTo(from, to) {
  waiting = null;
  selection = null;
  await step((next) => {
    next.path = { from, to };
    next.hide = next.hide.filter((iri) => iri !== from && iri !== to);
  });
  drawing.fit();
}

/** A thing found by search comes into the drawing, or stands at its start. */
function bringIn(hit) {
  const id = model.things.findIndex(({ iri }) => iri === hit.thing.iri);
  byId("search").blur();
  if (waiting !== null) return pathTo(waiting, hit.thing.iri);
  if (id >= 0) {
    openThing(id);
    return drawing.focus([id]);
  }
  if (START === "" && model.things.length === 0) return location.assign(`/graph?iri=${encodeURIComponent(hit.thing.iri)}`);
  return step((next) => {
    next.hide = next.hide.filter((iri) => iri !== hit.thing.iri);
    next.add.push(hit.thing.iri);
  }).then(() => openThing(model.things.findIndex(({ iri }) => iri === hit.thing.iri)));
}

const filterSteps = {
  toggle: (kind, id) => step((next) => next[kind].delete(id) || next[kind].add(id)),
  /** Hide all kinds that are shown but one; asked again, show all. */
  only: (kind, id) =>
    step((next) => {
      const others = kind === "classes" ? model.things.map(({ type }) => type) : model.links.map(({ predicate }) => predicate);
      const hidden = [...new Set(others)].filter((other) => other !== id);
      if (hidden.length === 0) next[kind].clear();
      else for (const other of hidden) next[kind].add(other);
      next[kind].delete(id);
    }),
  dates: (since, until) => step((next) => Object.assign(next, { since, until })),
  article: (article) => step((next) => Object.assign(next, { article })),
  thing: (id) => {
    toggleFilters(false);
    openThing(id);
    drawing.focus([id]);
  },
  reset: () => step((next) => Object.assign(next, { classes: new Set(), relations: new Set(), since: "", until: "", article: "" })),
};

function undo() {
  if ((history.state?.steps ?? 0) > 0) history.back();
}

/** The switch of the language keeps the view. */
function keepLanguageLink() {
  const link = document.querySelector(".language");
  link.href = link.getAttribute("href").split("#")[0] + location.hash;
}

async function showBeginnings() {
  const [{ hits }, { classes }] = await Promise.all([ask("suggest", { limit: 12 }), vocabulary()]);
  const chips = hits.map(({ thing }) => el("li", {}, el("a", { class: "chip", href: `/graph?iri=${encodeURIComponent(thing.iri)}` }, sign(thing.type, classes.get(thing.type).shape), thing.name)));
  fill(byId("beginnings"), ...chips);
}

function toggleFilters(open) {
  document.body.classList.toggle("legend-open", open);
  byId("filters").setAttribute("aria-expanded", String(open));
}

function wire() {
  chosen.go = bringIn;
  byId("undo").addEventListener("click", undo);
  byId("zoom-in").addEventListener("click", () => drawing.zoom(1.35));
  byId("zoom-out").addEventListener("click", () => drawing.zoom(1 / 1.35));
  byId("fit").addEventListener("click", drawing.fit);
  byId("png").addEventListener("click", drawing.png);
  byId("svg").addEventListener("click", drawing.svg);
  byId("filters").addEventListener("click", () => toggleFilters(!document.body.classList.contains("legend-open")));
  byId("graph").addEventListener("pointerdown", () => toggleFilters(false));
  window.addEventListener("popstate", () => follow());
  document.addEventListener("keydown", (event) => {
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.target.closest("input, textarea")) {
      event.preventDefault();
      undo();
    }
    if (event.key !== "Escape") return;
    toggleFilters(false);
    closePanel();
    drawing.takeFocus();
  });
}

async function begin() {
  wire();
  if (START === "" && location.hash === "") await showBeginnings();
  if (START !== "") articles = (await ask("articles", { iri: START, limit: 100 })).articles;
  await follow(true);
}

begin();
