/** Width and height of a drawing in pixels, from the attributes of its root; 640 by 360 where it names none. */
export function drawingSize(svg: string): { width: number; height: number } {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? ''
  const read = (name: string) => Number(new RegExp(`\\s${name}="([\\d.]+)(px)?"`).exec(root)?.[1] ?? Number.NaN)
  const [width, height] = [read('width'), read('height')]
  return width > 0 && height > 0 ? { width, height } : { width: 640, height: 360 }
}
