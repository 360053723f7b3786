// The search field of every page: suggestions from the server as one types, grouped by class, driven by the keyboard.

const SUGGESTION_PAUSE = 90; // milliseconds between a key and the request for suggestions

/**
 * Wire a search field.
 * @param {(hit: object) => void} choose is called with the suggestion that the user picks.
 */
function makeSuggestions(input, list, choose) {
  let hits = [];
  let active = -1;
  let asked = 0;
  let timer = 0;
  let refreshing = Promise.resolve();
  let steps = Promise.resolve();

  function option(hit, number, classes) {
    const alias = hit.matched === hit.thing.name ? null : el("span", { class: "suggestion-alias" }, t("又称 ", "also "), ...marked(hit.matched, input.value));
    const words = alias === null ? marked(hit.thing.name, input.value) : [hit.thing.name];
    return el(
      "div",
      {
        id: `${list.id}-${number}`,
        class: "suggestion",
        role: "option",
        "aria-selected": String(number === active),
        on: {
          // A press, not a click: the field must not lose its focus first and close the list.
          pointerdown: (event) => {
            event.preventDefault();
            choose(hits[number]);
          },
        },
      },
      sign(hit.thing.type, classes.get(hit.thing.type).shape),
      el("span", { class: "suggestion-name" }, ...words, alias),
      el("span", { class: "count", text: String(hit.thing.degree) }),
    );
  }

  /** Options under the name of their class; the classes stand in the order of their best hit. */
  function groups(classes) {
    const types = [...new Set(hits.map((hit) => hit.thing.type))];
    hits = types.flatMap((type) => hits.filter((hit) => hit.thing.type === type));
    return types.map((type) =>
      el(
        "div",
        { class: "suggestion-group", role: "group", "aria-label": nameOfLabel(classes.get(type).label) },
        el("div", { class: "suggestion-class", role: "presentation", text: nameOfLabel(classes.get(type).label) }),
        ...hits.map((hit, number) => (hit.thing.type === type ? option(hit, number, classes) : null)),
      ),
    );
  }

  async function show() {
    const { classes } = await vocabulary();
    const open = document.activeElement === input && (hits.length > 0 || input.value.trim() !== "");
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) return;
    if (hits.length > 0) fill(list, ...groups(classes));
    else fill(list, el("div", { class: "suggestion no-match", role: "option", "aria-disabled": "true", "aria-selected": "false", text: t("没有这个名称；回车搜索报道文字", "No such name; Enter searches the articles") }));
    mark();
  }

  function mark() {
    for (const [number, row] of list.querySelectorAll(".suggestion").entries()) row.setAttribute("aria-selected", String(number === active));
    if (active >= 0) input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  /** Ask for suggestions; an answer that comes after a newer question is dropped. */
  async function refresh() {
    const turn = ++asked;
    const answer = await ask("suggest", { q: input.value.trim(), limit: 10 }).catch(() => ({ hits: [] }));
    if (turn !== asked) return;
    hits = answer.hits;
    active = -1;
    await show();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(refreshNow, SUGGESTION_PAUSE);
  }

  function refreshNow() {
    clearTimeout(timer);
    timer = 0;
    refreshing = refresh();
    return refreshing;
  }

  function close() {
    asked += 1;
    clearTimeout(timer);
    timer = 0;
    hits = [];
    active = -1;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** Go down or up the list, once it is that of what has been typed. */
  function step(by) {
    steps = steps.then(() => (timer === 0 ? refreshing : refreshNow())).then(() => move(by));
  }

  function move(by) {
    if (hits.length === 0) return;
    active = active < 0 && by < 0 ? hits.length - 1 : (active + by + hits.length) % hits.length;
    mark();
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => {
      close();
      input.blur();
    },
    // Without a suggestion chosen, the form goes on to the results.
    Enter: async () => {
      await steps;
      if (active >= 0) choose(hits[active]);
      else input.form?.requestSubmit();
    },
  };

  input.addEventListener("input", later);
  input.addEventListener("focus", refreshNow);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    // While an input method composes, its keys choose characters.
    if (event.isComposing || !(event.key in keys)) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  return { close };
}

/** The key "/" leads to the search field from anywhere but another field. */
function slashLeadsTo(input) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

/** What a chosen suggestion does: it opens the page of the thing, unless the page at hand sets something else. */
const chosen = { go: (hit) => location.assign(hit.thing.url) };

slashLeadsTo(byId("search"));
const suggestions = makeSuggestions(byId("search"), byId("suggestions"), (hit) => {
  suggestions.close();
  chosen.go(hit);
});
