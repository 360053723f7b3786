// Small makers of elements. Words of articles only ever become text nodes: nothing here parses markup.

const SVG = "http://www.w3.org/2000/svg";

/** Outlines of the shapes of nodes in a box of 16 by 16. */
const OUTLINES = {
  dot: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12z",
  square: "M3 3h10v10H3z",
  diamond: "M8 1.2L14.8 8L8 14.8L1.2 8z",
  triangle: "M8 2l6.6 11.4H1.4z",
  triangleDown: "M8 14L1.4 2.6h13.2z",
  star: "M8.0 1.1L9.8 6.0L15.0 6.2L10.9 9.5L12.3 14.5L8.0 11.6L3.7 14.5L5.1 9.5L1.0 6.2L6.2 6.0z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
};

/**
 * Make an element.
 * @param {string} tag
 * @param {object} attributes `class`, `text`, `on` (a map of listeners) or any attribute; null and false leave it out.
 * @param {...(Node|string|null)} children
 */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") made.textContent = value;
    else if (name === "class") made.className = value;
    else if (name === "on") for (const [event, run] of Object.entries(value)) made.addEventListener(event, run);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The sign of a class: its shape in its colour. The colours of both themes stand in CSS variables. */
function swatch(style) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("aria-hidden", "true");
  svg.style.setProperty("--light", style.light);
  svg.style.setProperty("--dark", style.dark);
  path.setAttribute("d", OUTLINES[style.shape]);
  svg.append(path);
  return svg;
}

/** The element of the page with an id. */
function byId(id) {
  return document.getElementById(id);
}

/** Replace all children of an element. */
function fill(parent, ...children) {
  parent.replaceChildren(...children.filter((child) => child !== null));
}
