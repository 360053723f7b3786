// The drawing: vis-network with fixed places, looks that follow the view, and our own layer of labels.

/** Of so many lit links each is drawn fainter, or they become a blot. */
const MANY_LINKS = 40;

/** On a canvas narrower than this (pixels) the page opens no further out than this scale. */
const NARROW = 600;
const NARROW_SCALE = 0.5;

/** Colours of the drawing, from the style sheet, so that both themes stand in one place. */
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  return {
    dark: read("--theme") === "dark",
    ground: read("--ground"),
    ink: read("--ink"),
    soft: read("--ink-soft"),
    edge: read("--edge"),
    accent: read("--accent"),
    font: read("--sans"),
  };
}

/** What a selection lights up: its things and links; null where nothing is selected. */
function spotlight(model, view) {
  const { selection } = view;
  if (selection === null) return null;
  if (selection.kind === "link") {
    const link = model.links[selection.id];
    return { things: new Set([link.from, link.to]), links: new Set([link.id]), main: new Set([link.from, link.to]) };
  }
  const links = new Set(model.things[selection.id].links);
  const things = new Set([selection.id]);
  for (const number of links) things.add(otherEnd(model.links[number], selection.id));
  return { things, links, main: new Set([selection.id]) };
}

function nodeLook(thing, shown, light, theme) {
  const fill = theme.dark ? thing.style.dark : thing.style.light;
  const main = light !== null && light.main.has(thing.id);
  const dimmed = light !== null && !light.things.has(thing.id);
  return {
    id: thing.id,
    hidden: !shown,
    opacity: dimmed ? 0.14 : 1,
    borderWidth: main ? 3 : 1.5,
    color: { background: fill, border: main ? theme.ink : theme.ground },
  };
}

function edgeLook(link, shown, light, theme) {
  const lit = light !== null && light.links.has(link.id);
  const opacity = light === null ? 0.6 : lit ? (light.links.size > MANY_LINKS ? 0.6 : 0.95) : 0.1;
  return {
    id: link.id,
    hidden: !shown,
    width: lit ? 1.8 : 1,
    color: { color: lit ? theme.accent : theme.edge, opacity, inherit: false },
  };
}

/** Give back only the looks that differ from the last ones, as updates of vis-network cost time. */
function changed(looks, last) {
  return looks.filter((look) => {
    const key = JSON.stringify(look);
    if (last.get(look.id) === key) return false;
    last.set(look.id, key);
    return true;
  });
}

/**
 * Draw the graph into a container.
 * @param {object} on `thing(id)`, `link(id)` and `nothing()` are called on clicks.
 */
function makeCanvas(model, container, on) {
  let theme = readTheme();
  let view = null;
  let shown = null;
  let light = null;
  let hovered = null;
  let hoveredLink = null;
  const last = { nodes: new Map(), edges: new Map() };
  const nodes = new vis.DataSet(model.nodes.map(({ group, ...node }) => node));
  const edges = new vis.DataSet(model.edges);
  const network = new vis.Network(container, { nodes, edges }, model.options);
  const labels = makeLabels(model);

  function apply(nextView) {
    view = nextView;
    shown = visibility(model, view);
    light = spotlight(model, view);
    nodes.update(changed(model.things.map((thing) => nodeLook(thing, shown.things[thing.id], light, theme)), last.nodes));
    edges.update(changed(model.links.map((link) => edgeLook(link, shown.links[link.id], light, theme)), last.edges));
    return shown;
  }

  network.on("afterDrawing", (context) => {
    if (shown === null) return;
    const scale = network.getScale();
    labels.draw(context, { scale, centre: network.getViewPosition(), container, shown, light, hovered, hoveredLink, theme });
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) on.thing(node);
    else if (edge !== undefined) on.link(edge);
    else on.nothing();
  });
  network.on("hoverNode", ({ node }) => hover(node, null));
  network.on("hoverEdge", ({ edge }) => hover(null, edge));
  network.on("blurNode", () => hover(null, null));
  network.on("blurEdge", () => hover(null, null));

  function hover(thing, link) {
    hovered = thing;
    hoveredLink = link;
    container.classList.toggle("pointing", thing !== null || link !== null);
    network.redraw();
  }

  // vis-network makes an element of its own that takes the focus and the keys.
  const frame = container.firstElementChild;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", "知识图谱：方向键移动，加减号缩放；按斜杠键搜索，回车打开一个节点的详情");

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    theme = readTheme();
    if (view !== null) apply(view);
  });

  let width = container.clientWidth;
  let height = container.clientHeight;

  /** Follow the size of the container without zooming: what is drawn stays where it is. */
  function resize() {
    if (container.clientWidth === width && container.clientHeight === height) return;
    ({ clientWidth: width, clientHeight: height } = container);
    const kept = { position: network.getViewPosition(), scale: network.getScale() };
    network.setSize("100%", "100%");
    network.moveTo(kept);
    network.redraw();
  }

  new ResizeObserver(resize).observe(container);

  return {
    apply,
    open: () => openView(network, model, shown, container),
    fit: () => fitVisible(network, model, shown),
    takeFocus: () => frame.focus({ preventScroll: true }),
    zoom: (factor) => network.moveTo({ scale: network.getScale() * factor, animation: glide(200) }),
    focus: (ids) => {
      // The panel may just have taken its room; the observer would only tell after the movement has begun.
      resize();
      focusOn(network, model, ids, container);
    },
    png: () => savePicture(container.querySelector("canvas"), theme.ground),
  };
}

