/** The district or county of an area: all that is told of where it was. */
export function districtOf(areaCode: string): string {
  return `${areaCode.slice(0, 6)}000000`
}
