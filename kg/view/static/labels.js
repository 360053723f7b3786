// Labels as on a map: of constant size on the screen, the important first, none over another, with a halo.

const LABEL_LENGTH = 13;
const LEAST_RADIUS = 4.6;
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
    free(box, own) {
      for (const cell of cells(box))
        for (const other of grid.get(cell) ?? []) if (other.own !== own && meet(box, other)) return false;
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
    const halfWidth = container.clientWidth / 2 + 60;
    const halfHeight = container.clientHeight / 2 + 40;
    const onScreen = (thing) =>
      Math.abs(thing.x - centre.x) * scale < halfWidth && Math.abs(thing.y - centre.y) * scale < halfHeight;
    const candidates = order(frame).filter((thing) => shown.things[thing.id] && onScreen(thing));
    for (const thing of candidates) boxes.take(nodeBox(thing, scale));
    for (const thing of candidates) {
      const lit = thing.id === hovered || (light?.things.has(thing.id) ?? false);
      if (!lit && (light !== null || thing.size * scale < LEAST_RADIUS)) continue;
      const label = setLabel(thing, { lit, whole: thing.id === hovered || (light?.main.has(thing.id) ?? false) });
      label.width = unitWidth(context, label.text, theme.font) * label.size;
      const place = freePlace(thing, label, scale, boxes, thing.id === hovered);
      if (place !== null) write(context, label, place, scale, theme);
    }
    if (light !== null) drawLinkLabels(context, frame, boxes, unitWidth);
  }

  /** Name the relations that a selection lights up, where there are few enough to read. */
  function drawLinkLabels(context, { light, shown, scale, theme }, boxes) {
    if (light.links.size > MOST_EDGE_LABELS) return;
    for (const number of light.links) {
      if (!shown.links[number]) continue;
      const link = model.links[number];
      const label = { text: link.role ?? link.relation.zh, size: 11.5, weight: 400, accent: true };
      label.width = unitWidth(context, label.text, theme.font) * label.size;
      const at = linkMiddle(model.things[link.from], model.things[link.to], model.edges[number].smooth);
      const box = boxAround(at.x * scale, at.y * scale, label);
      if (!boxes.free(box, null)) continue;
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

/** The square that a node fills on the screen; its own label may touch it. */
function nodeBox(thing, scale) {
  const x = thing.x * scale;
  const y = thing.y * scale;
  const radius = thing.size * scale * 0.8;
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius, own: thing.id };
}

/** The first of four places around a node that is free; a label that must be shown takes the first anyway. */
function freePlace(thing, label, scale, boxes, must) {
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
  const place = places.find((box) => boxes.free(box, thing.id)) ?? (must ? places[0] : null);
  if (place !== null) boxes.take(place);
  return place;
}

function boxAround(x, y, label) {
  const half = label.width / 2 + 2;
  const rise = label.size * 0.62;
  return { left: x - half, right: x + half, top: y - rise, bottom: y + rise, own: null };
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

/** The middle of an edge as vis-network draws it: a chord, or a quadratic curve whose support point stands to one side. */
function linkMiddle(from, to, smooth) {
  const straight = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  if (!smooth.enabled) return straight;
  const side = smooth.type === "curvedCW" ? 1 : -1;
  const bow = smooth.roundness / 2;
  return {
    x: straight.x + side * bow * (to.y - from.y) * 0.5,
    y: straight.y - side * bow * (to.x - from.x) * 0.5,
  };
}
