// The bar above a list sends itself when a select, a box or a date in it changes, and leaves empty fields out of the address.

for (const form of document.querySelectorAll("form[data-autosubmit]")) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, input[type=checkbox], input[type=radio]")) form.requestSubmit();
  });
  form.addEventListener("submit", () => {
    for (const field of form.querySelectorAll("input, select")) field.disabled = field.name !== "" && field.value === "";
    // The fields come back when the person returns by «назад».
    window.addEventListener("pageshow", () => {
      for (const field of form.querySelectorAll("input, select")) field.disabled = false;
    }, { once: true });
  });
}
