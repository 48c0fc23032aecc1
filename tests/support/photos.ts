const segment = (marker: number, content: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** A small JPEG in the form that the cleaning of pictures takes, with a place in its metadata that must not stay. */
export function jpegPhoto(): Buffer {
  const latin = (text: string) => Buffer.from(text, 'latin1')
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, latin('JFIF\0\x01\x02')),
    segment(0xfe, latin('GPS 30.47N 106.63E')),
    segment(0xdb, Buffer.alloc(65)),
    segment(0xc0, Buffer.alloc(9)),
    segment(0xda, Buffer.alloc(8)),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** The first bytes of a HEIC picture: a box of file type with the brand `heic`. */
export function heicPhoto(): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(24)
  return Buffer.concat([head, Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)])
}
