// The drawing of the explorer: the single page's looks and labels over a graph that grows and shrinks.

const RADIUS = { least: 7, growth: 2.5, most: 30 };
/** vis-network draws shapes of one size with very different areas; these factors make them look alike. */
const SHAPE_SCALE = { square: 0.88, diamond: 1.15, star: 1.4 };
const SYMMETRIC = new Set(["cooperatesWith"]);

const VIS_OPTIONS = {
  autoResize: false,
  physics: { enabled: false },
  layout: { improvedLayout: false },
  interaction: { dragNodes: true, hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, zoomSpeed: 0.6, keyboard: { enabled: true, bindToWindow: false } },
  nodes: { borderWidth: 1.5, borderWidthSelected: 3, chosen: false, scaling: { label: { enabled: false, drawThreshold: 100_000 } } },
  edges: { width: 1, selectionWidth: 1, hoverWidth: 0.5, chosen: false, arrowStrikethrough: false, arrows: { to: { scaleFactor: 0.45 } } },
};

/** Join a scene into the things and links that the single page's drawing knows; places are kept from before. */
function modelOf(scene, state, terms, places) {
  const things = [...scene.nodes.values()].map((node, id) => ({ ...node, whole: node.degree, id, links: [], style: terms.classes.get(node.type) }));
  const numbers = new Map(things.map((thing) => [thing.iri, thing.id]));
  const links = [...scene.edges.values()].map((edge, id) => ({
    id,
    claim: edge.id,
    from: numbers.get(edge.source),
    to: numbers.get(edge.target),
    predicate: edge.relation,
    relation: { zh: nameOfLabel(terms.relations.get(edge.relation).label) },
    role: edge.role || null,
    date: edge.date,
  }));
  for (const link of links) {
    things[link.from].links.push(link.id);
    if (link.to !== link.from) things[link.to].links.push(link.id);
  }
  for (const thing of things) {
    thing.degree = thing.links.length;
    thing.size = Math.min(RADIUS.least + RADIUS.growth * Math.sqrt(thing.degree), RADIUS.most) * (SHAPE_SCALE[thing.style.shape] ?? 1);
    thing.fixed = places.has(thing.iri) || state.pin.has(thing.iri);
    Object.assign(thing, state.pin.get(thing.iri) ?? places.get(thing.iri) ?? { x: null, y: null });
  }
  place(things, links);
  for (const { iri, x, y } of things) places.set(iri, { x, y });
  return { things, links, edges: edgesOf(links) };
}

function place(things, links) {
  const pairs = links.map(({ from, to }) => [from, to]).filter(([from, to]) => from !== to);
  if (things.every(({ fixed }) => fixed)) return;
  if (things.length > 0 && things[0].x === null) Object.assign(things[0], { x: 0, y: 0 });
  // Few things may take more room each than many.
  placeNodes(things, pairs, 70 + 320 / Math.sqrt(things.length));
}

/** Edges as vis-network takes them: straight where alone between two nodes, fanned out where not. */
function edgesOf(links) {
  const pair = ({ from, to }) => `${Math.min(from, to)} ${Math.max(from, to)}`;
  const totals = tally(links, pair);
  const seen = new Map();
  return links.map((link) => {
    const before = seen.get(pair(link)) ?? 0;
    seen.set(pair(link), before + 1);
    const offset = before - (totals.get(pair(link)) - 1) / 2;
    const turn = link.from < link.to ? offset : -offset;
    const smooth = turn === 0 ? { enabled: false } : { enabled: true, type: turn > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(turn) * 0.22 };
    return { id: link.id, from: link.from, to: link.to, arrows: SYMMETRIC.has(link.predicate) ? "" : "to", smooth };
  });
}

