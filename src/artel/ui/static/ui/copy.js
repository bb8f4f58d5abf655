// Buttons that copy what a field holds: `data-copy` is the id of the field, `data-copied` what to say then. Hidden without scripts.

for (const button of document.querySelectorAll("button[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const words = button.querySelector("span");
  button.hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Where the page is not served by https there is no clipboard; the old way still works on what is selected.
      document.execCommand("copy");
    }
    words.textContent = button.dataset.copied;
  });
}
