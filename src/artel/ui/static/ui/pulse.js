// Live pages. <c-pulse> asks for the fragments of its page every few seconds; the server answers 304 while nothing has
// changed. A swap never comes under a finger that is pressing, an answer from elsewhere (the door, an error) is not
// swapped in at all, and lost connection is said aloud.

let isHeld = false;
document.addEventListener("pointerdown", () => { isHeld = true; }, true);
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => { window.setTimeout(() => { isHeld = false; }, 80); }, true);
}

const isPulse = (event) => event.detail.requestConfig?.elt?.matches?.("[data-pulse]") ?? false;

document.addEventListener("htmx:beforeSwap", (event) => {
  if (!isPulse(event)) return;
  const { xhr, requestConfig } = event.detail;
  const asked = new URL(requestConfig.path, window.location.href).pathname;
  const answered = new URL(xhr.responseURL || requestConfig.path, window.location.href).pathname;
  // What is left unswapped keeps its old mark, so the next beat brings the same change again.
  if (isHeld || xhr.status !== 200 || answered !== asked) event.detail.shouldSwap = false;
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (!isPulse(event)) return;
  const { xhr, requestConfig } = event.detail;
  const asked = new URL(requestConfig.path, window.location.href).pathname;
  const isHome = [200, 304].includes(xhr.status) && new URL(xhr.responseURL || asked, window.location.href).pathname === asked;
  for (const note of document.querySelectorAll("[data-pulse-lost]")) note.hidden = isHome;
});
