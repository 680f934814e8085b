// Passkeys (WebAuthn level 3): the one thing here that needs a script. It keeps nothing.
"use strict";

async function post(path, form, more) {
  const body = new URLSearchParams();
  for (const [name, value] of form ? new FormData(form) : []) {
    if (typeof value === "string" && name !== "password" && name !== "otp") body.append(name, value);
  }
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  const answer = await fetch(path, { method: "POST", body, headers: { accept: "application/json" } });
  const read = await answer.json();
  if (answer.ok) return read;
  const faults = (read.faults ?? []).map(fault => fault.message);
  throw new Error([read.title, ...faults, read.next].filter(Boolean).join(" "));
}

async function ask(box) {
  const { passkey, options, answer } = box.dataset;
  const form = box.closest("form");
  const asked = await post(options, form, {});
  const credential = passkey === "create"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
  const done = await post(answer, form, { credential: JSON.stringify(credential) });
  location.assign(done.next);
}

for (const box of document.querySelectorAll("[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) break;
  const [button, told] = [box.querySelector("button"), box.querySelector(".fault")];
  box.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    told.hidden = true;
    try {
      await ask(box);
    } catch (refused) {
      told.textContent = refused.name === "NotAllowedError" ? "The passkey was not used." : refused.message;
      told.hidden = false;
    }
    button.disabled = false;
  });
}
