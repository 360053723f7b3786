// The drawing as an SVG file: the same places, shapes, colours and names, to be opened in any editor.

function svgTag(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, typeof value === "number" ? Math.round(value * 10) / 10 : value);
  made.append(...children);
  return made;
}

const pair = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** The arrow in the middle of an edge. */
function svgArrow(theme) {
  const tip = svgTag("path", { d: "M0 0L8 4L0 8z", fill: theme.edge });
  return svgTag("defs", {}, svgTag("marker", { id: "arrow", markerWidth: 8, markerHeight: 8, refX: 4, refY: 4, orient: "auto", markerUnits: "userSpaceOnUse" }, tip));
}

/** An edge: straight, or bent as the drawing bends it. */
function svgLink(model, number, theme) {
  const { from, to } = model.links[number];
  const [a, b] = [model.things[from], model.things[to]];
  const middle = linkMiddle(a, b, model.edges[number].smooth);
  // A quadratic curve passes through its middle when its support lies twice as far out; each half has its own support.
  const support = { x: 2 * middle.x - (a.x + b.x) / 2, y: 2 * middle.y - (a.y + b.y) / 2 };
  const halfway = (end) => `${((end.x + support.x) / 2).toFixed(1)} ${((end.y + support.y) / 2).toFixed(1)}`;
  const path = `M${pair(a)}Q${halfway(a)} ${pair(middle)}Q${halfway(b)} ${pair(b)}`;
  const title = svgTag("title", {}, `${a.name} ${model.links[number].role ?? model.links[number].relation.zh} ${b.name}`);
  const arrow = SYMMETRIC.has(model.links[number].predicate) ? {} : { "marker-mid": "url(#arrow)" };
  return svgTag("path", { d: path, fill: "none", stroke: theme.edge, "stroke-opacity": 0.6, ...arrow }, title);
}

function svgThing(thing, theme) {
  const scale = thing.size / 7;
  const place = `translate(${(thing.x - 8 * scale).toFixed(1)} ${(thing.y - 8 * scale).toFixed(1)}) scale(${scale.toFixed(3)})`;
  const fill = theme.dark ? thing.style.dark : thing.style.light;
  return svgTag("path", { d: OUTLINES[thing.style.shape], transform: place, fill, stroke: theme.ground, "stroke-width": 1.5 / scale });
}

function svgName(thing, theme) {
  const letters = Array.from(thing.name);
  const size = Math.min(11 + Math.sqrt(thing.degree) * 0.75, 17);
  const look = { "text-anchor": "middle", "font-size": size, fill: theme.ink, stroke: theme.ground, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" };
  return svgTag("text", { x: thing.x, y: thing.y + thing.size + 3 + size, ...look }, letters.length <= LABEL_LENGTH ? thing.name : `${letters.slice(0, LABEL_LENGTH - 1).join("")}…`);
}

/** The whole drawing as SVG text. */
function svgText(model, theme) {
  const margin = 110;
  const bound = (key, most) => most(...model.things.map((thing) => thing[key]));
  const [left, top] = [bound("x", Math.min) - margin, bound("y", Math.min) - margin];
  const [width, height] = [bound("x", Math.max) + margin - left, bound("y", Math.max) + margin - top];
  const drawing = svgTag(
    "svg",
    { viewBox: `${left.toFixed(0)} ${top.toFixed(0)} ${width.toFixed(0)} ${height.toFixed(0)}`, width, height, "font-family": theme.font },
    svgArrow(theme),
    svgTag("rect", { x: left, y: top, width, height, fill: theme.ground }),
    ...model.links.map((link) => svgLink(model, link.id, theme)),
    ...model.things.map((thing) => svgThing(thing, theme)),
    ...model.things.map((thing) => svgName(thing, theme)),
  );
  return new XMLSerializer().serializeToString(drawing);
}

function saveSvg(model, theme) {
  if (model.things.length === 0) return;
  const address = URL.createObjectURL(new Blob([svgText(model, theme)], { type: "image/svg+xml" }));
  el("a", { href: address, download: "graph.svg" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
