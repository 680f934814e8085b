// A proof of work for a report, while very many come in. As a worker it looks for the nonces; on the page it waits for them, so that
// typing never stalls. It works only when somebody types, and only as much as the challenge says.
"use strict";

const puzzles = 16;

if (typeof document === "undefined") {
  onmessage = event => {
    const challenge = event.data;
    const bits = bytesOf(challenge)[1];
    // the hash is ours, since crypto.subtle takes longer to be called than to hash
    const seed = new Uint8Array(32);
    compress(start, blockOf(new TextEncoder().encode(challenge)))
      .forEach((word, i) => new DataView(seed.buffer).setInt32(i * 4, word));
    const nonces = new Uint8Array(puzzles * 4);
    for (let i = 0; i < puzzles; i++) {
      new DataView(nonces.buffer).setUint32(i * 4, nonceOf(seed, i, bits));
      postMessage({ done: i + 1 });
    }
    postMessage({ proof: `${challenge}.${textOf(nonces)}` });
  };
} else {
  const source = document.currentScript.src;
  for (const field of document.querySelectorAll("input[data-proof]")) wait(field, source);
}

function wait(field, source) {
  const form = field.form;
  const box = form.querySelector("[data-proof-wait]");
  const said = form.querySelector("[data-proof-words]");
  const bar = box.querySelector("progress");
  let challenge = field.dataset.proof;
  let since = Date.now();
  let worker = null;
  let submitter = null;
  let waits = false;
  let released = false;

  const say = text => { if (said.textContent !== text) said.textContent = text; };

  const release = () => {
    released = true;
    if (worker) worker.terminate();
    if (waits) form.requestSubmit(submitter);
  };

  const work = () => {
    if (worker || field.value || !challenge) return;
    try {
      worker = new Worker(source);
    } catch {
      return release();
    }
    worker.onerror = release;
    worker.onmessage = event => {
      if (event.data.done) bar.value = event.data.done;
      if (!event.data.proof) return;
      field.value = event.data.proof;
      say("Your browser has done its work: your report need not stand in line.");
      release();
    };
    worker.postMessage(challenge);
  };

  form.addEventListener("input", work);
  box.querySelector("[data-proof-skip]").addEventListener("click", release);

  form.addEventListener("submit", async event => {
    // a challenge is good for three hours: who wrote for longer is asked anew
    if (!waits && Date.now() - since > 9000000) {
      if (worker) worker.terminate();
      [since, released, worker, challenge, field.value] = [Date.now(), false, null, "", ""];
    }
    if (field.value || released) return;
    event.preventDefault();
    if (waits) return;
    waits = true;
    submitter = event.submitter;
    if (!challenge) challenge = await asked(form.elements.once.value);
    if (!challenge) return release();
    box.hidden = false;
    say("One moment: your browser does a small piece of work, so that your report need not stand in line. Then it is sent by itself.");
    work();
  });

  // a page that comes back from the history may be sent anew: its proof is used up
  addEventListener("pageshow", event => {
    if (event.persisted) [waits, released, worker, challenge, field.value, box.hidden] = [false, false, null, "", "", true];
  });
}

// Whether it has become busy while somebody typed. Whatever goes wrong here, the report is sent.
async function asked(once) {
  try {
    const answer = await fetch("/api/reports/proof", {
      headers: { "Idempotency-Key": once, Accept: "application/json" },
      cache: "no-store",
      signal: AbortSignal.timeout(3000),
    });
    return answer.ok ? (await answer.json()).challenge : null;
  } catch {
    return null;
  }
}

function nonceOf(seed, index, bits) {
  const message = new Uint8Array(37);
  message.set(seed);
  message[32] = index;
  const block = blockOf(message);
  for (let nonce = 0; ; nonce++) {
    // bytes 33 to 36 of the message: the end of one word and the beginning of the next
    block[8] = (index << 24) | (nonce >>> 8);
    block[9] = (nonce << 24) | 0x800000;
    if (Math.clz32(compress(start, block)[0]) >= bits) return nonce;
  }
}

// SHA-256 (FIPS 180-4): of one block, which is all that is hashed here

const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every(prime => n % prime)) primes.push(n);
const fraction = root => (root - Math.floor(root)) * 2 ** 32 | 0;
const rounds = Int32Array.from(primes, prime => fraction(Math.cbrt(prime)));
const start = Int32Array.from(primes.slice(0, 8), prime => fraction(Math.sqrt(prime)));
const schedule = new Int32Array(64);
const state = new Int32Array(8);

function compress(from, block) {
  schedule.set(block);
  for (let i = 16; i < 64; i++) {
    const x = schedule[i - 15], y = schedule[i - 2];
    const low = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const high = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule[i] = (schedule[i - 16] + low + schedule[i - 7] + high) | 0;
  }
  let [a, b, c, d, e, f, g, h] = from;
  for (let i = 0; i < 64; i++) {
    const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + high + ((e & f) ^ (~e & g)) + rounds[i] + schedule[i]) | 0;
    const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] = (from[i] + word) | 0; });
  return state;
}

function blockOf(message) {
  const padded = new DataView(new ArrayBuffer(64));
  message.forEach((byte, i) => padded.setUint8(i, byte));
  padded.setUint8(message.length, 0x80);
  padded.setUint32(60, message.length * 8);
  return Int32Array.from({ length: 16 }, (_, i) => padded.getInt32(i * 4));
}

function bytesOf(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0));
}

function textOf(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
