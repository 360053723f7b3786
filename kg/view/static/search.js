// Search over names and aliases with suggestions: a combobox that the keyboard can drive alone.

const MOST_SUGGESTIONS = 9;

/** How well a text answers a query: 3 the same, 2 begins with it, 1 holds it, 0 does not. */
function closeness(text, query) {
  const lower = text.toLowerCase();
  if (lower === query) return 3;
  if (lower.startsWith(query)) return 2;
  return lower.includes(query) ? 1 : 0;
}

/** The best things for a query, each with the alias that matched where the name did not. */
function findThings(model, words) {
  const query = words.trim().toLowerCase();
  if (query === "") return [];
  const found = [];
  for (const thing of model.things) {
    const byName = closeness(thing.name, query);
    const alias = best(thing.aliases, (one) => closeness(one, query));
    const byAlias = alias === null ? 0 : closeness(alias, query) - 0.5;
    const score = Math.max(byName, byAlias);
    if (score > 0) found.push({ thing, score, alias: byName >= byAlias ? null : alias });
  }
  found.sort((a, b) => b.score - a.score || b.thing.degree - a.thing.degree || a.thing.id - b.thing.id);
  return found.slice(0, MOST_SUGGESTIONS);
}

function best(items, score) {
  return items.reduce((top, item) => (top === null || score(item) > score(top) ? item : top), null);
}

/** A text with the part that matches the query in bold. */
function marked(text, words) {
  const query = words.trim().toLowerCase();
  const at = text.toLowerCase().indexOf(query);
  if (query === "" || at < 0) return [text];
  const end = at + query.length;
  return [text.slice(0, at), el("b", { text: text.slice(at, end) }), text.slice(end)];
}

/** Wire the search field; `choose(id)` is called with the thing that the user picks. */
function makeSearch(model, input, list, choose) {
  let found = [];
  let active = -1;

  function option({ thing, alias }, number) {
    return el(
      "li",
      {
        id: `suggestion-${number}`,
        role: "option",
        "aria-selected": number === active ? "true" : "false",
        on: {
          // A press, not a click: the field must not lose its focus first and close the list.
          pointerdown: (event) => {
            event.preventDefault();
            pick(number);
          },
        },
      },
      swatch(thing.style),
      el(
        "span",
        { class: "suggestion-name" },
        ...(alias === null ? marked(thing.name, input.value) : [thing.name]),
        alias === null ? null : el("span", { class: "suggestion-alias" }, "又称 ", ...marked(alias, input.value)),
      ),
      el("span", { class: "suggestion-class", text: thing.style.zh }),
    );
  }

  function show() {
    const open = input.value.trim() !== "" && document.activeElement === input;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (active >= 0) input.setAttribute("aria-activedescendant", `suggestion-${active}`);
    else input.removeAttribute("aria-activedescendant");
    if (found.length > 0) fill(list, ...found.map(option));
    else fill(list, el("li", { class: "no-match", role: "option", "aria-disabled": "true", text: "没有找到这个名称" }));
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  function refresh() {
    found = findThings(model, input.value);
    active = found.length > 0 ? 0 : -1;
    show();
  }

  function pick(number) {
    const { thing } = found[number];
    input.value = "";
    input.blur();
    choose(thing.id);
  }

  function step(by) {
    if (found.length === 0) return;
    active = (active + by + found.length) % found.length;
    show();
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => active >= 0 && pick(active),
    Escape: () => {
      input.value = "";
      input.blur();
    },
  };

  input.addEventListener("input", refresh);
  input.addEventListener("focus", refresh);
  input.addEventListener("blur", show);
  input.addEventListener("keydown", (event) => {
    // While an input method composes, its keys choose characters.
    if (event.isComposing || !(event.key in keys)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target === input || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}
