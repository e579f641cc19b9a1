// An unmarked article: a reader marks words, then sees what the tool marks. Words are reached by
// arrow keys and marked with the space bar, or by pointer and touch; neighbours are one mark.
async function ask(question) {
  const answer = await fetch("./ask", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question) });
  return answer.json();
}
const given = await (await fetch("./given")).json();
const root = document.querySelector("#explorer");
root.classList.add("hearsay-explorer");
root.innerHTML = `
<div class="row"><label>Article <select class="articles"></select></label>
<label>Mark <select class="what"></select></label> <label>as <select class="category"></select></label></div>
<div class="coded" role="group" aria-label="The article, word by word"></div>
<div class="row"><button type="button" class="compare">Compare with the tool</button>
<button type="button" class="save">Save my marks</button></div>
<p class="status" role="status"></p><div class="result"></div>`;
const [articles, what, category, coded, status, result] = ["articles", "what", "category", "coded", "status", "result"].map((c) => root.querySelector(`.${c}`));
const marked = new Map(); // "article what" -> Map of a word's number -> its category

const article = () => given.articles[articles.selectedIndex];
const mine = () => {
  const key = `${articles.selectedIndex} ${what.value}`;
  if (!marked.has(key)) marked.set(key, new Map(article().marks[what.value] ?? []));
  return marked.get(key);
};
function marks() { // neighbours of one category are one mark
  const found = [], words = article().words;
  for (const [i, kind] of [...mine()].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1);
    if (last && last.word === i - 1 && last.category === kind) Object.assign(last, { word: i, end: words[i][1] });
    else found.push({ word: i, start: words[i][0], end: words[i][1], category: kind });
  }
  return found;
}
function show() {
  const { text, words } = article();
  coded.replaceChildren();
  let at = 0;
  words.forEach(([start, end], i) => {
    coded.append(text.slice(at, start)); // as text: an article may hold markup
    const word = document.createElement("span");
    Object.assign(word, { textContent: text.slice(start, end), className: "word", tabIndex: i ? -1 : 0 });
    word.setAttribute("role", "checkbox");
    word.dataset.i = i;
    coded.append(word);
    at = end;
  });
  coded.append(text.slice(at));
  paint();
  result.replaceChildren();
  status.textContent = "Mark with a click, or with arrow keys and the space bar.";
}
function paint() {
  for (const word of coded.querySelectorAll(".word")) word.setAttribute("aria-checked", mine().has(+word.dataset.i));
}
function toggle(word) {
  const i = +word.dataset.i;
  if (!mine().delete(i)) mine().set(i, category.value);
  word.setAttribute("aria-checked", mine().has(i));
}
function options(select, names) { select.replaceChildren(...names.map((n) => new Option(n, n))); }
const send = (want) => ask({ want, name: article().name, text: article().text, what: what.value, marks: marks() });

coded.addEventListener("click", (event) => { if (event.target.dataset.i) { toggle(event.target); event.target.focus(); } });
coded.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10 }[event.key];
  if (event.key === " " || event.key === "Enter") toggle(event.target);
  else if (step) {
    const all = coded.querySelectorAll(".word");
    const next = all[Math.max(0, Math.min(all.length - 1, +event.target.dataset.i + step))];
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  } else return;
  event.preventDefault();
});
root.querySelector(".compare").addEventListener("click", async () => {
  const told = await send("compare");
  if (told.html) result.innerHTML = told.html;
  status.textContent = told.refused ?? "Compared.";
});
root.querySelector(".save").addEventListener("click", async () => {
  const told = await send("save");
  status.textContent = told.refused ?? told.saved;
});
options(articles, given.articles.map((a) => a.name));
options(what, Object.keys(given.categories));
const kinds = () => options(category, given.categories[what.value]);
articles.addEventListener("change", show);
what.addEventListener("change", () => { kinds(); show(); });
kinds();
show();
