import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import { defineErrors } from '../../kernel/errors.ts'

export const privacyErrors = defineErrors({
  UNREADABLE_SECRET: {
    status: 500,
    zh: '个人信息无法解密：主密钥与写入时不同。请恢复原来的 SECRET_KEY 或数据目录中的密钥文件。',
    en: 'Personal data cannot be decrypted: the master key differs from the one it was written with. Restore the former SECRET_KEY or the key file in the data folder.',
  },
})

export type Privacy = {
  /** Encrypts one personal field for its column. The same text never gives the same bytes twice. */
  seal(text: string): string
  /** Decrypts what `seal` made. Throws UNREADABLE_SECRET if the key differs or the bytes were changed. */
  open(sealed: string): string
  /** A keyed fingerprint by which equal values of a kind can be found without decrypting any. */
  blindIndex(kind: string, text: string): string
}

/** Named in every sealed value, so that a later version can change the method and still read what is there. */
const METHOD = 'v1'

/**
 * Protects personal fields with AES-256-GCM (NIST SP 800-38D; 96-bit random nonce, 128-bit tag) and finds them by
 * HMAC-SHA-256. Both keys are derived from the master key (64 hexadecimal digits) by HKDF (RFC 5869), so that neither
 * tells the other.
 */
export function createPrivacy(masterKeyHex: string): Privacy {
  const master = Buffer.from(masterKeyHex, 'hex')
  // Key objects, since making one of bytes at every call costs four times what the cipher does.
  const derive = (use: string) => createSecretKey(Buffer.from(hkdfSync('sha256', master, 'gongheng', use, 32)))
  const sealKey = derive('seal')
  const indexKey = derive('blind-index')
  const nonces = new Nonces()
  return {
    seal(text) {
      const nonce = nonces.take()
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${METHOD}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`
    },
    open(sealed) {
      const [method, body = ''] = sealed.split('.')
      const bytes = Buffer.from(body, 'base64url')
      if (method !== METHOD || bytes.length < 28) throw privacyErrors.UNREADABLE_SECRET()
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(-16))
      try {
        return decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
      } catch (cause) {
        throw privacyErrors.UNREADABLE_SECRET({}, { cause })
      }
    },
    blindIndex(kind, text) {
      const plain = text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()
      return createHmac('sha256', indexKey).update(`${kind}\0${plain}`).digest('base64url')
    },
  }
}

/** Random nonces of 96 bits, drawn for many values at once. */
class Nonces {
  #pool = Buffer.alloc(0)
  #used = 0

  take(): Buffer {
    if (this.#used === this.#pool.length) {
      this.#pool = randomBytes(12 * 256)
      this.#used = 0
    }
    this.#used += 12
    return this.#pool.subarray(this.#used - 12, this.#used)
  }
}
