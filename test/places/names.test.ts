import { expect } from 'chai';
import { namesOf } from '../../src/places/names.ts';

describe('names that people say', () => {
  const rows: readonly [string, string, string, string, readonly string[]][] = [
    ['Seattle city', 'WA', 'Seattle', 'city', []],
    ['Kansas City city', 'MO', 'Kansas City', 'city', []],
    ['Boise City city', 'ID', 'Boise', 'city', ['Boise City']],
    ['Boise City city', 'OK', 'Boise City', 'city', []],
    ['Winston-Salem city', 'NC', 'Winston-Salem', 'city', []],
    ['Carmel-by-the-Sea city', 'CA', 'Carmel-by-the-Sea', 'city', []],
    [
      'Nashville-Davidson metropolitan government (balance)',
      'TN',
      'Nashville',
      'consolidated city',
      ['Nashville-Davidson'],
    ],
    [
      'Louisville/Jefferson County metro government (balance)',
      'KY',
      'Louisville',
      'consolidated city',
      ['Louisville/Jefferson County', 'Louisville-Jefferson County', 'Louisville-Jefferson'],
    ],
    ['Lexington-Fayette urban county', 'KY', 'Lexington', 'consolidated city', ['Lexington-Fayette']],
    ['Indianapolis city (balance)', 'IN', 'Indianapolis', 'consolidated city', []],
    ['Butte-Silver Bow (balance)', 'MT', 'Butte', 'consolidated city', ['Butte-Silver Bow']],
    ['Macon-Bibb County', 'GA', 'Macon', 'consolidated city', ['Macon-Bibb County', 'Macon-Bibb']],
    [
      'Anaconda-Deer Lodge County',
      'MT',
      'Anaconda',
      'consolidated city',
      ['Anaconda-Deer Lodge County', 'Anaconda-Deer Lodge'],
    ],
    ['Echols County consolidated government', 'GA', 'Echols County', 'consolidated city', []],
    ['Urban Honolulu CDP', 'HI', 'Honolulu', 'CDP', ['Urban Honolulu']],
    ['San Buenaventura (Ventura) city', 'CA', 'Ventura', 'city', ['San Buenaventura']],
    ['El Paso de Robles (Paso Robles) city', 'CA', 'Paso Robles', 'city', ['El Paso de Robles']],
    ['Village of Oak Creek (Big Park) CDP', 'AZ', 'Village of Oak Creek', 'CDP', ['Big Park']],
    ['Carson City', 'NV', 'Carson City', 'consolidated city', []],
    ['Princeton', 'NJ', 'Princeton', 'municipality', []],
    ['Juneau city and borough', 'AK', 'Juneau', 'consolidated city', []],
    ['Anchorage municipality', 'AK', 'Anchorage', 'municipality', []],
    ['Magna metro township', 'UT', 'Magna', 'municipality', []],
    ['County Line town', 'AL', 'County Line', 'town', []],
    ['New York city', 'NY', 'New York', 'city', ['New York City']],
  ];
  for (const [legalName, state, name, kind, aliases] of rows) {
    it(`${legalName}, ${state} is ${name}`, () => {
      expect(namesOf(legalName, state)).to.deep.equal({ name, kind, aliases });
    });
  }
});