/** How many items fall under each key. */
function tally(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/**
 * Draw into a container.
 * @param {object} on `thing(id)`, `link(id)`, `nothing()` are called on clicks, `moved(id, place)` after a drag.
 * @param {boolean} wheel whether the wheel zooms; inside a page it should scroll the page.
 */
function makeDrawing(container, on, wheel = true) {
  let theme = readTheme();
  let model = { things: [], links: [], edges: [] };
  let labels = makeLabels(model);
  let shown = { things: [], links: [] };
  let selected = null;
  let light = null;
  let pointed = { thing: null, link: null };
  let last = { nodes: new Map(), edges: new Map() };
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(container, { nodes, edges }, { ...VIS_OPTIONS, interaction: { ...VIS_OPTIONS.interaction, zoomView: wheel } });

  function looks(selection) {
    selected = selection;
    light = selection === null ? null : selection.kind === "way" ? selection.light : spotlight(model, { selection });
    nodes.update(changed(model.things.map((thing) => nodeLook(thing, true, light, theme)), last.nodes));
    edges.update(changed(model.links.map((link) => edgeLook(link, true, light, theme)), last.edges));
    network.redraw();
  }

  function show(next) {
    model = next;
    labels = makeLabels(model);
    shown = { things: model.things.map(() => true), links: model.links.map(() => true) };
    last = { nodes: new Map(), edges: new Map() };
    pointed = { thing: null, link: null };
    edges.clear();
    nodes.clear();
    nodes.add(model.things.map(({ id, x, y, size, style }) => ({ id, x, y, size, shape: style.shape })));
    edges.add(model.edges);
  }

  network.on("afterDrawing", (context) => {
    const frame = { scale: network.getScale(), centre: network.getViewPosition(), container, shown, light, hovered: pointed.thing, hoveredLink: pointed.link, theme };
    labels.draw(context, frame);
  });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) on.thing(node);
    else if (edge !== undefined) on.link(edge);
    else on.nothing();
  });
  network.on("dragging", ({ nodes: [node] }) => {
    if (node !== undefined) Object.assign(model.things[node], network.getPositions([node])[node]);
  });
  network.on("dragEnd", ({ nodes: [node] }) => {
    if (node !== undefined) on.moved(node, network.getPositions([node])[node]);
  });
  const point = (thing, link) => {
    pointed = { thing, link };
    container.classList.toggle("pointing", thing !== null || link !== null);
    network.redraw();
  };
  network.on("hoverNode", ({ node }) => point(node, null));
  network.on("hoverEdge", ({ edge }) => point(null, edge));
  network.on("blurNode", () => point(null, null));
  network.on("blurEdge", () => point(null, null));

  const frame = container.firstElementChild;
  frame.setAttribute("role", "application");
  frame.setAttribute("aria-label", t("知识图谱：方向键移动，加减号缩放；左栏列出图中的事物", "Knowledge graph: arrows move, plus and minus zoom; the things shown are listed at the left"));

  /** Follow the size of the container without zooming. */
  function resize() {
    const kept = { position: network.getViewPosition(), scale: network.getScale() };
    network.setSize("100%", "100%");
    network.redraw();
    network.moveTo(kept);
  }

  let size = "";
  new ResizeObserver(() => {
    const now = `${container.clientWidth} ${container.clientHeight}`;
    if (size !== "" && now !== size) resize();
    size = now;
  }).observe(container);
  document.addEventListener("themechange", () => {
    theme = readTheme();
    last = { nodes: new Map(), edges: new Map() };
    looks(selected);
  });

  return {
    show,
    looks,
    open: () => openView(network, model, shown, container),
    fit: () => fitVisible(network, model, shown),
    focus: (ids) => focusOn(network, model, ids, container),
    takeFocus: () => frame.focus({ preventScroll: true }),
    zoom: (factor) => network.moveTo({ scale: network.getScale() * factor, animation: glide(200) }),
    png: () => savePicture(container.querySelector("canvas"), theme.ground),
    svg: () => saveSvg(model, theme),
    /** Where a thing stands on the screen, in pixels of the window. */
    spot: (id) => {
      const { x, y } = network.canvasToDOM(network.getPositions([id])[id]);
      const { left, top } = container.getBoundingClientRect();
      return { x: left + x, y: top + y };
    },
  };
}
