// A file may be dropped where the plain input stands, and our own words stand over the browser's, which speak its language.
// The input itself keeps working: the keyboard and screen readers use it, a press on our button presses it.

for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input[type=file]");
  if (!input) continue;
  const pick = zone.querySelector(".a-drop__pick");
  const name = zone.querySelector(".a-drop__name");
  const none = name.textContent;
  const show = () => {
    name.textContent = [...input.files].map((file) => file.name).join(", ") || none;
    name.classList.toggle("is-chosen", input.files.length > 0);
  };
  pick.hidden = name.hidden = false;
  zone.classList.add("is-ready");
  pick.addEventListener("click", () => input.click());
  input.addEventListener("change", show);
  window.addEventListener("pageshow", show); // the browser may put the file back when the person returns by «назад»
  show();
  for (const name of ["dragenter", "dragover"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) {
    zone.addEventListener(name, () => zone.classList.remove("is-over"));
  }
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