/** A movement of the view, or a jump for those who asked for less motion. */
function glide(duration) {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration, easingFunction: "easeInOutQuad" };
}

/** Bring all shown things that pass `wanted` into view. */
function fitVisible(network, model, shown, wanted = () => true) {
  const ids = model.things.filter((thing) => shown.things[thing.id] && wanted(thing)).map((thing) => thing.id);
  if (ids.length === 0) return;
  network.fit({ nodes: ids, animation: false, maxZoomLevel: 1.2 });
  // Labels reach beyond their nodes.
  network.moveTo({ scale: network.getScale() * 0.93 });
}

/** The first view: all that is linked, or, where that would be too small to read, what surrounds the best connected thing. */
function openView(network, model, shown, container) {
  const linked = model.links.length > 0;
  fitVisible(network, model, shown, (thing) => !linked || thing.degree > 0);
  if (container.clientWidth > NARROW || network.getScale() > NARROW_SCALE) return;
  const hub = model.things.reduce((top, thing) => (thing.degree > top.degree ? thing : top));
  network.moveTo({ position: { x: hub.x, y: hub.y }, scale: NARROW_SCALE });
}

/** How much of the canvas an overlapping panel hides from below. */
function hiddenBelow(container) {
  const panel = byId("panel").getBoundingClientRect();
  const own = container.getBoundingClientRect();
  return panel.height > 0 && panel.left < own.right ? Math.max(own.bottom - panel.top, 0) : 0;
}

/** Bring a node, or both ends of an edge, to the middle, near enough to read their labels. */
function focusOn(network, model, ids, container) {
  const ends = ids.map((id) => model.things[id]);
  const middle = (axis) => ends.reduce((sum, thing) => sum + thing[axis], 0) / ends.length;
  const spread = Math.max(...ends.map((thing) => Math.hypot(thing.x - middle("x"), thing.y - middle("y"))));
  const covered = hiddenBelow(container);
  const room = Math.min(container.clientWidth, container.clientHeight - covered) / (2.6 * spread + 1);
  const scale = Math.min(Math.max(network.getScale(), 0.75), 1.5, room);
  const position = { x: middle("x"), y: middle("y") };
  network.moveTo({ position, scale, offset: { x: 0, y: -covered / 2 }, animation: glide(350) });
}

/** Save what the canvas shows, on the ground of the page. */
function savePicture(drawn, ground) {
  const copy = el("canvas", { width: drawn.width, height: drawn.height });
  const context = copy.getContext("2d");
  context.fillStyle = ground;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(drawn, 0, 0);
  copy.toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    el("a", { href: address, download: "graph.png" }).click();
    // The download needs the address until it has begun, which may take a busy machine a while.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  });
}
