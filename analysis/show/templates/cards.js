addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  document.activeElement?.closest(".mark, .card")?.blur();
  for (const mark of document.querySelectorAll(".mark:hover")) {
    mark.classList.add("shut");
    mark.addEventListener("mouseleave", () => mark.classList.remove("shut"), { once: true });
  }
});
