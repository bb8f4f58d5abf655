// On a narrow screen the strip of tabs scrolls sideways: the current one is brought into sight.

for (const current of document.querySelectorAll(".nav-underline [aria-current], .a-facets [aria-current]")) {
  const strip = current.closest("ul");
  strip.scrollLeft = current.offsetLeft - strip.offsetLeft - (strip.clientWidth - current.offsetWidth) / 2;
}
