// On the local page: questions go to the program that serves it, by the same address.
import { mount } from "./explorer.js";

async function ask(question) {
  const answer = await fetch("./ask", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question) });
  return answer.json();
}
mount(document.querySelector("#explorer"), ask, await (await fetch("./given")).json());
