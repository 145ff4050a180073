/**
 * Keys: what keeps messages and BSNs unreadable in the database.
 *
 * A sealed value is one run of bytes, AES-256-GCM in an envelope that says how to open it:
 *
 *     1 byte    version of this layout, 1
 *     1 byte    n, length of the key id
 *     n bytes   key id, ASCII
 *     12 bytes  nonce, random
 *     m bytes   ciphertext, as long as what was sealed
 *     16 bytes  tag
 *
 * The associated data is everything before the nonce followed by the context in UTF-8, so neither a changed header
 * nor a value moved to another row or column opens. Random nonces allow 2^32 values per key: two per message, that
 * is decades of the busiest municipality, and a yearly new key keeps far from it.
 *
 * A new sealing key. The last key of the ring seals, every key opens. With several processes: put the new key before
 * the last one and restart all of them (everyone can now open it), then move it to the end and restart again. With
 * one moment of standstill both steps are one. Nothing is sealed anew, so a key stays in the ring as long as a value
 * it sealed exists, backups included; a value whose key is gone is gone.
 *
 * A new BSN key is another matter: it changes every hash, and a client is found by hash only. It is not rotated as a
 * routine, and a changed key without new hashes makes the gateway forget, silently, every allocation it knows. After a
 * leak: stop every process and take a backup; in one transaction open the sealed BSN of each `bericht`, write its new
 * `bsn_hash`, that of all rows that came of it, and the `stroom` (the order of judging, derived from the hash); only
 * then start with the new key.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** A `KeyObject` shows nothing of itself when it is printed or turned into JSON. */
export type Sleutel = { readonly id: string; readonly geheim: KeyObject };

/** From old to new; the last one seals. */
export type Sleutelring = readonly [...Sleutel[], Sleutel];

/** What `maakKluis` makes; the casefile says what it asks of one. */
export type Sleutelkluis = {
  seal(klaar: Uint8Array, context: string): Uint8Array;
  open(verzegeld: Uint8Array, context: string): Uint8Array;
  bsnHash(bsn: string): Uint8Array;
};

const VERSIE = 1;
const ALGORITME = 'aes-256-gcm';
const SLEUTEL = 32;
const NONCE = 12;
const TAG = 16;
const ID = /^[A-Za-z0-9._-]{1,32}$/;

const BESCHADIGD =
  'Een verzegeld gegeven gaat niet open: het is veranderd, verplaatst, of met een andere sleutel verzegeld.';
const NIET_VERZEGELD =
  'Een verzegeld gegeven gaat niet open: het heeft niet de vorm waarin Berichtenpoort verzegelt.';

/** A key as text: what an administrator puts in the configuration. */
export function nieuweSleutel(): string {
  return randomBytes(SLEUTEL).toString('base64');
}

/** @throws Error with a Dutch sentence that holds nothing of the key */
export function leesSleutel(tekst: string): KeyObject {
  let bytes: Uint8Array | undefined;
  try {
    bytes = Uint8Array.fromBase64(tekst.trim(), { lastChunkHandling: 'strict' });
  } catch {
    // What it could not read may be most of a key, so that error goes no further.
  }
  if (bytes === undefined)
    throw new Error('De sleutel is geen geldige base64. Maak er een met: openssl rand -base64 32');
  if (bytes.length !== SLEUTEL) {
    throw new Error(
      `De sleutel is ${bytes.length} bytes lang en moet ${SLEUTEL} zijn. Maak er een met: openssl rand -base64 32`,
    );
  }
  return createSecretKey(bytes);
}

/**
 * Reads `id:base64,id2:base64`, from old to new.
 * @throws Error with a Dutch sentence that names keys by their place only: an id in the wrong place may be a key
 */
export function leesSleutelring(tekst: string): Sleutelring {
  const [laatste, ...eerdere] = tekst.split(',').map(leesRegel).reverse();
  // Splitting always gives a part, and an empty one was refused.
  if (laatste === undefined) throw new Error('De sleutelring is leeg.');
  const ring: Sleutelring = [...eerdere.reverse(), laatste];
  for (const [plaats, een] of ring.entries()) {
    for (const eerder of ring.slice(0, plaats)) {
      if (eerder.id === een.id) {
        throw new Error(
          `Sleutel ${plaats + 1} heeft een id dat al eerder in de ring staat. Geef elke sleutel een eigen id.`,
        );
      }
      if (eerder.geheim.equals(een.geheim)) {
        throw new Error(
          `Sleutel ${plaats + 1} staat al onder een ander id in de ring. Maak een nieuwe sleutel.`,
        );
      }
    }
  }
  return ring;
}

