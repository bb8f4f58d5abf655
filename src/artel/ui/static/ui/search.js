// The field of the top bar: «/» goes to it, the arrows walk over what was found, Escape and a press outside put it away.

const field = document.getElementById("shell-q");
const found = document.getElementById("search-found");

if (field && found) {
  const links = () => [...found.querySelectorAll("a")];
  const close = () => found.replaceChildren();

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable], dialog[open]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && field.offsetParent) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });
  field.form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && found.hasChildNodes()) {
      event.preventDefault();
      close();
      field.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !found.querySelector("a")) return;
    event.preventDefault();
    const stops = [field, ...links()];
    stops[(stops.indexOf(document.activeElement) + step + stops.length) % stops.length].focus();
  });
  document.addEventListener("click", (event) => {
    if (!field.form.contains(event.target)) close();
  });
  field.form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !field.form.contains(event.relatedTarget)) close();
  });
  // An answer to what has been wiped out meanwhile is not shown.
  found.addEventListener("htmx:beforeSwap", (event) => {
    if (!field.value.trim() || !field.form.contains(document.activeElement)) event.detail.shouldSwap = false;
  });
  field.addEventListener("input", () => {
    if (!field.value.trim()) close();
  });
}
