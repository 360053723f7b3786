// Light and dark: the page follows the system until the reader chooses; a cookie tells the server, so that no page flashes.

const DARK = byId("dark");
const A_YEAR = 365 * 24 * 3600;

/** Tell drawings, which hold colours themselves, that the theme is another one. */
function tellTheme() {
  document.dispatchEvent(new Event("themechange"));
}

function chooseTheme(theme) {
  DARK.media = theme === "dark" ? "all" : "not all";
  document.querySelector("meta[name=color-scheme]").content = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${A_YEAR}; samesite=strict`;
  tellTheme();
}

document.querySelector(".theme").addEventListener("click", (event) => {
  event.preventDefault();
  chooseTheme(matchMedia(DARK.media).matches ? "light" : "dark");
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tellTheme);