function leesRegel(regel: string, plaats: number): Sleutel {
  const [id = '', geheim, ...rest] = regel.trim().split(':');
  if (geheim === undefined || rest.length > 0) {
    throw new Error(`Sleutel ${plaats + 1} heeft niet de vorm id:base64. Scheid sleutels met een komma.`);
  }
  if (!ID.test(id)) {
    throw new Error(
      `Het id van sleutel ${plaats + 1} is ongeldig. Gebruik 1 tot en met 32 letters, cijfers, punten, streepjes of lage streepjes.`,
    );
  }
  try {
    return { id, geheim: leesSleutel(geheim) };
  } catch (fout) {
    throw new Error(`Sleutel ${plaats + 1}: ${fout instanceof Error ? fout.message : ''}`);
  }
}

/** Keeps what it is given under the last key of the ring; opens under any of them. */
export function maakKluis(opties: { sleutels: Sleutelring; bsnSleutel: KeyObject }): Sleutelkluis {
  const { sleutels, bsnSleutel } = opties;
  const verzegelaar = sleutels[sleutels.length - 1] ?? sleutels[0];
  const kop = Buffer.concat([
    Buffer.from([VERSIE, verzegelaar.id.length]),
    Buffer.from(verzegelaar.id, 'latin1'),
  ]);
  const bijId = new Map(sleutels.map(({ id, geheim }) => [id, geheim]));

  return {
    seal(klaar, context) {
      const nonce = randomBytes(NONCE);
      const sluiten = createCipheriv(ALGORITME, verzegelaar.geheim, nonce, { authTagLength: TAG });
      sluiten.setAAD(gebonden(kop, context));
      return Buffer.concat([kop, nonce, sluiten.update(klaar), sluiten.final(), sluiten.getAuthTag()]);
    },

    open(verzegeld, context) {
      const deel = uiteen(verzegeld);
      const geheim = bijId.get(deel.id);
      if (geheim === undefined) {
        throw kluisfout(
          `Een verzegeld gegeven gaat niet open: sleutel '${deel.id}' ontbreekt in BERICHTENPOORT_SLEUTELS.`,
        );
      }
      const openen = createDecipheriv(ALGORITME, geheim, deel.nonce, { authTagLength: TAG });
      openen.setAAD(gebonden(deel.kop, context));
      openen.setAuthTag(deel.tag);
      const klaar = openen.update(deel.inhoud);
      try {
        // Nothing comes of it but the certainty that nothing was changed; a copy would double a large message.
        openen.final();
        return klaar;
      } catch {
        throw kluisfout(BESCHADIGD);
      }
    },

    bsnHash: (bsn) => createHmac('sha256', bsnSleutel).update(bsn).digest(),
  };
}

function uiteen(verzegeld: Uint8Array) {
  const [versie, lengte = 0] = verzegeld;
  const naKop = 2 + lengte;
  const id = Buffer.from(verzegeld.subarray(2, naKop)).toString('latin1');
  // The id is shown when its key is missing; only what can be one of ours may be.
  if (versie !== VERSIE || !ID.test(id) || verzegeld.length < naKop + NONCE + TAG) {
    throw kluisfout(NIET_VERZEGELD);
  }
  return {
    id,
    kop: verzegeld.subarray(0, naKop),
    nonce: verzegeld.subarray(naKop, naKop + NONCE),
    inhoud: verzegeld.subarray(naKop + NONCE, -TAG),
    tag: verzegeld.subarray(-TAG),
  };
}

/** The header tells its own length, so header and context together can be read in one way only. */
function gebonden(kop: Uint8Array, context: string): Uint8Array {
  return Buffer.concat([kop, Buffer.from(context)]);
}

/** With a code, for where the text of an error is not kept. */
function kluisfout(tekst: string): Error {
  return Object.assign(new Error(tekst), { code: 'KLUIS_GESLOTEN' });
}
