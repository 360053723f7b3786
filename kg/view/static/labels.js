// Labels as on a map: of constant size on the screen, the important first, none over another, with a halo.

const LABEL_LENGTH = 13;
const LEAST_RADIUS = 3.4;
const MOST_EDGE_LABELS = 30;
const GRID = 48;

/** Boxes on the screen that are taken, in a coarse grid so that asking is quick. */
function makeBoxes() {
  const grid = new Map();
  function* cells(box) {
    for (let x = Math.floor(box.left / GRID); x <= Math.floor(box.right / GRID); x += 1)
      for (let y = Math.floor(box.top / GRID); y <= Math.floor(box.bottom / GRID); y += 1) yield x * 65536 + y;
  }
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return {
    /** Whether nothing that counts, other than the node `own`, lies in a box. */
    free(box, counts, own = null) {
      for (const cell of cells(box))
        for (const other of grid.get(cell) ?? []) if (other.own !== own && counts(other) && meet(box, other)) return false;
      return true;
    },
    take(box) {
      for (const cell of cells(box)) {
        if (!grid.has(cell)) grid.set(cell, []);
        grid.get(cell).push(box);
      }
    },
  };
}

function makeLabels(model) {
  const byWeight = [...model.things].sort((a, b) => b.size - a.size || a.id - b.id);
  const widths = new Map();

  /** Width of a text at a font size of one pixel. Chinese is set in squares, so it may be measured once for all sizes. */
  function unitWidth(context, text, font) {
    if (!widths.has(text)) {
      context.font = `100px ${font}`;
      widths.set(text, context.measureText(text).width / 100);
    }
    return widths.get(text);
  }

  /** Things in the order in which they may claim room: pointed at, lit, then by weight. */
  function order({ light, hovered }) {
    if (light === null && hovered === null) return byWeight;
    const rank = (thing) => (thing.id === hovered ? 0 : light?.main.has(thing.id) ? 1 : light?.things.has(thing.id) ? 2 : 3);
    return [0, 1, 2, 3].flatMap((wanted) => byWeight.filter((thing) => rank(thing) === wanted));
  }

  function draw(context, frame) {
    const { scale, centre, container, shown, light, hovered, theme } = frame;
    const boxes = makeBoxes();
    const edges = {
      left: centre.x * scale - container.clientWidth / 2,
      right: centre.x * scale + container.clientWidth / 2,
      top: centre.y * scale - container.clientHeight / 2,
      bottom: centre.y * scale + container.clientHeight / 2,
    };
    const candidates = order(frame).filter((thing) => shown.things[thing.id] && near(thing, scale, edges));
    const isLit = (thing) => thing.id === hovered || light === null || light.things.has(thing.id);
    const named = candidates.filter(isLit);
    for (const thing of named) boxes.take(nodeBox(thing, scale));
    for (const thing of named) {
      const main = thing.id === hovered || (light?.main.has(thing.id) ?? false);
      const lit = main || light !== null;
      if (!lit && thing.size * scale < LEAST_RADIUS) continue;
      const label = setLabel(thing, { lit, whole: main });
      label.width = unitWidth(context, label.text, theme.font) * label.size;
      const place = freePlace(thing, label, scale, boxes, edges, main);
      if (place !== null) write(context, label, place, scale, theme);
    }
    drawLinkLabels(context, frame, boxes);
  }

  /** Name the relations that a selection lights up, where there are few enough to read, and the one pointed at. */
  function drawLinkLabels(context, { light, shown, scale, theme, hoveredLink }, boxes) {
    const lit = light === null || light.links.size > MOST_EDGE_LABELS ? [] : [...light.links];
    for (const number of hoveredLink === null ? lit : [hoveredLink, ...lit]) {
      if (!shown.links[number]) continue;
      const link = model.links[number];
      const label = { text: link.role ?? link.relation.zh, size: 11.5, weight: 400, accent: true };
      label.width = unitWidth(context, label.text, theme.font) * label.size;
      const at = linkMiddle(model.things[link.from], model.things[link.to], model.edges[number].smooth);
      const box = boxAround(at.x * scale, at.y * scale, label);
      if (number !== hoveredLink && !boxes.free(box, () => true)) continue;
      boxes.take(box);
      write(context, label, box, scale, theme);
    }
  }

  return { draw };
}

function setLabel(thing, { lit, whole }) {
  const letters = Array.from(thing.name);
  const text = whole || letters.length <= LABEL_LENGTH ? thing.name : `${letters.slice(0, LABEL_LENGTH - 1).join("")}…`;
  const size = Math.min(11 + Math.sqrt(thing.degree) * 0.75, 17);
  return { text, size: lit ? Math.max(size, 12.5) : size, weight: thing.degree >= 8 || whole ? 600 : 400, accent: false };
}

/** Whether a node is on the screen or so near that its label may be. */
function near(thing, scale, edges) {
  const x = thing.x * scale;
  const y = thing.y * scale;
  return x > edges.left - 60 && x < edges.right + 60 && y > edges.top - 40 && y < edges.bottom + 40;
}

/** The square that a node fills on the screen; its own label may touch it. */
function nodeBox(thing, scale) {
  const x = thing.x * scale;
  const y = thing.y * scale;
  const radius = thing.size * scale * 0.8;
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, own: thing.id, weight: thing.size };
}

/**
 * The first of four places around a node that is free and not cut off by the sides of the canvas. Where none is, the label may cover nodes much smaller than its own,
 * and a label that must be shown takes the first place anyway.
 */
function freePlace(thing, label, scale, boxes, edges, must) {
  const x = thing.x * scale;
  const y = thing.y * scale;
  const reach = thing.size * scale + 3;
  const beside = reach + label.width / 2;
  const above = reach + label.size / 2;
  const places = [
    [x, y + above],
    [x + beside, y],
    [x - beside, y],
    [x, y - above],
  ].map(([left, top]) => boxAround(left, top, label));
  const inside = places.filter((box) => box.left > edges.left && box.right < edges.right);
  const place =
    inside.find((box) => boxes.free(box, () => true, thing.id)) ??
    inside.find((box) => boxes.free(box, (other) => other.weight >= thing.size * 0.75, thing.id)) ??
    (must ? places[0] : null);
  if (place !== null) boxes.take(place);
  return place;
}

function boxAround(x, y, label) {
  const half = label.width / 2 + 2;
  const rise = label.size * 0.62;
  return { left: x - half, right: x + half, top: y - rise, bottom: y + rise, own: -1, weight: Infinity };
}

/** Write a label into a box on the screen; the context counts in units of the graph. */
function write(context, label, box, scale, theme) {
  const x = (box.left + box.right) / 2 / scale;
  const y = (box.top + box.bottom) / 2 / scale;
  context.font = `${label.weight} ${label.size / scale}px ${theme.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = theme.ground;
  context.strokeText(label.text, x, y);
  context.fillStyle = label.accent ? theme.accent : theme.ink;
  context.fillText(label.text, x, y);
}

/** The middle of an edge as vis-network draws it: of a chord, or of a quadratic curve with a support point to one side. */
function linkMiddle(from, to, smooth) {
  if (!smooth.enabled) return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const across = to.x - from.x;
  const rise = from.y - to.y;
  const side = smooth.type === "curvedCW" ? 1 : -1;
  const angle = Math.atan2(rise, across) + (0.5 * side * smooth.roundness + 0.5) * Math.PI;
  const reach = (0.5 * smooth.roundness + 0.5) * Math.hypot(across, rise);
  const support = { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
  return { x: (from.x + 2 * support.x + to.x) / 4, y: (from.y + 2 * support.y + to.y) / 4 };
}
